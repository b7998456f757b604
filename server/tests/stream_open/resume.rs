//! `stream_open` with `Last-Event-ID`: what is told again.
use std::sync::Arc;
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
    let headers = [("last-event-id", last)];
    let response = server
        .open_with(&format!("/api/stream{query}"), &headers)
        .await;
    assert_eq!(response.status(), 200);
    let mut bytes = response.into_body().into_bytes_stream();
    let (mut text, mut found) = (String::new(), Vec::new());
    while found.len() < count {
        let more = timeout(PATIENCE, bytes.next()).await.expect("in time");
        text.push_str(std::str::from_utf8(&more.expect("open").expect("read")).expect("text"));
        while let Some((frame, rest)) = text.split_once("\n\n") {
            found.push(read(frame));
            text = rest.to_owned();
        }
    }
    found.truncate(count);
    found
}

fn read(frame: &str) -> (Option<i64>, Value) {
    let line = |name: &str| frame.lines().find_map(|line| line.strip_prefix(name));
    let id = line("id: ").map(|id| id.parse().expect("a number"));
    let data = line("data: ").expect("data");
    (id, serde_json::from_str(data).expect("JSON"))
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

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_missed_or_told_twice_while_events_come_in() {
    const LAST: i64 = 500;
    let server = Arc::new(TestServer::start().await);
    let writer = Arc::clone(&server);
    let writing = tokio::spawn(async move {
        for _ in 0..LAST {
            post(&writer, EVENT).await;
        }
    });
    let mut seen = 0;
    while seen < LAST {
        let next = (seen + 17).min(LAST);
        let count = usize::try_from(next - seen).expect("few");
        let frames = frames(&server, "", &seen.to_string(), count + 1).await;
        let ids: Vec<_> = frames.iter().map(|(id, _)| id.expect("an id")).collect();
        assert_eq!(ids, (seen..=next).collect::<Vec<_>>());
        for (id, frame) in &frames[1..] {
            assert_eq!(frame["payload"]["id"].as_i64(), *id);
        }
        seen = next;
    }
    writing.await.expect("written");
}

#[tokio::test]
async fn a_new_client_learns_from_where_it_may_go_on() {
    let server = TestServer::start().await;
    post(&server, EVENT).await;
    let first = frames(&server, "", "", 1).await;
    assert_eq!(told(&first), [("connected", Some(1))]);
}

#[tokio::test]
async fn filters_hold_and_history_is_not_told_again() {
    let server = TestServer::start().await;
    post(&server, EVENT).await;
    post(
        &server,
        r#"{"session_id":"t","agent_type":"claude_code","event_type":"tool_use"}"#,
    )
    .await;
    post(
        &server,
        r#"{"session_id":"u","agent_type":"codex","event_type":"tool_use","source":"import"}"#,
    )
    .await;
    post(
        &server,
        r#"{"session_id":"s","agent_type":"codex","event_type":"error"}"#,
    )
    .await;
    let all = frames(&server, "", "1", 3).await;
    assert_eq!(
        told(&all),
        [
            ("connected", Some(1)),
            ("event", Some(2)),
            ("event", Some(4))
        ]
    );
    let few = frames(&server, "?agent_type=codex&event_type=error", "0", 2).await;
    assert_eq!(told(&few), [("connected", Some(0)), ("event", Some(4))]);
}

#[tokio::test]
async fn what_cannot_be_told_is_a_reset() {
    let server = TestServer::start().await;
    let batch = format!(r#"{{"events":[{}]}}"#, vec![EVENT; 1001].join(","));
    assert_eq!(server.post("/api/events/batch", &batch).await.0, 201);
    for last in ["0", "1002", "-1"] {
        let frames = frames(&server, "", last, 2).await;
        assert_eq!(
            told(&frames),
            [("connected", None), ("reset", Some(1001))],
            "{last}"
        );
    }
    let most = frames(&server, "", "1", 1001).await;
    assert_eq!(most[1000].0, Some(1001));
}
