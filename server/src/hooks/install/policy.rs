//! What settings say of hooks at large: which of them Claude Code runs at all.

use jsonc_parser::cst::CstObject;
use serde_json::Value;
use wildmatch::WildMatchPattern;

/// What one settings file says; what is of another kind than Claude Code would have it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// Neither hooks nor a status line of one's own. The strongest file counts.
    pub(super) disable_all: Option<bool>,
    /// Only what an administrator has set up; it counts in the file of one alone.
    pub(super) managed_only: bool,
    /// Patterns of addresses that may be posted to. The lists of all files are one.
    pub(super) urls: Option<Vec<String>>,
    /// Variables that may stand in headers. The lists of all files are one.
    pub(super) variables: Option<Vec<String>>,
}

impl Policy {
    pub(super) fn of(root: &CstObject) -> Self {
        let value = |name: &str| root.get(name)?.value()?.to_serde_value();
        let list = |name: &str| match value(name)? {
            Value::Array(items) => Some(
                items
                    .iter()
                    .filter_map(|item| item.as_str().map(str::to_owned))
                    .collect(),
            ),
            _ => None,
        };
        Self {
            disable_all: value("disableAllHooks").and_then(|value| value.as_bool()),
            managed_only: value("allowManagedHooksOnly") == Some(Value::Bool(true)),
            urls: list("allowedHttpHookUrls"),
            variables: list("httpHookAllowedEnvVars"),
        }
    }
}

/// Whether one of the patterns, in which `*` is any text, is this address.
pub(super) fn allows(patterns: &[String], url: &str) -> bool {
    let matches = |pattern: &String| {
        // A question mark begins a query here.
        let pattern = WildMatchPattern::<'*', '\0'>::new(pattern);
        pattern.matches(url)
    };
    patterns.iter().any(matches)
}
