//! Bodies: content types, charsets, compression, limits, coercion, collecting.
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use crate::asking::{Answer, JSON, ask, server};
use codegen_runtime::{Answered, Sent};

use crate::bodies::notes::{
    CoercedPutError, CollectedPatchError, NotesApi, PackedCreateError, PlainCreateError,
};
use crate::bodies::types::{Judgement, Note, Notes};
use crate::bodies::{ROUTES, service};

pub struct Notebook;

impl NotesApi for Notebook {
    async fn plain_create(&self, body: Note) -> Result<Note, PlainCreateError> {
        Ok(body)
    }

    async fn coerced_put(&self, body: Note) -> Result<Note, CoercedPutError> {
        Ok(body)
    }

    async fn packed_create(&self, body: Sent<Note>) -> Result<Answered<Note>, PackedCreateError> {
        Ok(match body {
            Sent::Json(note) => Answered::Json(note),
            Sent::Bytes(bytes) => Answered::Bytes("application/x-protobuf", bytes),
        })
    }

    async fn collected_patch(&self, body: Notes) -> Result<Judgement, CollectedPatchError> {
        let mut judgement = Judgement {
            taken: 0,
            rejected: Vec::new(),
        };
        for note in body.notes.0 {
            match note {
                Ok(_) => judgement.taken += 1,
                Err(errors) => judgement.rejected.extend(
                    errors
                        .into_iter()
                        .map(|error| format!("{}: {}", error.field, error.message)),
                ),
            }
        }
        Ok(judgement)
    }
}

async fn send(call: &str, headers: &[&str], body: impl Into<Vec<u8>>) -> Answer {
    let server = server(ROUTES, service(Arc::new(Notebook)));
    ask(&server, call, headers, body.into()).await
}

const NOTE: &str = r#"{"noteText":"é"}"#;
const NO_OBJECT: &str = r#"{"error":"Invalid request body","details":[{"field":"body","message":"must be a JSON object"}]}"#;
const NO_NOTE: &str =
    r#"{"error":"No note","details":[{"field":"body","message":"must be a JSON object"}]}"#;

fn written<W: Write>(
    mut encoder: W,
    text: &[u8],
    finish: fn(W) -> std::io::Result<Vec<u8>>,
) -> Vec<u8> {
    encoder.write_all(text).expect("memory takes all");
    finish(encoder).expect("memory takes all")
}

fn gzip(text: impl AsRef<[u8]>) -> Vec<u8> {
    written(
        GzEncoder::new(Vec::new(), Compression::best()),
        text.as_ref(),
        GzEncoder::finish,
    )
}

