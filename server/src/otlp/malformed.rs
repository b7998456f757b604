//! What is wrong with a record that is not what OTLP says, and where it stands.

use std::fmt;

/// A record, or what should hold records, that cannot be read. The others of its request are none the worse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// A JSON pointer, from the record or from the whole.
    at: String,
    must: &'static str,
}

impl Malformed {
    pub(super) fn new(at: impl Into<String>, must: &'static str) -> Self {
        Self {
            at: at.into(),
            must,
        }
    }

    pub(super) fn attribute(key: &str) -> Self {
        Self::new(
            format!("/attributes of {key:?}"),
            "must have a value of the kind that it names",
        )
    }

    /// As seen from what holds it at `place`.
    pub(super) fn within(self, place: &str) -> Self {
        Self {
            at: format!("{place}{}", self.at),
            ..self
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.at, self.must)
    }
}
