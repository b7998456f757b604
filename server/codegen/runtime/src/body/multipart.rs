//! `multipart/form-data`, in memory: the body's limit is the limit of all its files together.
use std::convert::Infallible;
use std::future::ready;

use bytes::Bytes;
use futures_util::stream;
use mime::Mime;
use multer::{Field, Multipart};
use poem::http::StatusCode;

use crate::failure::Failure;

use super::charset::Charset;
use super::form::Form;
use super::part::{File, Kind};

/// How many parts a form may have. Each costs much more than its few bytes; its headers are limited by the parser.
const MAX_PARTS: usize = 1000;

/// The longest boundary that RFC 2046 allows.
const MAX_BOUNDARY: usize = 70;

/// Reads the parts of `body` into `form`.
pub(super) async fn read(body: Vec<u8>, mime: &Mime, form: &mut Form) -> Result<(), Failure> {
    let boundary = mime.get_param(mime::BOUNDARY).map(|name| name.as_str());
    let Some(boundary) = boundary.filter(|name| (1..=MAX_BOUNDARY).contains(&name.len())) else {
        return Err(malformed(
            "Content-Type does not say a boundary of 1 to 70 characters",
        ));
    };
    let body = stream::once(ready(Ok::<_, Infallible>(Bytes::from(body))));
    let mut multipart = Multipart::new(body, boundary);
    let mut count = 0;
    while let Some(part) = multipart.next_field().await.map_err(malformed)? {
        count += 1;
        if count > MAX_PARTS {
            let status = StatusCode::PAYLOAD_TOO_LARGE;
            return Err(Failure::new(status, "Payload too large")
                .hint(format!("A form may have {MAX_PARTS} parts.")));
        }
        add(part, form).await?;
    }
    Ok(())
}

async fn add(sent: Field<'_>, form: &mut Form) -> Result<(), Failure> {
    let Some(name) = sent.name() else {
        return Err(malformed("a part has no name"));
    };
    let Some((index, part)) = form.part(name) else {
        // To its end, so that a form that breaks off is noticed.
        sent.bytes().await.map_err(malformed)?;
        return Ok(());
    };
    let mime = sent.content_type().cloned();
    let file_name = sent.file_name().map(str::to_owned);
    let bytes = sent.bytes().await.map_err(malformed)?;
    if part.kind == Kind::File {
        // A browser's way to say that no file was chosen.
        if bytes.is_empty() && file_name.as_deref() == Some("") {
            return Ok(());
        }
        match part.complain(mime.as_ref()) {
            Some(told) => form.refuse(index, &told),
            None => form.add_file(
                index,
                File {
                    name: file_name.filter(|name| !name.is_empty()),
                    content_type: mime.map(|mime| mime.to_string()),
                    bytes,
                },
            ),
        }
        return Ok(());
    }
    let charset = mime.as_ref().map_or(Ok(Charset::Utf8), Charset::of)?;
    match part.complain(mime.as_ref()) {
        Some(told) => form.refuse(index, &told),
        None => form.add_text(index, &charset.decode(bytes.to_vec())),
    }
    Ok(())
}

fn malformed(why: impl ToString) -> Failure {
    let why = why.to_string();
    let hint = format!("The body is not multipart/form-data, or ended early: {why}.");
    Failure::bad_request("Malformed form", Vec::new()).hint(hint)
}
