//! The contract's `Error`, for the answers that no operation gives.

use agentmonitor_contract::runtime::Failure;
use poem::Response;
use poem::http::StatusCode;

/// An answer with the contract's `Error` as its body.
pub fn error_response(status: StatusCode, error: &str, hint: Option<&str>) -> Response {
    let failure = Failure::new(status, error);
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
    .into_response()
}
