//! A JSON object in the making, in which the first of equal keys stays.

use codegen_runtime::js;

#[derive(Debug, Default)]
pub(in crate::otlp::logs) struct Metadata(Vec<(String, String)>);

impl Metadata {
    /// `key` as it prints, without its quotes; `value` is JSON.
    pub(in crate::otlp::logs) fn json(&mut self, key: &str, value: &str) {
        if !self.has(key) {
            self.0.push((key.to_owned(), value.to_owned()));
        }
    }

    pub(in crate::otlp::logs) fn text(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value {
            let mut json = String::with_capacity(value.len() + 2);
            js::print_text(&value, &mut json);
            self.json(key, &json);
        }
    }

    pub(in crate::otlp::logs) fn number(&mut self, key: &str, value: Option<f64>) {
        if let Some(value) = value {
            let mut json = String::new();
            js::print_number(value, &mut json);
            self.json(key, &json);
        }
    }

    pub(in crate::otlp::logs) fn boolean(&mut self, key: &str, value: Option<bool>) {
        if let Some(value) = value {
            self.json(key, if value { "true" } else { "false" });
        }
    }

    pub(in crate::otlp::logs) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    /// The value of `key` if it is a string.
    pub(in crate::otlp::logs) fn string(&self, key: &str) -> Option<String> {
        let (_, json) = self.0.iter().find(|(known, _)| known == key)?;
        js::text(json).map(Into::into)
    }

    pub(in crate::otlp::logs) fn print(&self) -> String {
        let entries = self.0.iter();
        let entries: Vec<_> = entries
            .map(|(key, json)| format!("\"{key}\":{json}"))
            .collect();
        format!("{{{}}}", entries.join(","))
    }
}
