//! Ten megabytes of OTLP: in one export they are refused in every form, in several they are stored to the last record.

use contract_tests::http::{self, Request};
use contract_tests::recording::gzip;
use serde_json::json;

use crate::support::Running;

const TARGET: &str = "/api/otel/v1/logs";
const TEN_MEGABYTES: usize = 10_000_000;

/// An export of `records` log records of a kilobyte and more, in a session.
fn export(session: &str, records: usize) -> String {
    let text = |key: &str, value: &str| json!({"key": key, "value": {"stringValue": value}});
    let record = json!({
        "attributes": [text("event.name", "error"), text("session.id", session)],
        "body": {"stringValue": "x".repeat(1000)},
    });
    json!({"resourceLogs": [{"scopeLogs": [{"logRecords": vec![record; records]}]}]}).to_string()
}

fn request(kind: &str, body: Vec<u8>) -> Request {
    let mut request = Request::post_json(TARGET, body);
    request.headers = vec![("Content-Type".to_owned(), kind.to_owned())];
    request
}

fn gzipped(kind: &str, body: &[u8]) -> Request {
    let mut request = request(kind, gzip(body).unwrap());
    let header = ("Content-Encoding".to_owned(), "gzip".to_owned());
    request.headers.push(header);
    request
}

#[tokio::test]
async fn ten_megabytes_of_otlp_in_one_export_are_refused_in_every_form_and_stop_nothing() {
    let running = Running::start().await;
    let large = export("large", 9_000);
    assert!(large.len() > TEN_MEGABYTES, "{}", large.len());
    // A field 1 of ten megabytes, which is what an export in protobuf is.
    let mut protobuf = vec![0x0a, 0x80, 0xad, 0xe2, 0x04];
    protobuf.resize(TEN_MEGABYTES + protobuf.len(), 0);
    for request in [
        request("application/json", large.clone().into_bytes()),
        gzipped("application/json", large.as_bytes()),
        request("application/x-protobuf", protobuf.clone()),
        gzipped("application/x-protobuf", &protobuf),
    ] {
        Running::is_error(&running.send(&request).await, 413);
    }
    let head = format!(
        "POST {TARGET} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n\
         Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{large}\r\n0\r\n\r\n",
        running.server.address,
        large.len()
    );
    let address = &running.server.address;
    let answer = http::send_raw(address, head.as_bytes(), "POST").await;
    Running::is_error(&answer.unwrap(), 413);
    assert_eq!(running.total().await, 0);
    let (status, answer) = running.post(TARGET, export("good", 1)).await;
    assert_eq!((status, answer), (200, json!({})));
    assert_eq!(running.total().await, 1);
    running.stop().await;
}

#[tokio::test]
async fn ten_megabytes_of_otlp_in_exports_within_the_limit_are_stored_to_the_last_record() {
    let running = Running::start().await;
    let export = export("s", 3_000);
    for _ in 0..3 {
        let (status, answer) = running.post(TARGET, export.clone()).await;
        assert_eq!((status, answer), (200, json!({})));
    }
    assert!(3 * export.len() > TEN_MEGABYTES, "{}", export.len());
    assert_eq!(running.total().await, 9_000);
    running.stop().await;
}
