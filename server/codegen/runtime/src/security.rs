//! Credentials of a request, as security schemes say where they stand.
//!
//! What is given twice, is empty, or does not have its scheme's form, is no credential. None is ever printed: neither by
//! `Debug` nor in an answer.
mod denied;

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use poem::Request;
use poem::http::{HeaderName, header};
use subtle::ConstantTimeEq;

use crate::cookies;

pub use self::denied::{Denials, Denied};

/// What a caller says to be let in: a token, a key, a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    fn new(text: impl Into<String>) -> Option<Self> {
        Some(text.into()).filter(|text| !text.is_empty()).map(Self)
    }

    /// Whether it is `expected`, found out in a time that tells nothing of how much of it is right.
    #[must_use]
    pub fn is(&self, expected: &str) -> bool {
        self.0.as_bytes().ct_eq(expected.as_bytes()).into()
    }

    /// The text itself. Keep it out of logs.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// User and password of the http scheme `basic`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    pub user: String,
    /// May be empty.
    pub password: Secret,
}

/// `Authorization: Bearer <token>`, the scheme in any letter case.
#[must_use]
pub fn bearer(request: &Request) -> Option<Secret> {
    let letter = |c: char| c.is_ascii_alphanumeric() || "-._~+/=".contains(c);
    let token = authorization(request, "bearer")?;
    Secret::new(token).filter(|token| token.0.chars().all(letter))
}

/// `Authorization: Basic <base64 of user:password>`, in UTF-8.
#[must_use]
pub fn basic(request: &Request) -> Option<Login> {
    let bytes = STANDARD.decode(authorization(request, "basic")?).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (user, password) = text.split_once(':')?;
    // RFC 7617 has no control characters in either.
    (!text.chars().any(char::is_control)).then(|| Login {
        user: user.to_owned(),
        password: Secret(password.to_owned()),
    })
}

fn authorization<'a>(request: &'a Request, scheme: &str) -> Option<&'a str> {
    let (name, credential) = only(request, &header::AUTHORIZATION)?.split_once(' ')?;
    let credential = credential.trim_start_matches(' ');
    name.eq_ignore_ascii_case(scheme).then_some(credential)
}

/// The one value of a header.
fn only<'a>(request: &'a Request, name: &HeaderName) -> Option<&'a str> {
    let mut values = request.headers().get_all(name).iter();
    let first = values.next().filter(|_| values.next().is_none())?;
    first.to_str().ok()
}

/// A key in a header.
#[must_use]
pub fn header_key(request: &Request, name: &str) -> Option<Secret> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    Secret::new(only(request, &name)?)
}

/// A key in the query.
#[must_use]
pub fn query_key(request: &Request, name: &str) -> Option<Secret> {
    let query = request.uri().query().unwrap_or_default();
    let mut values = form_urlencoded::parse(query.as_bytes()).filter(|pair| pair.0 == name);
    let (_, first) = values.next().filter(|_| values.next().is_none())?;
    Secret::new(first)
}

/// A key in a cookie.
#[must_use]
pub fn cookie_key(request: &Request, name: &str) -> Option<Secret> {
    let mut values = cookies::of(request).filter(|(other, _)| other == name);
    let (_, first) = values.next().filter(|_| values.next().is_none())?;
    Secret::new(cookies::decoded(&first))
}

#[cfg(test)]
mod tests;
