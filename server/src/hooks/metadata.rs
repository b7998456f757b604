//! The metadata of a hook's event: the keys of the legacy's scripts, then what else the payload holds, under `hook`.

use codegen_runtime::{MAX_DEPTH, js};

use super::payload::Payload;

const HOOK: &str = "hook";
const TOOL_INPUT: &str = "tool_input";

/// A JSON object in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Object(String);

impl Object {
    /// `key` as it prints, without its quotes.
    pub(super) fn json(&mut self, key: &str, value: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        for piece in ["\"", key, "\":", value] {
            self.0.push_str(piece);
        }
    }

    pub(super) fn text(&mut self, key: &str, value: &str) {
        let mut json = String::with_capacity(value.len() + 2);
        js::print_text(value, &mut json);
        self.json(key, &json);
    }

    /// Where it is not empty.
    pub(super) fn some_text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.text(key, value);
        }
    }

    pub(super) fn boolean(&mut self, key: &str, value: bool) {
        self.json(key, if value { "true" } else { "false" });
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn print(mut self) -> String {
        if self.is_empty() {
            self.0.push('{');
        }
        self.0.push('}');
        // It may wait, and then holds no more than it needs.
        self.0.shrink_to_fit();
        self.0
    }
}

/// What a mapping has read of a payload, so that the rest can be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken {
    pub(super) fields: &'static [&'static str],
    /// Of `tool_input`.
    pub(super) inputs: &'static [&'static str],
}

/// `script` and the rest of the payload, as text; without the rest where that would make it longer than `limit_bytes`, or
/// deeper than any metadata may be: below `hook` it is one level deeper than it came.
pub(super) fn print(script: Object, payload: &Payload, taken: Taken, limit_bytes: usize) -> String {
    let rest = rest(payload, taken);
    if rest.is_empty() {
        return script.print();
    }
    let mut whole = script.clone();
    whole.json(HOOK, &rest.print());
    let whole = whole.print();
    match whole.len() <= limit_bytes && js::normalise(&whole, MAX_DEPTH).is_ok() {
        true => whole,
        false => script.print(),
    }
}

fn rest(payload: &Payload, taken: Taken) -> Object {
    let mut rest = Object::default();
    for (key, value) in payload.fields() {
        if taken.fields.contains(&key) {
            continue;
        }
        if key == TOOL_INPUT && !taken.inputs.is_empty() && value.starts_with('{') {
            let left = left_of_input(payload, taken.inputs);
            if !left.is_empty() {
                rest.json(key, &left.print());
            }
            continue;
        }
        rest.json(key, value);
    }
    rest
}

fn left_of_input(payload: &Payload, inputs: &[&str]) -> Object {
    let mut left = Object::default();
    for (key, value) in payload.object(TOOL_INPUT).fields() {
        if !inputs.contains(&key) {
            left.json(key, value);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::{Object, Payload, Taken, print};

    const TAKEN: Taken = Taken {
        fields: &["session_id"],
        inputs: &["command"],
    };

    fn printed(raw: &str, limit: usize) -> String {
        let mut script = Object::default();
        script.text("a", "b");
        print(
            script,
            &Payload::read(raw).expect("an object"),
            TAKEN,
            limit,
        )
    }

    #[test]
    fn what_the_scripts_did_not_read_stands_under_hook() {
        let raw = r#"{"session_id":"s","x":[1],"tool_input":{"command":"c","why":"w"}}"#;
        let expected = r#"{"a":"b","hook":{"x":[1],"tool_input":{"why":"w"}}}"#;
        assert_eq!(printed(raw, 100), expected);
        assert_eq!(printed(raw, expected.len()), expected);
        assert_eq!(printed(raw, expected.len() - 1), r#"{"a":"b"}"#);
    }

    #[test]
    fn what_would_be_too_deep_is_dropped_as_what_would_be_too_long() {
        let nested =
            |levels: usize| format!(r#"{{"x":{}{}}}"#, "[".repeat(levels), "]".repeat(levels));
        assert!(printed(&nested(62), 1000).contains("hook"));
        assert_eq!(printed(&nested(63), 1000), r#"{"a":"b"}"#);
    }

    #[test]
    fn where_nothing_is_left_there_is_no_hook() {
        let raw = r#"{"session_id":"s","tool_input":{"command":"c"}}"#;
        assert_eq!(printed(raw, 100), r#"{"a":"b"}"#);
        let none = Payload::read("{}").expect("an object");
        assert_eq!(print(Object::default(), &none, TAKEN, 100), "{}");
    }

    #[test]
    fn an_input_that_is_no_object_is_left_whole() {
        let raw = r#"{"tool_input":"rm"}"#;
        assert_eq!(printed(raw, 100), r#"{"a":"b","hook":{"tool_input":"rm"}}"#);
    }
}
