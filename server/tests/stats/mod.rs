//! The operations of the tag `stats`.
mod cost;
mod frames;
mod tools;
mod view;

use serde_json::Value;

use crate::support::TestServer;

/// A server that holds these events.
pub(crate) async fn seeded(events: &[Value]) -> TestServer {
    let server = TestServer::start().await;
    for event in events {
        let (status, body) = server.post("/api/events", &event.to_string()).await;
        assert_eq!(status, 201, "{body}");
    }
    server
}

/// An answer of 200.
pub(crate) async fn asked(server: &TestServer, path: &str) -> Value {
    let (status, body) = server.get(path).await;
    assert_eq!(status, 200, "{path}: {body}");
    serde_json::from_str(&body).expect("JSON")
}
