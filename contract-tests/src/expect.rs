//! What is expected of an answer, as one JSON document: `status`, `headers`, and `body` or
//! `frames` with `ended`. Spots that are not compared by value carry a mark. Gaps edit this
//! document; `compare` reads it; an answer is turned into the same form.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::http::{Head, Response as Answer};
use crate::recording::{Response, Volatile};
use crate::sse::Heard;

/// The shape that recordings give to the legacy's error pages.
const HTML_PAGE: &str = "html-error-page";
/// Headers that are compared where they were recorded.
const COMPARED: [&str; 3] = ["content-type", "location", "allow"];
/// Key of a mark; no answer holds it, because a key with a NUL is never sent.
const MARK: &str = "\u{0}mark";

/// What stands in an expected document where no value is compared.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Any value of a shape; `was` is what was recorded.
    Shape {
        shape: String,
        near_now: bool,
        was: Value,
    },
    /// The contract's `Error`.
    Error,
}

impl Mark {
    pub fn shape(shape: &str, near_now: bool, was: Value) -> Value {
        json!({MARK: {"shape": shape, "near_now": near_now, "was": was}})
    }

    pub fn error() -> Value {
        json!({MARK: "error"})
    }

    /// The mark that a value is, if it is one.
    pub fn read(value: &Value) -> Option<Self> {
        let mark = value.as_object()?.get(MARK)?;
        match mark {
            Value::Object(fields) => Some(Self::Shape {
                shape: fields.get("shape")?.as_str()?.to_owned(),
                near_now: fields.get("near_now")?.as_bool()?,
                was: fields.get("was")?.clone(),
            }),
            _ => Some(Self::Error),
        }
    }
}

/// The expected document of a recorded exchange.
pub fn exchange(response: &Response, volatile: &[Volatile]) -> Result<Value> {
    let mut document = envelope(response);
    let mut body = response.body.clone();
    mark_volatile(&mut body, volatile)?;
    document.insert("body".to_owned(), body);
    Ok(Value::Object(document))
}

/// The expected document of a recorded stream.
pub fn stream(
    response: &Response,
    frames: &[Value],
    ended: bool,
    volatile: &[Volatile],
) -> Result<Value> {
    let mut document = envelope(response);
    let mut frames = Value::Array(frames.to_vec());
    mark_volatile(&mut frames, volatile)?;
    document.insert("frames".to_owned(), frames);
    document.insert("ended".to_owned(), Value::Bool(ended));
    Ok(Value::Object(document))
}

/// True where the legacy answered with its HTML error page.
pub fn is_html_error(response: &Response) -> bool {
    let html = response
        .headers
        .get("content-type")
        .is_some_and(|value| crate::http::essence(value) == "text/html");
    html && response.status >= 400
}

/// Replaces volatile spots by marks. A body that is a legacy error page is left out: only status
/// and media type count, and what ours says instead is the business of a gap.
fn mark_volatile(document: &mut Value, volatile: &[Volatile]) -> Result<()> {
    for spot in volatile {
        if spot.shape == HTML_PAGE {
            *document = Mark::shape("string", false, document.take());
            continue;
        }
        let target = document
            .pointer_mut(&spot.pointer)
            .with_context(|| format!("nothing at the volatile pointer {:?}", spot.pointer))?;
        *target = Mark::shape(&spot.shape, spot.near_now, target.take());
    }
    Ok(())
}

/// A document that says `{shape: ...}` where a value is volatile, as recorded rows and our own
/// scenarios do, with marks there.
pub fn with_shapes(value: Value) -> Value {
    match value {
        Value::Object(map) => match map.get("shape").and_then(Value::as_str) {
            Some(shape) if map.len() == 1 => Mark::shape(shape, false, Value::Null),
            _ => map
                .into_iter()
                .map(|(key, value)| (key, with_shapes(value)))
                .collect(),
        },
        Value::Array(items) => items.into_iter().map(with_shapes).collect(),
        other => other,
    }
}

fn envelope(response: &Response) -> Map<String, Value> {
    let headers: Map<_, _> = response
        .headers
        .iter()
        .map(|(name, value)| (name.to_lowercase(), header_value(name, value)))
        .collect();
    let mut document = Map::new();
    document.insert("status".to_owned(), json!(response.status));
    document.insert("headers".to_owned(), Value::Object(headers));
    document
}

/// The document of an answer, with every header that may be compared.
pub fn answer(answer: &Answer) -> Value {
    let mut document = actual_envelope(&answer.head);
    document.insert("body".to_owned(), body_value(answer));
    Value::Object(document)
}

