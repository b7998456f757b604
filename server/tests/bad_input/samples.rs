//! The exports of the legacy's recordings.
use std::path::Path;

use serde_json::Value;

/// The lists that an export nests: resources, scopes, items.
pub type Lists = [&'static str; 3];

pub const LOGS: Lists = ["resourceLogs", "scopeLogs", "logRecords"];
pub const METRICS: Lists = ["resourceMetrics", "scopeMetrics", "metrics"];
pub const TRACES: Lists = ["resourceSpans", "scopeSpans", "spans"];

/// Every recorded export of a signal that is JSON and holds resources.
pub fn exports(lists: Lists) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../contract-tests/recordings/v1");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the recordings")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|it| it == "json"))
        .collect();
    files.sort();
    let recorded = files.iter().flat_map(|path| {
        let text = std::fs::read_to_string(path).expect("a recording");
        let recording: Value = serde_json::from_str(&text).expect("JSON");
        let steps = recording["steps"].as_array().cloned();
        steps.unwrap_or_default()
    });
    let exports = recorded.filter_map(|step| {
        let body = step["request"]["body"].as_str()?;
        serde_json::from_str::<Value>(body).ok()
    });
    exports
        .filter(|export| export[lists[0]].is_array())
        .collect()
}

/// The places of all values within `value`, as JSON pointers, its own first.
pub fn places(value: &Value) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, it)| (escaped(key), it)).collect(),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.map(|(index, it)| (index.to_string(), it)).collect()
        }
        _ => Vec::new(),
    };
    let below = inner.iter().flat_map(|(key, value)| {
        let places = places(value).into_iter();
        places.map(move |place| format!("/{key}{place}"))
    });
    std::iter::once(String::new()).chain(below).collect()
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
