//! When two values are equal. Key order never matters, array order does; numbers compare as
//! doubles; absent, null and 0 differ. A marked spot (see `expect`) is compared by its mark.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::expect::Mark;
use crate::shape;

/// One spot where the answer is not what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// JSON Pointer into the answer.
    pub at: String,
    pub text: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: {}",
            if self.at.is_empty() { "/" } else { &self.at },
            self.text
        )
    }
}

/// How values are compared.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    pub now: Timestamp,
    /// The relative difference that two numbers may have.
    pub tolerance: f64,
    /// An expected object names some keys only; others may be there.
    pub subset: bool,
}

impl Comparison {
    /// As answers are compared.
    pub fn exact() -> Self {
        Self {
            now: Timestamp::now(),
            tolerance: 1e-12,
            subset: false,
        }
    }

    /// As table rows are compared.
    pub fn rows() -> Self {
        Self {
            tolerance: 1e-9,
            ..Self::exact()
        }
    }

    /// As scenarios of our own say their expectations.
    pub fn subset() -> Self {
        Self {
            subset: true,
            ..Self::exact()
        }
    }

    /// All differences, in the order of the expected value.
    pub fn differences(&self, expected: &Value, actual: &Value) -> Vec<Difference> {
        let mut found = Vec::new();
        self.walk(expected, actual, String::new(), &mut found);
        found
    }

    fn walk(&self, expected: &Value, actual: &Value, at: String, found: &mut Vec<Difference>) {
        if let Some(mark) = Mark::read(expected) {
            if let Err(text) = self.check_mark(&mark, actual) {
                found.push(Difference { at, text });
            }
            return;
        }
        match (expected, actual) {
            (Value::Object(expected), Value::Object(actual)) => {
                self.walk_objects(expected, actual, &at, found);
            }
            (Value::Array(expected), Value::Array(actual)) => {
                self.walk_arrays(expected, actual, at, found);
            }
            (expected, actual) if self.same_scalar(expected, actual) => {}
            _ => found.push(Difference {
                at,
                text: format!("expected {}, got {}", brief(expected), brief(actual)),
            }),
        }
    }

    fn check_mark(&self, mark: &Mark, actual: &Value) -> Result<(), String> {
        match mark {
            Mark::Shape {
                shape, near_now, ..
            } => shape::check(shape, *near_now, actual, self.now),
            Mark::Error => check_error(actual),
        }
    }

    fn walk_objects(
        &self,
        expected: &Map<String, Value>,
        actual: &Map<String, Value>,
        at: &str,
        found: &mut Vec<Difference>,
    ) {
        let keys: BTreeSet<_> = expected.keys().chain(actual.keys()).collect();
        for key in keys {
            let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
            match (expected.get(key), actual.get(key)) {
                (Some(expected), Some(actual)) => self.walk(expected, actual, at, found),
                (Some(expected), None) => {
                    let text = format!("expected {}, is absent", brief(expected));
                    found.push(Difference { at, text });
                }
                (None, Some(actual)) if !self.subset => {
                    let text = format!("expected to be absent, got {}", brief(actual));
                    found.push(Difference { at, text });
                }
                (None, _) => {}
            }
        }
    }

    fn walk_arrays(
        &self,
        expected: &[Value],
        actual: &[Value],
        at: String,
        found: &mut Vec<Difference>,
    ) {
        for (index, (expected, actual)) in expected.iter().zip(actual).enumerate() {
            self.walk(expected, actual, format!("{at}/{index}"), found);
        }
        if expected.len() != actual.len() {
            let text = format!("expected {} items, got {}", expected.len(), actual.len());
            let extra = actual.get(expected.len()).or(expected.get(actual.len()));
            let first = extra.map(|item| format!("; first beyond: {}", brief(item)));
            found.push(Difference {
                at,
                text: text + &first.unwrap_or_default(),
            });
        }
    }

    fn same_scalar(&self, expected: &Value, actual: &Value) -> bool {
        match (expected.as_f64(), actual.as_f64()) {
            (Some(a), Some(b)) => a == b || (a - b).abs() <= self.tolerance * a.abs().max(b.abs()),
            _ => expected == actual,
        }
    }
}

