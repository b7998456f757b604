//! Answers as JSON, printed the way JavaScript prints: no `.0`, no `1e21`.
use std::io;

use poem::Response;
use poem::http::{HeaderValue, StatusCode, header};
use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};
use serde_json::value::RawValue;

const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=utf-8");

/// A JSON answer. It says its length itself, so that `HEAD`, which drops the body, still says it.
pub fn json(status: StatusCode, body: &impl Serialize) -> Response {
    rendered(JSON, status, body)
}

/// A JSON answer of another media type, such as `application/problem+json`.
pub fn json_as(media_type: &'static str, status: StatusCode, body: &impl Serialize) -> Response {
    rendered(HeaderValue::from_static(media_type), status, body)
}

/// An answer without content.
pub fn empty(status: StatusCode) -> Response {
    Response::builder().status(status).finish()
}

/// A status without a name.
///
/// # Panics
/// Never: the generator writes numbers that are statuses.
pub fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).expect("the generator writes statuses")
}

/// `status`, which the contract promises to be of that hundred: what is not of it would break the promise, and becomes
/// the hundred's first.
pub fn within(hundred: u16, status: StatusCode) -> StatusCode {
    if status.as_u16() / 100 == hundred {
        return status;
    }
    tracing::error!(%status, hundred, "a handler answers a status out of the contract's range");
    self::status(hundred * 100)
}

fn rendered(media_type: HeaderValue, status: StatusCode, body: &impl Serialize) -> Response {
    let body = to_json(body);
    let length = HeaderValue::from(body.len());
    let mut response = Response::builder().status(status).body(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media_type);
    headers.insert(header::CONTENT_LENGTH, length);
    response
}

/// A text, in UTF-8.
pub fn text(media_type: &'static str, status: StatusCode, text: String) -> Response {
    let length = HeaderValue::from(text.len());
    let mut response = Response::builder().status(status).body(text);
    let charset = match media_type.starts_with("text/") {
        true => "; charset=utf-8",
        false => "",
    };
    let content_type = HeaderValue::from_str(&format!("{media_type}{charset}"));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        content_type.expect("the generator writes media types"),
    );
    headers.insert(header::CONTENT_LENGTH, length);
    response
}

/// Adds a header that an answer may carry; a value that no header can hold is left out.
pub fn header(response: &mut Response, name: &'static str, value: Option<impl ToString>) {
    let value = value.and_then(|value| HeaderValue::from_str(&value.to_string()).ok());
    if let Some(value) = value {
        response.headers_mut().insert(name, value);
    }
}

/// The body of [`json`] alone, for frames that are rendered once and sent to many.
///
/// # Panics
/// Never: wire types are structs with string keys, whose rendering into memory cannot fail.
pub fn to_json(body: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::with_capacity(512);
    body.serialize(&mut serde_json::Serializer::with_formatter(
        &mut out, JavaScript,
    ))
    .expect("wire types render into memory");
    out
}

/// Renders JSON text as the JSON that it is. What is no JSON is null: an answer must be readable whatever a handler put
/// into it.
pub fn raw<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match serde_json::from_str::<&RawValue>(json) {
        Ok(raw) => raw.serialize(serializer),
        Err(error) => {
            tracing::error!(%error, "free-form JSON in an answer is no JSON");
            serializer.serialize_unit()
        }
    }
}

/// `serde_json`'s compact form with JavaScript's numbers.
struct JavaScript;

impl Formatter for JavaScript {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // serde_json asks for finite numbers only, and prints null for the others.
        if let Some(whole) = whole(value) {
            return self.write_i64(writer, whole);
        }
        writer.write_all(ryu_js::Buffer::new().format_finite(value).as_bytes())
    }

    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        CompactFormatter.write_null(writer)
    }
}

/// The number as an integer, where it is one that has the same digits: most are, and are printed much faster.
#[allow(clippy::cast_possible_truncation, reason = "compared afterwards")]
#[allow(clippy::cast_precision_loss, reason = "below 2^53 there is none")]
fn whole(value: f64) -> Option<i64> {
    let whole = value as i64;
    (value.abs() < 9_007_199_254_740_992.0 && whole as f64 == value).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::to_json;

    #[track_caller]
    fn prints(value: f64, expected: &str) {
        assert_eq!(String::from_utf8(to_json(&value)).unwrap(), expected);
    }

    #[test]
    fn numbers_print_as_in_javascript() {
        prints(5.0, "5");
        prints(0.1 + 0.2, "0.30000000000000004");
        prints(1e21, "1e+21");
        prints(1.2e-7, "1.2e-7");
        prints(0.000_003_100_000_000_000_000_4, "0.0000031000000000000004");
        prints(-0.0, "0");
        prints(-3.0, "-3");
        prints(9_007_199_254_740_991.0, "9007199254740991");
        prints(-9_007_199_254_740_992.0, "-9007199254740992");
        prints(9_007_199_254_740_994.0, "9007199254740994");
        prints(123_456_789_012_345_680_000.0, "123456789012345680000");
        prints(f64::INFINITY, "null");
    }
}
