//! Bodies that are no JSON: forms, files, texts, bytes.
use std::sync::Arc;

use codegen_runtime::{Bytes, File};

use crate::asking::{Answer, JSON, ask, server};
use crate::forms::desk::{
    BytesCreateError, DeskApi, EitherPutError, FormCreateError, PicturePutError, TextCreateError,
    TextPutError, UploadCreateError, VendorCreateError,
};
use crate::forms::types::{Form, Told, Upload};
use crate::forms::{ROUTES, service};

pub struct Clerk;

/// What the handler got, as Rust prints it.
fn told<E>(read: impl std::fmt::Debug) -> Result<Told, E> {
    let read = format!("{read:?}");
    Ok(Told { read: read.into() })
}

impl DeskApi for Clerk {
    async fn upload_create(&self, body: Upload) -> Result<Told, UploadCreateError> {
        let files: Vec<&File> = [&body.photo]
            .into_iter()
            .chain(body.attachments.iter().flatten())
            .collect();
        let rest = (&body.title, body.copies, body.urgent, body.size);
        told((
            rest,
            &body.tags,
            &body.meta,
            &body.marks,
            &body.extra,
            files,
        ))
    }

    async fn form_create(&self, body: Form) -> Result<Told, FormCreateError> {
        told(body)
    }

    async fn either_put(&self, body: Option<Form>) -> Result<Told, EitherPutError> {
        told(body)
    }

    async fn vendor_create(&self, body: Form) -> Result<Told, VendorCreateError> {
        told(body)
    }

    async fn text_create(&self, body: String) -> Result<Told, TextCreateError> {
        told(body)
    }

    async fn text_put(&self, body: Option<String>) -> Result<Told, TextPutError> {
        told(body)
    }

    async fn bytes_create(&self, body: Bytes) -> Result<Told, BytesCreateError> {
        told(body)
    }

    async fn picture_put(&self, body: Option<File>) -> Result<Told, PicturePutError> {
        told(body)
    }
}

pub async fn send(call: &str, headers: &[&str], body: impl Into<Vec<u8>>) -> Answer {
    let server = server(ROUTES, service(Arc::new(Clerk)));
    ask(&server, call, headers, body.into()).await
}

pub const MULTIPART: &str = "content-type: multipart/form-data; boundary=\"-Xx\"";
const FORM: &str = "content-type: application/x-www-form-urlencoded";

/// The parts, each with its headers, an empty line and its text.
pub fn parts(parts: &[&str]) -> String {
    let mut body = String::new();
    for part in parts {
        let part = part.replace('\n', "\r\n");
        body.push_str(&format!(
            "---Xx\r\nContent-Disposition: form-data; {part}\r\n"
        ));
    }
    body + "---Xx--\r\n"
}

const TITLE: &str = "name=title\n\nA \"title\"";
const PHOTO: &str = "name=\"photo\"; filename=\"a b.png\"\nContent-Type: image/png\n\n\0\u{1}";

#[track_caller]
fn read(answer: &Answer, expected: &str) {
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let body = answer.body.replace("\\\"", "\"");
    let got = body.strip_prefix("{\"read\":\"").unwrap_or(&body);
    assert_eq!(got.strip_suffix("\"}").unwrap_or(got), expected);
}

/// The fields that are complained of, and how.
#[track_caller]
fn complains(answer: &Answer, expected: &[[&str; 2]]) {
    let details = expected
        .iter()
        .map(|[field, message]| format!("{{\"field\":\"{field}\",\"message\":\"{message}\"}}"));
    let details = details.collect::<Vec<_>>().join(",");
    answer.is(
        400,
        &format!("{{\"error\":\"Invalid request body\",\"details\":[{details}]}}"),
    );
}

