//! Values of OTLP, whichever encoding they came in, and how they are read: as text, as a number, as true or false.

use codegen_runtime::js::{self, Atoi};

use super::malformed::Malformed;

/// An attribute's value, or a part of a body.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A value of no kind, or of a kind that nothing here reads.
    Empty,
    /// No value at all, or one that is not what its name says. It is an error to look at it.
    Broken,
    Text(String),
    /// As it was written: JSON has 64 bits as text.
    Integer(String),
    Double(f64),
    Bool(bool),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

impl Value {
    /// As text; numbers as JavaScript prints them.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) | Self::Integer(text) => Some(text.clone()),
            Self::Double(number) => {
                let mut text = String::new();
                js::print_number(*number, &mut text);
                Some(text)
            }
            _ => None,
        }
    }

    /// An integer is read up to its first other character, and so is a text, as a decimal.
    pub(super) fn number(&self) -> Option<f64> {
        let number = match self {
            Self::Text(text) => leading_number(text)?,
            Self::Integer(text) => whole(text)?,
            Self::Double(number) => *number,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    pub(super) fn boolean(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            Self::Text(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// As JSON.
    pub(super) fn print(&self, out: &mut String) {
        match self {
            Self::Empty | Self::Broken => out.push_str("null"),
            Self::Text(text) => js::print_text(text, out),
            Self::Integer(text) => js::print_number(whole(text).unwrap_or(f64::NAN), out),
            Self::Double(number) => js::print_number(*number, out),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    separate(index, out);
                    item.print(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    separate(index, out);
                    js::print_text(key, out);
                    out.push(':');
                    value.print(out);
                }
                out.push('}');
            }
        }
    }
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

#[allow(clippy::cast_precision_loss, reason = "as JavaScript reads it")]
fn whole(text: &str) -> Option<f64> {
    match js::atoi(text) {
        Atoi::Value(number) => Some(number as f64),
        Atoi::None | Atoi::TooLarge => None,
    }
}

/// `parseFloat`: blanks skipped, then the longest decimal.
fn leading_number(text: &str) -> Option<f64> {
    let text = js::trim(text);
    let mut end = text.len().min(LONGEST_NUMBER);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let decimal = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
    let end = text[..end].find(|c| !decimal(c)).unwrap_or(end);
    (1..=end).rev().find_map(|end| text[..end].parse().ok())
}

/// The whole of a text that is a number.
pub(super) fn parsed_number(text: &str) -> Option<f64> {
    let number = js::parse_number(text);
    (number.is_finite() && !js::trim(text).is_empty()).then_some(number)
}

/// More digits than a number needs; a text of a megabyte is not tried digit by digit.
const LONGEST_NUMBER: usize = 400;

/// Attributes in the order sent; of equal keys the first counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Attributes(pub(super) Vec<(String, Value)>);

impl Attributes {
    pub(super) fn get(&self, key: &str) -> Result<Option<&Value>, Malformed> {
        match self.0.iter().find(|(name, _)| name == key) {
            Some((_, Value::Broken)) => Err(Malformed::attribute(key)),
            found => Ok(found.map(|(_, value)| value)),
        }
    }

    /// The first of `keys` that is a text.
    pub(super) fn text(&self, keys: &[&str]) -> Result<Option<String>, Malformed> {
        for key in keys {
            if let Some(text) = self.get(key)?.and_then(Value::text) {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    pub(super) fn number(&self, key: &str) -> Result<Option<f64>, Malformed> {
        Ok(self.get(key)?.and_then(Value::number))
    }

    pub(super) fn boolean(&self, key: &str) -> Result<Option<bool>, Malformed> {
        Ok(self.get(key)?.and_then(Value::boolean))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbers_up_to_their_first_other_character() {
        for (text, number) in [
            ("12", Some(12.0)),
            ("12.9abc", Some(12.9)),
            (" 7.25 ", Some(7.25)),
            ("12 tokens", Some(12.0)),
            ("-5", Some(-5.0)),
            ("1e3x", Some(1000.0)),
            ("1e", Some(1.0)),
            ("many", None),
            ("", None),
            ("-", None),
            ("1e999", None),
            ("٣", None),
        ] {
            assert_eq!(Value::Text(text.into()).number(), number, "{text:?}");
        }
    }

    #[test]
    fn integers_are_read_like_atoi_and_beyond_64_bits_are_none() {
        for (text, number) in [
            ("12abc", Some(12.0)),
            ("1.9", Some(1.0)),
            ("x", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(Value::Integer(text.into()).number(), number, "{text:?}");
        }
    }

    #[test]
    fn a_number_used_as_text_prints_as_an_integer_where_it_is_one() {
        assert_eq!(Value::Double(77.0).text().as_deref(), Some("77"));
        assert_eq!(
            Value::Integer("4711".into()).text().as_deref(),
            Some("4711")
        );
        assert_eq!(Value::Bool(true).text(), None);
    }

    #[test]
    fn a_value_that_is_broken_is_an_error_only_where_it_is_looked_at() {
        let both = Attributes(vec![
            ("a".into(), Value::Broken),
            ("b".into(), Value::Text("x".into())),
            ("b".into(), Value::Text("y".into())),
        ]);
        assert!(both.get("a").is_err());
        assert_eq!(
            both.text(&["c", "b"]).expect("it is whole"),
            Some("x".into())
        );
    }
}
