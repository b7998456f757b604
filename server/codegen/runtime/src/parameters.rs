//! Parameters of a request's path, query, headers and cookies, read as the contract says.
//!
//! Of all: an empty value is absence; names are exact (but for headers, where letter case does not matter); unknown
//! names are ignored; what is wrong is told all at once.
mod checked;

use std::borrow::Cow;
use std::ops::RangeBounds;

use percent_encoding::percent_decode_str;
use poem::Request;

use crate::check::Closed;
use crate::cookies;
use crate::failure::{Failure, FieldError};
use crate::js::{self, Atoi};
use crate::rules::Size;

mod deep;
mod list;

pub use list::Items;

/// The parameters in one place of a request, and what was wrong with them so far.
pub struct Parameters<'a> {
    pairs: Vec<Pair<'a>>,
    same_name: fn(&str, &str) -> bool,
    /// From [`Pair::raw`], or a part of it, to a value.
    decode: fn(&str) -> Cow<'_, str>,
    errors: Vec<FieldError>,
    error: &'static str,
}

struct Pair<'a> {
    name: Cow<'a, str>,
    value: Cow<'a, str>,
    /// As it was sent: what is percent-encoded in it divides no list.
    raw: Cow<'a, str>,
}

impl Pair<'_> {
    fn plain<'a>(name: Cow<'a, str>, value: Cow<'a, str>) -> Pair<'a> {
        let raw = value.clone();
        Pair { name, value, raw }
    }
}

/// Whether a parameter must be there, and what is said where it is not what it should be.
#[derive(Clone, Copy)]
pub struct Given {
    required: bool,
    wrong: &'static str,
    /// Of a list.
    size: Size,
}

impl Given {
    const fn new(required: bool, wrong: &'static str) -> Self {
        let size = Size::ANY;
        Self {
            required,
            wrong,
            size,
        }
    }

    pub const fn required(wrong: &'static str) -> Self {
        Self::new(true, wrong)
    }

    pub const fn optional(wrong: &'static str) -> Self {
        Self::new(false, wrong)
    }

    /// How much a list may hold.
    pub const fn sized(mut self, size: Size) -> Self {
        self.size = size;
        self
    }
}

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

    /// Call when all parameters are read; `read` has them all if nothing was wrong.
    pub fn finish<T>(self, read: impl FnOnce() -> Option<T>) -> Result<T, Failure> {
        if !self.errors.is_empty() {
            return Err(Failure::bad_request(self.error, self.errors));
        }
        // A required parameter that is absent was told above.
        read().ok_or_else(Failure::internal)
    }

    pub fn text(&mut self, name: &str) -> Option<String> {
        self.value(name, Given::optional(""))
    }

    pub fn required_text(&mut self, name: &str) -> Option<String> {
        self.value(name, Given::required("must be a non-empty string"))
    }

    /// `x-am-repeat: join`: the values, joined by a comma.
    pub fn joined(&mut self, name: &str) -> Option<String> {
        let values: Vec<_> = self.values(name).collect();
        Some(values.join(",")).filter(|text| !text.is_empty())
    }

    /// Decimal digits, with a minus before them or not.
    pub fn integer<T: TryFrom<i64>>(
        &mut self,
        name: &str,
        bounds: impl RangeBounds<i64>,
        given: Given,
    ) -> Option<T> {
        let digits = |text: &str| {
            let digits = text.strip_prefix('-').unwrap_or(text);
            digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        self.read(name, given, |text| {
            let value = text.parse().ok().filter(|_| digits(text))?;
            let value = bounds.contains(&value).then_some(value)?;
            value.try_into().ok()
        })
    }

    /// A number as JSON writes it.
    pub fn number(
        &mut self,
        name: &str,
        bounds: impl RangeBounds<f64>,
        given: Given,
    ) -> Option<f64> {
        self.read(name, given, |text| {
            js::number(text).filter(|value| value.is_finite() && bounds.contains(value))
        })
    }

    pub fn boolean(&mut self, name: &str, given: Given) -> Option<bool> {
        self.read(name, given, |text| text.parse().ok())
    }

    pub fn word<T: Closed>(&mut self, name: &str, given: Given) -> Option<T> {
        self.read(name, given, T::from_word)
    }

    /// `x-am-parse: atoi`: the leading integer of the first value; where there is none, or it is 0, the default.
    pub fn atoi(&mut self, name: &str, default: i64) -> i64 {
        let first = self.values(name).next().map(js::atoi);
        match first {
            None | Some(Atoi::None | Atoi::Value(0)) => default,
            Some(Atoi::Value(value)) => value,
            Some(Atoi::TooLarge) => {
                self.add(name, "must be an integer of 64 bits");
                default
            }
        }
    }

    /// `x-am-parse: number`: the whole value as JavaScript reads a number; where it is none, or 0, or given twice, the
    /// default.
    pub fn parsed_number(&mut self, name: &str, default: f64) -> f64 {
        let value = match self.first(name) {
            (Some(only), false) => js::parse_number(only),
            _ => f64::NAN,
        };
        if value.is_infinite() {
            self.add(name, "must be a finite number");
        }
        if value.is_finite() && value != 0.0 {
            value
        } else {
            default
        }
    }

    /// As [`Self::parsed_number`]; what is a number but no integer is wrong.
    pub fn parsed_integer(&mut self, name: &str, default: i64) -> i64 {
        let value = self.parsed_number(name, f64::NAN);
        if value.is_nan() {
            return default;
        }
        if value.fract() != 0.0 || value.abs() >= 2_f64.powi(63) {
            self.add(name, "must be an integer");
            return default;
        }
        value as i64
    }

    /// All values of `name`, the empty ones among them.
    fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.pairs(name).map(|pair| pair.value.as_ref())
    }

    fn pairs(&self, name: &str) -> impl Iterator<Item = &Pair<'a>> {
        let pairs = self.pairs.iter();
        pairs.filter(move |pair| (self.same_name)(&pair.name, name))
    }

    /// The first value of `name`, and whether there is another.
    fn first(&self, name: &str) -> (Option<&str>, bool) {
        let mut values = self.values(name);
        (values.next(), values.next().is_some())
    }

    /// The one value of `name`; what is wrong was told then.
    fn value(&mut self, name: &str, given: Given) -> Option<String> {
        let (first, again) = self.first(name);
        let value = first.unwrap_or_default().to_owned();
        if again {
            self.add(name, "must be given once");
            return None;
        }
        if value.is_empty() && given.required {
            self.add(name, given.wrong);
        }
        Some(value).filter(|value| !value.is_empty())
    }

    fn read<T>(
        &mut self,
        name: &str,
        given: Given,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(name, given)?;
        let read = read(&value);
        if read.is_none() {
            self.add(name, given.wrong);
        }
        read
    }

    fn add(&mut self, field: &str, message: &str) {
        // One complaint a parameter: the first says what is wrong with it as it was sent.
        if self.errors.iter().any(|error| error.field == field) {
            return;
        }
        self.errors.push(FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        });
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
fn decoded(raw: &str) -> Option<Cow<'_, str>> {
    let escape = |rest: &str| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let escaped = raw.split('%').skip(1).all(escape);
    let text = percent_decode_str(raw).decode_utf8().ok();
    text.filter(|_| escaped)
}

#[cfg(test)]
mod tests;
