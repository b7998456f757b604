//! The words of Codex: its events, the items of its responses, the kinds of its streams.

use super::SUCCESS;
use super::event_type::Mapped;
use super::fields::{Fields, From};
use crate::domain::EventType;
use crate::otlp::agent::CODEX;
use crate::otlp::malformed::Malformed;

/// Records that carry an item of a response.
pub(super) const WITH_ITEM: [&str; 2] = ["codex.response", "codex.event_msg"];
const SSE: &str = "codex.sse_event";
const WEBSOCKET: [&str; 2] = ["codex.websocket_event", "codex.websocket.event"];

const COMPLETED: &str = "response.completed";
const FAILED: &str = "response.failed";
const TIMING: &str = "responsesapi.websocket_timing";
/// Parts of a response that the whole repeats.
const NOISE: [&str; 11] = [
    "response.created",
    "response.in_progress",
    "response.output_text.delta",
    "response.output_text.done",
    "response.function_call_arguments.delta",
    "response.custom_tool_call_input.delta",
    "response.output_item.added",
    "response.output_item.done",
    "response.content_part.added",
    "response.content_part.done",
    TIMING,
];

const PROMPTS: [&str; 2] = ["user_message", "user_prompt"];
const ITEMS: [&str; 20] = [
    "assistant_message",
    "agent_message",
    "message_from_assistant",
    "message_from_user",
    "reasoning",
    "reasoning_summary_delta",
    "reasoning_content_delta",
    "reasoning_summary_part_added",
    "local_shell_call",
    "function_call",
    "function_call_output",
    "tool_search_call",
    "tool_search_output",
    "custom_tool_call",
    "custom_tool_call_output",
    "web_search_call",
    "image_generation_call",
    "ghost_snapshot",
    "compaction",
    "other",
];

pub(super) fn is_codex(fields: &Fields<'_>) -> bool {
    fields.agent_type == CODEX
}

/// What a record of Codex is by its whole name.
pub(super) fn by_name(fields: &Fields<'_>) -> Result<Option<Mapped>, Malformed> {
    if !is_codex(fields) {
        return Ok(None);
    }
    let name = fields.name.as_deref().unwrap_or_default();
    Ok(match name {
        "codex.tool_decision" => Some(Mapped::To(EventType::ToolUse)),
        "codex.conversation_starts" => Some(Mapped::To(EventType::SessionStart)),
        "codex.websocket_request" => Some(Mapped::To(EventType::LlmRequest)),
        name if WITH_ITEM.contains(&name) => by_item(fields)?.map(Mapped::To),
        SSE => Some(streamed(fields)?),
        name if WEBSOCKET.contains(&name) => Some(socketed(fields)?),
        _ => None,
    })
}

/// What a record of Codex is by the item that it carries.
pub(super) fn by_item(fields: &Fields<'_>) -> Result<Option<EventType>, Malformed> {
    if !is_codex(fields) {
        return Ok(None);
    }
    let item = item_type(fields)?;
    let item = item.as_deref().unwrap_or_default();
    Ok(if PROMPTS.contains(&item) {
        Some(EventType::UserPrompt)
    } else {
        ITEMS.contains(&item).then_some(EventType::Response)
    })
}

pub(super) fn item_type(fields: &Fields<'_>) -> Result<Option<String>, Malformed> {
    fields.string(&[
        From::Payload("type"),
        From::Body("type"),
        From::Record("response_item.type"),
        From::Record("item.type"),
        From::Record("type"),
    ])
}

pub(super) fn event_kind(fields: &Fields<'_>) -> Result<Option<String>, Malformed> {
    fields.string(&[
        From::Record("event.kind"),
        From::Record("kind"),
        From::Body("event_kind"),
        From::Body("kind"),
        From::Payload("event_kind"),
        From::Payload("kind"),
    ])
}

/// What went wrong, in words.
pub(super) fn error_message(fields: &Fields<'_>) -> Result<Option<String>, Malformed> {
    if let Some(message) = fields.record.text(&["error.message"])? {
        return Ok(Some(message));
    }
    let told = [fields.body.json(), fields.body.payload()].into_iter();
    let mut told = told.filter_map(|object| {
        let own = object.string("error");
        own.or_else(|| object.object("error").string("message"))
    });
    Ok(told.next())
}

fn has_failed(fields: &Fields<'_>) -> Result<bool, Malformed> {
    Ok(fields.boolean(&SUCCESS)? == Some(false) || error_message(fields)?.is_some())
}

/// A part of a response that came over server-sent events.
fn streamed(fields: &Fields<'_>) -> Result<Mapped, Malformed> {
    let kind = event_kind(fields)?.unwrap_or_default();
    Ok(match kind.as_str() {
        COMPLETED => Mapped::To(EventType::LlmResponse),
        FAILED => Mapped::To(EventType::Error),
        _ if has_failed(fields)? => Mapped::To(EventType::Error),
        TIMING => Mapped::Noise,
        kind if kind.starts_with("response.") => Mapped::To(EventType::Response),
        _ => Mapped::Unknown,
    })
}

/// A part of a response that came over a WebSocket.
fn socketed(fields: &Fields<'_>) -> Result<Mapped, Malformed> {
    let kind = event_kind(fields)?.unwrap_or_default();
    Ok(match kind.as_str() {
        FAILED => Mapped::To(EventType::Error),
        _ if has_failed(fields)? => Mapped::To(EventType::Error),
        kind if NOISE.contains(&kind) => Mapped::Noise,
        kind if kind.starts_with("response.") => Mapped::To(EventType::Response),
        _ => Mapped::Unknown,
    })
}
