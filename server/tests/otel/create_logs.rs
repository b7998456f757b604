//! `otel_logs_create`.
use serde_json::{Value, json};

use crate::support::{TestServer, answers};

const LOGS: &str = "/api/otel/v1/logs";

fn text(key: &str, value: &str) -> Value {
    json!({"key": key, "value": {"stringValue": value}})
}

/// One record of Claude Code with everything that an exporter sends, in session `full`.
fn full() -> Value {
    json!({
        "resource": {
            "attributes": [text("service.name", "claude-code"), text("service.version", "3")],
            "droppedAttributesCount": 0
        },
        "scopeLogs": [{
            "scope": {"name": "events", "version": "1"},
            "logRecords": [{
                "timeUnixNano": "1772600767000000000",
                "observedTimeUnixNano": "1772600767000000000",
                "severityNumber": 9,
                "severityText": "INFO",
                "eventName": "claude_code.api_request",
                "body": {"kvlistValue": {"values": [
                    text("note", "x"),
                    {"key": "list", "value": {"arrayValue": {"values": [{"intValue": "1"}]}}}
                ]}},
                "attributes": [
                    text("event.name", "api_request"),
                    text("session.id", "full"),
                    text("model", "claude-sonnet-4-5"),
                    {"key": "input_tokens", "value": {"intValue": "12"}},
                    {"key": "cost_usd", "value": {"doubleValue": 0.5}},
                    {"key": "success", "value": {"boolValue": true}}
                ],
                "traceId": "",
                "spanId": ""
            }]
        }],
        "schemaUrl": ""
    })
}

/// A record that is right, in session `good`.
fn good() -> Value {
    json!({"scopeLogs": [{"logRecords": [{"attributes": [
        text("event.name", "tool_use"), text("session.id", "good")
    ]}]}]})
}

fn export(resources: &[Value]) -> String {
    json!({"resourceLogs": resources}).to_string()
}

async fn events(server: &TestServer, session: &str) -> Value {
    let (status, body) = server
        .get(&format!("/api/events?session_id={session}"))
        .await;
    assert_eq!(status.as_u16(), 200, "{body}");
    serde_json::from_str(&body).expect("JSON")
}

/// The places of all values in `value`.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                places(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                places(inner, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Puts `odd` at every place of a record, beside one that is right.
async fn odd_values_lose_nothing_else(odd: &Value) {
    let server = TestServer::start().await;
    let mut all = Vec::new();
    places(&full(), "", &mut all);
    assert!(all.len() > 40, "{all:?}");
    for (sent, at) in all.iter().enumerate() {
        let mut broken = full();
        *broken.pointer_mut(at).expect("is there") = odd.clone();
        let (status, body) = server.post(LOGS, &export(&[broken, good()])).await;
        assert_eq!(status.as_u16(), 200, "{at}: {body}");
        let stored = events(&server, "good").await["total"].clone();
        assert_eq!(stored, json!(sent + 1), "{odd} at {at}: {body}");
    }
}

#[tokio::test]
async fn a_null_in_any_place_loses_nothing_else() {
    odd_values_lose_nothing_else(&Value::Null).await;
}

#[tokio::test]
async fn a_value_of_a_wrong_type_in_any_place_loses_nothing_else() {
    for odd in [
        json!(-1.5),
        json!("?"),
        json!({"a": [null]}),
        json!([[]]),
        json!(true),
    ] {
        odd_values_lose_nothing_else(&odd).await;
    }
}

#[tokio::test]
async fn what_an_exporter_sends_is_one_event() {
    let server = TestServer::start().await;
    answers(server.post(LOGS, &export(&[full()])).await, 200, "{}");
    let event = events(&server, "full").await["events"][0].clone();
    let fields = [
        "event_type",
        "model",
        "tokens_in",
        "cost_usd",
        "client_timestamp",
        "metadata",
    ];
    let found: Vec<_> = fields.iter().map(|field| event[field].clone()).collect();
    let expected = json!([
        "llm_request",
        "claude-sonnet-4-5",
        12,
        0.5,
        "2026-03-04T05:06:07.000Z",
        r#"{"note":"x","list":[1],"otel_event_name":"api_request"}"#
    ]);
    assert_eq!(json!(found), expected);
}

