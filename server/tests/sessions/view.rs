//! `session_view`.
use super::stored;
use crate::support::{TestServer, answers};

async fn shown(server: &TestServer, query: &str) -> Vec<i64> {
    let (status, body) = server.get(&format!("/api/sessions/s?{query}")).await;
    assert_eq!(status, 200, "{query}: {body}");
    let view: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(view["session"]["event_count"], 12);
    let events = view["events"].as_array().expect("a list");
    events
        .iter()
        .map(|event| event["id"].as_i64().expect("an id"))
        .collect()
}

#[tokio::test]
async fn the_newest_events_stand_beside_the_session() {
    let server = TestServer::start().await;
    stored(&server, "other", "").await;
    for _ in 0..12 {
        stored(&server, "s", "").await;
    }
    let newest: Vec<i64> = (2..=13).rev().collect();
    for (query, count) in [
        ("", 10),
        ("event_limit=", 10),
        ("limit=3", 3),
        ("event_limit=2&limit=5", 2),
        ("event_limit=&limit=5", 5),
        ("event_limit=4x", 4),
        ("event_limit=0&limit=5", 0),
        ("event_limit=-1", 12),
        ("limit=100", 12),
        ("event_limit=9223372036854775807", 12),
    ] {
        assert_eq!(shown(&server, query).await, newest[..count], "{query}");
    }
}

#[tokio::test]
async fn what_is_no_session_is_not_found_and_what_is_no_number_is_refused_first() {
    let server = TestServer::start().await;
    stored(&server, "s", "").await;
    for path in ["S", "s%20", "none", "%00", "a%2Fb"] {
        answers(
            server.get(&format!("/api/sessions/{path}")).await,
            404,
            r#"{"error":"Session not found"}"#,
        );
    }
    let long = "x".repeat(4096);
    assert_eq!(server.get(&format!("/api/sessions/{long}")).await.0, 404);
    answers(
        server.get("/api/sessions/none?event_limit=NaN").await,
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"event_limit","message":"must begin with an integer"}]}"#,
    );
}

#[tokio::test]
async fn a_session_id_of_four_kilobytes_or_with_a_nul_is_found_again() {
    let server = TestServer::start().await;
    let long = "ü".repeat(2048);
    stored(&server, &long, "").await;
    stored(&server, r"a\u0000b", "").await;
    let encoded = "%C3%BC".repeat(2048);
    assert_eq!(server.get(&format!("/api/sessions/{encoded}")).await.0, 200);
    let (status, body) = server.get("/api/sessions/a%00b").await;
    assert_eq!(status, 200, "{body}");
    assert!(
        body.starts_with(r#"{"session":{"id":"a\u0000b","#),
        "{body}"
    );
}
