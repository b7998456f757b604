//! `health_view`.
use agentmonitor::config::AuthToken;

use crate::support::{TestServer, answers};

#[tokio::test]
async fn a_new_server_is_well_and_alone() {
    let server = TestServer::start().await;
    let (status, body) = server.get("/api/health").await;
    assert_eq!(status, 200);
    // The size is that of the file, which the checkpoint decides.
    let before = r#"{"status":"ok","uptime":0,"db_size_bytes":"#;
    assert!(
        body.starts_with(before) && body.ends_with(r#","sse_clients":0}"#),
        "{body}"
    );
}

#[tokio::test]
async fn it_counts_those_who_follow() {
    let server = TestServer::start().await;
    let stream = server.open("/api/stream").await;
    assert!(
        server
            .get("/api/health")
            .await
            .1
            .ends_with(r#""sse_clients":1}"#)
    );
    drop(stream);
    assert!(
        server
            .get("/api/health")
            .await
            .1
            .ends_with(r#""sse_clients":0}"#)
    );
}

#[tokio::test]
async fn it_needs_no_token_where_others_do() {
    let server = TestServer::with(|config| {
        config.auth_token = AuthToken::new("secret");
    })
    .await;
    assert_eq!(server.get("/api/health").await.0, 200);
    answers(
        server.get("/api/events").await,
        401,
        r#"{"error":"Unauthorized","hint":"Send the header Authorization: Bearer <AGENTMONITOR_AUTH_TOKEN>."}"#,
    );
}
