//! The contract, told by the server that keeps it: `/api/openapi.yaml` byte for byte, and the same as JSON.
//!
//! Promises: both stand in the binary as they are sent; no request converts anything. Left to others: the gates, and what
//! all routes have in common (the route table in front, which must know [`CONTRACT_ROUTES`]).

use std::hash::{DefaultHasher, Hash, Hasher};

use agentmonitor_contract::runtime::Route;
use agentmonitor_contract::{OPENAPI_JSON, OPENAPI_YAML};
use poem::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderValue};
use poem::http::{HeaderMap, StatusCode};
use poem::{Body, Endpoint, IntoResponse, Request, Response, Result};

use super::conditional::is_known;

const YAML: &str = "/api/openapi.yaml";
const JSON: &str = "/api/openapi.json";

/// The routes that a server has beyond those of its contract. They stand under `/api` to be behind its gates, token
/// included.
pub const CONTRACT_ROUTES: &[Route] = &[
    Route {
        method: "GET",
        path: YAML,
        operation: "contract_yaml",
    },
    Route {
        method: "GET",
        path: JSON,
        operation: "contract_json",
    },
];

/// An API with its contract beside it.
pub struct WithContract<E> {
    api: E,
    yaml: Document,
    json: Document,
}

impl<E: Endpoint> WithContract<E> {
    /// Answers [`CONTRACT_ROUTES`] in place of `api`.
    pub fn new(api: E) -> Self {
        Self {
            api,
            yaml: Document::new(OPENAPI_YAML, "application/yaml"),
            json: Document::new(OPENAPI_JSON, "application/json; charset=utf-8"),
        }
    }
}

impl<E: Endpoint> Endpoint for WithContract<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        match request.uri().path() {
            YAML => Ok(self.yaml.answer(request.headers())),
            JSON => Ok(self.json.answer(request.headers())),
            _ => self
                .api
                .call(request)
                .await
                .map(IntoResponse::into_response),
        }
    }
}

struct Document {
    text: &'static str,
    content_type: HeaderValue,
    tag: String,
}

impl Document {
    fn new(text: &'static str, content_type: &'static str) -> Self {
        // Another release of Rust may hash otherwise: then clients fetch an equal document once more.
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self {
            text,
            content_type: HeaderValue::from_static(content_type),
            tag: format!("\"{:016x}\"", hasher.finish()),
        }
    }

    fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = Response::default();
        let headers = response.headers_mut();
        // A new binary may have a new contract.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        let tag = HeaderValue::from_str(&self.tag).expect("tags are visible ASCII");
        headers.insert(ETAG, tag);
        if is_known(asked, &self.tag) {
            response.set_status(StatusCode::NOT_MODIFIED);
            return response;
        }
        headers.insert(CONTENT_TYPE, self.content_type.clone());
        response.set_body(Body::from(self.text));
        response
    }
}
