//! A hook's payload, read leniently: what is missing or of another type than expected is nothing, never an error.

use codegen_runtime::{MAX_DEPTH, js};

use super::shell;

/// One object of JSON, of any fields.
#[derive(Debug)]
pub(super) struct Payload(js::Normalised);

impl Payload {
    /// None of what is no object, or nested too deep.
    pub(super) fn read(raw: &str) -> Option<Self> {
        let json = js::normalise(raw, MAX_DEPTH).ok()?;
        json.as_str().starts_with('{').then_some(Self(json))
    }

    /// Keys as they print without their quotes, and values as JSON.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.fields()
    }

    /// The field as JSON; null is as absent.
    pub(super) fn json(&self, key: &str) -> Option<&str> {
        self.0.field(key).filter(|json| *json != "null")
    }

    /// The field as the legacy's scripts had it, empty where it is nothing.
    pub(super) fn text(&self, key: &str) -> String {
        shell::text(self.json(key))
    }

    /// The field as a name: one line of text or a number, trimmed and not blank.
    pub(super) fn name(&self, key: &str) -> Option<String> {
        let json = self.json(key)?;
        if json.starts_with(['{', '[']) {
            return None;
        }
        let text = shell::text(Some(json));
        let text = js::trim(&text);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The first of these keys that is a name; agents of one family spell them in two ways.
    pub(super) fn first_name(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.name(key))
    }

    /// The field as an object, an empty one where it is none.
    pub(super) fn object(&self, key: &str) -> Self {
        let object = self.json(key).and_then(Self::read);
        object.unwrap_or_else(|| Self::read("{}").expect("it is an object"))
    }
}

#[cfg(test)]
mod tests {
    use super::Payload;

    #[track_caller]
    fn payload(raw: &str) -> Payload {
        Payload::read(raw).expect("an object")
    }

    #[test]
    fn only_an_object_is_a_payload() {
        for raw in ["", "[]", "5", "null", "{", "\"{}\""] {
            assert!(Payload::read(raw).is_none(), "{raw}");
        }
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(100), "]".repeat(100));
        assert!(Payload::read(&deep).is_none());
    }

    #[test]
    fn odd_types_are_names_where_they_can_be() {
        let odd = payload(r#"{"a":" x\n","b":7,"c":{"x":1},"d":null,"e":"  ","f":true}"#);
        assert_eq!(odd.name("a").as_deref(), Some("x"));
        assert_eq!(odd.name("b").as_deref(), Some("7"));
        assert_eq!(odd.first_name(&["c", "d", "e", "g"]), None);
        assert_eq!(odd.first_name(&["d", "f"]).as_deref(), Some("true"));
    }

    #[test]
    fn what_is_no_object_has_no_fields() {
        assert_eq!(payload(r#"{"a":[1]}"#).object("a").fields().count(), 0);
        let inner = payload(r#"{"a":{"b":1}}"#).object("a");
        assert_eq!(inner.json("b"), Some("1"));
    }
}
