//! One JSON value as JavaScript has it: 1e999 is a number (an infinite one), half a surrogate pair is text.
use std::borrow::Cow;

use codegen_runtime::js;

/// A value whose parts, if it has any, are still text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
    /// An object or a list, as it was sent.
    Compound(&'a str),
}

impl<'a> Json<'a> {
    /// Of a value that was found to be JSON before; of no value, null.
    pub(super) fn of(raw: Option<&'a str>) -> Self {
        let Some(raw) = raw else { return Self::Null };
        match raw.as_bytes().first() {
            Some(b't') => Self::Bool(true),
            Some(b'f') => Self::Bool(false),
            Some(b'"') => Self::Text(js::text(raw).unwrap_or_default()),
            Some(b'{' | b'[') => Self::Compound(raw),
            Some(b'-' | b'0'..=b'9') => Self::Number(js::number(raw).unwrap_or(f64::NAN)),
            _ => Self::Null,
        }
    }

    /// Whether JavaScript takes it for true.
    pub(super) fn is_truthy(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Bool(value) => *value,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Compound(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_is_true_is_what_javascript_takes_for_true() {
        for raw in ["true", "1", "-0.5", "1e999", "\"0\"", "{}", "[]"] {
            assert!(Json::of(Some(raw)).is_truthy(), "{raw}");
        }
        for raw in [
            Some("false"),
            Some("0"),
            Some("-0"),
            Some("\"\""),
            Some("null"),
            None,
        ] {
            assert!(!Json::of(raw).is_truthy(), "{raw:?}");
        }
    }

    #[test]
    fn numbers_may_be_infinite_and_text_may_be_broken() {
        assert_eq!(Json::of(Some("1e999")), Json::Number(f64::INFINITY));
        assert_eq!(
            Json::of(Some(r#""a\ud800""#)),
            Json::Text("a\u{fffd}".into())
        );
    }
}
