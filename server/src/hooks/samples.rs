//! The legacy's hook samples, for tests: payloads of Claude Code and what became of them.

use serde_json::Value;

const SAFETY_TABLE: &str = include_str!("../../../contract-tests/fixtures/hooks/safety-table.json");

pub(super) fn safety_table() -> Value {
    serde_json::from_str(SAFETY_TABLE).expect("JSON")
}

#[track_caller]
pub(super) fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().expect("a text")
}
