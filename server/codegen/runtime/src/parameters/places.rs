//! Where parameters stand in a request, and how each place writes them.
use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use poem::Request;

use super::{Pair, Parameters};
use crate::cookies;

impl<'a> Parameters<'a> {
    pub fn query(request: &'a Request) -> Self {
        let query = request.uri().query().unwrap_or_default();
        let parts = query.split('&').filter(|part| !part.is_empty());
        let pairs = parts.map(|part| {
            let (name, raw) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (form_decoded(name), form_decoded(raw));
            let raw = Cow::Borrowed(raw);
            Pair { name, value, raw }
        });
        Self {
            pairs: pairs.collect(),
            same_name: |name, other| name == other,
            decode: form_decoded,
            errors: Vec::new(),
            error: "Invalid query parameters",
        }
    }

    /// The `{name}`s of `template`, percent-decoded once. What does not decode is told, where a query keeps it: a
    /// path names a thing, and a thing of such a name is none.
    pub fn path(request: &'a Request, template: &'static str) -> Self {
        let mut parameters = Self {
            pairs: Vec::new(),
            same_name: |name, other| name == other,
            decode: |raw| percent_decode_str(raw).decode_utf8_lossy(),
            errors: Vec::new(),
            error: "Invalid path parameters",
        };
        for (part, raw) in template.split('/').zip(request.uri().path().split('/')) {
            let Some(name) = part.strip_prefix('{').and_then(|s| s.strip_suffix('}')) else {
                continue;
            };
            let value = decoded(raw);
            if value.is_none() {
                parameters.add(name, "must be percent-encoded UTF-8");
            }
            let pair = Pair {
                name: Cow::Borrowed(name),
                // What was told above must not count as absent, too.
                value: value.unwrap_or(Cow::Borrowed(raw)),
                raw: Cow::Borrowed(raw),
            };
            parameters.pairs.push(pair);
        }
        parameters
    }

    pub fn headers(request: &'a Request) -> Self {
        let pairs = request.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            Pair::plain(Cow::Borrowed(name.as_str()), value)
        });
        Self {
            pairs: pairs.collect(),
            same_name: str::eq_ignore_ascii_case,
            decode: |raw| Cow::Borrowed(raw),
            errors: Vec::new(),
            error: "Invalid headers",
        }
    }

    /// Of all headers `Cookie`. What does not decode is kept as it came.
    pub fn cookies(request: &'a Request) -> Self {
        let pairs = cookies::of(request).map(|(name, raw)| Pair {
            name: Cow::Owned(name),
            value: Cow::Owned(cookies::decoded(&raw).into_owned()),
            raw: Cow::Owned(raw),
        });
        Self {
            pairs: pairs.collect(),
            same_name: |name, other| name == other,
            decode: cookies::decoded,
            errors: Vec::new(),
            error: "Invalid cookies",
        }
    }
}

/// As HTML forms encode: `+` is a blank, and what does not decode is kept.
fn form_decoded(raw: &str) -> Cow<'_, str> {
    match raw.contains('+') {
        false => percent_decode_str(raw).decode_utf8_lossy(),
        true => {
            let spaced = raw.replace('+', " ");
            let decoded = percent_decode_str(&spaced).decode_utf8_lossy();
            Cow::Owned(decoded.into_owned())
        }
    }
}

/// `raw` without its percent-encoding; `None` where a `%` is no escape, or the bytes are no UTF-8.
pub(super) fn decoded(raw: &str) -> Option<Cow<'_, str>> {
    let escape = |rest: &str| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let escaped = raw.split('%').skip(1).all(escape);
    let text = percent_decode_str(raw).decode_utf8().ok();
    text.filter(|_| escaped)
}
