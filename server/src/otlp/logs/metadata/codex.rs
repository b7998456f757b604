//! What Codex says in attributes, under the names that the dashboard reads.

use codegen_runtime::js;

use super::object::Metadata;
use crate::domain::EventType;
use crate::otlp::logs::SUCCESS;
use crate::otlp::logs::body::Object;
use crate::otlp::logs::codex::{WITH_ITEM, error_message, event_kind, item_type};
use crate::otlp::logs::fields::{Fields, From};
use crate::otlp::malformed::Malformed;

/// UTF-16 units of a text that are shown before it is opened.
const PREVIEW_UNITS: usize = 500;

/// Arrays and objects around a value in arguments: they stand in metadata, which may hold one more.
const MAX_DEPTH: usize = 63;

pub(super) fn add(
    fields: &Fields<'_>,
    event_type: EventType,
    metadata: &mut Metadata,
) -> Result<(), Malformed> {
    metadata.text("event_kind", event_kind(fields)?);
    metadata.text("error", error_message(fields)?);
    metadata.boolean("success", fields.boolean(&SUCCESS)?);
    if fields.is_named(&WITH_ITEM) {
        metadata.text("response_item_type", item_type(fields)?);
        item_text(fields, event_type, metadata);
    }
    match fields.name.as_deref().unwrap_or_default() {
        "codex.conversation_starts" => conversation(fields, metadata),
        "codex.api_request" | "codex.websocket_request" | "codex.websocket_connect" => {
            request(fields, metadata)
        }
        "codex.tool_result" | "codex.tool_decision" => tool(fields, metadata),
        "codex.sse_event" => {
            for key in ["reasoning_token_count", "tool_token_count"] {
                metadata.number(key, fields.record.number(key)?);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Texts of these attributes, under their own names.
fn texts(fields: &Fields<'_>, keys: &[&str], metadata: &mut Metadata) -> Result<(), Malformed> {
    for key in keys {
        metadata.text(key, fields.record.text(&[key])?);
    }
    Ok(())
}

fn conversation(fields: &Fields<'_>, metadata: &mut Metadata) -> Result<(), Malformed> {
    let before = ["provider_name", "reasoning_effort", "reasoning_summary"];
    texts(fields, &before, metadata)?;
    for key in ["context_window", "auto_compact_token_limit"] {
        metadata.number(key, fields.record.number(key)?);
    }
    let after = ["approval_policy", "sandbox_policy", "active_profile"];
    texts(fields, &after, metadata)?;
    if let Some(servers) = fields.record.text(&["mcp_servers"])? {
        let servers = servers.split(',').map(js::trim);
        let servers = servers.filter(|server| !server.is_empty());
        let servers: Vec<_> = servers.map(printed).collect();
        metadata.json("mcp_servers", &format!("[{}]", servers.join(",")));
    }
    Ok(())
}

fn request(fields: &Fields<'_>, metadata: &mut Metadata) -> Result<(), Malformed> {
    let status = fields.record.number("http.response.status_code")?;
    metadata.number("http_status_code", status);
    texts(fields, &["endpoint"], metadata)?;
    metadata.text("request_id", fields.record.text(&["auth.request_id"])?);
    let reused = fields.record.boolean("auth.connection_reused")?;
    metadata.boolean("connection_reused", reused);
    Ok(())
}

fn tool(fields: &Fields<'_>, metadata: &mut Metadata) -> Result<(), Malformed> {
    texts(fields, &["call_id", "decision"], metadata)?;
    let source = fields.string(&[From::Record("source"), From::Body("source")])?;
    metadata.text("decision_source", source);
    texts(fields, &["mcp_server", "mcp_server_origin"], metadata)?;
    if let Some(arguments) = arguments(fields)? {
        metadata.json("arguments", &arguments);
    }
    let output = fields.string(&[
        From::Record("output"),
        From::Body("output"),
        From::Payload("output"),
    ])?;
    let preview = output.as_deref().map(preview);
    metadata.text("output", output);
    metadata.text("content_preview", preview);
    Ok(())
}

/// As JSON: what was sent as text and is JSON stands for itself.
fn arguments(fields: &Fields<'_>) -> Result<Option<String>, Malformed> {
    let (body, payload) = (fields.body.json(), fields.body.payload());
    let sent = fields
        .record
        .text(&["arguments"])?
        .map(|text| printed(&text));
    let in_body = || {
        let raw = [
            (body, "arguments"),
            (payload, "arguments"),
            (body, "input"),
            (payload, "input"),
        ];
        let mut raw = raw.into_iter().filter_map(|(object, key)| object.raw(key));
        raw.next().map(str::to_owned)
    };
    Ok(sent.or_else(in_body).map(|json| {
        let inner = js::text(&json).and_then(|text| js::stringify(&text, MAX_DEPTH).ok());
        inner.unwrap_or(json)
    }))
}

/// What an item of a response says: a prompt's words, or a response's with their beginning.
fn item_text(fields: &Fields<'_>, event_type: EventType, metadata: &mut Metadata) {
    let places = [fields.body.payload(), fields.body.json()];
    let said = |key: &str| {
        let mut texts = places.iter().filter_map(|object| object.string(key));
        texts.find(|text| !text.is_empty())
    };
    let parts = || {
        let mut parts = places.iter().map(|object| parts(object));
        parts.find(|text| !text.is_empty())
    };
    let text = said("message").or_else(|| said("text")).or_else(parts);
    let text = text.or_else(|| said("content_preview"));
    match event_type {
        EventType::UserPrompt => metadata.text("message", text),
        EventType::Response => {
            let preview = text.as_deref().map(preview);
            metadata.text("text", text);
            metadata.text("content_preview", preview);
        }
        _ => {}
    }
}

/// The texts of the objects in `content`, one a line.
fn parts(object: &Object) -> String {
    let parts = object.objects("content").into_iter();
    let parts = parts.filter_map(|part| {
        let mut texts = ["text", "content", "summary"].into_iter();
        texts.find_map(|key| part.string(key).filter(|text| !text.is_empty()))
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// The beginning of a text; a pair of units is not taken apart.
fn preview(text: &str) -> String {
    let mut units = 0;
    let within = |c: &char| {
        units += c.len_utf16();
        units <= PREVIEW_UNITS
    };
    text.chars().take_while(within).collect()
}

fn printed(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    js::print_text(text, &mut json);
    json
}
