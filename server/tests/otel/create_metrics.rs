//! `otel_metrics_create`.
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{TestServer, answers};

const METRICS: &str = "/api/otel/v1/metrics";

fn text(key: &str, value: &str) -> Value {
    json!({"key": key, "value": {"stringValue": value}})
}

/// A cumulative count of output tokens in session `s`.
fn cumulative(value: Value, start: &str, time: &str) -> Value {
    json!({
        "resource": {"attributes": [text("service.name", "claude-code")]},
        "scopeMetrics": [{"metrics": [{
            "name": "claude_code.token.usage",
            "sum": {
                "aggregationTemporality": 2,
                "isMonotonic": true,
                "dataPoints": [{
                    "asInt": value,
                    "startTimeUnixNano": start,
                    "timeUnixNano": time,
                    "attributes": [text("session.id", "s"), text("type", "output")]
                }]
            }
        }]}]
    })
}

fn export(resources: &[Value]) -> String {
    json!({"resourceMetrics": resources}).to_string()
}

async fn sent(server: &TestServer, value: u64, start: &str, time: &str) {
    let export = export(&[cumulative(json!(value.to_string()), start, time)]);
    answers(server.post(METRICS, &export).await, 200, "{}");
}

/// Output tokens of the events of session `s`, oldest first.
async fn counted(server: &TestServer) -> Vec<i64> {
    let (_, body) = server.get("/api/events?session_id=s").await;
    let body: Value = serde_json::from_str(&body).expect("JSON");
    let events = body["events"].as_array().expect("a list").iter().rev();
    let tokens = events.map(|event| event["tokens_out"].as_i64().expect("a count"));
    tokens.collect()
}

async fn on(database: &Path) -> TestServer {
    TestServer::with(|config| config.db_path = database.to_owned()).await
}

#[tokio::test]
async fn a_cumulative_series_goes_on_after_a_restart() {
    let dir = tempfile::tempdir().expect("a directory");
    let database = dir.path().join("a.db");
    let server = on(&database).await;
    sent(&server, 100, "10", "20").await;
    sent(&server, 140, "10", "30").await;
    server.store.close().await.expect("it closes");
    let server = on(&database).await;
    sent(&server, 150, "10", "40").await;
    assert_eq!(counted(&server).await, [100, 40, 10]);
}

#[cfg(unix)]
#[tokio::test]
async fn what_series_stood_at_is_for_the_eyes_of_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a directory");
    let database = dir.path().join("a.db");
    sent(&on(&database).await, 100, "10", "20").await;
    let state = std::fs::metadata(dir.path().join("a.db.state")).expect("a file");
    assert_eq!(state.permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_state_that_cannot_be_read_costs_no_event() {
    let dir = tempfile::tempdir().expect("a directory");
    let database = dir.path().join("a.db");
    std::fs::write(dir.path().join("a.db.state"), "{\"metric_series\":[").expect("written");
    let server = on(&database).await;
    sent(&server, 100, "10", "20").await;
    sent(&server, 130, "10", "30").await;
    assert_eq!(counted(&server).await, [100, 30]);
}

#[tokio::test]
async fn a_start_that_goes_backwards_is_a_series_of_its_own() {
    let server = TestServer::start().await;
    sent(&server, 100, "5000", "6000").await;
    sent(&server, 30, "1000", "7000").await;
    sent(&server, 110, "5000", "8000").await;
    sent(&server, 31, "1000", "9000").await;
    assert_eq!(counted(&server).await, [100, 30, 10, 1]);
}

#[tokio::test]
async fn an_export_that_comes_twice_at_once_counts_once() {
    let server = TestServer::start().await;
    let export = export(&[cumulative(json!("70"), "10", "20")]);
    let (one, other) = tokio::join!(server.post(METRICS, &export), server.post(METRICS, &export));
    answers(one, 200, "{}");
    answers(other, 200, "{}");
    assert_eq!(counted(&server).await, [70]);
}

#[tokio::test]
async fn what_cannot_be_counted_to_is_left_out() {
    let server = TestServer::start().await;
    let odd = [
        "9007199254740992",
        "-5",
        "0",
        "x",
        "99999999999999999999999",
    ];
    let odd = odd.map(|value| cumulative(json!(value), "10", "20"));
    let mut all = odd.to_vec();
    all.push(cumulative(json!(1e300), "10", "20"));
    all.push(cumulative(json!("9007199254740991"), "11", "20"));
    answers(server.post(METRICS, &export(&all)).await, 200, "{}");
    assert_eq!(counted(&server).await, [9_007_199_254_740_991]);
}

/// The places of all values in `value`.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    let entries: Vec<(String, &Value)> = match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, inner)| (key.clone(), inner))
            .collect(),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .map(|(index, inner)| (index.to_string(), inner))
                .collect()
        }
        _ => Vec::new(),
    };
    for (key, inner) in entries {
        places(inner, &format!("{at}/{key}"), found);
    }
}

#[tokio::test]
async fn an_odd_value_in_any_place_loses_nothing_else() {
    let server = TestServer::start().await;
    let full = cumulative(json!("5"), "10", "20");
    let mut all = Vec::new();
    places(&full, "", &mut all);
    let mut good = 0;
    for odd in [
        json!(null),
        json!(-1.5),
        json!("?"),
        json!({"a": [null]}),
        json!([[]]),
    ] {
        for at in &all {
            let mut broken = full.clone();
            *broken.pointer_mut(at).expect("is there") = odd.clone();
            good += 1;
            let right = json!({"scopeMetrics": [{"metrics": [{
                "name": "gen_ai.client.token.usage",
                "gauge": {"dataPoints": [{"asInt": 1, "attributes": [text("session.id", "good")]}]}
            }]}]});
            let (status, body) = server.post(METRICS, &export(&[broken, right])).await;
            assert_eq!(status.as_u16(), 200, "{odd} at {at}: {body}");
        }
    }
    let (_, body) = server.get("/api/events?session_id=good&limit=1").await;
    let body: Value = serde_json::from_str(&body).expect("JSON");
    assert_eq!(body["total"], json!(good));
}