#[tokio::test]
async fn text_that_rust_or_sqlite_may_trip_over_is_stored() {
    let server = TestServer::start().await;
    // A NUL, a right-to-left name, an emoji, half a surrogate pair, a number that is none.
    let record = r#"{"attributes":[{"key":"event.name","value":{"stringValue":"tool_use"}},
        {"key":"session.id","value":{"stringValue":"s"}},
        {"key":"tool_name","value":{"stringValue":"a\u0000b"}},
        {"key":"project","value":{"stringValue":"مشروع🧱"}},
        {"key":"\ud800","value":{"stringValue":"\udfff"}},
        {"key":"duration_ms","value":{"doubleValue":1e999}}],
        "body":{"stringValue":"{\"half\":\"\\ud800\",\"big\":1e999}"}}"#;
    let export = format!(r#"{{"resourceLogs":[{{"scopeLogs":[{{"logRecords":[{record}]}}]}}]}}"#);
    answers(server.post(LOGS, &export).await, 200, "{}");
    let event = events(&server, "s").await["events"][0].clone();
    assert_eq!(event["tool_name"], json!("a\u{0}b"));
    assert_eq!(event["project"], json!("مشروع🧱"));
    assert_eq!(event["duration_ms"], Value::Null);
    let metadata = r#"{"half":"\ud800","big":null,"otel_event_name":"tool_use"}"#;
    assert_eq!(event["metadata"], json!(metadata));
}

#[tokio::test]
async fn a_session_id_of_4_kilobytes_is_a_session_id() {
    let server = TestServer::start().await;
    let long = "é".repeat(2048);
    let record = json!({"attributes": [text("event.name", "error"), text("session.id", &long)]});
    let resource = json!({"scopeLogs": [{"logRecords": [record]}]});
    answers(server.post(LOGS, &export(&[resource])).await, 200, "{}");
    let (_, body) = server.get("/api/events").await;
    assert!(body.contains(&long));
}

#[tokio::test]
async fn five_mebibytes_are_taken_and_ten_are_not() {
    let server = TestServer::start().await;
    let sized = |bytes: usize| {
        let fixed = r#"{"resourceLogs":[],"filler":""}"#.len();
        format!(
            r#"{{"resourceLogs":[],"filler":"{}"}}"#,
            "x".repeat(bytes - fixed)
        )
    };
    let limit = 5 * 1024 * 1024;
    answers(server.post(LOGS, &sized(limit)).await, 200, "{}");
    let over =
        r#"{"error":"Payload too large","hint":"The limit is 5242880 bytes after decompression."}"#;
    answers(server.post(LOGS, &sized(limit + 1)).await, 413, over);
    answers(server.post(LOGS, &sized(2 * limit)).await, 413, over);
}

#[tokio::test]
async fn a_body_that_is_nested_too_deep_is_refused_and_one_within_a_text_is_a_text() {
    let server = TestServer::start().await;
    let deep = format!("{}{}", "[".repeat(65), "]".repeat(65));
    let (status, _) = server.post(LOGS, &deep).await;
    assert_eq!(status.as_u16(), 400);
    let record = json!({
        "attributes": [text("event.name", "codex.tool_result"), text("session.id", "s"), text("arguments", &deep)],
        "body": {"stringValue": deep}
    });
    let resource = json!({
        "resource": {"attributes": [text("service.name", "codex")]},
        "scopeLogs": [{"logRecords": [record]}]
    });
    answers(server.post(LOGS, &export(&[resource])).await, 200, "{}");
    let metadata = events(&server, "s").await["events"][0]["metadata"].clone();
    let metadata: Value = serde_json::from_str(metadata.as_str().expect("text")).expect("JSON");
    assert_eq!(metadata["message"], json!(deep));
    assert_eq!(metadata["arguments"], json!(deep));
}
