//! How many items a list may hold, or keys an object; and that no item stands twice.
use std::collections::HashSet;

use serde_json::{Number, Value};

/// Rule of how much a list or an object holds.
#[derive(Clone, Copy)]
pub struct Size {
    min: usize,
    max: usize,
    wrong: &'static str,
    twice: Option<Twice>,
}

/// What is said of an item that stands twice.
#[derive(Clone, Copy)]
struct Twice {
    /// Whether items are texts as they are, and not JSON.
    texts: bool,
    wrong: &'static str,
}

impl Size {
    pub const ANY: Self = Self {
        min: 0,
        max: usize::MAX,
        wrong: "",
        twice: None,
    };

    pub const fn of(min: usize, max: usize, wrong: &'static str) -> Self {
        Self {
            min,
            max,
            wrong,
            ..Self::ANY
        }
    }

    /// `uniqueItems`: no two items are the same JSON value.
    pub const fn unique(mut self, wrong: &'static str) -> Self {
        let texts = false;
        self.twice = Some(Twice { texts, wrong });
        self
    }

    /// `uniqueItems` of texts that are no JSON: a parameter's.
    pub const fn unique_texts(mut self, wrong: &'static str) -> Self {
        let texts = true;
        self.twice = Some(Twice { texts, wrong });
        self
    }

    /// What is wrong with holding `count` items or keys.
    pub(crate) fn complaint(&self, count: usize) -> Option<&'static str> {
        let allowed = (self.min..=self.max).contains(&count);
        (!allowed).then_some(self.wrong)
    }

    /// What is wrong with `items`, if one of them stands twice.
    pub(crate) fn complaint_of_twins<'a>(
        &self,
        items: impl Iterator<Item = &'a str>,
    ) -> Option<&'static str> {
        let twice = self.twice?;
        let mut known = HashSet::new();
        for item in items {
            let value = match twice.texts {
                true => Value::from(item),
                false => value(item),
            };
            if !known.insert(value) {
                return Some(twice.wrong);
            }
        }
        None
    }
}

/// The value that `raw` is, so that two of them are equal if JSON says so: `1.0` is `1`, and the order of keys is none.
/// What Rust has no value for, such as `1e999` or half a surrogate pair, is only equal to the same text.
fn value(raw: &str) -> Value {
    if let Ok(integer) = raw.parse::<i64>() {
        return Value::from(integer);
    }
    match serde_json::from_str(raw) {
        Ok(value) => normal(value),
        Err(_) => Value::from(raw),
    }
}

fn normal(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(whole(&number).unwrap_or(number)),
        Value::Array(items) => items.into_iter().map(normal).collect(),
        Value::Object(entries) => {
            let entries = entries.into_iter();
            entries.map(|(key, value)| (key, normal(value))).collect()
        }
        other => other,
    }
}

/// A number without a fraction as the integer that it is.
fn whole(number: &Number) -> Option<Number> {
    let float = number.as_f64().filter(|_| number.is_f64())?;
    let whole = float.fract() == 0.0 && float.abs() < 2_f64.powi(63);
    whole.then_some(Number::from(float as i64))
}

#[cfg(test)]
mod tests {
    use super::Size;

    const UNIQUE: Size = Size::ANY.unique("twice");

    #[track_caller]
    fn twins(items: &[&str]) -> bool {
        UNIQUE.complaint_of_twins(items.iter().copied()).is_some()
    }

    #[test]
    fn values_are_compared_and_not_how_they_are_written() {
        for items in [
            ["1", "1.0"],
            ["0", "-0.0"],
            ["1e2", "100"],
            [r#""a""#, r#""\u0061""#],
            [r#"{"a":1,"b":[2]}"#, r#"{ "b": [2.0], "a": 1 }"#],
            [r#"{"a":2,"a":1}"#, r#"{"a":1}"#],
            ["null", "null"],
            ["1e999", "1e999"],
            [r#""\ud800""#, r#""\ud800""#],
        ] {
            assert!(twins(&items), "{items:?}");
        }
        for items in [
            ["1", r#""1""#],
            ["9007199254740993", "9007199254740992"],
            ["18446744073709551615", "18446744073709551614"],
            ["[1,2]", "[2,1]"],
            ["null", "false"],
            ["0.1", "0.10000000000000002"],
        ] {
            assert!(!twins(&items), "{items:?}");
        }
    }

    #[test]
    fn texts_are_compared_as_they_are() {
        let texts = Size::ANY.unique_texts("twice");
        assert!(texts.complaint_of_twins(["1", "1.0"].into_iter()).is_none());
        assert!(texts.complaint_of_twins(["a", "a"].into_iter()).is_some());
    }

    #[test]
    fn many_items_are_compared_in_one_pass() {
        let items: Vec<_> = (0..200_000).map(|number| number.to_string()).collect();
        let all = items.iter().map(String::as_str);
        assert!(UNIQUE.complaint_of_twins(all.clone()).is_none());
        assert!(UNIQUE.complaint_of_twins(all.chain(["0.0"])).is_some());
    }

    #[test]
    fn counts_are_within_their_bounds() {
        let size = Size::of(1, 2, "must hold 1 to 2 items");
        let told = [0, 1, 2, 3].map(|count| size.complaint(count).is_some());
        assert_eq!(told, [true, false, false, true]);
    }
}
