//! `event_list`.
use crate::support::{TestServer, answers};

async fn ids(server: &TestServer, query: &str) -> Vec<i64> {
    let (status, body) = server.get(&format!("/api/events?{query}")).await;
    assert_eq!(status, 200, "{body}");
    let list: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    let events = list["events"].as_array().expect("a list");
    events
        .iter()
        .map(|event| event["id"].as_i64().expect("an id"))
        .collect()
}

async fn seeded() -> TestServer {
    let server = TestServer::start().await;
    for (session, agent) in [("a", "codex"), ("b", "claude_code"), ("a", "codex")] {
        let event = format!(
            r#"{{"session_id":"{session}","agent_type":"{agent}","event_type":"tool_use"}}"#
        );
        assert_eq!(server.post("/api/events", &event).await.0, 201);
    }
    server
}

#[tokio::test]
async fn newest_come_first_and_filters_must_all_hold() {
    let server = seeded().await;
    for (query, expected) in [
        ("", &[3, 2, 1][..]),
        ("session_id=a", &[3, 1]),
        ("session_id=a&agent_type=claude_code", &[]),
        ("agent_type=CODEX", &[]),
        ("agent_type=", &[3, 2, 1]),
        ("limit=2", &[3, 2]),
        ("limit=2&offset=1", &[2, 1]),
        ("limit=-1&offset=-1", &[3, 2, 1]),
        ("limit=1.9", &[3]),
        ("since=2000-01-01", &[3, 2, 1]),
        ("since=abc", &[]),
        ("until=2000-01-01", &[]),
    ] {
        assert_eq!(ids(&server, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn a_filter_given_twice_is_refused_by_name() {
    let server = seeded().await;
    answers(
        server.get("/api/events?branch=a&branch=b").await,
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"branch","message":"must be given once"}]}"#,
    );
}
