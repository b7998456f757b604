//! The contract's `Error`, for the answers that no operation gives.

use poem::Response;
use poem::http::StatusCode;
use serde::Serialize;

#[derive(Serialize)]
struct ErrorBody<'a> {
    error: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
}

/// An answer with the contract's `Error` as its body.
pub fn error_response(status: StatusCode, error: &str, hint: Option<&str>) -> Response {
    let body = serde_json::to_vec(&ErrorBody { error, hint }).expect("text is always JSON");
    Response::builder()
        .status(status)
        .content_type("application/json; charset=utf-8")
        .body(body)
}
