//! The body of a log record: words, or JSON whose fields say more about the event.

use codegen_runtime::js::{self, Normalised};
use serde_json::value::RawValue;

use crate::otlp::malformed::Malformed;
use crate::otlp::value::{Value, parsed_number};

/// Arrays and objects around a value; one less than ingest lets pass, so that one more may stand around it.
const MAX_DEPTH: usize = 63;

const TEXT: &str = "must be a text or a number";

/// JSON as its text.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The text of a body that is no JSON object or list.
    pub(super) words: Option<String>,
    json: Object,
    payload: Object,
}

/// A JSON object, or none.
#[derive(Debug, Default)]
pub(super) struct Object(Option<Normalised>);

impl Body {
    pub(super) fn of(body: Option<&Value>) -> Self {
        let json = match body {
            Some(Value::Text(text)) => match object(text) {
                Some(json) => json,
                None => {
                    return Self {
                        words: Some(text.clone()),
                        ..Self::default()
                    };
                }
            },
            Some(map @ Value::Map(_)) => {
                let mut json = String::new();
                map.print(&mut json);
                Object(js::normalise(&json, MAX_DEPTH).ok())
            }
            _ => Object::default(),
        };
        let payload = json.raw("payload").and_then(object).unwrap_or_default();
        Self {
            words: None,
            json,
            payload,
        }
    }

    pub(super) fn json(&self) -> &Object {
        &self.json
    }

    /// The object `payload` in it.
    pub(super) fn payload(&self) -> &Object {
        &self.payload
    }
}

/// The JSON object in `text`; a list is one with its places as keys. `None` for any other text.
fn object(text: &str) -> Option<Object> {
    let json = js::normalise(text, MAX_DEPTH).ok()?;
    if json.is_object() || json.as_str() == "{}" {
        return Some(Object(Some(json)));
    }
    let items: Vec<&RawValue> = serde_json::from_str(json.as_str()).ok()?;
    let entries = items.iter().enumerate();
    let entries: Vec<_> = entries
        .map(|(index, item)| format!("\"{index}\":{}", item.get()))
        .collect();
    let json = format!("{{{}}}", entries.join(","));
    Some(Object(js::normalise(&json, MAX_DEPTH).ok()))
}

impl Object {
    /// Keys as they print, without their quotes, and values as JSON.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(Normalised::fields)
    }

    /// The value of `key` as JSON; null is none.
    pub(super) fn raw(&self, key: &str) -> Option<&str> {
        let raw = self.0.as_ref()?.field(key)?;
        (raw != "null").then_some(raw)
    }

    /// What is a string.
    pub(super) fn string(&self, key: &str) -> Option<String> {
        self.raw(key).and_then(js::text).map(Into::into)
    }

    /// A text of an event, or a number that stands for one.
    pub(super) fn text(&self, key: &str) -> Result<Option<String>, Malformed> {
        let Some(raw) = self.raw(key) else {
            return Ok(None);
        };
        if js::number(raw).is_some() {
            return Ok(Some(raw.to_owned()));
        }
        let text = js::text(raw).map(Into::into);
        text.map(Some)
            .ok_or_else(|| Malformed::new(format!("/body of {key:?}"), TEXT))
    }

    /// A number, or a text that is one.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        let raw = self.raw(key)?;
        js::number(raw).or_else(|| parsed_number(&js::text(raw)?))
    }

    /// A number that is written as one.
    pub(super) fn plain_number(&self, key: &str) -> Option<f64> {
        self.raw(key).and_then(js::number)
    }

    pub(super) fn boolean(&self, key: &str) -> Option<bool> {
        let raw = self.raw(key)?;
        raw.parse().ok().or_else(|| js::text(raw)?.parse().ok())
    }

    /// The object in `key`.
    pub(super) fn object(&self, key: &str) -> Object {
        let raw = self.raw(key).filter(|raw| raw.starts_with('{'));
        Object(raw.and_then(|raw| js::normalise(raw, MAX_DEPTH).ok()))
    }

    /// The elements of the list in `key`; those that are no objects hold nothing.
    pub(super) fn objects(&self, key: &str) -> Vec<Object> {
        let raw = self.raw(key).filter(|raw| raw.starts_with('['));
        let items = raw.and_then(|raw| serde_json::from_str::<Vec<&RawValue>>(raw).ok());
        let items = items.unwrap_or_default().into_iter();
        let objects = items.map(|item| match item.get().starts_with('{') {
            true => Object(js::normalise(item.get(), MAX_DEPTH).ok()),
            false => Object::default(),
        });
        objects.collect()
    }
}
