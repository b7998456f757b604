//! A contract's own shape of errors, such as `{code, message}` or that of RFC 9457.
use poem::Response;
use poem::http::{HeaderValue, StatusCode, header};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Body;
use crate::reply;

/// The properties of the contract's error schema that take what the framework has to say.
#[derive(Debug, Clone, Copy)]
pub struct ErrorShape {
    pub media_type: &'static str,
    /// The sentence.
    pub message: &'static str,
    /// The number of the status.
    pub status: Option<&'static str>,
    /// The name of the status, such as `Not Found`.
    pub reason: Option<&'static str>,
    pub details: Option<&'static str>,
    pub hint: Option<&'static str>,
}

impl ErrorShape {
    /// `response`; if it is a refusal of the framework, in this shape.
    pub(crate) fn say(&self, mut response: Response) -> Response {
        let Some(body) = response.extensions_mut().remove::<Body>() else {
            return response;
        };
        let shaped = Shaped {
            shape: self,
            status: response.status(),
            body: &body,
        };
        let text = reply::to_json(&shaped);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(text.len()));
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.media_type),
        );
        response.set_body(text);
        response
    }
}

/// How many wrong fields a message names, where there is no better place for them.
const NAMED: usize = 5;

struct Shaped<'a> {
    shape: &'a ErrorShape,
    status: StatusCode,
    body: &'a Body,
}

impl Shaped<'_> {
    /// The sentence; with what else there is to say, if the shape has no place of its own for it.
    fn message(&self) -> String {
        let mut message = self.body.error.clone();
        let details = match self.shape.details {
            Some(_) => &[],
            None => self.body.details.as_slice(),
        };
        for (index, wrong) in details.iter().take(NAMED).enumerate() {
            message.push_str(if index == 0 { ": " } else { "; " });
            message.push_str(&format!("{} {}", wrong.field, wrong.message));
        }
        if let Some(more @ 1..) = details.len().checked_sub(NAMED) {
            message.push_str(&format!("; and {more} more"));
        }
        if let (None, Some(hint)) = (self.shape.hint, &self.body.hint) {
            message.push_str(&format!(". {hint}"));
        }
        message
    }
}

impl Serialize for Shaped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (shape, body) = (self.shape, self.body);
        let mut map = serializer.serialize_map(None)?;
        if let Some(status) = shape.status {
            map.serialize_entry(status, &self.status.as_u16())?;
        }
        if let Some(reason) = shape.reason {
            let name = self.status.canonical_reason().unwrap_or_default();
            map.serialize_entry(reason, name)?;
        }
        map.serialize_entry(shape.message, &self.message())?;
        if let Some(details) = shape.details.filter(|_| !body.details.is_empty()) {
            map.serialize_entry(details, &body.details)?;
        }
        if let (Some(name), Some(hint)) = (shape.hint, &body.hint) {
            map.serialize_entry(name, hint)?;
        }
        map.end()
    }
}