/// The document of a stream that was listened to.
pub fn heard(head: &Head, heard: &Heard) -> Value {
    let mut document = actual_envelope(head);
    document.insert("frames".to_owned(), Value::Array(heard.frames.clone()));
    document.insert("ended".to_owned(), Value::Bool(heard.ended));
    if let Some(broken) = &heard.broken {
        document.insert("broken".to_owned(), json!(broken));
    }
    Value::Object(document)
}

/// The document of an answer with those headers alone that one of the expected documents names.
pub fn with_named_headers(mut actual: Value, expected: [&Value; 2]) -> Value {
    if let Some(headers) = actual.get_mut("headers").and_then(Value::as_object_mut) {
        let named = |name: &str| {
            expected
                .iter()
                .any(|one| one["headers"].get(name).is_some())
        };
        headers.retain(|name, _| named(name));
    }
    actual
}

fn actual_envelope(head: &Head) -> Map<String, Value> {
    let headers: Map<_, _> = COMPARED
        .into_iter()
        .filter_map(|name| Some((name.to_owned(), header_value(name, &head.header(name)?))))
        .collect();
    let mut document = Map::new();
    document.insert("status".to_owned(), json!(head.status));
    document.insert("headers".to_owned(), Value::Object(headers));
    document
}

/// Media types lose their parameters, `allow` becomes a sorted list.
fn header_value(name: &str, value: &str) -> Value {
    match name.to_ascii_lowercase().as_str() {
        "content-type" => json!(crate::http::essence(value)),
        "allow" => json!(value.split(',').map(str::trim).collect::<BTreeSet<_>>()),
        _ => json!(value),
    }
}

/// A body as the recordings hold it: parsed JSON, or text when the media type is not JSON.
pub fn body_value(answer: &Answer) -> Value {
    let json = answer
        .head
        .media_type()
        .is_some_and(|media| media == "application/json" || media.ends_with("+json"));
    let text = || Value::String(String::from_utf8_lossy(&answer.body).into_owned());
    if json && !answer.body.is_empty() {
        return serde_json::from_slice(&answer.body).unwrap_or_else(|_| text());
    }
    text()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(text: &str) -> Response {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_recorded_answer_becomes_a_document_with_marks() {
        let response = recorded(
            r#"{"status":200,"headers":{"content-type":"application/json; charset=utf-8","allow":"POST, GET"},"body":{"at":"x","n":1}}"#,
        );
        let volatile = [Volatile {
            pointer: "/at".into(),
            shape: "iso-ms".into(),
            near_now: true,
        }];
        let document = exchange(&response, &volatile).unwrap();
        assert_eq!(document["headers"]["content-type"], "application/json");
        assert_eq!(document["headers"]["allow"], json!(["GET", "POST"]));
        assert_eq!(document["body"]["n"], 1);
        let mark = Mark::read(&document["body"]["at"]).unwrap();
        assert_eq!(
            mark,
            Mark::Shape {
                shape: "iso-ms".into(),
                near_now: true,
                was: json!("x")
            }
        );
        let nowhere = [Volatile {
            pointer: "/b".into(),
            shape: "null".into(),
            near_now: false,
        }];
        assert!(exchange(&response, &nowhere).is_err());
    }

    #[test]
    fn an_answer_is_parsed_only_where_it_says_json() {
        let head = |media: &str| Head {
            status: 200,
            headers: vec![
                ("content-type".into(), media.into()),
                ("etag".into(), "x".into()),
            ],
        };
        let document = |media, body: &str| {
            let head = head(media);
            answer(&Answer {
                head,
                body: body.into(),
            })
        };
        assert_eq!(
            document("application/json; charset=utf-8", "[1]")["body"],
            json!([1])
        );
        assert_eq!(document("application/json", "")["body"], json!(""));
        assert_eq!(document("text/plain", "[1]")["body"], json!("[1]"));
        assert_eq!(document("application/json", "[1")["body"], json!("[1"));
        assert_eq!(
            document("text/plain", "")["headers"],
            json!({"content-type": "text/plain"})
        );
    }

    #[test]
    fn a_header_is_compared_where_one_of_the_documents_names_it() {
        let actual = json!({"headers": {"allow": ["GET"], "content-type": "x", "location": "/"}});
        let (recorded, ours) = (
            json!({"headers": {"location": "/"}}),
            json!({"headers": {"allow": []}}),
        );
        let named = with_named_headers(actual, [&recorded, &ours]);
        assert_eq!(
            named,
            json!({"headers": {"allow": ["GET"], "location": "/"}})
        );
    }
}
