//! `stream_open`, read frame by frame.
mod resume;

use std::time::Duration;

use futures_util::StreamExt;
use serde_json::Value;
use tokio::time::timeout;

use crate::support::TestServer;

const EVENT: &str = r#"{"session_id":"s","agent_type":"codex","event_type":"tool_use"}"#;
const PATIENCE: Duration = Duration::from_secs(60);

/// The first frames of a stream, each with its id.
async fn frames(
    server: &TestServer,
    query: &str,
    last: &str,
    count: usize,
) -> Vec<(Option<i64>, Value)> {
    let response = resumed(server, query, last).await;
    read_frames(response, Some(count)).await
}

/// The answer to a client that comes again.
async fn resumed(server: &TestServer, query: &str, last: &str) -> poem::Response {
    let headers = [("last-event-id", last)];
    let target = format!("/api/stream{query}");
    let response = server.open_with(&target, &headers).await;
    assert_eq!(response.status(), 200);
    response
}

/// So many frames, or all until the stream ends.
async fn read_frames(response: poem::Response, count: Option<usize>) -> Vec<(Option<i64>, Value)> {
    let mut bytes = response.into_body().into_bytes_stream();
    let (mut text, mut found) = (String::new(), Vec::new());
    while count.is_none_or(|count| found.len() < count) {
        let Some(more) = timeout(PATIENCE, bytes.next()).await.expect("in time") else {
            assert_eq!(count, None, "it ended after {found:?}");
            break;
        };
        text.push_str(std::str::from_utf8(&more.expect("read")).expect("text"));
        while let Some((frame, rest)) = text.split_once("\n\n") {
            found.extend(read(frame));
            text = rest.to_owned();
        }
    }
    found.truncate(count.unwrap_or(usize::MAX));
    found
}

/// Nothing for heartbeats and totals, which come when they are due.
fn read(frame: &str) -> Option<(Option<i64>, Value)> {
    let line = |name: &str| frame.lines().find_map(|line| line.strip_prefix(name));
    let id = line("id: ").map(|id| id.parse().expect("a number"));
    let data: Value = serde_json::from_str(line("data: ")?).expect("JSON");
    (data["type"] != "stats").then_some((id, data))
}

/// Type and id of each frame.
fn told(frames: &[(Option<i64>, Value)]) -> Vec<(&str, Option<i64>)> {
    let kind = |frame: &'_ Value| frame["type"].as_str().expect("a type").to_owned();
    frames
        .iter()
        .map(|(id, frame)| match kind(frame).as_str() {
            "connected" => ("connected", *id),
            "event" => ("event", *id),
            "reset" => ("reset", *id),
            other => panic!("a frame {other}"),
        })
        .collect()
}

async fn post(server: &TestServer, json: &str) {
    assert_eq!(server.post("/api/events", json).await.0, 201);
}
