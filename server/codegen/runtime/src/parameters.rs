//! Parameters of a request's path, query, headers and cookies, read as the contract says.
//!
//! Of all: an empty value is absence; names are exact (but for headers, where letter case does not matter); unknown
//! names are ignored; what is wrong is told all at once.
mod checked;
mod deep;
mod lenient;
mod list;
mod places;

use std::borrow::Cow;
use std::ops::RangeBounds;

use crate::check::Closed;
use crate::failure::{Failure, FieldError};
use crate::js;
use crate::rules::Size;

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

#[cfg(test)]
mod tests;
