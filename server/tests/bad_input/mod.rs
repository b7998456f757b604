//! Input that no honest client sends: nothing panics, and what is right beside it is stored. Generated, not picked:
//! every place of every sample, every byte, every parameter, every field.
mod cut;
mod endless;
mod nulls;
mod numbers;
mod queries;
mod samples;
mod texts;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::TestServer;

fn attribute(key: &str, value: Value) -> Value {
    json!({"key": key, "value": value})
}

fn text(key: &str, value: &str) -> Value {
    attribute(key, json!({"stringValue": value}))
}

/// A log record that is right, whoever sends it.
fn good_record(session: &str) -> Value {
    json!({"attributes": [text("event.name", "error"), text("gen_ai.session.id", session)]})
}

/// A resource whose one log record is right.
fn good_logs(session: &str) -> Value {
    json!({"scopeLogs": [{"logRecords": [good_record(session)]}]})
}

/// A resource whose one data point is right.
fn good_metrics(session: &str) -> Value {
    let point = json!({"asInt": 1, "attributes": [text("session.id", session)]});
    let metric = json!({"name": "gen_ai.client.token.usage", "gauge": {"dataPoints": [point]}});
    json!({"scopeMetrics": [{"metrics": [metric]}]})
}

async fn json_of(server: &TestServer, path: &str) -> Value {
    let (status, body) = server.get(path).await;
    assert_eq!(status.as_u16(), 200, "{path}: {body}");
    serde_json::from_str(&body).expect("JSON")
}

/// The sessions of all events.
async fn sessions(server: &TestServer) -> BTreeSet<String> {
    let all = json_of(server, "/api/events?limit=-1").await;
    let all = all["events"].as_array().expect("a list");
    let ids = all.iter().map(|event| &event["session_id"]);
    ids.map(|id| id.as_str().expect("text").to_owned())
        .collect()
}

/// Posts an event that is right, and finds it among all.
async fn goes_on(server: &TestServer, session: &str) {
    let event = json!({"session_id": session, "agent_type": "codex", "event_type": "tool_use"});
    let (status, body) = server.post("/api/events", &event.to_string()).await;
    assert_eq!(status.as_u16(), 201, "{body}");
    assert!(sessions(server).await.contains(session));
}
