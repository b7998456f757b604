//! The contract as JSON: the same keys in the same order, and every number digit for digit.
//!
//! Its name is fixed, so no file that it leaves can become an orphan; it needs no mark, and JSON has no place for one.
use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::files::Generated;
use crate::yaml::{Node, Refusal, Value};

const PATH: &str = "openapi.json";

pub(crate) fn file(root: &Node) -> Result<Generated, Refusal> {
    finite(root)?;
    match serde_json::to_string_pretty(&Json(root)) {
        Ok(mut text) => {
            text.push('\n');
            Ok(Generated {
                path: PATH.into(),
                text,
            })
        }
        Err(error) => root.refuse(format!("{PATH}: {error}")),
    }
}

/// `node` alone, on one line.
pub(crate) fn text(node: &Node) -> Result<String, Refusal> {
    finite(node)?;
    serde_json::to_string(&Json(node)).or_else(|error| node.refuse(error.to_string()))
}

fn finite(node: &Node) -> Result<(), Refusal> {
    match &node.value {
        Value::Float(number) if !number.is_finite() => {
            node.refuse("JSON has no word for this number; write a finite one")
        }
        Value::List(items) => items.iter().try_for_each(finite),
        Value::Map(entries) => entries.iter().try_for_each(|(_, node)| finite(node)),
        _ => Ok(()),
    }
}

struct Json<'a>(&'a Node);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(number) = &self.0.number {
            let raw = RawValue::from_string(number.clone()).map_err(S::Error::custom)?;
            return raw.serialize(serializer);
        }
        match &self.0.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Int(value) => serializer.serialize_i64(*value),
            Value::Float(value) => serializer.serialize_f64(*value),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter().map(Json)),
            Value::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, node) in entries {
                    map.serialize_entry(key, &Json(node))?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::file;
    use crate::yaml;

    #[track_caller]
    fn becomes(yaml: &str, json: &str) {
        let root = yaml::parse(yaml).expect("it is YAML");
        let text = file(&root).expect("it is JSON").text;
        assert_eq!(
            text.split_whitespace().collect::<String>(),
            json,
            "{yaml:?}"
        );
    }

    #[test]
    fn numbers_keep_their_digits() {
        becomes(
            "[9223372036854775807, -9223372036854775808]",
            "[9223372036854775807,-9223372036854775808]",
        );
        becomes(
            "[18446744073709551615, 1.0, 1.50, 1e400x]",
            r#"[18446744073709551615,1.0,1.50,"1e400x"]"#,
        );
        becomes(
            "[0.1000000000000000055, 1E3]",
            "[0.1000000000000000055,1E3]",
        );
    }

    #[test]
    fn numbers_that_only_yaml_can_write_keep_their_value() {
        becomes("[0x10, 0o17, +5, .5, 2., 007]", "[16,15,5,0.5,2.0,7]");
    }

    #[test]
    fn texts_that_look_like_numbers_stay_texts() {
        becomes(r#"{'200': "1", a: '1.0'}"#, r#"{"200":"1","a":"1.0"}"#);
    }

    #[test]
    fn keys_keep_their_order() {
        becomes(
            "b: 1\na: {d: null, c: true}\n",
            r#"{"b":1,"a":{"d":null,"c":true}}"#,
        );
    }

    #[test]
    fn what_json_cannot_say_is_refused_with_its_place() {
        let root = yaml::parse("a: 1\nb: [.inf]\n").expect("it is YAML");
        let refusal = file(&root).expect_err("no JSON");
        assert_eq!((refusal.pointer.as_str(), refusal.line), ("/b/0", 2));
    }
}
