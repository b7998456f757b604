//! `otel_traces_create`.
use crate::support::{TestServer, answers};

#[tokio::test]
async fn spans_are_acknowledged_and_not_stored_whatever_they_are() {
    let server = TestServer::start().await;
    for export in [
        "[]",
        r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"turn"},null]}]},null]}"#,
        r#"{"resourceSpans":5}"#,
    ] {
        answers(server.post("/api/otel/v1/traces", export).await, 200, "{}");
    }
    let refused = r#"{"error":"Invalid OTEL JSON payload"}"#;
    answers(server.post("/api/otel/v1/traces", "5").await, 400, refused);
    answers(
        server.get("/api/events").await,
        200,
        r#"{"events":[],"total":0}"#,
    );
}