#[tokio::test]
async fn an_upload_has_texts_numbers_lists_json_and_files() {
    let body = parts(&[TITLE, PHOTO]);
    let answer = send("POST /upload", &[MULTIPART], body).await;
    let photo =
        r#"File { name: Some("a b.png"), content_type: Some("image/png"), bytes: b"\\0\\x01" }"#;
    let title = r#""A \\"title\\"""#;
    read(
        &answer,
        &format!("(({title}, 1, None, None), None, None, None, None, [{photo}])"),
    );
    let all = parts(&[
        "name=unknown; filename=x\n\nleft out",
        "name=urgent\n\ntrue",
        "name=tags\n\na",
        "name=marks\nContent-Type: application/json\n\n{\"page\": 1}",
        "name=meta\n\n {\"page\":2}\n",
        TITLE,
        "name=tags\nContent-Type: text/plain; charset=latin1\n\n5",
        "name=copies\n\n3",
        PHOTO,
        "name=size\n\nlarge",
        "name=\"attachments\"\n\nx",
        "name=\"marks\"\n\n{\"page\":3}",
        "name=extra\n\n[1, \"a\"]",
        "name=attachments; filename=\"../ü\"\nContent-Type: text/csv;charset=utf-8\n\na,b",
        "name=attachments; filename=\"\"\nContent-Type: application/octet-stream\n\n",
    ]);
    let answer = send("POST /upload", &[MULTIPART], all).await;
    let files = [
        photo,
        r#"File { name: None, content_type: None, bytes: b"x" }"#,
        r#"File { name: Some("../ü"), content_type: Some("text/csv;charset=utf-8"), bytes: b"a,b" }"#,
    ];
    let lists =
        r#"Some(["a", "5"]), Some(Meta { page: 2 }), Some([Meta { page: 1 }, Meta { page: 3 }])"#;
    let extra = r#"Some(Free("[1, \\"a\\"]"))"#;
    let scalars = format!("({title}, 3, Some(true), Some(Large))");
    let files = files.join(", ");
    read(
        &answer,
        &format!("({scalars}, {lists}, {extra}, [{files}])"),
    );
}

#[tokio::test]
async fn everything_wrong_with_an_upload_is_told_in_the_words_of_json() {
    let answer = send("POST /upload", &[MULTIPART], parts(&[])).await;
    complains(
        &answer,
        &[["title", "must be a string"], ["photo", "must be a file"]],
    );
    let body = parts(&[
        "name=extra\n\n{",
        "name=photo; filename=a\nContent-Type: text/html\n\n<a>",
        "name=title\n\n",
        "name=copies\n\n0",
        "name=urgent\n\nyes",
        "name=size\n\nhuge",
        "name=tags\n\nright",
        "name=tags\n\nmuch too long",
        "name=meta\nContent-Type: text/xml\n\n<a/>",
        "name=meta\n\n{}",
        "name=marks\n\n{\"page\":\"1\"}",
        "name=title\n\nagain",
    ]);
    let answer = send("POST /upload", &[MULTIPART], body).await;
    complains(
        &answer,
        &[
            ["title", "must be given once"],
            ["copies", "must be an integer of at least 1 when provided"],
            ["urgent", "must be a boolean when provided"],
            ["size", "must be one of: small, large"],
            ["tags[1]", "must be at most 8 characters long"],
            ["photo", "must be of the type image/png or image/jpeg"],
            ["meta", "must be of the type application/json"],
            [
                "marks[0].page",
                "must be an integer from -2147483648 to 2147483647",
            ],
            ["extra", "must be JSON"],
        ],
    );
}

#[tokio::test]
async fn a_browsers_form_is_read() {
    let body = "name=%22J%C3%B8rn+%26%22&sizes=large&age=7&weight=1e1&sizes=small&tags=&x=y";
    let answer = send("POST /form", &[FORM], body).await;
    read(
        &answer,
        r#"Form { name: "\\"Jørn &\\"", age: Some(7), weight: Some(10.0), sizes: Some([Large, Small]), tags: Some([""]) }"#,
    );
    // Inputs that were left empty: an empty text is a text, an empty number is none.
    let answer = send("POST /form", &[FORM], "name=&age=&weight=").await;
    read(
        &answer,
        r#"Form { name: "", age: None, weight: None, sizes: None, tags: None }"#,
    );
    let answer = send("POST /form", &[FORM], "age=-1&weight=a&sizes=none").await;
    complains(
        &answer,
        &[
            ["name", "must be a string"],
            [
                "age",
                "must be an integer from 0 to 2147483647 when provided",
            ],
            ["weight", "must be a number when provided"],
            ["sizes[0]", "must be one of: small, large"],
        ],
    );
    complains(
        &send("POST /form", &[FORM], "").await,
        &[["name", "must be a string"]],
    );
    let answer = send("POST /form", &[FORM], format!("name={}", "a".repeat(5000))).await;
    assert_eq!(answer.status.as_u16(), 413, "{}", answer.body);
}

