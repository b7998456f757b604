//! `session_list`.
use super::stored;
use crate::support::{TestServer, answers};

async fn ids(server: &TestServer, query: &str) -> Vec<String> {
    let (status, body) = server.get(&format!("/api/sessions?{query}")).await;
    assert_eq!(status, 200, "{body}");
    let list: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    let sessions = list["sessions"].as_array().expect("a list");
    assert_eq!(list["total"], sessions.len(), "the page alone is counted");
    sessions
        .iter()
        .map(|session| session["id"].as_str().expect("an id").to_owned())
        .collect()
}

/// `b` is active, `c` idle, `a` ended.
async fn seeded() -> TestServer {
    let server = TestServer::start().await;
    for (session, agent, kind) in [
        ("a", "codex", "session_end"),
        ("b", "codex", "tool_use"),
        ("c", "claude_code", "session_end"),
    ] {
        let event =
            format!(r#"{{"session_id":"{session}","agent_type":"{agent}","event_type":"{kind}"}}"#);
        assert_eq!(server.post("/api/events", &event).await.0, 201);
    }
    server
}

#[tokio::test]
async fn active_sessions_come_first_and_filters_must_all_hold() {
    let server = seeded().await;
    for (query, expected) in [
        ("", &["b", "c", "a"][..]),
        ("status=ended", &["a"]),
        ("status=Ended", &[]),
        ("exclude_status=active", &["c", "a"]),
        ("exclude_status=idle&agent_type=codex", &["b", "a"]),
        ("status=idle&exclude_status=idle", &[]),
        ("since=2000-01-01&agent_type=claude_code", &["c"]),
        ("since=2099-01-01", &[]),
        ("since=abc", &[]),
        ("status=&agent_type=&since=", &["b", "c", "a"]),
    ] {
        assert_eq!(ids(&server, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn a_limit_of_none_or_less_is_no_limit() {
    let server = seeded().await;
    for (query, expected) in [
        ("limit=1", 1),
        ("limit=2.7", 2),
        ("limit=0", 3),
        ("limit=0.5", 3),
        ("limit=-1", 3),
        ("limit=abc", 3),
        ("limit=9223372036854775807", 3),
    ] {
        assert_eq!(ids(&server, query).await.len(), expected, "{query}");
    }
    answers(
        server.get("/api/sessions?limit=9223372036854775808").await,
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"limit","message":"must be an integer of 64 bits"}]}"#,
    );
}

#[tokio::test]
async fn fifty_are_shown_where_nobody_says_how_many_and_ties_are_in_order_of_their_start() {
    let server = TestServer::start().await;
    let names: Vec<String> = (0..51).map(|at| format!("s-{at:02}")).rev().collect();
    let events: Vec<String> = names
        .iter()
        .map(|id| format!(r#"{{"session_id":"{id}","agent_type":"x","event_type":"tool_use"}}"#))
        .collect();
    let batch = format!(r#"{{"events":[{}]}}"#, events.join(","));
    assert_eq!(server.post("/api/events/batch", &batch).await.0, 201);
    assert_eq!(ids(&server, "").await, names[..50]);
    assert_eq!(ids(&server, "limit=0").await, names);
}

#[tokio::test]
async fn a_session_carries_the_sums_over_its_own_events() {
    let server = TestServer::start().await;
    let edit = r#","tool_name":"Edit","tokens_in":2,"cost_usd":0.5,"metadata":{"file_path":"a.rs","lines_added":3,"lines_removed":"1"}"#;
    stored(&server, "s", edit).await;
    stored(&server, "s", edit).await;
    stored(&server, "other", edit).await;
    let (_, body) = server.get("/api/sessions/s?event_limit=0").await;
    let sums = r#""metadata":"{}","event_count":2,"tokens_in":4,"tokens_out":0,"total_cost_usd":1,"files_edited":1,"lines_added":6,"lines_removed":2}"#;
    assert!(body.contains(sums), "{body}");
    let (_, body) = server.get("/api/sessions").await;
    assert!(body.contains(sums), "{body}");
}
