//! Bodies that are JSON, or bytes of a type that the handler reads itself, and their answers in kind.
use bytes::Bytes;
use poem::http::{HeaderValue, StatusCode, header};
use poem::{Request, Response};
use serde::Serialize;

use crate::check::FromJson;
use crate::failure::Failure;
use crate::reply;

use super::{BodyRule, content_type, json, unpacked};

/// A body, by its content type.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent<T> {
    Json(T),
    /// As they are, once unpacked.
    Bytes(Bytes),
}

/// An answer, in the kind of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered<T> {
    Json(T),
    /// A content type and what is of it.
    Bytes(&'static str, Bytes),
}

/// Reads the body of `request`: validated where it is JSON, and as it is where it is one of `types`, in any letter case.
pub async fn json_or_bytes<T: FromJson>(
    request: Request,
    rule: &BodyRule,
    types: &[&str],
) -> Result<Sent<T>, Failure> {
    let mime = content_type(&request);
    match mime.is_some_and(|mime| types.contains(&mime.essence_str())) {
        true => Ok(Sent::Bytes(unpacked(request, rule).await?.into())),
        false => json(request, rule).await.map(Sent::Json),
    }
}

impl<T: Serialize> Answered<T> {
    pub fn into_response(self, status: StatusCode) -> Response {
        match self {
            Self::Json(body) => reply::json(status, &body),
            Self::Bytes(media_type, bytes) => {
                let length = HeaderValue::from(bytes.len());
                let mut response = Response::builder().status(status).body(bytes);
                let headers = response.headers_mut();
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
                headers.insert(header::CONTENT_LENGTH, length);
                response
            }
        }
    }
}
