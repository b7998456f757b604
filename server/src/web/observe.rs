//! The outermost layer: request ids, one log line a request, panics, and what every answer carries.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use futures_util::FutureExt;
use poem::http::header::{HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use poem::http::{HeaderMap, StatusCode};
use poem::{Endpoint, Error, IntoResponse, Request, Response, Result};
use tracing::Instrument;

use super::error_response;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Longest id that is taken from a client.
const MAX_ID_LENGTH: usize = 64;

/// The id of one request, as its answer carries it and its log lines name it. Handlers find it in the request's data.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The client's own id, if it is fit to be logged and sent back.
    fn of_client(headers: &HeaderMap) -> Option<Self> {
        let id = headers.get(X_REQUEST_ID)?.to_str().ok()?;
        let sane = !id.is_empty()
            && id.len() <= MAX_ID_LENGTH
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        sane.then(|| Self(id.into()))
    }

    /// The id itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Makes ids: eight digits that tell one run of the server from another, then a running number.
#[derive(Debug)]
struct RequestIds {
    run: u32,
    next: AtomicU64,
}

impl RequestIds {
    fn new() -> Self {
        // The standard library seeds each hasher at random; that is all the chance that is needed.
        let [a, b, c, d, ..] = RandomState::new().hash_one(0_u8).to_be_bytes();
        Self {
            run: u32::from_be_bytes([a, b, c, d]),
            next: AtomicU64::new(1),
        }
    }

    fn next(&self) -> RequestId {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        RequestId(format!("{:08x}-{number:x}", self.run).into())
    }
}

/// An endpoint with the outermost layer around it. Its answer is never an `Err`.
pub struct Observed<E> {
    inner: E,
    ids: RequestIds,
}

impl<E: Endpoint> Observed<E> {
    /// Puts the layer around `inner`.
    pub fn new(inner: E) -> Self {
        Self {
            inner,
            ids: RequestIds::new(),
        }
    }

    async fn answer(&self, request: Request) -> Response {
        match AssertUnwindSafe(self.inner.call(request))
            .catch_unwind()
            .await
        {
            Ok(Ok(answer)) => answer.into_response(),
            Ok(Err(error)) => answer_of_error(error),
            Err(_) => {
                // The message and the place stand in the log already: the panic hook has written them.
                tracing::error!("a handler panicked");
                internal_server_error()
            }
        }
    }
}

impl<E: Endpoint> Endpoint for Observed<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let started = Instant::now();
        let id = RequestId::of_client(request.headers()).unwrap_or_else(|| self.ids.next());
        let span = tracing::error_span!("request", id = %id);
        request.set_data(id.clone());
        let method = request.method().clone();
        let uri = request.uri().clone();
        let mut response = self.answer(request).instrument(span.clone()).await;
        span.in_scope(|| {
            tracing::debug!(
                %method,
                path = uri.path(),
                status = response.status().as_u16(),
                duration_us = started.elapsed().as_micros(),
                "request answered"
            );
        });
        let value = HeaderValue::from_str(id.as_str()).expect("ids are visible ASCII");
        let headers = response.headers_mut();
        headers.insert(X_REQUEST_ID, value);
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        Ok(response)
    }
}

/// What no layer below has turned into an answer. Its text stays in the log.
fn answer_of_error(error: Error) -> Response {
    if error.is_from_response() {
        return error.into_response();
    }
    let status = error.status();
    if status.is_server_error() {
        tracing::error!(error = ?error, "request failed");
        return internal_server_error();
    }
    error_response(
        status,
        status.canonical_reason().unwrap_or("Request refused"),
        None,
    )
}

fn internal_server_error() -> Response {
    error_response(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Internal Server Error",
        None,
    )
}
