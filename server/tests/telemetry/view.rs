//! `telemetry_view`.
use serde_json::{Value, json};

use crate::support::TestServer;

const LOGS: &str = r#"{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":"mystery"}]}]}]}"#;

async fn telemetry(server: &TestServer) -> Value {
    let (status, body) = server.get("/api/telemetry").await;
    assert_eq!(status.as_u16(), 200, "{body}");
    serde_json::from_str(&body).expect("JSON")
}

#[tokio::test]
async fn counts_begin_anew_with_each_start_and_say_since_when() {
    let dir = tempfile::tempdir().expect("a directory");
    let database = dir.path().join("a.db");
    let on = || TestServer::with(|config| config.db_path = database.clone());
    let server = on().await;
    let before = telemetry(&server).await;
    server.post("/api/otel/v1/logs", LOGS).await;
    let counted = telemetry(&server).await;
    assert_eq!(counted["since"], before["since"]);
    assert_eq!(counted["signals"][0]["received"], json!(1));
    assert!(counted["signals"][0]["last_received_at"].as_str() >= counted["since"].as_str());
    server.store.close().await.expect("it closes");
    let again = telemetry(&on().await).await;
    assert_eq!(again["signals"], json!([]));
    assert!(again["since"].as_str() > counted["since"].as_str());
}

#[tokio::test]
async fn what_is_refused_as_a_whole_is_not_counted() {
    let server = TestServer::start().await;
    for export in ["5", r#"{"resourceLogs":5}"#, "{"] {
        let (status, body) = server.post("/api/otel/v1/logs", export).await;
        assert_eq!(status.as_u16(), 400, "{body}");
    }
    assert_eq!(telemetry(&server).await["signals"], json!([]));
}
