//! Forms that are broken, cut off, countless or exploding.
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::asking_uploads::{MULTIPART, parts, send};

const TITLE: &str = "name=title\n\na";
const PHOTO: &str = "name=photo; filename=a\nContent-Type: image/png\n\nx";

#[tokio::test]
async fn a_form_that_breaks_off_anywhere_is_400_and_never_less_than_a_form() {
    let body = parts(&[TITLE, "name=unknown\n\na", PHOTO]);
    let whole = body.len() - "\r\n".len();
    for end in 0..whole {
        let answer = send("POST /upload", &[MULTIPART], &body.as_bytes()[..end]).await;
        assert_eq!(answer.status.as_u16(), 400, "{end}: {}", answer.body);
        assert!(
            answer
                .body
                .starts_with(r#"{"error":"Malformed form","hint":""#)
        );
    }
    let answer = send("POST /upload", &[MULTIPART], &body.as_bytes()[..whole]).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
}

#[tokio::test]
async fn a_form_needs_a_boundary() {
    let long = format!(
        "content-type: multipart/form-data; boundary={}",
        "x".repeat(71)
    );
    for header in [
        "content-type: multipart/form-data",
        "content-type: multipart/form-data; boundary=",
        "content-type: multipart/form-data; boundary=\"\"",
        "content-type: multipart/form-data; boundary=other",
        "content-type: multipart/form-data; boundary=-X",
        &long,
    ] {
        let answer = send("POST /upload", &[header], parts(&[TITLE, PHOTO])).await;
        let refused = [400, 415].contains(&answer.status.as_u16());
        assert!(refused, "{header}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_part_without_a_name_or_with_broken_headers_is_400() {
    for part in [
        "filename=a\n\nx",
        "nameless\n\nx",
        "name=\"a\n\nx",
        "name=a\n: b\n\nx",
    ] {
        let answer = send("POST /upload", &[MULTIPART], parts(&[TITLE, part, PHOTO])).await;
        assert_eq!(answer.status.as_u16(), 400, "{part}: {}", answer.body);
        assert!(answer.body.contains("Malformed form"), "{}", answer.body);
    }
    let headers = "X-A: b\n".repeat(1000);
    let part = format!("name=title\n{headers}\na");
    let answer = send("POST /upload", &[MULTIPART], parts(&[&part, PHOTO])).await;
    assert_eq!(answer.status.as_u16(), 400, "{}", answer.body);
}

#[tokio::test]
async fn parts_are_counted() {
    let too_many = r#"{"error":"Payload too large","hint":"A form may have 1000 parts."}"#;
    // The shortest part there is, and one that is known: 100,000 of it do not fit into the limit of the body.
    for part in ["name=\n\n", "name=tags\n\na"] {
        let answer = send("POST /upload", &[MULTIPART], parts(&vec![part; 12_000])).await;
        answer.is(413, too_many);
        let answer = send("POST /upload", &[MULTIPART], parts(&vec![part; 100_000])).await;
        answer.is(413, TOO_LARGE);
    }
    let mut most = vec!["name=tags\n\na"; 998];
    most.extend([TITLE, PHOTO]);
    let answer = send("POST /upload", &[MULTIPART], parts(&most)).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
}

const TOO_LARGE: &str =
    r#"{"error":"Payload too large","hint":"The limit is 1048576 bytes after decompression."}"#;

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[tokio::test]
async fn a_packed_form_is_unpacked_within_the_limit() {
    let headers = [MULTIPART, "content-encoding: gzip"];
    let body = parts(&[TITLE, PHOTO]);
    let answer = send("POST /upload", &headers, gzip(body.as_bytes())).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let zeros = "\0".repeat(16 * 1024 * 1024);
    let bomb = parts(&[TITLE, &format!("name=photo; filename=a\n\n{zeros}")]);
    let bomb = gzip(bomb.as_bytes());
    assert!(bomb.len() < 100_000);
    send("POST /upload", &headers, bomb)
        .await
        .is(413, TOO_LARGE);
}

#[tokio::test]
async fn a_form_cannot_say_more_than_its_fields() {
    // Text that would be JSON, if it were pasted as it is.
    for text in [
        "1,\"photo\":0",
        "0,\"title\":\"b\"",
        "1}",
        "1\u{0}",
        "\\",
        "\"",
    ] {
        let copies = format!("name=copies\n\n{text}");
        let answer = send(
            "POST /upload",
            &[MULTIPART],
            parts(&[TITLE, PHOTO, &copies]),
        )
        .await;
        let told =
            r#"[{"field":"copies","message":"must be an integer of at least 1 when provided"}]"#;
        assert!(answer.body.contains(told), "{text}: {}", answer.body);
    }
    // A number is no file, and the number of another's file neither.
    let answer = send(
        "POST /upload",
        &["content-type: application/json"],
        r#"{"title":"a","photo":0}"#,
    )
    .await;
    assert_eq!(answer.status.as_u16(), 415, "{}", answer.body);
    let deep = format!(
        "name=extra\n\n{}{}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let answer = send("POST /upload", &[MULTIPART], parts(&[TITLE, PHOTO, &deep])).await;
    let told = r#"[{"field":"extra","message":"must not be nested deeper than 64 levels"}]"#;
    assert!(answer.body.contains(told), "{}", answer.body);
}
