//! Bodies that lie, end early or explode; over a real connection where poem alone would not show it.
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use codegen_runtime::poem::Body;
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use futures_util::{StreamExt, stream};

use crate::asking::{Answer, JSON, ask, server};
use crate::asking_bodies::Notebook;
use crate::asking_over_tcp::{raw, served};
use crate::bodies::{ROUTES, service};

const MIB: usize = 1024 * 1024;

/// Zeros without end, or nearly, behind a body that looks right.
fn bomb<W: Write>(mut encoder: W, zeros: usize, finish: fn(W) -> io::Result<Vec<u8>>) -> Vec<u8> {
    let chunk = vec![0_u8; MIB];
    encoder
        .write_all(b"{\"noteText\":\"")
        .expect("memory takes all");
    for _ in 0..zeros / MIB {
        encoder.write_all(&chunk).expect("memory takes all");
    }
    finish(encoder).expect("memory takes all")
}

/// The answer, and how much of the body was asked for.
async fn fed(encoding: &str, bytes: Vec<u8>) -> (Answer, usize) {
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    let chunks: Vec<_> = bytes.chunks(1024).map(<[u8]>::to_vec).collect();
    let chunks = stream::iter(chunks).map(move |chunk| {
        count.fetch_add(chunk.len(), Ordering::SeqCst);
        Ok::<_, io::Error>(chunk)
    });
    let server = server(ROUTES, service(Arc::new(Notebook)));
    let header = format!("content-encoding: {encoding}");
    let body = Body::from_bytes_stream(chunks);
    let answer = ask(&server, "PUT /coerced", &[JSON, &header], body).await;
    (answer, taken.load(Ordering::SeqCst))
}

const TOO_LARGE: &str =
    r#"{"error":"Payload too large","hint":"The limit is 1048576 bytes after decompression."}"#;

#[tokio::test]
async fn a_bomb_is_noticed_and_not_unpacked() {
    // 16 MiB each, sixty-four times: one gibibyte of zeros.
    let member = bomb(
        GzEncoder::new(Vec::new(), Compression::best()),
        16 * MIB,
        GzEncoder::finish,
    );
    let gzip = member.repeat(64);
    let zlib = bomb(
        ZlibEncoder::new(Vec::new(), Compression::best()),
        64 * MIB,
        ZlibEncoder::finish,
    );
    for (encoding, bytes) in [("gzip", gzip), ("deflate", zlib)] {
        let packed = bytes.len();
        let (answer, taken) = fed(encoding, bytes).await;
        answer.is(413, TOO_LARGE);
        // A mebibyte of zeros is packed in about a kibibyte; what follows was never asked for.
        assert!(
            taken < 16 * 1024 && taken < packed,
            "{encoding}: {taken} of {packed}"
        );
    }
}

#[tokio::test]
async fn a_plain_body_beyond_the_limit_is_not_read_to_its_end() {
    let (answer, taken) = fed("identity", vec![b' '; 64 * MIB]).await;
    answer.is(413, TOO_LARGE);
    assert!(taken < 2 * MIB, "{taken}");
}

#[tokio::test]
async fn many_empty_members_are_no_way_around_the_limit() {
    let empty = GzEncoder::new(Vec::new(), Compression::fast())
        .finish()
        .expect("memory takes all");
    let (answer, _) = fed("gzip", empty.repeat(50_000)).await;
    assert_eq!(answer.status, 400, "{}", answer.body);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_400() {
    let server = server(ROUTES, service(Arc::new(Notebook)));
    let half = stream::iter([Ok("{\"noteText\":"), Err(io::Error::other("reset"))]);
    let answer = ask(
        &server,
        "PUT /coerced",
        &[JSON],
        Body::from_bytes_stream(half),
    )
    .await;
    assert_eq!(answer.status, 400);
    assert!(
        answer.body.contains("\"error\":\"Unreadable body\""),
        "{}",
        answer.body
    );
}

const NOTE: &str = r#"{"noteText":"a"}"#;

fn post(headers: &str, body: &str) -> String {
    format!(
        "POST /plain HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n{headers}\r\n{body}"
    )
}

#[tokio::test]
async fn lengths_that_lie_harm_nobody_else() {
    let (address, running) = served(server(ROUTES, service(Arc::new(Notebook)))).await;
    let right = post("Content-Length: 16\r\n", NOTE);
    let cases = [
        // Longer than what comes: the body never ends well.
        (post("Content-Length: 100\r\n", NOTE), ["", "HTTP/1.1 400"]),
        // Shorter: the rest is not the body's.
        (
            post("Content-Length: 5\r\n", NOTE),
            ["HTTP/1.1 400", "HTTP/1.1 400"],
        ),
        (
            post("Content-Length: -1\r\n", NOTE),
            ["HTTP/1.1 400", "HTTP/1.1 400"],
        ),
        (
            post("Content-Length: 16\r\nContent-Length: 5\r\n", NOTE),
            ["HTTP/1.1 400", "HTTP/1.1 400"],
        ),
        (
            post("Transfer-Encoding: chunked\r\n", "zz\r\n"),
            ["", "HTTP/1.1 400"],
        ),
        (
            post(
                "Transfer-Encoding: chunked\r\n",
                "10\r\n{\"noteText\":\"a\"}",
            ),
            ["", "HTTP/1.1 400"],
        ),
    ];
    for (request, allowed) in cases {
        let answer = raw(address, &request).await;
        let fits = allowed.iter().any(|start| match start.is_empty() {
            true => answer.is_empty(),
            false => answer.starts_with(start),
        });
        assert!(fits, "{request}\n{answer}");
        let answer = raw(address, &right).await;
        assert!(
            answer.starts_with("HTTP/1.1 201") && answer.ends_with(NOTE),
            "{answer}"
        );
    }
    running.abort();
}

#[tokio::test]
async fn a_body_in_chunks_is_one_body() {
    let (address, running) = served(server(ROUTES, service(Arc::new(Notebook)))).await;
    let chunked = post(
        "Transfer-Encoding: chunked\r\n",
        "5\r\n{\"not\r\nb\r\neText\":\"a\"}\r\n0\r\n\r\n",
    );
    let answer = raw(address, &chunked).await;
    assert!(
        answer.starts_with("HTTP/1.1 201") && answer.ends_with(NOTE),
        "{answer}"
    );
    running.abort();
}