#[tokio::test]
async fn absent_and_null_are_two_things_where_an_answer_can_say_both() {
    for body in [
        r#"{"noteText":"a"}"#,
        r#"{"noteText":"a","by":null,"under":null}"#,
        r#"{"noteText":"a","by":"b","under":{"noteText":"c"}}"#,
    ] {
        send("POST /plain", &[JSON], body).await.is(201, body);
    }
    let wrong = send("POST /plain", &[JSON], r#"{"noteText":"a","by":1}"#).await;
    wrong.is(400, r#"{"error":"Invalid request body","details":[{"field":"by","message":"must be a string when provided"}]}"#);
}

#[tokio::test]
async fn a_body_is_json_by_its_content_type() {
    for (content_type, status) in [
        ("application/json", 201),
        ("APPLICATION/JSON; Charset=\"UTF-8\"; x=y", 201),
        ("text/plain", 400),
        ("application/ld+json", 400),
        ("text/json", 400),
        ("application/x-www-form-urlencoded", 400),
        ("nonsense", 400),
        ("", 400),
    ] {
        let header = format!("content-type: {content_type}");
        let answer = send("POST /plain", &[&header], NOTE).await;
        assert_eq!(
            answer.status.as_u16(),
            status,
            "{content_type}: {}",
            answer.body
        );
    }
    send("POST /plain", &[], NOTE).await.is(400, NO_OBJECT);
}

#[tokio::test]
async fn other_content_types_are_taken_where_the_contract_says_so() {
    for (content_type, status) in [
        ("application/json", 200),
        ("text/plain;charset=utf-8", 200),
        ("application/ld+json", 200),
        ("application/vnd.own+JSON", 200),
        ("text/ld+json", 400),
        ("text/html", 400),
    ] {
        let header = format!("content-type: {content_type}");
        let answer = send("PUT /coerced", &[&header], NOTE).await;
        assert_eq!(
            answer.status.as_u16(),
            status,
            "{content_type}: {}",
            answer.body
        );
    }
    // The first of several headers counts, as in the legacy.
    let twice = ["content-type: text/html", "content-type: application/json"];
    send("PUT /coerced", &twice, NOTE).await.is(400, NO_NOTE);
}

#[tokio::test]
async fn bytes_are_handed_over_as_they_are_and_answered_in_kind() {
    let send = |content_type: &'static str, body: Vec<u8>| async move {
        let header = format!("content-type: {content_type}");
        send("POST /packed", &[&header], body).await
    };
    for content_type in [
        "application/x-protobuf",
        "APPLICATION/X-PROTOBUF; charset=klingon",
        "application/octet-stream",
    ] {
        let answer = send(content_type, b"\x0a\x01 {".to_vec()).await;
        answer.is(201, "\n\u{1} {");
        assert_eq!(
            answer.header("content-type"),
            Some("application/x-protobuf")
        );
        assert_eq!(answer.header("content-length"), Some("4"));
        send(content_type, Vec::new()).await.is(201, "");
        assert_eq!(
            send(content_type, vec![b'x'; 65]).await.status.as_u16(),
            413
        );
    }
    for content_type in ["application/json", "text/plain"] {
        let answer = send(content_type, NOTE.into()).await;
        answer.is(201, NOTE);
        let json = Some("application/json; charset=utf-8");
        assert_eq!(answer.header("content-type"), json);
    }
    let refused = r#"{"error":"Invalid request body"}"#;
    send("application/json", b"\x0a".to_vec())
        .await
        .is(400, refused);
    send("application/protobuf", NOTE.into())
        .await
        .is(400, refused);
}

#[tokio::test]
async fn a_charset_is_understood_or_415() {
    let latin1 = b"{\"noteText\":\"\xe9\x80\"}".to_vec();
    send(
        "POST /plain",
        &["content-type: application/json; charset=latin1"],
        latin1,
    )
    .await
    .is(201, "{\"noteText\":\"é\u{80}\"}");
    let utf16: Vec<u8> = NOTE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    send(
        "POST /plain",
        &["content-type: application/json; charset=utf-16le"],
        utf16,
    )
    .await
    .is(201, NOTE);
    send(
        "POST /plain",
        &["content-type: application/json; charset=klingon"],
        NOTE,
    )
    .await
    .is(
        415,
        r#"{"error":"Unsupported charset","hint":"Send UTF-8."}"#,
    );
}

#[tokio::test]
async fn bytes_that_are_no_letters_become_the_replacement_character() {
    send(
        "POST /plain",
        &[JSON],
        b"\xef\xbb\xbf{\"noteText\":\"\xff\xfe\"}".to_vec(),
    )
    .await
    .is(201, "{\"noteText\":\"\u{fffd}\u{fffd}\"}");
    send(
        "POST /plain",
        &[JSON],
        b"{\"noteText\":\"\xed\xa0\x80\"}".to_vec(),
    )
    .await
    .is(201, "{\"noteText\":\"\u{fffd}\u{fffd}\u{fffd}\"}");
    send("POST /plain", &[JSON], b"\xff{}".to_vec())
        .await
        .is(400, NO_OBJECT);
}

#[tokio::test]
async fn packed_bodies_are_unpacked() {
    let zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    let zlib = written(zlib, NOTE.as_bytes(), ZlibEncoder::finish);
    let (first, second) = NOTE.split_at(5);
    let members = [gzip(first), gzip(second)].concat();
    for (encoding, body) in [
        ("gzip", gzip(NOTE)),
        ("GZip", gzip(NOTE)),
        ("gzip", members),
        ("deflate", zlib),
        ("identity", NOTE.as_bytes().to_vec()),
        ("", NOTE.as_bytes().to_vec()),
    ] {
        let header = format!("content-encoding: {encoding}");
        send("POST /plain", &[JSON, &header], body)
            .await
            .is(201, NOTE);
    }
}

#[tokio::test]
async fn what_is_packed_in_an_unknown_way_is_415() {
    let unsupported =
        r#"{"error":"Unsupported content encoding","hint":"Send gzip, deflate, br or identity."}"#;
    for encoding in ["snappy", "x-gzip", "gzip, gzip", "identity, gzip", "zstd"] {
        let header = format!("content-encoding: {encoding}");
        send("POST /plain", &[JSON, &header], gzip(NOTE))
            .await
            .is(415, unsupported);
    }
    let twice = [JSON, "content-encoding: gzip", "content-encoding: gzip"];
    send("POST /plain", &twice, gzip(gzip(NOTE)))
        .await
        .is(415, unsupported);
}

#[tokio::test]
async fn what_does_not_unpack_is_400() {
    let packed = gzip(NOTE);
    let raw = DeflateEncoder::new(Vec::new(), Compression::fast());
    let raw = written(raw, NOTE.as_bytes(), DeflateEncoder::finish);
    let mut wrong_sum = packed.clone();
    let sum = wrong_sum.len() - 8;
    wrong_sum[sum] ^= 1;
    for (encoding, body) in [
        ("gzip", packed[..packed.len() - 9].to_vec()),
        ("gzip", packed[..5].to_vec()),
        ("gzip", Vec::new()),
        ("gzip", wrong_sum),
        ("gzip", NOTE.as_bytes().to_vec()),
        ("deflate", raw),
        ("br", b"\xff\xff\xff\xff".to_vec()),
    ] {
        let header = format!("content-encoding: {encoding}");
        let answer = send("POST /plain", &[JSON, &header], body).await;
        assert_eq!(answer.status, 400, "{encoding}: {}", answer.body);
        assert!(
            answer.body.starts_with(r#"{"error":"Unreadable body""#),
            "{}",
            answer.body
        );
    }
}

#[tokio::test]
async fn the_limit_counts_unpacked_bytes_and_is_allowed_itself() {
    let of = |bytes: usize| format!("{{\"noteText\":\"{}\"}}", "a".repeat(bytes - 15));
    let too_large =
        r#"{"error":"Payload too large","hint":"The limit is 64 bytes after decompression."}"#;
    assert_eq!(send("POST /plain", &[JSON], of(64)).await.status, 201);
    send("POST /plain", &[JSON], of(65))
        .await
        .is(413, too_large);
    let packed = [JSON, "content-encoding: gzip"];
    assert_eq!(send("POST /plain", &packed, gzip(of(64))).await.status, 201);
    send("POST /plain", &packed, gzip(of(65)))
        .await
        .is(413, too_large);
    let large = 1024 * 1024;
    assert_eq!(send("PUT /coerced", &[JSON], of(large)).await.status, 200);
    assert_eq!(
        send("PUT /coerced", &[JSON], of(large + 1)).await.status,
        413
    );
    // What is not read is not measured.
    assert_eq!(
        send("POST /plain", &["content-type: text/html"], of(large))
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn json_inside_json_is_unpacked_where_the_contract_says_so() {
    let encoded = serde_json::to_string(NOTE).expect("a string");
    let bare = format!("\"{NOTE}\"");
    for body in [
        NOTE,
        &format!("\u{feff} \n{NOTE}\t"),
        &encoded,
        &bare,
        &format!("\"{bare}\""),
    ] {
        send("PUT /coerced", &[JSON], body).await.is(200, NOTE);
    }
    let twice = serde_json::to_string(&encoded).expect("a string");
    for body in [
        "",
        " ",
        "{bad",
        "not json",
        "null",
        "5",
        "[]",
        &twice,
        &format!("{NOTE} x"),
    ] {
        send("PUT /coerced", &[JSON], body).await.is(400, NO_NOTE);
    }
    for body in [&encoded, &bare] {
        send("POST /plain", &[JSON], body.as_str())
            .await
            .is(400, NO_OBJECT);
    }
}

#[tokio::test]
async fn wrong_items_are_set_aside_and_a_wrong_wrapper_is_told_without_details() {
    let notes = r#"{"notes":[{"noteText":"a"},5,{"noteText":1},null,{}]}"#;
    send("PATCH /collected", &[JSON], notes).await.is(
        200,
        r#"{"taken":1,"rejected":["body: must be a JSON object","noteText: must be a string","body: must be a JSON object","noteText: must be a string"]}"#,
    );
    send("PATCH /collected", &[JSON], r#"{"notes":[]}"#)
        .await
        .is(200, r#"{"taken":0,"rejected":[]}"#);
    for wrong in ["{}", r#"{"notes":{}}"#, r#"{"notes":null}"#, "[]", "", "{"] {
        send("PATCH /collected", &[JSON], wrong)
            .await
            .is(400, r#"{"error":"No notes"}"#);
    }
}
