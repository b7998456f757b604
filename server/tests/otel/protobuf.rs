//! OTLP in protobuf: the same events as in JSON, and answers in kind.
use poem::http::StatusCode;
use serde_json::{Value, json};

use crate::support::protobuf::{
    self, PROTOBUF, attribute, export, field, fixed, integer, point, sent, sent_as,
};
use crate::support::{TestServer, answers};

/// The use of a tool that failed.
fn record(session: &str) -> Vec<u8> {
    // An integer, a truth, a number, and a value of no kind.
    let more = [
        attribute("duration_ms", &integer(12)),
        attribute("success", &[0x10, 0]),
        attribute("cost_usd", &fixed(4, 0.25_f64.to_bits())),
        attribute("odd", &[]),
    ];
    protobuf::record(session, &more)
}

async fn events(server: &TestServer, session: &str) -> Value {
    let (_, body) = server
        .get(&format!("/api/events?session_id={session}"))
        .await;
    let body: Value = serde_json::from_str(&body).expect("JSON");
    body["events"].clone()
}

#[tokio::test]
async fn records_become_the_events_that_they_are_in_json() {
    let server = TestServer::start().await;
    for (index, content_type) in [
        PROTOBUF,
        "application/protobuf",
        "APPLICATION/X-PROTOBUF; charset=utf-8",
    ]
    .into_iter()
    .enumerate()
    {
        let answer = sent_as(&server, "logs", content_type, export(&[record("s")])).await;
        let empty = (StatusCode::OK, PROTOBUF.to_owned(), Vec::new());
        assert_eq!(answer, empty, "{content_type}");
        assert_eq!(
            events(&server, "s").await.as_array().map(Vec::len),
            Some(index + 1)
        );
    }
    let event = events(&server, "s").await[0].clone();
    let fields = [
        "event_type",
        "tool_name",
        "status",
        "duration_ms",
        "cost_usd",
        "metadata",
    ];
    let found: Vec<_> = fields.iter().map(|field| event[field].clone()).collect();
    let metadata = r#"{"command":"ls","otel_event_name":"claude_code.tool_result"}"#;
    assert_eq!(
        json!(found),
        json!(["tool_use", "Bash", "error", 12, 0.25, metadata])
    );
    assert_eq!(event["client_timestamp"], json!("2026-03-04T05:06:07.000Z"));
}

#[tokio::test]
async fn a_broken_record_is_told_and_loses_no_other() {
    let server = TestServer::start().await;
    let broken = vec![0x0a, 0x7f, 1];
    let all = export(&[broken, record("s")]);
    let (status, _, body) = sent(&server, "logs", all).await;
    assert_eq!(status, StatusCode::OK);
    let told = "What is malformed was left out, the rest was taken. The first: /resources/0/scopes/0/logRecords/0 must be a message of OTLP.";
    let partial = [&[8, 1][..], &field(2, told.as_bytes())].concat();
    assert_eq!(body, field(1, &partial));
    assert_eq!(events(&server, "s").await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn text_that_is_no_utf8_loses_its_letters_alone() {
    let server = TestServer::start().await;
    let mut record = record("s");
    record.extend(field(6, &attribute("project", &field(1, b"a\xff\0b"))));
    sent(&server, "logs", export(&[record])).await;
    assert_eq!(
        events(&server, "s").await[0]["project"],
        json!("a\u{fffd}\u{0}b")
    );
}

#[tokio::test]
async fn a_cumulative_series_is_counted_once() {
    let server = TestServer::start().await;
    for (value, start, time) in [(100, 10, 20), (140, 10, 30), (30, 5, 40)] {
        let (status, _, body) =
            sent(&server, "metrics", export(&[point(value, start, time)])).await;
        assert_eq!((status, body), (StatusCode::OK, Vec::new()));
    }
    let all = events(&server, "m").await;
    let tokens: Vec<_> = all
        .as_array()
        .expect("a list")
        .iter()
        .map(|event| event["tokens_out"].clone())
        .collect();
    assert_eq!(json!(tokens), json!([30, 40, 100]));
}

#[tokio::test]
async fn an_export_that_is_cut_short_is_refused_wherever_it_is_cut() {
    let server = TestServer::start().await;
    for (signal, whole) in [
        ("logs", export(&[record("s")])),
        ("metrics", export(&[point(1, 2, 3)])),
        ("traces", export(&[vec![0x0a, 1, 2]])),
    ] {
        for length in 1..whole.len() {
            let (status, content_type, body) =
                sent(&server, signal, whole[..length].to_vec()).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{signal} {length}");
            assert!(
                content_type.starts_with("application/json"),
                "{content_type}"
            );
            let body: Value = serde_json::from_slice(&body).expect("JSON");
            assert_eq!(body["error"], json!("Invalid OTEL protobuf payload"));
        }
    }
    answers(
        server.get("/api/events").await,
        200,
        r#"{"events":[],"total":0}"#,
    );
}

#[tokio::test]
async fn no_change_of_a_byte_is_more_than_a_refusal() {
    let server = TestServer::start().await;
    let whole = export(&[record("s")]);
    for index in 0..whole.len() {
        for byte in [0, 0x7f, 0x80, 0xff, whole[index] ^ 1] {
            let mut changed = whole.clone();
            changed[index] = byte;
            let (status, ..) = sent(&server, "logs", changed).await;
            let expected = [StatusCode::OK, StatusCode::BAD_REQUEST];
            assert!(expected.contains(&status), "{index} {byte}: {status}");
        }
    }
}
