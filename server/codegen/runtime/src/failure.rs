//! A request that the framework refuses: before a handler sees it, or because no handler is there.
//!
//! Every failure leaves as `{error, details, hint}`, or in the shape of the contract's own error schema, which the
//! generator writes down where it is another; it warns of statuses that the framework may answer and nobody declares.
mod shape;

use poem::Response;
use poem::http::{HeaderName, HeaderValue, StatusCode};
use serde::Serialize;

use crate::reply;

pub use self::shape::ErrorShape;

/// One field that is not what the contract says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// Why a request was refused.
#[derive(Debug)]
pub struct Failure {
    pub status: StatusCode,
    body: Body,
    headers: Vec<(HeaderName, HeaderValue)>,
}

#[derive(Debug, Clone, Serialize)]
struct Body {
    error: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<FieldError>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl Failure {
    pub fn new(status: StatusCode, error: impl Into<String>) -> Self {
        let body = Body {
            error: error.into(),
            details: Vec::new(),
            hint: None,
        };
        Self {
            status,
            body,
            headers: Vec::new(),
        }
    }

    pub fn bad_request(error: impl Into<String>, details: Vec<FieldError>) -> Self {
        let mut failure = Self::new(StatusCode::BAD_REQUEST, error);
        failure.body.details = details;
        failure
    }

    pub fn payload_too_large(limit_bytes: usize) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "Payload too large").hint(format!(
            "The limit is {limit_bytes} bytes after decompression."
        ))
    }

    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not found").hint(
            "Nothing is served at this path; its letter case and one trailing slash do not matter.",
        )
    }

    pub fn method_not_allowed(allow: HeaderValue) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed")
            .hint("The header Allow lists the methods of this path.")
            .header(poem::http::header::ALLOW, allow)
    }

    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
    }

    /// What the sender can do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.body.hint = Some(hint.into());
        self
    }

    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    pub fn into_response(self) -> Response {
        let mut response = reply::json(self.status, &self.body);
        response.headers_mut().extend(self.headers);
        // So that whoever knows the contract's own shape can say it anew.
        response.extensions_mut().insert(self.body);
        response
    }
}
