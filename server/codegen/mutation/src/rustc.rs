//! What rustc says, read from its JSON.
use serde::Deserialize;

/// One error, with its place.
#[derive(Debug, Clone)]
pub struct Complaint {
    /// `E0308`; empty where rustc has no number for it.
    pub code: String,
    /// As a person would see it.
    pub rendered: String,
    /// Whether it points at handlers; else generated code is at odds with itself.
    pub at_handlers: bool,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    code: Option<Code>,
    #[serde(default)]
    rendered: Option<String>,
    /// Empty where it only counts the others.
    spans: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

/// The errors among the lines of rustc's output; those without a place only count the others.
pub fn complaints(stderr: &[u8]) -> Vec<Complaint> {
    let text = String::from_utf8_lossy(stderr);
    let diagnostics = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Diagnostic>(line).ok());
    let errors = diagnostics.filter(|d| d.level == "error" && !d.spans.is_empty());
    errors.map(complaint).collect()
}

fn complaint(diagnostic: Diagnostic) -> Complaint {
    let rendered = diagnostic.rendered.unwrap_or_default();
    Complaint {
        code: diagnostic.code.map(|code| code.code).unwrap_or_default(),
        at_handlers: rendered.contains("handlers.rs") || rendered.contains("handlers/"),
        rendered,
    }
}
