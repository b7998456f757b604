//! Two JSON values side by side: every difference, by JSON pointer.
use std::collections::BTreeSet;

use serde_json::Value;

pub fn differences(written: &Value, derived: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(written, derived, "", &mut found);
    found
}

fn compare(written: &Value, derived: &Value, at: &str, found: &mut Vec<String>) {
    match (written, derived) {
        (Value::Object(left), Value::Object(right)) => {
            let keys: BTreeSet<_> = left.keys().chain(right.keys()).collect();
            for key in keys {
                let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                both(left.get(key), right.get(key), &at, found);
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            for index in 0..left.len().max(right.len()) {
                both(
                    left.get(index),
                    right.get(index),
                    &format!("{at}/{index}"),
                    found,
                );
            }
        }
        _ if written == derived => {}
        _ => found.push(format!(
            "{at}: {written} in openapi.yaml, {derived} in the derived document"
        )),
    }
}

fn both(written: Option<&Value>, derived: Option<&Value>, at: &str, found: &mut Vec<String>) {
    match (written, derived) {
        (Some(written), Some(derived)) => compare(written, derived, at, found),
        (Some(_), None) => found.push(format!("{at}: only in openapi.yaml")),
        (None, Some(_)) => found.push(format!("{at}: only in the derived document")),
        (None, None) => {}
    }
}
