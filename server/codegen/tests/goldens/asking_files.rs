//! Answers that are no JSON: files, texts, frames of one kind.
use std::io;
use std::sync::Arc;

use codegen_runtime::poem::{Endpoint, Response};
use codegen_runtime::{Bytes, Download, EventStream, Frame, Message};
use futures_util::stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::asking::{Answer, ask, server};
use crate::asking_over_tcp::served;
use crate::files::shelf::{
    AnythingViewError, AnythingViewReply, MarkupViewError, OctetsViewError, PageViewError,
    PictureViewError, ShelfApi, TableViewError, TableViewReply, TickFollowError, VendorViewError,
};
use crate::files::types::{Error, Tick};
use crate::files::{ROUTES, service};

/// Answers `missing` where it holds nothing.
pub struct Shelf {
    pub holds: bool,
}

impl ShelfApi for Shelf {
    async fn octets_view(&self) -> Result<Download, OctetsViewError> {
        match self.holds {
            true => Ok(Download::new(vec![0, 1, b'\n'])),
            false => Err(OctetsViewError::NotFound(Error {
                error: "Nothing is here".into(),
                details: None,
                hint: None,
            })),
        }
    }

    async fn picture_view(&self) -> Result<Download, PictureViewError> {
        let png = Download::stream(stream::iter([
            Ok(Bytes::from_static(b"P")),
            Ok(Bytes::from_static(b"NG")),
        ]));
        Ok(png.named("ü\r\n.png").of_type("image/png"))
    }

    async fn anything_view(&self) -> Result<AnythingViewReply, AnythingViewError> {
        let torn = stream::iter([
            Ok(Bytes::from_static(b"half")),
            Err(io::Error::other("the disk is gone")),
        ]);
        let body = match self.holds {
            true => Download::reader(&b"text"[..]).of_type("text/markdown"),
            false => Download::stream(torn).of_length(8),
        };
        let etag = "\"5\"".to_owned();
        Ok(AnythingViewReply::Ok { body, etag })
    }

    async fn page_view(&self) -> Result<String, PageViewError> {
        Ok("<p>é</p>".to_owned())
    }

    async fn table_view(&self) -> Result<TableViewReply, TableViewError> {
        let body = "a,b\r\n1,2\r\n".to_owned();
        Ok(TableViewReply::Ok { body, x_rows: 1 })
    }

    async fn markup_view(&self) -> Result<String, MarkupViewError> {
        Ok("<a/>".to_owned())
    }

    async fn vendor_view(&self) -> Result<Tick, VendorViewError> {
        Ok(Tick { at: 5 })
    }

    async fn tick_follow(&self) -> Result<EventStream<Tick>, TickFollowError> {
        let frame = |at| Message::Frame(Frame::render(&Tick { at }));
        let messages = [frame(1), Message::Heartbeat, frame(2)];
        Ok(EventStream::new(stream::iter(messages)))
    }
}

fn shelf(holds: bool) -> impl Endpoint<Output = Response> {
    server(ROUTES, service(Arc::new(Shelf { holds })))
}

async fn get(path: &str) -> Answer {
    ask(&shelf(true), &format!("GET {path}"), &[], ()).await
}

#[track_caller]
fn has(answer: &Answer, headers: &[(&str, Option<&str>)]) {
    for (name, value) in headers {
        assert_eq!(answer.header(name), *value, "{name}");
    }
}

#[tokio::test]
async fn bytes_are_answered_as_they_are() {
    let answer = get("/octets").await;
    answer.is(200, "\0\u{1}\n");
    has(
        &answer,
        &[
            ("content-type", Some("application/octet-stream")),
            ("content-length", Some("3")),
            ("content-disposition", None),
            ("x-content-type-options", Some("nosniff")),
        ],
    );
    let answer = ask(&shelf(true), "HEAD /octets", &[], ()).await;
    answer.is(200, "");
    has(&answer, &[("content-length", Some("3"))]);
    let answer = ask(&shelf(false), "GET /octets", &[], ()).await;
    answer.is(404, r#"{"error":"Nothing is here"}"#);
}

#[tokio::test]
async fn a_file_has_a_type_and_a_name() {
    let answer = get("/picture").await;
    answer.is(200, "PNG");
    let name = "attachment; filename=\"___.png\"; filename*=UTF-8''%C3%BC__.png";
    has(
        &answer,
        &[
            ("content-type", Some("image/png")),
            ("content-length", None),
            ("content-disposition", Some(name)),
        ],
    );
    let answer = get("/anything").await;
    answer.is(200, "text");
    has(
        &answer,
        &[
            ("content-type", Some("text/markdown")),
            ("etag", Some("\"5\"")),
        ],
    );
}

#[tokio::test]
async fn a_stream_that_fails_is_shorter_than_its_length() {
    let (address, running) = served(shelf(false)).await;
    let mut connection = TcpStream::connect(address).await.expect("it listens");
    let request = "GET /anything HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let sent = connection.write_all(request.as_bytes()).await;
    sent.expect("the server reads");
    let mut answer = Vec::new();
    let _ = connection.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer);
    // Whether the first bytes were on their way when the stream failed is a matter of time.
    let cut = answer.is_empty()
        || (answer.contains("\r\ncontent-length: 8\r\n") && answer.ends_with("\r\n\r\nhalf"));
    assert!(cut, "{answer}");
    running.abort();
}

#[tokio::test]
async fn texts_are_answered_in_utf_8() {
    let answer = get("/page").await;
    answer.is(200, "<p>é</p>");
    has(
        &answer,
        &[
            ("content-type", Some("text/html; charset=utf-8")),
            ("content-length", Some("9")),
        ],
    );
    let answer = get("/table").await;
    answer.is(200, "a,b\r\n1,2\r\n");
    has(
        &answer,
        &[
            ("content-type", Some("text/csv; charset=utf-8")),
            ("x-rows", Some("1")),
        ],
    );
    let answer = get("/markup").await;
    answer.is(200, "<a/>");
    has(&answer, &[("content-type", Some("application/xml"))]);
    let answer = ask(&shelf(true), "HEAD /page", &[], ()).await;
    answer.is(200, "");
    has(&answer, &[("content-length", Some("9"))]);
}

#[tokio::test]
async fn a_vendors_json_is_answered_under_its_name() {
    let answer = get("/vendor").await;
    answer.is(200, r#"{"at":5}"#);
    has(
        &answer,
        &[("content-type", Some("application/vnd.shelf+json"))],
    );
}

#[tokio::test]
async fn frames_may_be_of_one_kind() {
    let answer = get("/ticks").await;
    answer.is(
        200,
        "data: {\"at\":1}\n\n: heartbeat\n\ndata: {\"at\":2}\n\n",
    );
    has(&answer, &[("content-type", Some("text/event-stream"))]);
}
