//! `stream_open` with `Last-Event-ID`: what is told again.
use std::sync::Arc;

use agentmonitor::config::AuthToken;

use super::{EVENT, frames, post, read_frames, resumed, told};
use crate::support::TestServer;

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
    for last in [
        "0",
        "1002",
        "-1",
        "abc",
        "9223372036854775808",
        "1001, 1001",
    ] {
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

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_misses_nothing_while_batches_of_others_come_in() {
    const BATCHES: i64 = 60;
    const MIXED: &str = r#"{"events":[
        {"session_id":"s","agent_type":"codex","event_type":"tool_use"},
        {"session_id":"t","agent_type":"claude_code","event_type":"tool_use"},
        {"session_id":"s","agent_type":"codex","event_type":"error"}]}"#;
    let server = Arc::new(TestServer::start().await);
    let writer = Arc::clone(&server);
    let writing = tokio::spawn(async move {
        for _ in 0..BATCHES {
            assert_eq!(writer.post("/api/events/batch", MIXED).await.0, 201);
        }
    });
    // The second event of each batch of three.
    let mut wanted = (0..BATCHES).map(|batch| batch * 3 + 2);
    let mut last = 0;
    while last < BATCHES * 3 - 1 {
        let next: Vec<_> = wanted.by_ref().take(7).collect();
        let frames = frames(
            &server,
            "?agent_type=claude_code",
            &last.to_string(),
            next.len() + 1,
        )
        .await;
        let ids: Vec<_> = frames[1..]
            .iter()
            .map(|(id, _)| id.expect("an id"))
            .collect();
        assert_eq!(ids, next);
        last = *ids.last().expect("some");
    }
    writing.await.expect("written");
}

#[tokio::test]
async fn too_many_bytes_are_a_reset() {
    let server = TestServer::start().await;
    let large = format!(
        r#"{{"session_id":"s","agent_type":"codex","event_type":"tool_use","metadata":{{"message":"{}"}}}}"#,
        "x".repeat(9_000)
    );
    let batch = format!(r#"{{"events":[{}]}}"#, vec![large.as_str(); 100].join(","));
    for _ in 0..5 {
        assert_eq!(server.post("/api/events/batch", &batch).await.0, 201);
    }
    let reset = frames(&server, "", "0", 2).await;
    assert_eq!(told(&reset), [("connected", None), ("reset", Some(500))]);
    let enough = frames(&server, "", "100", 401).await;
    assert_eq!(enough[400].0, Some(500));
}

#[tokio::test]
async fn what_was_missed_is_told_before_a_stop_ends_the_stream() {
    let server = TestServer::start().await;
    for _ in 0..3 {
        post(&server, EVENT).await;
    }
    let response = resumed(&server, "", "1").await;
    server.shutdown.cancel();
    let all = read_frames(response, None).await;
    assert_eq!(
        told(&all),
        [
            ("connected", Some(1)),
            ("event", Some(2)),
            ("event", Some(3))
        ]
    );
}

#[tokio::test]
async fn a_server_that_was_started_again_goes_on_where_the_other_ended() {
    let server = TestServer::start().await;
    post(&server, EVENT).await;
    post(&server, EVENT).await;
    let server = server.restart().await;
    let first = frames(&server, "", "", 1).await;
    assert_eq!(told(&first), [("connected", Some(2))]);
    let missed = frames(&server, "", "1", 2).await;
    assert_eq!(told(&missed), [("connected", Some(1)), ("event", Some(2))]);
}

#[tokio::test]
async fn nobody_learns_what_was_missed_without_the_token() {
    let server = TestServer::with(|config| config.auth_token = AuthToken::new("secret")).await;
    let refused = server
        .open_with("/api/stream", &[("last-event-id", "0")])
        .await;
    assert_eq!(refused.status(), 401);
    let headers = [("last-event-id", "0"), ("authorization", "Bearer secret")];
    let response = server.open_with("/api/stream", &headers).await;
    let first = read_frames(response, Some(1)).await;
    assert_eq!(told(&first), [("connected", Some(0))]);
}
