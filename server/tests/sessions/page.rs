//! `session_page`.
use serde_json::Value;

use super::stored;
use crate::stats::asked;
use crate::support::TestServer;

/// The ids of all pages, one after the other.
async fn paged(server: &TestServer, query: &str) -> Vec<String> {
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = asked(
            server,
            &format!("/api/session-pages?limit=2&{query}{cursor}"),
        )
        .await;
        assert_eq!(page["total"], 5, "{query}");
        let sessions = page["sessions"].as_array().expect("a list");
        ids.extend(
            sessions
                .iter()
                .map(|session| session["id"].as_str().expect("an id").to_owned()),
        );
        match &page["next"] {
            Value::String(next) => cursor = format!("&cursor={}", next.replace(' ', "%20")),
            _ => return ids,
        }
    }
}

#[tokio::test]
async fn pages_hold_every_session_once_whatever_it_is_sorted_by() {
    let server = TestServer::start().await;
    for (session, cost, tokens) in [
        ("a~1", 0.1, 5),
        ("b", 0.3, 5),
        ("c", 0.2, 7),
        ("d", 0.2, 0),
        ("e", 1e-7, 5),
    ] {
        let fields = format!(r#","cost_usd":{cost},"tokens_in":{tokens}"#);
        stored(&server, session, &fields).await;
    }
    for (query, ids) in [
        ("sort=total_cost_usd", ["b", "c", "d", "a~1", "e"]),
        (
            "sort=total_cost_usd&direction=asc",
            ["e", "a~1", "c", "d", "b"],
        ),
        ("sort=tokens_in", ["c", "a~1", "b", "e", "d"]),
        ("sort=files_edited", ["a~1", "b", "c", "d", "e"]),
    ] {
        assert_eq!(paged(&server, query).await, ids, "{query}");
    }
    for sort in [
        "last_event_at",
        "started_at",
        "event_count",
        "tokens_out",
        "lines_added",
        "lines_removed",
    ] {
        let mut ids = paged(&server, &format!("sort={sort}")).await;
        ids.sort();
        assert_eq!(ids, ["a~1", "b", "c", "d", "e"], "{sort}");
    }
}
