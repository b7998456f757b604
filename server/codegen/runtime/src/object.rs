//! A JSON object taken apart without a tree: the raw text of each known key, the last of equal keys.
use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The raw value of each field of `raw`, at the index that `index` gives its key; keys without an index are skipped.
/// `None` if `raw` is no JSON object.
pub fn fields<const N: usize>(
    raw: &str,
    index: impl Fn(&[u8]) -> Option<usize>,
) -> Option<[Option<&str>; N]> {
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    let fields = deserializer.deserialize_map(Fields::<_, N>(index)).ok()?;
    deserializer.end().ok()?;
    Some(fields)
}

/// The raw elements of `raw`; `None` if it is no JSON array.
pub(crate) fn elements(raw: &str) -> Option<Vec<&str>> {
    let elements: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    Some(elements.into_iter().map(RawValue::get).collect())
}

/// The keys of `raw` with their raw values, a key where it first stands, with the last of its values; `None` if it is no
/// JSON object. What is no Rust string in a key, half a surrogate pair, is U+FFFD.
pub(crate) fn entries(raw: &str) -> Option<Vec<(String, &str)>> {
    let mut deserializer = serde_json::Deserializer::from_str(raw);
    let entries = deserializer.deserialize_map(Entries).ok()?;
    deserializer.end().ok()?;
    Some(entries)
}

/// Whether `raw` is one JSON value.
pub(crate) fn is_json(raw: &str) -> bool {
    serde_json::from_str::<&RawValue>(raw).is_ok()
}

/// How deep the arrays and objects of `raw`, valid JSON, are nested.
pub(crate) fn depth(raw: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in raw.bytes() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

struct Fields<F, const N: usize>(F);

impl<'a, F: Fn(&[u8]) -> Option<usize>, const N: usize> Visitor<'a> for Fields<F, N> {
    type Value = [Option<&'a str>; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = [None; N];
        while let Some(index) = map.next_key_seed(Key(&self.0))? {
            match index {
                Some(index) => fields[index] = Some(map.next_value::<&RawValue>()?.get()),
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(fields)
    }
}

struct Entries;

impl<'a> Visitor<'a> for Entries {
    type Value = Vec<(String, &'a str)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries: Self::Value = Vec::new();
        let mut known = HashMap::new();
        let name = |key: &[u8]| Some(String::from_utf8_lossy(key).into_owned());
        while let Some(key) = map.next_key_seed(Key(&name))? {
            let key = key.unwrap_or_default();
            let value = map.next_value::<&RawValue>()?.get();
            match known.get(&key) {
                Some(&index) => {
                    let (_, known): &mut (String, &str) = &mut entries[index];
                    *known = value;
                }
                None => {
                    known.insert(key.clone(), entries.len());
                    entries.push((key, value));
                }
            }
        }
        Ok(entries)
    }
}

/// A key, read as bytes: a lone surrogate in it is legal JSON, but no Rust string.
struct Key<'f, F>(&'f F);

impl<'a, T, F: Fn(&[u8]) -> Option<T>> DeserializeSeed<'a> for Key<'_, F> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl<T, F: Fn(&[u8]) -> Option<T>> Visitor<'_> for Key<'_, F> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Self::Value, E> {
        Ok((self.0)(key))
    }
}

#[cfg(test)]
mod tests {
    use super::{depth, elements, entries, fields, is_json};

    fn index(key: &[u8]) -> Option<usize> {
        [&b"a"[..], b"b"].iter().position(|known| *known == key)
    }

    #[test]
    fn the_last_of_equal_keys_wins_and_unknown_keys_are_skipped() {
        let found = fields::<2>(
            r#" {"a": 1, "x": {"a": 9}, "a" : [1, 2] , "\u0062":1e999} "#,
            index,
        );
        assert_eq!(found, Some([Some("[1, 2]"), Some("1e999")]));
    }

    #[test]
    fn keys_and_values_may_hold_lone_surrogates() {
        let found = fields::<2>(r#"{"\ud800": 1, "a": "\udfff"}"#, index);
        assert_eq!(found, Some([Some(r#""\udfff""#), None]));
    }

    #[test]
    fn what_is_no_object_has_no_fields() {
        for raw in [
            "",
            "[]",
            "1",
            "null",
            "\"{}\"",
            "{",
            "{} x",
            "{\"a\":1,}",
            "{a:1}",
        ] {
            assert_eq!(fields::<2>(raw, index), None, "{raw}");
        }
    }

    #[test]
    fn deep_nesting_is_read_without_recursion() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(is_json(&deep));
        assert_eq!(depth(&deep), 100_000);
        let object = format!("{{\"a\":{deep}}}");
        assert_eq!(
            fields::<2>(&object, index),
            Some([Some(deep.as_str()), None])
        );
    }

    #[test]
    fn brackets_in_strings_are_not_nesting() {
        assert_eq!(depth(r#"{"a":"[[[\"{{","b":[1]}"#), 2);
        assert_eq!(depth("1"), 0);
    }

    #[test]
    fn entries_stand_where_their_key_first_stood_with_its_last_value() {
        let found = entries(r#" {"b": 1, "a" : [ ], "\u0062":1e999, "": {}} "#).expect("an object");
        let found: Vec<_> = found.iter().map(|(k, v)| (k.as_str(), *v)).collect();
        assert_eq!(found, [("b", "1e999"), ("a", "[ ]"), ("", "{}")]);
        for raw in ["[]", "{", "{} 1", "1", "null"] {
            assert_eq!(entries(raw), None, "{raw}");
        }
        let lone = entries(r#"{"\ud800": 1}"#).expect("an object");
        assert!(lone[0].0.chars().all(|c| c == '\u{fffd}'));
    }

    #[test]
    fn elements_keep_their_text() {
        assert_eq!(
            elements(r#"[1.0, {"a" : 2}]"#),
            Some(vec!["1.0", r#"{"a" : 2}"#])
        );
        assert_eq!(elements("{}"), None);
    }
}
