//! Text that Rust, SQLite, JSON or a terminal may trip over: it comes back as it went in.
use serde_json::{Map, Value, json};

use super::{attribute, goes_on, json_of, sessions, text};
use crate::support::TestServer;

/// Fields of an event that take any text.
const FIELDS: [&str; 7] = [
    "session_id",
    "agent_type",
    "event_id",
    "tool_name",
    "branch",
    "project",
    "model",
];

fn odd() -> Vec<String> {
    let odd = [
        "a\0b",
        "\0",
        "🧱",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "مشروع الفرن",
        "פרויקט",
        "\u{202e}txt.exe",
        "e\u{301}",
        "a\u{feff}b",
        "\u{10ffff}",
        "\u{7f}\u{1}\u{1b}[31m",
        "'; DROP TABLE events; --",
        "%00%ff",
        "../../etc/passwd",
        "{{now}}${HOME}",
    ];
    let long = ["x".repeat(4096), "é".repeat(2048), "🧱".repeat(1024)];
    odd.map(str::to_owned).into_iter().chain(long).collect()
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn odd_text_in_an_event_comes_back_as_it_went_in() {
    let server = TestServer::start().await;
    for odd in odd() {
        let mut event = Map::from_iter([("event_type".to_owned(), json!("tool_use"))]);
        event.extend(FIELDS.map(|field| (field.to_owned(), json!(odd))));
        event.insert("metadata".to_owned(), json!({ odd.as_str(): odd }));
        let (status, body) = server.post("/api/events", &json!(event).to_string()).await;
        assert_eq!(status.as_u16(), 201, "{odd:?}: {body}");
        let id = escaped(&odd);
        let found = json_of(&server, &format!("/api/events?session_id={id}")).await;
        for field in FIELDS {
            assert_eq!(found["events"][0][field], json!(odd), "{field}");
        }
        let metadata = found["events"][0]["metadata"].as_str().expect("text");
        let metadata: Value = serde_json::from_str(metadata).expect("JSON");
        assert_eq!(metadata, json!({ odd.as_str(): odd }));
        for path in ["", "/transcript"] {
            json_of(&server, &format!("/api/sessions/{id}{path}")).await;
        }
    }
    for path in [
        "sessions",
        "stats",
        "stats/tools",
        "stats/cost",
        "filter-options",
    ] {
        json_of(&server, &format!("/api/{path}")).await;
    }
}

#[tokio::test]
async fn odd_text_in_a_log_record_comes_back_as_it_went_in() {
    let server = TestServer::start().await;
    let records: Vec<_> = odd()
        .iter()
        .map(|odd| {
            json!({"attributes": [
                text("event.name", "tool_result"),
                text("session.id", odd),
                text("tool_name", odd),
                text("project", odd),
                text(odd, odd),
            ], "body": {"stringValue": odd}})
        })
        .collect();
    let export = json!({"resourceLogs": [{"scopeLogs": [{"logRecords": records}]}]});
    let answer = server.post("/api/otel/v1/logs", &export.to_string()).await;
    assert_eq!((answer.0.as_u16(), &*answer.1), (200, "{}"));
    for odd in odd() {
        let found = json_of(
            &server,
            &format!("/api/events?session_id={}", escaped(&odd)),
        )
        .await;
        let event = &found["events"][0];
        assert_eq!([&event["tool_name"], &event["project"]], [&json!(odd); 2]);
    }
}

#[tokio::test]
async fn odd_text_as_an_agent_is_counted_under_it() {
    let server = TestServer::start().await;
    for odd in odd() {
        let resource = json!({
            "resource": {"attributes": [text("service.name", &odd), text("session.id", "s")]},
            "scopeLogs": [{"logRecords": [{"eventName": "error"}]}]
        });
        let export = json!({"resourceLogs": [resource]}).to_string();
        let answer = server.post("/api/otel/v1/logs", &export).await;
        assert_eq!((answer.0.as_u16(), &*answer.1), (200, "{}"), "{odd:?}");
    }
    let told = json_of(&server, "/api/telemetry").await;
    let agents = told["signals"].as_array().expect("a list").iter();
    let mut agents: Vec<_> = agents.map(|it| it["agent_type"].clone()).collect();
    agents.sort_by_key(ToString::to_string);
    let cut = odd().into_iter();
    let mut cut: Vec<_> = cut
        .map(|odd| json!(odd.chars().take(200).collect::<String>()))
        .collect();
    cut.sort_by_key(ToString::to_string);
    assert_eq!(agents, cut);
}

#[tokio::test]
async fn half_a_surrogate_pair_anywhere_loses_no_neighbour() {
    let server = TestServer::start().await;
    let half = |field: &str| {
        let event =
            json!({"session_id": "half", "agent_type": "a", "event_type": "error", field: "<>"});
        event.to_string().replace("<>", r"\ud800")
    };
    let broken = FIELDS.map(half).join(",");
    let good = r#"{"session_id":"good","agent_type":"a","event_type":"error"}"#;
    let batch = format!(r#"{{"events":[{broken},{good}]}}"#);
    let (status, body) = server.post("/api/events/batch", &batch).await;
    assert_eq!(status.as_u16(), 201, "{body}");
    assert!(sessions(&server).await.contains("good"));
    let key = attribute("\u{1}", json!({"stringValue": "\u{1}"})).to_string();
    let key = key.replace(r"\u0001", r"\udfff");
    let record = super::good_record("otel").to_string();
    let record = record.replacen('[', &format!("[{key},"), 1);
    let export = format!(r#"{{"resourceLogs":[{{"scopeLogs":[{{"logRecords":[{record}]}}]}}]}}"#);
    let answer = server.post("/api/otel/v1/logs", &export).await;
    assert_eq!((answer.0.as_u16(), &*answer.1), (200, "{}"));
    assert!(sessions(&server).await.contains("otel"));
    goes_on(&server, "after").await;
}
