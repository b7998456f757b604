//! The dashboard, embedded in the binary with its precompressed forms.
//!
//! A file is served under its path, a page of its own (`docs.html`) also under its name, anything else gets the page, whose
//! router reads the path. Files below `/assets/` carry a hash of their content in their name and never change; everything
//! else is asked for again each time.

use std::borrow::Cow;
use std::collections::HashMap;

use bytes::Bytes;
use percent_encoding::percent_decode_str;
use poem::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, HeaderName, HeaderValue, LOCATION, REFERRER_POLICY, VARY, X_FRAME_OPTIONS,
};
use poem::http::{HeaderMap, Method, StatusCode};
use poem::{Body, Request, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::accept_encoding::{Coding, choose};
use super::conditional::is_known;
use super::error_response;

/// What `npm run build` left in the dashboard's folder. Empty where it was not run.
#[derive(RustEmbed)]
#[folder = "../dashboard/dist"]
#[allow_missing = true]
struct Built;

const PAGE: &str = "index.html";
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// Nothing but this server's own scripts, styles and data; no inline code; no frames.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
     font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// What stands at `/` when the dashboard was not built. No style, because the policy allows none inline.
const NOT_BUILT: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>AgentMonitor</title>\n\
     <h1>The dashboard is not in this binary</h1>\n\
     <p>The server works; only its page is missing. Build the page, then the server, from the top of the checkout:</p>\n\
     <pre>npx -y rust-just build</pre>\n</html>\n";

/// Serves the dashboard.
#[derive(Debug)]
pub struct Dashboard {
    files: HashMap<String, File>,
}

/// A file in all its forms.
#[derive(Debug)]
struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    content_type: HeaderValue,
    /// Of the plain form, without quotes.
    tag: String,
}

/// What to do with a path.
enum Found<'a> {
    File(&'a File, &'static str),
    Redirect(String),
    Missing,
}

impl Dashboard {
    /// The one that was built into this binary.
    pub fn built_in() -> Self {
        Self::of::<Built>()
    }

    /// One of any embedded folder. A file next to one of the same name with `.br` or `.gz` after it is its other form.
    pub fn of<E: RustEmbed>() -> Self {
        let mut files: HashMap<String, File> = E::iter()
            .filter(|path| plain_of(path).is_none_or(|plain| E::get(plain).is_none()))
            .filter_map(|path| Some((path.to_string(), File::of::<E>(&path, E::get(&path)?))))
            .collect();
        files.entry(PAGE.to_owned()).or_insert_with(File::not_built);
        Self { files }
    }

    /// The answer to a request for anything but the API.
    pub(super) fn answer(&self, request: &Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut response = error_response(
                StatusCode::METHOD_NOT_ALLOWED,
                "Method not allowed",
                Some(what_instead(request.uri().path())),
            );
            response
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let mut response = match self.find(request.uri().path(), request.uri().query()) {
            Found::File(file, cache) => file.answer(request.headers(), cache),
            Found::Redirect(target) => redirect(&target),
            Found::Missing => error_response(StatusCode::NOT_FOUND, "Not found", None),
        };
        protect(response.headers_mut());
        response
    }

    fn find(&self, path: &str, query: Option<&str>) -> Found<'_> {
        if let Some(target) = without_app(path, query) {
            return Found::Redirect(target);
        }
        let decoded = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
        let in_assets = decoded.starts_with("assets/");
        if let Some(file) = self.files.get(decoded.as_ref()) {
            return Found::File(file, if in_assets { FOREVER } else { ASK_AGAIN });
        }
        let name = decoded.rsplit('/').next().unwrap_or_default();
        if in_assets && name.contains('.') {
            return Found::Missing;
        }
        let own = format!("{}.html", decoded.trim_end_matches('/'));
        match self.files.get(&own).or_else(|| self.files.get(PAGE)) {
            Some(page) => Found::File(page, ASK_AGAIN),
            None => Found::Missing,
        }
    }
}

