//! An event's metadata on its way into the row: printed as JavaScript prints it, and cut to a summary beyond the limit.

use codegen_runtime::js::{self, JsonError, Normalised};

use crate::domain::Metadata;

/// Arrays and objects around a value. The legacy had no limit but its stack.
const MAX_DEPTH: usize = 64;

const EMPTY: &str = "{}";

/// What a summary keeps of an object, in this order. The last two make up session totals, so they must outlive a cut.
const PRIORITY_KEYS: [&str; 11] = [
    "command",
    "file_path",
    "query",
    "pattern",
    "error",
    "message",
    "tool_name",
    "path",
    "type",
    "lines_added",
    "lines_removed",
];

/// The metadata to store for `raw`, any JSON value; absent and null mean `{}`. Of what takes more than `limit_bytes`
/// as text, a summary is stored: the first that fits of its size with the priority keys (all or none), its size, `{}`.
pub(super) fn cap(raw: Option<&str>, limit_bytes: usize) -> Result<Metadata, JsonError> {
    let metadata = js::normalise(raw.unwrap_or(EMPTY), MAX_DEPTH)?;
    let metadata = if metadata.as_str() == "null" {
        js::normalise(EMPTY, MAX_DEPTH)?
    } else {
        metadata
    };
    Ok(if metadata.as_str().len() <= limit_bytes {
        Metadata {
            json: metadata.into_string(),
            truncated: false,
        }
    } else {
        Metadata {
            json: summary(&metadata, limit_bytes),
            truncated: true,
        }
    })
}

