//! A request body as JSON, by the leniencies that `x-am-body` names.

use std::collections::BTreeSet;

use serde_json::Value;

/// How often a body is unpacked: once as it is, and twice more what is inside.
const PASSES: usize = 3;

/// The JSON of a body, and the keys that it needed; none where it is no JSON even so.
pub(super) fn read(
    media: &str,
    bytes: &[u8],
    leniency: &Value,
) -> Option<(Value, BTreeSet<String>)> {
    let mut keys = BTreeSet::new();
    if media != "application/json" {
        keys.insert("x-am-body.also".to_owned());
        if !is_also_taken(media, leniency) {
            return None;
        }
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = trim(text);
    if leniency["coerce"] != true {
        return Some((serde_json::from_str(text).ok()?, keys));
    }
    let (value, passes) = unpack(text)?;
    if passes > 1 {
        keys.insert("x-am-body.coerce".to_owned());
    }
    Some((value, keys))
}

/// Whether nothing is sent that is read: no bytes, or such of a type that is not taken.
pub(super) fn is_absent(media: &str, bytes: &[u8], leniency: &Value) -> bool {
    bytes.is_empty() || (media != "application/json" && !is_also_taken(media, leniency))
}

fn is_also_taken(media: &str, leniency: &Value) -> bool {
    let also = leniency["also"].as_array();
    also.into_iter().flatten().any(|wanted| {
        wanted == media
            || (wanted == "*+json" && media.starts_with("application/") && media.ends_with("+json"))
    })
}

/// The JSON inside a text that may be a JSON string, or stand in bare quotes; and the pass that found it.
fn unpack(text: &str) -> Option<(Value, usize)> {
    let mut candidate = text.to_owned();
    for pass in 1..=PASSES {
        let inner = match serde_json::from_str(&candidate) {
            Ok(Value::String(inner)) if trim(&inner).starts_with(['{', '[']) => inner,
            Ok(value) => return Some((value, pass)),
            Err(_) => candidate.strip_prefix('"')?.strip_suffix('"')?.to_owned(),
        };
        candidate = trim(&inner).to_owned();
    }
    None
}

/// Without the white space of JavaScript around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}')
}

/// How many lists and maps stand within each other.
pub(super) fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_body_is_read_by_no_more_than_the_contract_names() {
        let event = r#"{"a":1}"#;
        let string = json!(event).to_string();
        let quoted = format!("\"{event}\"");
        let lenient = json!({"also": ["text/plain", "*+json"], "coerce": true});
        let keys = |media: &str, text: &str, leniency: &Value| {
            let (value, keys) = read(media, text.as_bytes(), leniency)?;
            assert_eq!(value, json!({"a": 1}));
            Some(keys.into_iter().collect::<Vec<_>>())
        };
        assert_eq!(keys("application/json", event, &Value::Null), Some(vec![]));
        for packed in [string.clone(), quoted.clone(), format!("\"{quoted}\"")] {
            let coerced = keys("application/json", &packed, &lenient);
            assert_eq!(
                coerced,
                Some(vec!["x-am-body.coerce".to_owned()]),
                "{packed}"
            );
        }
        assert_eq!(keys("application/json", &quoted, &Value::Null), None);
        let thrice = json!(string).to_string();
        let (value, _) = read("application/json", thrice.as_bytes(), &lenient).unwrap();
        assert_eq!(value, json!(string), "a string in a string stays one");
        let also = Some(vec!["x-am-body.also".to_owned()]);
        assert_eq!(keys("application/x+json", event, &lenient), also);
        assert_eq!(keys("text/html", event, &lenient), None);
    }
}
