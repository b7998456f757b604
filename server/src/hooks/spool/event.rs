//! An event as it waits in a file: what the API takes for one, so that it can be posted as it is.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::domain::{EventStatus, EventType};
use crate::ingest::Draft;

/// An event with an id and a time of its own: wherever and however often it arrives, it is one, and of then.
#[derive(Debug, Serialize, Deserialize)]
pub struct Spooled {
    event_id: String,
    client_timestamp: String,
    session_id: String,
    agent_type: String,
    event_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tool_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    branch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Box<RawValue>>,
}

impl Spooled {
    /// What a hook tells at `now`.
    pub fn new(draft: Draft, branch: Option<String>, now: Timestamp) -> Self {
        let raw = |json| RawValue::from_string(json).expect("the mapping prints JSON");
        Self {
            event_id: draft.event_id.unwrap_or_else(|| Uuid::new_v4().to_string()),
            client_timestamp: draft
                .client_timestamp
                .unwrap_or_else(|| format!("{now:.3}")),
            session_id: draft.session_id,
            agent_type: draft.agent_type,
            event_type: draft.event_type.as_str().to_owned(),
            status: draft.status.map(|status| status.as_str().to_owned()),
            tool_name: draft.tool_name,
            project: draft.project,
            branch,
            model: draft.model,
            source: draft.source,
            metadata: draft.metadata.map(raw),
        }
    }

    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).expect("texts and JSON print")
    }

    /// The event of a file; none of what was not written by [`Spool::keep`](super::Spool::keep).
    pub fn read(json: &str) -> Option<Draft> {
        let spooled: Self = serde_json::from_str(json).ok()?;
        let status = match spooled.status {
            None => None,
            Some(name) => Some(status(&name)?),
        };
        Some(Draft {
            event_id: Some(spooled.event_id),
            session_id: spooled.session_id,
            agent_type: spooled.agent_type,
            event_type: event_type(&spooled.event_type)?,
            tool_name: spooled.tool_name,
            status,
            tokens_in: None,
            tokens_out: None,
            cache_read_tokens: None,
            cache_write_tokens: None,
            branch: spooled.branch,
            project: spooled.project,
            duration_ms: None,
            client_timestamp: Some(spooled.client_timestamp),
            metadata: spooled.metadata.map(|json| json.get().to_owned()),
            model: spooled.model,
            cost_usd: None,
            cost_told_apart: false,
            source: spooled.source,
        })
    }
}

/// The kinds of event that hooks stand for.
fn event_type(name: &str) -> Option<EventType> {
    let known = [
        EventType::ToolUse,
        EventType::SessionStart,
        EventType::SessionEnd,
        EventType::Error,
        EventType::Response,
        EventType::UserPrompt,
        EventType::InstructionLoad,
    ];
    known.into_iter().find(|known| known.as_str() == name)
}

fn status(name: &str) -> Option<EventStatus> {
    let known = [EventStatus::Success, EventStatus::Error];
    known.into_iter().find(|known| known.as_str() == name)
}
