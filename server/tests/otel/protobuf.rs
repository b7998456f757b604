//! OTLP in protobuf: the same events as in JSON, and answers in kind.
use poem::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{TestServer, answers, request};

const PROTOBUF: &str = "application/x-protobuf";

/// A field that holds bytes: a text, or a message.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    let mut length = bytes.len();
    while length >= 0x80 {
        field.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    field.push(length as u8);
    field.extend(bytes);
    field
}

/// A field of 64 bits.
fn fixed(number: u8, value: u64) -> Vec<u8> {
    [&[number << 3 | 1][..], &value.to_le_bytes()].concat()
}

fn attribute(key: &str, value: &[u8]) -> Vec<u8> {
    [field(1, key.as_bytes()), field(2, value)].concat()
}

fn text(key: &str, value: &str) -> Vec<u8> {
    attribute(key, &field(1, value.as_bytes()))
}

/// Items of one scope of Claude Code.
fn export(items: &[Vec<u8>]) -> Vec<u8> {
    let resource = field(1, &text("service.name", "claude-code"));
    let items: Vec<_> = items.iter().flat_map(|item| field(2, item)).collect();
    field(1, &[field(1, &resource), field(2, &items)].concat())
}

fn record(session: &str) -> Vec<u8> {
    let words = [
        text("event.name", "claude_code.tool_result"),
        text("session.id", session),
        text("tool_name", "Bash"),
        // An integer, a truth, a number, and a value of no kind.
        attribute("duration_ms", &[0x18, 12]),
        attribute("success", &[0x10, 0]),
        attribute("cost_usd", &fixed(4, 0.25_f64.to_bits())),
        attribute("odd", &[]),
    ];
    let words = words.iter().flat_map(|word| field(6, word));
    let body = field(1, br#"{"command":"ls"}"#);
    let record = [fixed(1, 1_772_600_767_000_000_000), field(5, &body)].concat();
    record.into_iter().chain(words).collect()
}

/// A point of a cumulative series.
fn point(value: u64, start: u64, time: u64) -> Vec<u8> {
    let words = [text("session.id", "m"), text("type", "output")];
    let words = words.iter().flat_map(|word| field(7, word));
    let numbers = [fixed(2, start), fixed(3, time), fixed(6, value)].concat();
    let point: Vec<u8> = numbers.into_iter().chain(words).collect();
    let sum = [field(1, &point), vec![0x10, 2]].concat();
    [field(1, b"claude_code.token.usage"), field(7, &sum)].concat()
}

async fn sent(
    server: &TestServer,
    signal: &str,
    content_type: &str,
    body: Vec<u8>,
) -> (StatusCode, String, Vec<u8>) {
    let request = request(Method::POST, &format!("/api/otel/v1/{signal}"));
    let response = server
        .answer(request.content_type(content_type).body(body))
        .await;
    let status = response.status();
    let content_type = response.content_type().unwrap_or_default().to_owned();
    let body = response.into_body().into_vec().await.expect("bytes");
    (status, content_type, body)
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
        let answer = sent(&server, "logs", content_type, export(&[record("s")])).await;
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
    let (status, _, body) = sent(&server, "logs", PROTOBUF, all).await;
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
    sent(&server, "logs", PROTOBUF, export(&[record])).await;
    assert_eq!(
        events(&server, "s").await[0]["project"],
        json!("a\u{fffd}\u{0}b")
    );
}

#[tokio::test]
async fn a_cumulative_series_is_counted_once() {
    let server = TestServer::start().await;
    for (value, start, time) in [(100, 10, 20), (140, 10, 30), (30, 5, 40)] {
        let (status, _, body) = sent(
            &server,
            "metrics",
            PROTOBUF,
            export(&[point(value, start, time)]),
        )
        .await;
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
                sent(&server, signal, PROTOBUF, whole[..length].to_vec()).await;
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
            let (status, ..) = sent(&server, "logs", PROTOBUF, changed).await;
            let expected = [StatusCode::OK, StatusCode::BAD_REQUEST];
            assert!(expected.contains(&status), "{index} {byte}: {status}");
        }
    }
}
