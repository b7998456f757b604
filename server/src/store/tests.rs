//! What the tests of this room share.
use crate::domain::{EventStatus, EventType, Metadata, NewEvent};

/// A plain event of `codex` in the session.
pub(crate) fn event(session: &str) -> NewEvent {
    NewEvent {
        event_id: None,
        session_id: session.into(),
        agent_type: "codex".into(),
        event_type: EventType::ToolUse,
        tool_name: None,
        status: EventStatus::Success,
        tokens_in: 0,
        tokens_out: 0,
        cache_read_tokens: 0,
        cache_write_tokens: 0,
        branch: None,
        project: None,
        duration_ms: None,
        client_timestamp: None,
        metadata: Metadata {
            json: "{}".into(),
            truncated: false,
        },
        model: None,
        cost_usd: None,
        source: "api".into(),
        historical: false,
    }
}

pub(crate) fn identified(session: &str, event_id: &str) -> NewEvent {
    NewEvent {
        event_id: Some(event_id.into()),
        ..event(session)
    }
}