impl File {
    fn of<E: RustEmbed>(path: &str, plain: EmbeddedFile) -> Self {
        let form =
            |suffix: &str| E::get(&format!("{path}{suffix}")).map(|file| bytes_of(file.data));
        let hash = plain.metadata.sha256_hash();
        Self {
            brotli: form(".br"),
            gzip: form(".gz"),
            content_type: content_type(plain.metadata.mimetype()),
            tag: hash[..12]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            plain: bytes_of(plain.data),
        }
    }

    fn not_built() -> Self {
        Self {
            plain: Bytes::from_static(NOT_BUILT.as_bytes()),
            brotli: None,
            gzip: None,
            content_type: content_type("text/html"),
            tag: "not-built".to_owned(),
        }
    }

    fn answer(&self, asked: &HeaderMap, cache: &'static str) -> Response {
        let accepted = asked
            .get_all(ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let accepted = accepted.collect::<Vec<_>>().join(",");
        let coding = choose(&accepted, self.brotli.is_some(), self.gzip.is_some());
        let tag = match coding.name() {
            Some(name) => format!("\"{}-{name}\"", self.tag),
            None => format!("\"{}\"", self.tag),
        };
        let mut response = Response::default();
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(
            ETAG,
            HeaderValue::from_str(&tag).expect("tags are visible ASCII"),
        );
        if self.brotli.is_some() || self.gzip.is_some() {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        if is_known(asked, &tag) {
            response.set_status(StatusCode::NOT_MODIFIED);
            return response;
        }
        headers.insert(CONTENT_TYPE, self.content_type.clone());
        if let Some(name) = coding.name() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response.set_body(Body::from_bytes(self.form(coding)));
        response
    }

    fn form(&self, coding: Coding) -> Bytes {
        let form = match coding {
            Coding::Brotli => self.brotli.as_ref(),
            Coding::Gzip => self.gzip.as_ref(),
            Coding::Identity => None,
        };
        form.unwrap_or(&self.plain).clone()
    }
}

/// What to do about a request of another method. An exporter that was given the bare address posts to `/v1/logs`.
fn what_instead(path: &str) -> &'static str {
    match path {
        "/v1/logs" | "/v1/metrics" | "/v1/traces" => {
            "OTLP is taken below /api/otel: let OTEL_EXPORTER_OTLP_ENDPOINT end with it."
        }
        _ => "The header Allow lists the methods of this path.",
    }
}

/// The old address of the page, `/app` and all below, without its first segment. Never leads to another host: what
/// remains begins with exactly one slash.
fn without_app(path: &str, query: Option<&str>) -> Option<String> {
    let (app, rest) = path.split_at_checked(4)?;
    if !app.eq_ignore_ascii_case("/app") || !(rest.is_empty() || rest.starts_with('/')) {
        return None;
    }
    let rest = rest.trim_start_matches(['/', '\\']);
    Some(match query {
        Some(query) => format!("/{rest}?{query}"),
        None => format!("/{rest}"),
    })
}

fn redirect(target: &str) -> Response {
    match HeaderValue::from_str(target) {
        Ok(target) => Response::builder()
            .status(StatusCode::FOUND)
            .header(LOCATION, target)
            .finish(),
        Err(_) => error_response(StatusCode::NOT_FOUND, "Not found", None),
    }
}

fn protect(headers: &mut HeaderMap) {
    const HEADERS: [(HeaderName, &str); 3] = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (REFERRER_POLICY, "no-referrer"),
        (X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// The plain form's path, if this could be another form of it.
fn plain_of(path: &str) -> Option<&str> {
    path.strip_suffix(".br")
        .or_else(|| path.strip_suffix(".gz"))
}

fn content_type(essence: &str) -> HeaderValue {
    let is_text = essence.starts_with("text/")
        || matches!(
            essence,
            "application/javascript" | "application/json" | "image/svg+xml"
        );
    let value = if is_text {
        format!("{essence}; charset=utf-8")
    } else {
        essence.to_owned()
    };
    HeaderValue::from_str(&value).expect("media types are visible ASCII")
}

fn bytes_of(data: Cow<'static, [u8]>) -> Bytes {
    match data {
        Cow::Borrowed(data) => Bytes::from_static(data),
        Cow::Owned(data) => Bytes::from(data),
    }
}
