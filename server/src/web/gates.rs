//! The gates that every request passes before routing.
//!
//! Host: the defence against DNS rebinding; a page of another site that makes its name point here still says that name.
//! Origin: no page of another origin may call, read or follow, whatever the method. Token: where one is configured,
//! every API call but health carries it.

use poem::http::header::{AUTHORIZATION, HOST, HeaderName, HeaderValue, ORIGIN, WWW_AUTHENTICATE};
use poem::http::{StatusCode, Uri};
use poem::{Endpoint, IntoResponse, Request, Response, Result};

use super::{error_response, is_api_path};
use crate::config::{AllowedHosts, AuthToken, Authority, Config};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The one API path that needs no token: monitors ask it.
const HEALTH: &str = "/api/health";

/// What the gates let through.
#[derive(Clone, Debug)]
pub struct Gates {
    allowed_hosts: AllowedHosts,
    auth_token: Option<AuthToken>,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Refusal {
    Host,
    Origin,
    Token,
}

impl Gates {
    /// As configured.
    pub fn new(config: &Config) -> Self {
        Self {
            allowed_hosts: config.allowed_hosts.clone(),
            auth_token: config.auth_token.clone(),
        }
    }

    fn check(&self, request: &Request) -> Result<(), Refusal> {
        let host = self.host(request).ok_or(Refusal::Host)?;
        if !self.is_same_origin(request, &host) {
            return Err(Refusal::Origin);
        }
        if !self.has_token(request) {
            return Err(Refusal::Token);
        }
        Ok(())
    }

    /// The host that the request names, if it is one of ours. A target in absolute form must name the same.
    fn host(&self, request: &Request) -> Option<Authority> {
        let host = Authority::parse(single(request, &HOST)?)?;
        if let Some(target) = request.uri().authority()
            && Authority::parse(target.as_str()).as_ref() != Some(&host)
        {
            return None;
        }
        (host.is_loopback() || self.allowed_hosts.contains(&host)).then_some(host)
    }

    fn is_same_origin(&self, request: &Request, host: &Authority) -> bool {
        let cross_site = |value: &HeaderValue| {
            value
                .as_bytes()
                .trim_ascii()
                .eq_ignore_ascii_case(b"cross-site")
        };
        if request
            .headers()
            .get_all(SEC_FETCH_SITE)
            .iter()
            .any(cross_site)
        {
            return false;
        }
        if !request.headers().contains_key(ORIGIN) {
            return true;
        }
        single(request, &ORIGIN).is_some_and(|origin| self.is_origin_of(origin, host))
    }

    /// Whether a page of this origin came from the host that it calls. This server speaks plain HTTP; a host that is
    /// listed may have a proxy before it that does not.
    fn is_origin_of(&self, origin: &str, host: &Authority) -> bool {
        let Some((scheme, authority)) = origin.split_once("://") else {
            return false;
        };
        let default_port = match scheme.to_ascii_lowercase().as_str() {
            "http" => 80,
            "https" if self.allowed_hosts.contains(host) => 443,
            _ => return false,
        };
        Authority::parse(authority).is_some_and(|page| page.is_same(host, default_port))
    }

    fn has_token(&self, request: &Request) -> bool {
        let Some(token) = &self.auth_token else {
            return true;
        };
        let path = request.uri().path();
        if !is_api_path(path) || is_health(path) {
            return true;
        }
        single(request, &AUTHORIZATION)
            .and_then(bearer)
            .is_some_and(|it| token.matches(it.as_bytes()))
    }
}

fn is_health(path: &str) -> bool {
    path.strip_suffix('/')
        .unwrap_or(path)
        .eq_ignore_ascii_case(HEALTH)
}

/// The token of `Bearer <token>`; the scheme in any case.
fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim_matches(' '))
}

/// A header's value, if it stands there once and is visible ASCII.
fn single<'a>(request: &'a Request, name: &HeaderName) -> Option<&'a str> {
    let mut values = request.headers().get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        return None;
    }
    value.to_str().ok()
}

impl Refusal {
    fn answer(self, uri: &Uri) -> Response {
        tracing::debug!(refused = ?self, path = uri.path(), "request refused at the gate");
        match self {
            Self::Host => error_response(
                StatusCode::MISDIRECTED_REQUEST,
                "Host not allowed",
                Some("Add the host to AGENTMONITOR_ALLOWED_HOSTS."),
            ),
            Self::Origin => {
                error_response(StatusCode::FORBIDDEN, "Cross-origin request refused", None)
            }
            Self::Token => {
                let mut response = error_response(
                    StatusCode::UNAUTHORIZED,
                    "Unauthorized",
                    Some("Send the header Authorization: Bearer <AGENTMONITOR_AUTH_TOKEN>."),
                );
                let challenge = HeaderValue::from_static("Bearer");
                response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
                response
            }
        }
    }
}

/// An endpoint behind the gates.
pub struct Gated<E> {
    inner: E,
    gates: Gates,
}

impl<E: Endpoint> Gated<E> {
    /// Puts `inner` behind the gates.
    pub fn new(inner: E, gates: Gates) -> Self {
        Self { inner, gates }
    }
}

impl<E: Endpoint> Endpoint for Gated<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        match self.gates.check(&request) {
            Ok(()) => self
                .inner
                .call(request)
                .await
                .map(IntoResponse::into_response),
            Err(refusal) => Ok(refusal.answer(request.uri())),
        }
    }
}
