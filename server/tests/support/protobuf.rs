//! OTLP in protobuf, a field at a time, so that it can be broken anywhere.
use poem::http::{Method, StatusCode};

use super::{TestServer, request};

pub const PROTOBUF: &str = "application/x-protobuf";

/// A field that holds bytes: a text, or a message.
pub fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    field.extend(varint(bytes.len() as u64));
    field.extend(bytes);
    field
}

fn varint(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A field of 64 bits.
pub fn fixed(number: u8, value: u64) -> Vec<u8> {
    [&[number << 3 | 1][..], &value.to_le_bytes()].concat()
}

/// An integer, as the value of an attribute.
pub fn integer(value: i64) -> Vec<u8> {
    [vec![0x18], varint(value as u64)].concat()
}

pub fn attribute(key: &str, value: &[u8]) -> Vec<u8> {
    [field(1, key.as_bytes()), field(2, value)].concat()
}

pub fn text(key: &str, value: &str) -> Vec<u8> {
    attribute(key, &field(1, value.as_bytes()))
}

/// Items of one scope of Claude Code.
pub fn export(items: &[Vec<u8>]) -> Vec<u8> {
    let resource = field(1, &text("service.name", "claude-code"));
    let items: Vec<_> = items.iter().flat_map(|item| field(2, item)).collect();
    field(1, &[field(1, &resource), field(2, &items)].concat())
}

/// The use of a tool, with more attributes.
pub fn record(session: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let words = [
        text("event.name", "claude_code.tool_result"),
        text("session.id", session),
        text("tool_name", "Bash"),
    ];
    let words = words.iter().chain(more).flat_map(|word| field(6, word));
    let body = field(1, br#"{"command":"ls"}"#);
    let record = [fixed(1, 1_772_600_767_000_000_000), field(5, &body)].concat();
    record.into_iter().chain(words).collect()
}

/// A point of a cumulative series of session `m`.
pub fn point(value: u64, start: u64, time: u64) -> Vec<u8> {
    series(
        "m",
        &[fixed(2, start), fixed(3, time), fixed(6, value)].concat(),
    )
}

/// A cumulative series with one point, which has these numbers.
pub fn series(session: &str, numbers: &[u8]) -> Vec<u8> {
    let words = [text("session.id", session), text("type", "output")];
    let words = words.iter().flat_map(|word| field(7, word));
    let point: Vec<u8> = numbers.iter().copied().chain(words).collect();
    let sum = [field(1, &point), vec![0x10, 2]].concat();
    [field(1, b"claude_code.token.usage"), field(7, &sum)].concat()
}

/// Status, media type and body of the answer to an export.
pub async fn sent(
    server: &TestServer,
    signal: &str,
    body: Vec<u8>,
) -> (StatusCode, String, Vec<u8>) {
    sent_as(server, signal, PROTOBUF, body).await
}

pub async fn sent_as(
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
