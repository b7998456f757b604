//! Log records as events: what happened, to whom, and what it cost. Claude Code and Codex are known by their words;
//! other agents are understood as far as they use the same ones.

mod body;
mod codex;
mod event_type;
mod fields;
mod metadata;
mod patch;
mod prompt;
mod usage;

pub(super) use self::fields::whole;

use self::body::Body;
use self::event_type::Mapped;
use self::fields::{Fields, From};
use super::agent::agent_type;
use super::malformed::Malformed;
use super::outcome::{Outcome, Skipped};
use super::record::LogRecord;
use super::value::Attributes;
use crate::domain::{EventStatus, EventType};
use crate::ingest::Draft;

const SOURCE: &str = "otel";

/// Says no more than the request before it; its name decides, whatever else it holds.
const SUPERSEDED: &str = "claude_code.response";

const SUCCESS: [From; 3] = [
    From::Record("success"),
    From::Body("success"),
    From::Payload("success"),
];

/// The event that a record is, or why it is none.
pub(super) fn outcome(record: &LogRecord, resource: &Attributes) -> Result<Outcome, Malformed> {
    let agent_type = agent_type(resource)?;
    let own_name = record.attributes.text(&["event.name"])?;
    let own_name = own_name
        .filter(|name| !name.is_empty())
        .or_else(|| record.event_name.clone());
    if own_name.as_deref() == Some(SUPERSEDED) {
        return Ok(Outcome::Skipped(Skipped::Superseded));
    }
    let name = match own_name {
        None => record.attributes.text(&["name"])?,
        own => own,
    };
    let fields = Fields {
        agent_type: &agent_type,
        name: name.filter(|name| !name.is_empty()),
        record: &record.attributes,
        resource,
        body: Body::of(record.body.as_ref()),
    };
    let severity = record.severity.as_deref();
    let event_type = match event_type::of(&fields, severity)? {
        Mapped::To(event_type) => event_type,
        Mapped::Noise => return Ok(Outcome::Skipped(Skipped::Noise)),
        Mapped::Unknown => return Ok(Outcome::Skipped(Skipped::Unmapped)),
    };
    let Some(session_id) = session_id(&fields)?.filter(|id| !id.is_empty()) else {
        return Ok(Outcome::Skipped(Skipped::NoSession));
    };
    let draft = draft(
        &fields,
        session_id,
        event_type,
        record.client_timestamp.clone(),
    )?;
    Ok(Outcome::Mapped(Box::new(draft)))
}

/// The nearest thing that says it: Claude Code says it in each record.
fn session_id(fields: &Fields<'_>) -> Result<Option<String>, Malformed> {
    fields.text(&[
        From::Record("gen_ai.session.id"),
        From::Record("conversation.id"),
        From::Record("session.id"),
        From::Resource("session.id"),
        From::Resource("gen_ai.session.id"),
        From::Resource("conversation.id"),
        From::Body("session_id"),
    ])
}

fn draft(
    fields: &Fields<'_>,
    session_id: String,
    event_type: EventType,
    client_timestamp: Option<String>,
) -> Result<Draft, Malformed> {
    let tool_name = filled(fields.text(&[
        From::Record("gen_ai.tool.name"),
        From::Record("tool_name"),
        From::Record("tool.name"),
        From::Body("tool_name"),
        From::Body("name"),
        From::Payload("tool_name"),
        From::Payload("name"),
    ])?);
    let model = filled(fields.text(&[
        From::Record("gen_ai.request.model"),
        From::Record("model"),
        From::Body("model"),
    ])?);
    let usage = usage::of(fields, model.as_deref())?;
    let failed = fields.boolean(&SUCCESS)? == Some(false);
    let status = match event_type == EventType::Error || failed {
        true => EventStatus::Error,
        false => EventStatus::Success,
    };
    let metadata = metadata::of(fields, event_type, tool_name.as_deref())?;
    Ok(Draft {
        event_id: None,
        session_id,
        agent_type: fields.agent_type.to_owned(),
        event_type,
        tool_name,
        status: Some(status),
        tokens_in: Some(usage.tokens_in),
        tokens_out: Some(usage.tokens_out),
        cache_read_tokens: Some(usage.cache_read),
        cache_write_tokens: Some(usage.cache_write),
        branch: place(fields, "branch")?,
        project: place(fields, "project")?,
        duration_ms: duration(fields)?,
        client_timestamp,
        metadata: Some(metadata),
        model,
        cost_usd: usage.cost_usd,
        cost_told_apart: false,
        source: Some(SOURCE.to_owned()),
    })
}

/// Where it happened.
fn place(fields: &Fields<'_>, key: &'static str) -> Result<Option<String>, Malformed> {
    let places = [From::Record(key), From::Resource(key), From::Body(key)];
    Ok(filled(fields.text(&places)?))
}

fn duration(fields: &Fields<'_>) -> Result<Option<i64>, Malformed> {
    let places = [From::Record("gen_ai.latency"), From::Record("duration_ms")];
    let in_body = || {
        fields
            .body
            .json()
            .plain_number("duration_ms")
            .and_then(whole)
    };
    Ok(fields.count(&places)?.or_else(in_body))
}

/// A text with something in it.
fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}
