//! What rustc says, read from its JSON.
use serde::Deserialize;

/// One error, with its place.
#[derive(Debug, Clone)]
pub struct Complaint {
    /// `E0308`; empty where rustc has no number for it.
    pub code: String,
    /// As a person would see it.
    pub rendered: String,
    /// Whether it is about handlers, and not about generated code.
    pub in_handlers: bool,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    code: Option<Code>,
    #[serde(default)]
    rendered: Option<String>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    is_primary: bool,
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
    let mut primary = diagnostic.spans.iter().filter(|span| span.is_primary);
    Complaint {
        code: diagnostic.code.map(|code| code.code).unwrap_or_default(),
        rendered: diagnostic.rendered.unwrap_or_default(),
        in_handlers: primary.all(|span| span.file_name.ends_with("handlers.rs")),
    }
}
