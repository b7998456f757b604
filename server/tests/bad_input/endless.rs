//! Bodies that are begun and not ended, many at once.
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use poem::http::Method;
use poem::{Body, Request};
use tokio::task::JoinHandle;

use crate::support::{TestServer, request};

const MIB: usize = 1024 * 1024;

fn post(path: &str, body: Body) -> Request {
    request(Method::POST, path)
        .content_type("application/json")
        .body(body)
}

/// Sends so much of a body, and never the rest. Comes back once it was read.
async fn begun(server: &Arc<TestServer>, bytes: usize) -> JoinHandle<()> {
    let (read, was_read) = tokio::sync::oneshot::channel();
    let chunks = (0..bytes / MIB).map(|_| Ok::<_, std::io::Error>(Bytes::from(vec![b' '; MIB])));
    let end = stream::once(async move {
        read.send(()).expect("somebody waits");
        std::future::pending().await
    });
    let body = Body::from_bytes_stream(stream::iter(chunks).chain(end));
    let server = Arc::clone(server);
    let sending = tokio::spawn(async move {
        server.send(post("/api/hooks/claude-code", body)).await;
    });
    was_read.await.expect("read so far");
    sending
}

/// An event whose metadata is so large.
fn event(bytes: usize) -> String {
    let text = "x".repeat(bytes);
    format!(
        r#"{{"session_id":"s","agent_type":"codex","event_type":"error","metadata":{{"x":"{text}"}}}}"#
    )
}

#[tokio::test]
async fn what_comes_in_is_bounded_whoever_sends_it() {
    let server = Arc::new(TestServer::start().await);
    let first = begun(&server, 31 * MIB).await;
    let second = begun(&server, 31 * MIB).await;
    let third = begun(&server, 2 * MIB).await;
    let refused = server
        .answer(post("/api/events", event(MIB / 2).into()))
        .await;
    assert_eq!(refused.status(), 503);
    assert_eq!(refused.headers()["retry-after"], "1");
    let body = refused.into_body().into_string().await.expect("text");
    let told = r#"{"error":"The server is busy","hint":"Too much is being sent at once. Nothing was done; send it again."}"#;
    assert_eq!(body, told);
    let small = server.post("/api/events", &event(10_000)).await;
    assert_eq!(small.0, 201, "what is small is taken all the same");

    first.abort();
    assert!(first.await.expect_err("it never ends").is_cancelled());
    let again = server.post("/api/events", &event(MIB / 2)).await;
    assert_eq!(again.0, 201);
    for left in [second, third] {
        left.abort();
    }
}
