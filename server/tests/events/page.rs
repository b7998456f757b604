//! `event_page`.
use std::sync::Arc;

use serde_json::Value;

use crate::support::{TestServer, answers};

/// Ids of a page, and the cursor of the next.
async fn page(server: &TestServer, query: &str) -> (Vec<i64>, Option<i64>) {
    let (status, body) = server.get(&format!("/api/event-pages?{query}")).await;
    assert_eq!(status, 200, "{body}");
    let page: Value = serde_json::from_str(&body).expect("JSON");
    let events = page["events"].as_array().expect("a list");
    let id = |event: &Value| event["id"].as_i64().expect("an id");
    (events.iter().map(id).collect(), page["next"].as_i64())
}

/// All pages from the newest on.
async fn walk(server: &TestServer, query: &str) -> Vec<i64> {
    let (mut ids, mut next) = page(server, query).await;
    while let Some(cursor) = next {
        let (more, after) = page(server, &format!("{query}&cursor={cursor}")).await;
        assert!(!more.is_empty(), "a cursor leads to events");
        ids.extend(more);
        next = after;
    }
    ids
}

/// So many batches of three events: codex in s, claude_code in t, an error of codex in s.
async fn store(server: &TestServer, batches: usize) {
    const MIXED: &str = r#"{"events":[
        {"session_id":"s","agent_type":"codex","event_type":"tool_use","tool_name":"Bash"},
        {"session_id":"t","agent_type":"claude_code","event_type":"tool_use","branch":"main"},
        {"session_id":"s","agent_type":"codex","event_type":"error","model":"o3","source":"hook"}]}"#;
    for _ in 0..batches {
        assert_eq!(server.post("/api/events/batch", MIXED).await.0, 201);
    }
}

fn descending(ids: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<_> = ids.collect();
    ids.sort_unstable_by_key(|id| -id);
    ids
}

#[tokio::test]
async fn pages_hold_what_the_list_holds_whatever_the_filter() {
    let server = TestServer::start().await;
    store(&server, 7).await;
    for (query, rest) in [
        ("", None),
        ("agent_type=", None),
        ("session_id=t", Some(2)),
        ("agent_type=claude_code", Some(2)),
        ("event_type=error", Some(0)),
        ("tool_name=Bash", Some(1)),
        ("branch=main", Some(2)),
        ("model=o3", Some(0)),
        ("source=hook", Some(0)),
        ("since=2000-01-01&until=2999-01-01", None),
        ("since=2000-01-01&event_type=error&session_id=s", Some(0)),
    ] {
        let all = descending((1..=21).filter(|id| rest.is_none_or(|rest| id % 3 == rest)));
        for limit in [1, 2, 3, 7, 21, 500] {
            let query = format!("{query}&limit={limit}");
            assert_eq!(walk(&server, &query).await, all, "{query}");
        }
    }
    for nothing in [
        "agent_type=CODEX",
        "since=abc",
        "until=2000-01-01",
        "cursor=1",
        "cursor=-9",
    ] {
        assert_eq!(
            page(&server, nothing).await,
            (Vec::new(), None),
            "{nothing}"
        );
    }
    assert_eq!(
        page(&server, "limit=3&cursor=4").await,
        (vec![3, 2, 1], None)
    );
    assert_eq!(
        page(&server, "limit=2&cursor=9000").await,
        (vec![21, 20], Some(20))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_comes_twice_or_is_left_out_while_events_come_in() {
    let server = Arc::new(TestServer::start().await);
    store(&server, 20).await;
    let writer = Arc::clone(&server);
    let writing = tokio::spawn(async move { store(&writer, 100).await });
    for query in [
        "limit=7",
        "limit=5&agent_type=codex",
        "limit=4&branch=main",
        "limit=9&since=2000-01-01",
    ] {
        let ids = walk(&server, query).await;
        let newest = *ids.first().expect("some");
        let wanted = |id: &i64| match query {
            _ if query.contains("codex") => id % 3 != 2,
            _ if query.contains("main") => id % 3 == 2,
            _ => true,
        };
        assert_eq!(ids, descending((1..=newest).filter(wanted)), "{query}");
    }
    writing.await.expect("written");
}

#[tokio::test]
async fn a_cursor_or_limit_that_is_none_is_refused_by_name() {
    let server = TestServer::start().await;
    let refused = |field: &str, message: &str| {
        format!(
            r#"{{"error":"Invalid query parameters","details":[{{"field":"{field}","message":"{message}"}}]}}"#
        )
    };
    for (query, field, message) in [
        ("cursor=abc", "cursor", "must be an integer when provided"),
        ("cursor=1.5", "cursor", "must be an integer when provided"),
        (
            "cursor=9223372036854775808",
            "cursor",
            "must be an integer when provided",
        ),
        ("cursor=1&cursor=2", "cursor", "must be given once"),
        (
            "limit=0",
            "limit",
            "must be an integer from 1 to 500 when provided",
        ),
        (
            "limit=501",
            "limit",
            "must be an integer from 1 to 500 when provided",
        ),
        (
            "limit=-1",
            "limit",
            "must be an integer from 1 to 500 when provided",
        ),
    ] {
        let answer = server.get(&format!("/api/event-pages?{query}")).await;
        answers(answer, 400, &refused(field, message));
    }
}
