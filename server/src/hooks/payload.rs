//! A hook's payload, read leniently: what is missing or of another type than expected is nothing, never an error.

use codegen_runtime::js::JsonError;
use codegen_runtime::{MAX_DEPTH, js};

use super::{copilot, depth, shell};

/// In characters. Ids and names of tools, models and agents are shorter by far.
const LONGEST_NAME: usize = 200;
/// In bytes, as Linux has it.
const LONGEST_PATH: usize = 4096;

/// One object of JSON, of any fields.
#[derive(Debug)]
pub(super) struct Payload {
    json: js::Normalised,
    is_translated: bool,
}

impl Payload {
    /// None of what is no object, or nested too deep.
    pub(super) fn read(raw: &str) -> Option<Self> {
        Self::of_object(js::normalise(raw, MAX_DEPTH).ok()?)
    }

    fn of_object(json: js::Normalised) -> Option<Self> {
        let is_translated = false;
        json.is_object().then_some(Self {
            json,
            is_translated,
        })
    }

    /// What a hook was told: nested however deep, and in the spelling of any agent that we know.
    pub(super) fn of_hook(raw: &str, is_of_claude: bool) -> Option<Self> {
        let said = Self::within(raw, MAX_DEPTH)?;
        match copilot::translated(&said, is_of_claude) {
            None => Some(said),
            Some(ours) => Some(Self {
                is_translated: true,
                ..Self::within(&ours, MAX_DEPTH)?
            }),
        }
    }

    /// An object without what is nested deeper than `limit`.
    pub(super) fn within(raw: &str, limit: usize) -> Option<Self> {
        match js::normalise(raw, limit) {
            Ok(json) => Self::of_object(json),
            Err(JsonError::TooDeep { limit }) => {
                Self::of_object(js::normalise(&depth::pruned(raw, limit), limit).ok()?)
            }
            Err(JsonError::Syntax { .. }) => None,
        }
    }

    /// Whether it came in another spelling than Claude Code's.
    pub(super) fn is_translated(&self) -> bool {
        self.is_translated
    }

    pub(super) fn as_json(&self) -> &str {
        self.json.as_str()
    }

    /// Keys as they print without their quotes, and values as JSON.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.json.fields()
    }

    /// The field as JSON; null is as absent.
    pub(super) fn json(&self, key: &str) -> Option<&str> {
        self.json.field(key).filter(|json| *json != "null")
    }

    /// The field as the legacy's scripts had it, empty where it is nothing.
    pub(super) fn text(&self, key: &str) -> String {
        shell::text(self.json(key))
    }

    /// The field as a name: text or a number, trimmed, not blank, and no longer than names are.
    pub(super) fn name(&self, key: &str) -> Option<String> {
        let text = self.words(key)?;
        Some(cut(&text).to_owned())
    }

    /// The field as a path. What is longer than any system takes is none.
    pub(super) fn path(&self, key: &str) -> Option<String> {
        let path = self.words(key)?;
        (path.len() <= LONGEST_PATH).then_some(path)
    }

    /// The field as a time: text, or milliseconds since 1970, as agents have it that tell one.
    pub(super) fn time(&self, key: &str) -> Option<String> {
        let json = self.json(key)?;
        match js::text(json) {
            Some(text) => js::date(js::trim(&text)),
            None => js::instant(json.parse().ok()?),
        }
    }

    fn words(&self, key: &str) -> Option<String> {
        let json = self.json(key)?;
        if json.starts_with(['{', '[']) {
            return None;
        }
        let text = shell::text(Some(json));
        let text = js::trim(&text);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The field as an object, an empty one where it is none.
    pub(super) fn object(&self, key: &str) -> Self {
        let object = self.json(key).and_then(Self::read);
        object.unwrap_or_else(|| Self::read("{}").expect("it is an object"))
    }
}

/// As much of a name as is kept.
pub(super) fn cut(name: &str) -> &str {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => &name[..end],
        None => name,
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
        assert!(Payload::of_hook(&deep, true).is_some());
        assert!(Payload::of_hook(&"[".repeat(100), true).is_none());
    }

    #[test]
    fn odd_types_are_names_where_they_can_be() {
        let odd = payload(r#"{"a":" x\n","b":7,"c":{"x":1},"d":null,"e":"  ","f":true}"#);
        assert_eq!(odd.name("a").as_deref(), Some("x"));
        assert_eq!(odd.name("b").as_deref(), Some("7"));
        for none in ["c", "d", "e", "g"] {
            assert_eq!(odd.name(none), None);
        }
        assert_eq!(odd.name("f").as_deref(), Some("true"));
    }

    #[test]
    fn a_time_is_text_or_a_number_of_milliseconds() {
        let times = payload(
            r#"{"a":"2026-11-20T10:00:00Z","b":1704614600000,"c":"soon","d":[1],"e":1e300}"#,
        );
        assert_eq!(times.time("a").as_deref(), Some("2026-11-20T10:00:00.000Z"));
        assert_eq!(times.time("b").as_deref(), Some("2024-01-07T08:03:20.000Z"));
        for none in ["c", "d", "e", "f"] {
            assert_eq!(times.time(none), None, "{none}");
        }
    }

    #[test]
    fn names_and_paths_are_no_longer_than_those_of_agents_are() {
        let long = payload(&format!(
            r#"{{"a":"{}","b":"/{}"}}"#,
            "é".repeat(500),
            "b".repeat(5000)
        ));
        assert_eq!(long.name("a"), Some("é".repeat(200)));
        assert_eq!(long.path("b"), None);
        assert_eq!(payload(r#"{"b":" /x "}"#).path("b").as_deref(), Some("/x"));
    }

    #[test]
    fn what_is_no_object_has_no_fields() {
        assert_eq!(payload(r#"{"a":[1]}"#).object("a").fields().count(), 0);
        let inner = payload(r#"{"a":{"b":1}}"#).object("a");
        assert_eq!(inner.json("b"), Some("1"));
    }
}
