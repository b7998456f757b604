//! A session's events told as a conversation: who speaks, and the most telling thing of each event.
use codegen_runtime::js::{self, Normalised};

use super::Event;

/// Metadata nested deeper than ingest takes gives no detail.
const MAX_DEPTH: usize = 64;

/// Where the detail of an event stands, the most telling first.
const BEFORE_ERROR: [&str; 5] = [
    "content_preview",
    "command",
    "file_path",
    "pattern",
    "query",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    System,
    User,
    Assistant,
    Tool,
}

/// One event; what has nothing to tell is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct TranscriptEntry {
    pub role: Role,
    pub event_type: String,
    pub timestamp: String,
    pub tool_name: Option<String>,
    /// JSON text of any kind of value.
    pub detail: Option<String>,
    pub status: Option<String>,
    pub model: Option<String>,
    pub tokens_in: Option<i64>,
    pub tokens_out: Option<i64>,
    pub cost_usd: Option<f64>,
    pub duration_ms: Option<i64>,
}

impl From<Event> for TranscriptEntry {
    fn from(event: Event) -> Self {
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        let positive = |count: i64| Some(count).filter(|count| *count > 0);
        Self {
            role: role(&event.event_type),
            detail: detail(&event.event_type, &event.metadata),
            timestamp: some(event.client_timestamp).unwrap_or(event.created_at),
            event_type: event.event_type,
            tool_name: some(event.tool_name),
            status: Some(event.status).filter(|status| status != "success"),
            model: some(event.model),
            tokens_in: positive(event.tokens_in),
            tokens_out: positive(event.tokens_out),
            cost_usd: event.cost_usd.filter(|cost| *cost > 0.0),
            duration_ms: event.duration_ms.filter(|duration| *duration != 0),
        }
    }
}

fn role(event_type: &str) -> Role {
    match event_type {
        "session_start" | "session_end" => Role::System,
        "user_prompt" => Role::User,
        "tool_use" => Role::Tool,
        _ => Role::Assistant,
    }
}

/// The most telling value of an event's metadata, as JSON. An `error` that tells nothing ends the search: what comes after
/// it is not about the failure.
pub fn detail(event_type: &str, metadata: &str) -> Option<String> {
    // Old rows may hold text that is no JSON; it has nothing to tell.
    let metadata = js::normalise(metadata, MAX_DEPTH).ok()?;
    let field = |key: &str| truthy(metadata.field(key)?);
    let prompt = (event_type == "user_prompt").then_some("message");
    let found = prompt.into_iter().chain(BEFORE_ERROR).find_map(field);
    if found.is_some() {
        return found;
    }
    match metadata.field("error").and_then(truthy) {
        Some(error) if error.starts_with('"') => Some(error),
        Some(error) => message(&error),
        None => field("diff_preview"),
    }
}

fn message(error: &str) -> Option<String> {
    let error: Normalised = js::normalise(error, MAX_DEPTH).ok()?;
    truthy(error.field("message")?)
}

/// The value, unless JavaScript takes it for false.
fn truthy(json: &str) -> Option<String> {
    (!matches!(json, "\"\"" | "0" | "false" | "null")).then(|| json.to_owned())
}

#[cfg(test)]
mod tests;