#[tokio::test]
async fn one_schema_is_read_from_each_of_its_media_types() {
    let ann = r#"Some(Form { name: "Ann", age: Some(5), weight: None, sizes: None, tags: None })"#;
    let multipart = parts(&["name=name\n\nAnn", "name=age\n\n5"]);
    for (header, body) in [
        (JSON, r#"{"name":"Ann","age":5}"#),
        (FORM, "name=Ann&age=5"),
        (MULTIPART, &multipart),
    ] {
        read(&send("PUT /either", &[header], body).await, ann);
    }
    read(&send("PUT /either", &[], "").await, "None");
    read(&send("PUT /either", &[JSON], " ").await, "None");
    let hint = r#"{"error":"Unsupported media type","hint":"Send the body as application/json, application/x-www-form-urlencoded or multipart/form-data, and say so in Content-Type."}"#;
    for headers in [&[][..], &["content-type: text/plain"], &["content-type: ?"]] {
        send("PUT /either", headers, "name=Ann").await.is(415, hint);
    }
}

#[tokio::test]
async fn a_vendors_json_is_json_under_its_own_name_alone() {
    let form = r#"{"name":"Ann"}"#;
    let vendor = "content-type: application/vnd.desk+json; charset=utf-8";
    let answer = send("POST /vendor", &[vendor], form).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let answer = send("POST /vendor", &[JSON], form).await;
    answer.is(
        415,
        r#"{"error":"Unsupported media type","hint":"Send the body as application/vnd.desk+json, and say so in Content-Type."}"#,
    );
    complains(
        &send("POST /vendor", &[], "").await,
        &[["body", "is required"]],
    );
}

#[tokio::test]
async fn a_text_is_read_in_its_charset() {
    let latin = "content-type: text/csv; charset=ISO-8859-1";
    read(&send("POST /text", &[latin], *b"\xe9").await, "\"é\"");
    let plain = "content-type: text/plain";
    read(&send("POST /text", &[plain], "\u{feff}é").await, "\"é\"");
    read(&send("POST /text", &[plain], "").await, "\"\"");
    read(&send("PUT /text", &[plain], "a").await, "Some(\"a\")");
    read(&send("PUT /text", &[], "").await, "None");
    complains(
        &send("POST /text", &[], "").await,
        &[["body", "is required"]],
    );
    let answer = send("POST /text", &[JSON], "{}").await;
    assert_eq!(answer.status.as_u16(), 415, "{}", answer.body);
    let answer = send("POST /text", &["content-type: text/plain; charset=x"], "a").await;
    answer.is(
        415,
        r#"{"error":"Unsupported charset","hint":"Send UTF-8."}"#,
    );
}

#[tokio::test]
async fn bytes_are_taken_as_they_are() {
    let octets = "content-type: application/octet-stream";
    let answer = send("POST /bytes", &[octets], vec![0, 255, b'"']).await;
    read(&answer, r#"b"\\0\\xff\\"""#);
    read(&send("POST /bytes", &[octets], "").await, "b\"\"");
    let answer = send("POST /bytes", &[octets], vec![0; 1025]).await;
    assert_eq!(answer.status.as_u16(), 413, "{}", answer.body);
    let answer = send("POST /bytes", &["content-type: text/plain"], "a").await;
    assert_eq!(answer.status.as_u16(), 415, "{}", answer.body);
    let webp = "content-type: image/webp";
    read(
        &send("PUT /picture", &[webp], "x").await,
        r#"Some(File { name: None, content_type: Some("image/webp"), bytes: b"x" })"#,
    );
    read(&send("PUT /picture", &[], "").await, "None");
    let answer = send("PUT /picture", &[octets], "x").await;
    answer.is(
        415,
        r#"{"error":"Unsupported media type","hint":"Send the body as image/* or application/pdf, and say so in Content-Type."}"#,
    );
}
