//! The operations of the tags `series` and `activity`.
mod activity;
mod totals;
mod view;

use serde_json::{Value, json};

/// An event of a session at a time of the first of May 2026, a Friday.
fn at(session: &str, time: &str, more: Value) -> Value {
    let mut event = json!({
        "session_id": session, "agent_type": "kiln", "event_type": "llm_response",
        "client_timestamp": format!("2026-05-01T{time}Z"),
    });
    let fields = event.as_object_mut().expect("an object");
    fields.extend(more.as_object().expect("an object").clone());
    event
}
