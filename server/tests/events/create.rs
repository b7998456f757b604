//! `event_create`.
use futures_util::StreamExt;

use crate::support::{TestServer, answers};

const EVENT: &str = r#"{"session_id":"s","agent_type":"codex","event_type":"tool_use"}"#;

#[tokio::test]
async fn an_event_is_stored_and_gets_the_next_id() {
    let server = TestServer::start().await;
    let first = server.post("/api/events", EVENT).await;
    answers(first, 201, r#"{"received":1,"ids":[1],"duplicates":0}"#);
    let second = server.post("/api/events", EVENT).await;
    answers(second, 201, r#"{"received":1,"ids":[2],"duplicates":0}"#);
}

#[tokio::test]
async fn duplicate_event_id_is_acknowledged_once() {
    let server = TestServer::start().await;
    let event = r#"{"event_id":"e","session_id":"s","agent_type":"codex","event_type":"error"}"#;
    let first = server.post("/api/events", event).await;
    answers(first, 201, r#"{"received":1,"ids":[1],"duplicates":0}"#);
    let again = server.post("/api/events", event).await;
    answers(again, 200, r#"{"received":0,"ids":[],"duplicates":1}"#);
}

#[tokio::test]
async fn every_wrong_field_is_named_in_order() {
    let server = TestServer::start().await;
    let wrong =
        r#"{"session_id":1,"agent_type":" ","event_type":"error","tokens_in":-1,"cost_usd":"1"}"#;
    answers(
        server.post("/api/events", wrong).await,
        400,
        concat!(
            r#"{"error":"Invalid event payload","details":["#,
            r#"{"field":"session_id","message":"must be a string"},"#,
            r#"{"field":"agent_type","message":"must be a non-empty string"},"#,
            r#"{"field":"tokens_in","message":"must be a non-negative integer when provided"},"#,
            r#"{"field":"cost_usd","message":"must be a non-negative number when provided"}]}"#
        ),
    );
    answers(
        server.get("/api/events").await,
        200,
        r#"{"events":[],"total":0}"#,
    );
}

#[tokio::test]
async fn the_frame_is_out_before_the_answer() {
    let server = TestServer::start().await;
    let mut frames = server
        .open("/api/stream")
        .await
        .into_body()
        .into_bytes_stream();
    let connected = frames.next().await.expect("open").expect("bytes");
    assert!(connected.starts_with(b"id: 0\ndata: {\"type\":\"connected\",\"timestamp\":\""));
    server.post("/api/events", EVENT).await;
    let frame = frames.next().await.expect("open").expect("bytes");
    let head = br#"id: 1
data: {"type":"event","payload":{"id":1,"event_id":null,"schema_version":1,"#;
    assert!(frame.starts_with(head), "{frame:?}");
    server.shutdown.cancel();
    assert!(
        frames.next().await.is_none(),
        "the stream ends with the server"
    );
}

#[tokio::test]
async fn a_closed_store_is_said_to_be_busy_and_nothing_is_acknowledged() {
    let server = TestServer::start().await;
    server.store.close().await.expect("closed");
    answers(
        server.post("/api/events", EVENT).await,
        503,
        r#"{"error":"The server is shutting down","hint":"Nothing was stored; send it again."}"#,
    );
    answers(
        server.get("/api/events").await,
        503,
        r#"{"error":"The server is shutting down","hint":"Ask again in a moment."}"#,
    );
}
