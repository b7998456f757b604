//! `hook_create`.
use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use super::samples::{Sample, of_scripts, projects};
use crate::support::{TestServer, answers};

const HOOKS: &str = "/api/hooks/claude-code";

/// How long an event may take to the database behind its answer, on the busiest of machines.
const PATIENCE: Duration = Duration::from_secs(30);

/// With what the script's environment said.
fn url(sample: &Sample) -> String {
    let set = |name: &str| sample.env.get(name).map(String::as_str);
    let safety = set("AGENTMONITOR_SAFETY").unwrap_or("1") == "1";
    let marked = set("AGENTMONITOR_INSTRUCTION_LOAD_INSTRUMENTED") == Some("1");
    format!("{HOOKS}?safety={safety}&instruction_load_instrumented={marked}")
}

/// All events, oldest first, once there are `count` of them.
async fn events(server: &TestServer, count: usize) -> Vec<Value> {
    let read = async {
        loop {
            let (_, body) = server.get("/api/events?limit=500").await;
            let page: Value = serde_json::from_str(&body).expect("JSON");
            let mut events = page["events"].as_array().expect("a list").clone();
            if events.len() >= count {
                events.sort_by_key(|event| event["id"].as_i64());
                return events;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, read)
        .await
        .expect("the events are stored")
}

#[tokio::test]
async fn the_samples_store_the_rows_of_the_legacys_scripts() {
    let dir = tempfile::tempdir().expect("a directory");
    projects(dir.path());
    let projects_dir = dir.path().to_path_buf();
    let server = TestServer::with(move |config| config.projects_dir = projects_dir).await;
    let stored = Sample::stored();
    for (sample, _) in &stored {
        let payload = sample.payload(dir.path());
        let (status, _) = server.post(&url(sample), &payload).await;
        assert_eq!(status, 200, "{}", sample.name);
    }
    let events = events(&server, stored.len()).await;
    assert_eq!(events.len(), stored.len());
    for (event, (sample, row)) in events.iter().zip(&stored) {
        sample.assert_stored(event, row);
    }
}

#[tokio::test]
async fn a_repository_without_a_commit_has_no_branch_and_stops_nothing() {
    let dir = tempfile::tempdir().expect("a directory");
    projects(dir.path());
    let server = TestServer::start().await;
    let sample = Sample::unborn();
    let payload = sample.payload(dir.path());
    answers(server.post(&url(&sample), &payload).await, 200, "{}");
    let events = events(&server, 1).await;
    assert_eq!(events[0]["branch"], Value::Null);
    assert_eq!(events[0]["project"], "empty-repo");
}

#[tokio::test]
async fn samples_that_sent_nothing_store_nothing_and_all_are_answered() {
    let dir = tempfile::tempdir().expect("a directory");
    let server = TestServer::start().await;
    for sample in Sample::all().iter().filter(|sample| sample.is_silent()) {
        let payload = sample.payload(dir.path());
        let object = serde_json::from_str::<BTreeMap<String, Value>>(&payload).is_ok();
        let expected = if object { 200 } else { 400 };
        let (status, _) = server.post(&url(sample), &payload).await;
        assert_eq!(status, expected, "{}", sample.name);
    }
    // Whatever was told before is stored before this.
    let stop = json!({"hook_event_name": "Stop", "session_id": "last"}).to_string();
    answers(server.post(HOOKS, &stop).await, 200, "{}");
    let events = events(&server, 1).await;
    assert_eq!(events[0]["session_id"], "last");
    assert_eq!(events.len(), 1);
}

#[tokio::test]
async fn a_destructive_command_is_denied_unless_that_is_turned_off() {
    let remove = r#"{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Bash","tool_input":{"command":"rm -rf /"}}"#;
    let denied = concat!(
        r#"{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","#,
        r#""permissionDecisionReason":"AgentMonitor: Blocked destructive command: rm -rf /"}}"#
    );
    let server = TestServer::start().await;
    answers(server.post(HOOKS, remove).await, 200, denied);
    let off = format!("{HOOKS}?safety=false");
    answers(server.post(&off, remove).await, 200, "{}");
    let server = TestServer::with(|config| config.safety = false).await;
    answers(server.post(HOOKS, remove).await, 200, "{}");
    let on = format!("{HOOKS}?safety=true");
    answers(server.post(&on, remove).await, 200, denied);
}

#[tokio::test]
async fn twenty_megabytes_of_output_and_broken_letters_are_an_event_all_the_same() {
    let server = TestServer::start().await;
    let head = concat!(
        r#"{"hook_event_name":"PostToolUse","session_id":"s","tool_name":"Bash","tool_use_id":"t","#,
        r#""tool_input":{"command":"cat "#,
    );
    let mut body = head.as_bytes().to_vec();
    body.extend_from_slice(b"\xff\xfe\"},\"tool_response\":{\"stdout\":\"");
    body.extend(std::iter::repeat_n(b'x', 20 << 20));
    body.extend_from_slice(b"\"}}");
    let request = crate::support::request(poem::http::Method::POST, HOOKS)
        .content_type("application/json")
        .body(body);
    answers(server.send(request).await, 200, "{}");
    let events = events(&server, 1).await;
    let metadata = of_scripts(&events[0]["metadata"]);
    assert_eq!(
        metadata,
        json!({"tool_use_id": "t", "command": "cat \u{fffd}\u{fffd}"})
    );
}

#[tokio::test]
async fn a_command_is_denied_however_deep_what_is_beside_it_is_nested() {
    let server = TestServer::start().await;
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let inner = format!(r#"{{"command":"rm -rf /","x":{deep}}}"#);
    let claude = format!(
        r#"{{"hook_event_name":"PreToolUse","session_id":"s","tool_name":"Bash","tool_input":{inner}}}"#
    );
    let copilot = json!({"sessionId": "s", "toolName": "bash", "toolArgs": inner}).to_string();
    for payload in [claude, copilot] {
        let (status, answer) = server.post(HOOKS, &payload).await;
        assert_eq!(status, 200, "{answer}");
        assert!(
            answer.contains(r#""permissionDecision":"deny""#),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn what_is_told_twice_under_an_id_is_stored_once() {
    let server = TestServer::start().await;
    let stop =
        |session: &str| json!({"hook_event_name": "Stop", "session_id": session}).to_string();
    let url = format!("{HOOKS}?event_id=e-1");
    for _ in 0..2 {
        answers(server.post(&url, &stop("once")).await, 200, "{}");
    }
    answers(server.post(HOOKS, &stop("last")).await, 200, "{}");
    let events = events(&server, 2).await;
    let told: Vec<_> = events
        .iter()
        .map(|event| (&event["event_id"], &event["session_id"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("e-1"), &json!("once")),
            (&Value::Null, &json!("last"))
        ]
    );
}

#[tokio::test]
async fn what_is_no_object_is_told_to_whoever_sent_it() {
    let server = TestServer::start().await;
    let refusal = r#"{"error":"Invalid hook payload","details":[{"field":"body","message":"must be an object"}]}"#;
    for body in ["[1,2]", "5", "null", "\"{}\"", "{", "", "<xml/>"] {
        answers(server.post(HOOKS, body).await, 400, refusal);
    }
}

#[tokio::test]
async fn a_hook_is_answered_when_the_store_is_gone() {
    let server = TestServer::start().await;
    server.store.close().await.expect("closed");
    let stop = r#"{"hook_event_name":"Stop","session_id":"s"}"#;
    answers(server.post(HOOKS, stop).await, 200, "{}");
    let lost = async {
        loop {
            let (_, body) = server.get("/api/telemetry").await;
            let telemetry: Value = serde_json::from_str(&body).expect("JSON");
            if let Some(tally) = telemetry["signals"].get(0) {
                return tally.clone();
            }
            tokio::task::yield_now().await;
        }
    };
    let mut lost = tokio::time::timeout(PATIENCE, lost).await.expect("counted");
    lost["last_received_at"].take();
    let expected = json!({
        "agent_type": "claude_code", "signal": "hooks", "received": 1, "mapped": 0,
        "skipped": [{"reason": "lost", "count": 1}], "last_received_at": null,
    });
    assert_eq!(lost, expected);
}

#[tokio::test]
async fn copilots_own_spelling_is_read_and_answered() {
    let server = TestServer::start().await;
    let remove = r#"{"sessionId":"s","timestamp":1704614600000,"toolName":"bash","toolArgs":"{\"command\":\"rm /\"}"}"#;
    let denied = concat!(
        r#"{"hookSpecificOutput":{"hookEventName":"PreToolUse","permissionDecision":"deny","#,
        r#""permissionDecisionReason":"AgentMonitor: Blocked destructive command: rm /"},"#,
        r#""permissionDecision":"deny","permissionDecisionReason":"AgentMonitor: Blocked destructive command: rm /"}"#
    );
    let url = format!("{HOOKS}?agent_type=copilot_cli");
    answers(server.post(&url, remove).await, 200, denied);
    let events = events(&server, 1).await;
    assert_eq!(events[0]["agent_type"], "copilot_cli");
    assert_eq!(events[0]["client_timestamp"], "2024-01-07T08:03:20.000Z");
}

#[tokio::test]
async fn a_payload_of_another_type_is_told_which_one_is_wanted() {
    let server = TestServer::start().await;
    let payload = r#"{"hook_event_name":"Stop","session_id":"s"}"#;
    let wanted = concat!(
        r#"{"error":"Unsupported media type","#,
        r#""hint":"Send the body as application/json, and say so in Content-Type."}"#,
    );
    let request = || crate::support::request(poem::http::Method::POST, HOOKS);
    let text = request().content_type("text/plain").body(payload);
    answers(server.send(text).await, 415, wanted);
    answers(server.send(request().body(payload)).await, 415, wanted);
    let details = r#"[{"field":"body","message":"must be an object"}]"#;
    let none = format!(r#"{{"error":"Invalid hook payload","details":{details}}}"#);
    answers(server.send(request().finish()).await, 400, &none);
}
