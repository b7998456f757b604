//! JSON taken apart as raw text, a level at a time: what is wrong deep inside one record is nothing to the others.

use codegen_runtime::js;
use serde_json::value::RawValue;

use crate::otlp::malformed::Malformed;

/// One JSON value as it was sent. The whole was checked to be JSON.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Raw<'a>(pub(super) &'a str);

impl<'a> Raw<'a> {
    pub(super) fn is_null(self) -> bool {
        self.0 == "null"
    }

    fn is_array(self) -> bool {
        self.0.starts_with('[')
    }

    pub(super) fn is_object(self) -> bool {
        self.0.starts_with('{')
    }

    /// The fields that have these names, the last of equal ones, null as absent; none of what is no object.
    pub(super) fn fields<const N: usize>(self, names: [&str; N]) -> [Option<Self>; N] {
        let index = |key: &[u8]| names.iter().position(|name| name.as_bytes() == key);
        let found = match self.is_object() {
            true => codegen_runtime::fields::<N>(self.0, index),
            false => None,
        };
        let found = found.unwrap_or([None; N]);
        found.map(|raw| raw.map(Self).filter(|raw| !raw.is_null()))
    }

    pub(super) fn elements(self) -> Option<Vec<Self>> {
        if !self.is_array() {
            return None;
        }
        let elements: Vec<&'a RawValue> = serde_json::from_str(self.0).ok()?;
        let elements = elements.into_iter();
        Some(elements.map(|element| Self(element.get())).collect())
    }

    pub(super) fn text(self) -> Option<String> {
        js::text(self.0).map(Into::into)
    }

    /// Text, or a number as JavaScript prints it.
    pub(super) fn text_or_number(self) -> Option<String> {
        if let Some(number) = self.number() {
            let mut text = String::new();
            js::print_number(number, &mut text);
            return Some(text);
        }
        self.text()
    }

    pub(super) fn number(self) -> Option<f64> {
        js::number(self.0)
    }

    pub(super) fn boolean(self) -> Option<bool> {
        self.0.parse().ok()
    }

    /// What JavaScript takes for a no: `false`, `0`, an empty text.
    fn is_nothing(self) -> bool {
        self.boolean() == Some(false) || self.number() == Some(0.0)
    }
}

/// The elements of a list that may be absent; a text counts as none, as it did.
pub(super) fn list<'a>(raw: Option<Raw<'a>>, at: &str) -> Result<Vec<Raw<'a>>, Malformed> {
    match raw {
        None => Ok(Vec::new()),
        Some(raw) if raw.is_nothing() || raw.text().is_some() => Ok(Vec::new()),
        Some(raw) => raw
            .elements()
            .ok_or_else(|| Malformed::new(at, "must be a list")),
    }
}