/// The contract's `Error`: `error` always, `details`, `hint` and `max_clients` perhaps.
fn check_error(actual: &Value) -> Result<(), String> {
    let complain = |what: &str| Err(format!("{what} in {}", brief(actual)));
    let Some(body) = actual.as_object() else {
        return complain("no Error object");
    };
    if body
        .get("error")
        .and_then(Value::as_str)
        .is_none_or(str::is_empty)
    {
        return complain("no text in `error`");
    }
    for (key, value) in body {
        let fits = match key.as_str() {
            "error" => true,
            "hint" => value.is_string(),
            "max_clients" => value.is_i64(),
            "details" => value
                .as_array()
                .is_some_and(|details| details.iter().all(is_detail)),
            _ => false,
        };
        if !fits {
            return complain(&format!("`{key}` does not belong"));
        }
    }
    Ok(())
}

fn is_detail(value: &Value) -> bool {
    value.as_object().is_some_and(|detail| {
        let has_text = |key| detail.get(key).is_some_and(Value::is_string);
        detail.len() == 2 && has_text("field") && has_text("message")
    })
}

/// A value in a line.
fn brief(value: &Value) -> String {
    let mut text = value.to_string();
    if text.len() > 300 {
        let cut = (0..=300)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        text.truncate(cut);
        text.push_str("...");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn at(expected: Value, actual: Value) -> Vec<String> {
        let found = Comparison::exact().differences(&expected, &actual);
        found.into_iter().map(|difference| difference.at).collect()
    }

    #[test]
    fn equal_values_have_no_difference_whatever_their_key_order() {
        let value = json!({"a": [1, {"b": null}], "c": 5});
        assert!(at(value.clone(), json!({"c": 5.0, "a": [1, {"b": null}]})).is_empty());
        assert!(at(json!(0.1), json!(0.1)).is_empty());
    }

    #[test]
    fn every_kind_of_difference_is_found_at_its_spot() {
        let spot = |expected, actual| at(expected, actual).join(" ");
        assert_eq!(spot(json!({"a": 1, "b": 2}), json!({"a": 1, "b": 3})), "/b");
        assert_eq!(spot(json!({"a": null}), json!({})), "/a");
        assert_eq!(spot(json!({}), json!({"a": null})), "/a");
        assert_eq!(spot(json!({"a": null}), json!({"a": 0})), "/a");
        assert_eq!(spot(json!([1, 2]), json!([2, 1])), "/0 /1");
        assert_eq!(spot(json!([1]), json!([1, 2])), "");
        assert_eq!(at(json!([1]), json!([1, 2])).len(), 1);
        assert_eq!(at(json!(1), json!(true)).len(), 1);
        assert_eq!(at(json!("1"), json!(1)).len(), 1);
        assert_eq!(at(json!(1.0), json!(1.000_000_1)).len(), 1);
        assert_eq!(at(json!("{\"a\":1}"), json!("{\"a\": 1}")).len(), 1);
    }

    #[test]
    fn money_in_rows_may_differ_a_little() {
        let (expected, actual) = (json!(0.000_3), json!(0.000_300_000_000_01));
        assert_eq!(Comparison::exact().differences(&expected, &actual).len(), 1);
        assert!(
            Comparison::rows()
                .differences(&expected, &actual)
                .is_empty()
        );
    }

    #[test]
    fn a_marked_spot_is_compared_by_shape_alone() {
        let expected = json!({"at": Mark::shape("sqlite-datetime", true, json!("x"))});
        let near = Timestamp::now().strftime("%Y-%m-%d %H:%M:%S").to_string();
        assert!(at(expected.clone(), json!({"at": near})).is_empty());
        assert_eq!(
            at(expected.clone(), json!({"at": "2001-01-01 00:00:00"})),
            ["/at"]
        );
        assert_eq!(at(expected, json!({"at": null})), ["/at"]);
    }

    #[test]
    fn an_error_is_the_contracts_error_and_no_more() {
        let error = || Mark::error();
        assert!(
            at(
                error(),
                json!({"error": "x", "details": [{"field": "a", "message": "b"}]})
            )
            .is_empty()
        );
        for wrong in [
            json!("<html>"),
            json!({}),
            json!({"error": ""}),
            json!({"error": "x", "stack": "y"}),
            json!({"error": "x", "details": [{"field": "a"}]}),
            json!({"error": "x", "hint": null}),
        ] {
            assert_eq!(at(error(), wrong.clone()).len(), 1, "{wrong}");
        }
    }

    #[test]
    fn a_subset_lets_other_keys_be_but_no_other_items() {
        let subset = |expected, actual| Comparison::subset().differences(&expected, &actual).len();
        assert_eq!(subset(json!({"a": 1}), json!({"a": 1, "b": 2})), 0);
        assert_eq!(subset(json!({"a": 1}), json!({"b": 2})), 1);
        assert_eq!(subset(json!([]), json!([1])), 1);
    }
}