fn summary(metadata: &Normalised, limit_bytes: usize) -> String {
    let mut size_only = format!(
        "{{\"_truncated\":true,\"_original_bytes\":{}",
        metadata.as_str().len()
    );
    let mut with_keys = size_only.clone();
    size_only.push('}');
    for key in PRIORITY_KEYS {
        if let Some(value) = metadata.field(key) {
            for piece in [",\"", key, "\":", value] {
                with_keys.push_str(piece);
            }
        }
    }
    with_keys.push('}');
    let fitting = [with_keys, size_only]
        .into_iter()
        .find(|json| json.len() <= limit_bytes);
    fitting.unwrap_or_else(|| EMPTY.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIB: usize = 1024;

    #[track_caller]
    fn kept(raw: &str, limit: usize) {
        let metadata = cap(Some(raw), limit).expect("JSON");
        assert_eq!((metadata.json.as_str(), metadata.truncated), (raw, false));
    }

    #[track_caller]
    fn cut(raw: &str, limit: usize, expected: &str) {
        let metadata = cap(Some(raw), limit).expect("JSON");
        assert_eq!(
            (metadata.json.as_str(), metadata.truncated),
            (expected, true)
        );
    }

    /// `before` + filler + `after`, `bytes` long.
    fn filled(before: &str, filler: &str, after: &str, bytes: usize) -> String {
        let times = (bytes - before.len() - after.len()) / filler.len();
        let json = format!("{before}{}{after}", filler.repeat(times));
        assert_eq!(json.len(), bytes, "the filler must fit evenly");
        json
    }

    #[test]
    fn absent_and_null_mean_an_empty_object() {
        for raw in [None, Some("null"), Some(" null\n"), Some("{}")] {
            let metadata = cap(raw, KIB).expect("JSON");
            assert_eq!(
                metadata,
                Metadata {
                    json: "{}".into(),
                    truncated: false
                }
            );
        }
    }

    #[test]
    fn any_other_kind_of_value_is_stored_as_its_text() {
        for raw in ["\"str\"", "5", "[]", "false", "\"\""] {
            kept(raw, KIB);
        }
    }

    #[test]
    fn what_fits_exactly_is_kept_and_one_byte_more_is_cut() {
        kept(&filled("{\"filler\":\"", "a", "\"}", KIB), KIB);
        let above = filled("{\"filler\":\"", "a", "\"}", KIB + 1);
        cut(&above, KIB, r#"{"_truncated":true,"_original_bytes":1025}"#);
        kept(&filled("{\"t\":\"", "🧱", "\"}", KIB), KIB);
        let above = filled("{\"t\":\"a", "é", "\"}", KIB + 1);
        cut(&above, KIB, r#"{"_truncated":true,"_original_bytes":1025}"#);
        let above = filled("[\"", "x", "\"]", 1516);
        cut(&above, KIB, r#"{"_truncated":true,"_original_bytes":1516}"#);
    }

    #[test]
    fn the_size_is_that_of_the_printed_text() {
        let escaped = format!("{{\"t\":\"{}\"}}", "\\u0041".repeat(1000));
        let metadata = cap(Some(&escaped), KIB).expect("JSON");
        assert_eq!(metadata.json, format!("{{\"t\":\"{}\"}}", "A".repeat(1000)));
        let spaced = format!("[{}1]", "1 ,   ".repeat(500));
        assert!(!cap(Some(&spaced), KIB).expect("JSON").truncated);
    }

    #[test]
    fn priority_keys_outlive_the_cut_in_their_own_order() {
        let raw = format!(
            "{{\"type\":\"z\",\"path\":\"y\",\"filler\":\"{}\",\"message\":\"x\",\"command\":\"w\"}}",
            "f".repeat(2000)
        );
        let expected = format!(
            r#"{{"_truncated":true,"_original_bytes":{},"command":"w","message":"x","path":"y","type":"z"}}"#,
            raw.len()
        );
        cut(&raw, KIB, &expected);
        let raw = format!(
            "{{\"filler\":\"{}\",\"type\":0,\"path\":false,\"query\":null,\"pattern\":[\"a\",\"b\"],\
             \"error\":{{\"message\":\"boom\",\"code\":7}},\"outer\":{{\"command\":\"hidden\"}}}}",
            "f".repeat(2000)
        );
        let expected = format!(
            r#"{{"_truncated":true,"_original_bytes":{},"query":null,"pattern":["a","b"],"error":{{"message":"boom","code":7}},"path":false,"type":0}}"#,
            raw.len()
        );
        cut(&raw, KIB, &expected);
    }

    #[test]
    fn the_line_counts_of_an_edit_outlive_the_cut_at_the_end_of_the_list() {
        let raw = format!(
            r#"{{"lines_removed":2,"lines_added":7,"filler":"{}","type":"edit"}}"#,
            "f".repeat(2000)
        );
        let expected = format!(
            r#"{{"_truncated":true,"_original_bytes":{},"type":"edit","lines_added":7,"lines_removed":2}}"#,
            raw.len()
        );
        cut(&raw, KIB, &expected);
    }

    #[test]
    fn priority_keys_are_kept_all_or_none() {
        let raw = format!(r#"{{"command":"{}","path":"p"}}"#, "c".repeat(1510));
        let expected = format!(r#"{{"_truncated":true,"_original_bytes":{}}}"#, raw.len());
        cut(&raw, KIB, &expected);
    }

    #[test]
    fn a_summary_that_fits_exactly_is_kept() {
        let command =
            "c".repeat(KIB - r#"{"_truncated":true,"_original_bytes":2048,"command":""}"#.len());
        let before = format!(r#"{{"command":"{command}","filler":""#);
        let raw = filled(&before, "f", "\"}", 2048);
        let expected =
            format!(r#"{{"_truncated":true,"_original_bytes":2048,"command":"{command}"}}"#);
        assert_eq!(expected.len(), KIB);
        cut(&raw, KIB, &expected);
        let raw = raw.replacen("cc", "ccc", 1).replacen("ff", "f", 1);
        cut(&raw, KIB, r#"{"_truncated":true,"_original_bytes":2048}"#);
    }

    #[test]
    fn marks_of_a_summary_sent_by_the_client_are_lost() {
        let raw = format!(
            r#"{{"_truncated":false,"_original_bytes":1,"path":"p","f":"{}"}}"#,
            "f".repeat(2000)
        );
        let expected = format!(
            r#"{{"_truncated":true,"_original_bytes":{},"path":"p"}}"#,
            raw.len()
        );
        cut(&raw, KIB, &expected);
    }

    #[test]
    fn with_a_limit_of_zero_nothing_is_kept() {
        for raw in ["{}", "null", r#"{"command":"x"}"#, "\"s\"", "[]"] {
            cut(raw, 0, "{}");
        }
        assert!(cap(None, 0).expect("JSON").truncated);
        cut("[1,2,3,4,5,6,7,8]", 8, "{}");
    }

    #[test]
    fn a_repeated_priority_key_counts_with_its_last_value() {
        let raw = format!(r#"{{"path":"a","f":"{}","path":"b"}}"#, "f".repeat(2000));
        let json = cap(Some(&raw), KIB).expect("JSON").json;
        assert!(json.ends_with(r#","path":"b"}"#), "{json}");
    }

    #[test]
    fn deep_nesting_and_broken_json_are_refused() {
        let deep = "[".repeat(10_000);
        assert_eq!(
            cap(Some(&deep), KIB),
            Err(JsonError::TooDeep { limit: MAX_DEPTH })
        );
        assert_eq!(
            cap(Some("{\"a\":"), KIB),
            Err(JsonError::Syntax { offset: 5 })
        );
    }
}
