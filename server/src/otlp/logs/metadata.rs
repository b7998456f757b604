//! The metadata of an event: what its record holds beyond the fields, as JSON.

mod codex;
mod object;

pub(super) use self::object::Metadata;
use super::codex::is_codex;
use super::fields::Fields;
use super::{patch, prompt};
use crate::domain::EventType;
use crate::otlp::malformed::Malformed;

/// Keys of the body that are fields of the event.
const FIELDS: [&str; 15] = [
    "session_id",
    "tool_name",
    "model",
    "input_tokens",
    "output_tokens",
    "cache_read_tokens",
    "cache_write_tokens",
    "cost_usd",
    "duration_ms",
    "input_token_count",
    "output_token_count",
    "cached_token_count",
    "cached_input_tokens",
    "project",
    "branch",
];

/// The body without what became fields, then what is taken from attributes; what is there already stays.
pub(super) fn of(
    fields: &Fields<'_>,
    event_type: EventType,
    tool_name: Option<&str>,
) -> Result<String, Malformed> {
    let mut metadata = Metadata::default();
    match &fields.body.words {
        Some(words) => metadata.text("message", Some(words.clone())),
        None => {
            for (key, value) in fields.body.json().entries() {
                if !FIELDS.contains(&key) {
                    metadata.json(key, value);
                }
            }
        }
    }
    metadata.text("otel_event_name", fields.name.clone());
    prompt::references(fields, &mut metadata)?;
    if is_codex(fields) {
        codex::add(fields, event_type, &mut metadata)?;
    }
    if event_type == EventType::UserPrompt && !metadata.has("message") {
        metadata.text("message", prompt::text(fields)?);
    }
    if tool_name == Some("apply_patch") {
        patch::add(&mut metadata);
    }
    Ok(metadata.print())
}
