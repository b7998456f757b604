//! What a client sees of the sweep.
use futures_util::StreamExt;

use super::stored;
use crate::support::TestServer;

fn age(server: &TestServer, minutes: u32) {
    let file = rusqlite::Connection::open(server.database()).expect("opens");
    let sql = format!("UPDATE sessions SET last_event_at = datetime('now', '-{minutes} minutes')");
    file.execute_batch(&sql).expect("aged");
}

#[tokio::test]
async fn those_who_follow_are_told_that_sessions_idled_and_ended_whoever_asked() {
    let server = TestServer::start().await;
    stored(&server, "a", "").await;
    stored(&server, "b", "").await;
    let mut all = server
        .open("/api/stream")
        .await
        .into_body()
        .into_bytes_stream();
    let filtered = server.open("/api/stream?agent_type=codex").await;
    let mut filtered = filtered.into_body().into_bytes_stream();
    age(&server, 6);
    server.get("/api/sessions").await;
    age(&server, 11);
    server.get("/api/sessions/a").await;
    stored(&server, "c", "").await;

    let mut told = String::new();
    while !told.contains(r#""type":"event""#) {
        let chunk = all.next().await.expect("goes on").expect("bytes");
        told.push_str(std::str::from_utf8(&chunk).expect("text"));
    }
    let idled = r#"data: {"type":"session_update","payload":{"type":"idle_check","idled":2}}"#;
    let ended = r#"data: {"type":"session_update","payload":{"type":"end_check","ended":2}}"#;
    let place = |frame: &str| {
        told.find(frame)
            .unwrap_or_else(|| panic!("{frame} in {told}"))
    };
    assert!(place(idled) < place(ended), "{told}");
    assert_eq!(told.matches("session_update").count(), 2, "{told}");

    let mut told = String::new();
    while !told.contains(r#""type":"event""#) {
        let chunk = filtered.next().await.expect("goes on").expect("bytes");
        told.push_str(std::str::from_utf8(&chunk).expect("text"));
    }
    assert!(!told.contains("session_update"), "{told}");
}
