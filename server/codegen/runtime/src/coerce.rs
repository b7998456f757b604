//! Bodies that were encoded twice (http: `"{\"a\":1}"`, or bare quotes around the JSON), unpacked as the legacy did.
use std::borrow::Cow;

use crate::{js, object};

/// How often a body is unpacked before it is given up.
const PASSES: usize = 3;

/// The JSON text inside `text`; `None` if there is none, or only a string.
pub(crate) fn unpack(text: &str) -> Option<Cow<'_, str>> {
    let mut candidate = Cow::Borrowed(js::trim(text));
    for _ in 0..PASSES {
        if !object::is_json(&candidate) {
            let inner = candidate.strip_prefix('"')?.strip_suffix('"')?;
            candidate = Cow::Owned(js::trim(inner).to_owned());
            continue;
        }
        let Some(string) = js::text(&candidate) else {
            return Some(candidate);
        };
        let inner = js::trim(&string);
        if !inner.starts_with(['{', '[']) {
            return None;
        }
        candidate = Cow::Owned(inner.to_owned());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::unpack;

    const EVENT: &str = r#"{"session_id":"a"}"#;

    #[track_caller]
    fn gives(body: &str, expected: Option<&str>) {
        assert_eq!(unpack(body).as_deref(), expected, "{body}");
    }

    #[test]
    fn json_is_taken_as_it_is() {
        gives(EVENT, Some(EVENT));
        gives(&format!("\u{feff} \n{EVENT} "), Some(EVENT));
        gives("[1]", Some("[1]"));
        gives("5", Some("5"));
    }

    #[test]
    fn an_encoded_string_is_unpacked_once() {
        let encoded = serde_json::to_string(EVENT).unwrap();
        gives(&encoded, Some(EVENT));
        gives(&serde_json::to_string(&encoded).unwrap(), None);
    }

    #[test]
    fn bare_quotes_are_dropped_twice_at_most() {
        gives(&format!("\"{EVENT}\""), Some(EVENT));
        gives(&format!("\"\"{EVENT}\"\""), Some(EVENT));
        gives(&format!("\"\"\"{EVENT}\"\"\""), None);
    }

    #[test]
    fn what_holds_no_json_is_refused() {
        for body in [
            "",
            "  ",
            "{bad",
            "not json",
            "\"",
            "\"\"",
            "\"hello\"",
            "{} {}",
        ] {
            gives(body, None);
        }
    }
}
