//! The events that are counted, as hooks send them.

use agentmonitor::domain::{Batch, Event, EventStatus, EventType, Metadata, NewEvent};

/// A tool call.
pub(crate) const TOOL_USE: &str = r#"{"session_id":"5e551011-0000-4000-8000-000000000007","agent_type":"claude_code","event_type":"tool_use","tool_name":"Bash","status":"success","duration_ms":84,"project":"shop","branch":"main","source":"hook","client_timestamp":"2026-01-01T10:00:00.000Z","metadata":{"command":"cargo test -p shop case_7","file_path":"/home/dev/projects/shop/src/basket.rs","tool_use_id":7}}"#;

/// Every field that the contract knows, most of them without a value: there is all to be found and little to be judged.
pub(crate) const EVERY_FIELD: &str = r#"{"session_id":"s","agent_type":"a","event_type":"tool_use","event_id":null,"tool_name":null,"status":null,"tokens_in":null,"tokens_out":null,"branch":null,"project":null,"duration_ms":null,"metadata":null,"client_timestamp":null,"model":null,"cost_usd":null,"cache_read_tokens":null,"cache_write_tokens":null,"source":null}"#;

/// An answer that was read from an agent's own log: its cost, its place in time and its status are for us to find.
pub(crate) const IMPORTED: &str = r#"{"session_id":"5e551011-0000-4000-8000-000000000007","agent_type":"claude_code","event_type":"llm_response","model":"claude-sonnet-4-5","tokens_in":1200,"tokens_out":340,"cache_read_tokens":18000,"cache_write_tokens":700,"source":"import","client_timestamp":"2026-01-01T10:00:00.000Z","metadata":{ "command": "cargo test -p shop case_7", "file_path": "/home/dev/projects/shop/src/basket.rs", "usage": {"service_tier": "standard", "speed": 1.50}, "tool_use_id": 7 }}"#;

/// Events of a commit.
const COMMIT: u32 = 50;
/// Sessions that a commit touches.
const SESSIONS: u32 = 10;

/// Event `number` of all, ready for the writer. Every other one has an id of its sender's.
fn new_event(number: u32) -> NewEvent {
    let usage = number.is_multiple_of(5);
    NewEvent {
        event_id: number
            .is_multiple_of(2)
            .then(|| format!("event-{number:012}")),
        session_id: format!("5e551011-0000-4000-8000-{:012}", number % SESSIONS),
        agent_type: "claude_code".to_owned(),
        event_type: if usage {
            EventType::LlmResponse
        } else {
            EventType::ToolUse
        },
        tool_name: (!usage).then(|| "Bash".to_owned()),
        status: EventStatus::Success,
        tokens_in: if usage { 1200 } else { 0 },
        tokens_out: if usage { 340 } else { 0 },
        cache_read_tokens: if usage { 18_000 } else { 0 },
        cache_write_tokens: if usage { 700 } else { 0 },
        branch: Some("main".to_owned()),
        project: Some("shop".to_owned()),
        duration_ms: Some(84),
        client_timestamp: None,
        metadata: Metadata {
            json: r#"{"command":"cargo test -p shop case_7","file_path":"/home/dev/projects/shop/src/basket.rs","tool_use_id":7}"#.to_owned(),
            truncated: false,
        },
        model: usage.then(|| "claude-sonnet-4-5".to_owned()),
        cost_usd: usage.then_some(0.016_725),
        source: "hook".to_owned(),
        historical: false,
    }
}

/// The events of the commit of this number.
pub(crate) fn batch(commit: u32) -> Batch {
    let first = commit * COMMIT;
    Batch {
        events: (first..first + COMMIT).map(new_event).collect(),
        ..Batch::default()
    }
}

/// An event as the stream tells it.
pub(crate) fn stored() -> Event {
    let event = new_event(1);
    Event {
        id: 1_000_001,
        event_id: event.event_id,
        schema_version: 1,
        session_id: event.session_id,
        agent_type: event.agent_type,
        event_type: event.event_type.as_str().to_owned(),
        tool_name: event.tool_name,
        status: event.status.as_str().to_owned(),
        tokens_in: event.tokens_in,
        tokens_out: event.tokens_out,
        branch: event.branch,
        project: event.project,
        duration_ms: event.duration_ms,
        created_at: "2026-01-01 10:00:00".to_owned(),
        client_timestamp: event.client_timestamp,
        metadata: event.metadata.json,
        payload_truncated: false,
        model: event.model,
        cost_usd: event.cost_usd,
        cache_read_tokens: event.cache_read_tokens,
        cache_write_tokens: event.cache_write_tokens,
        source: Some(event.source),
    }
}
