//! What kind of event a log record is, by its name, and for Codex by what it holds.

use super::codex;
use super::fields::Fields;
use crate::domain::EventType;
use crate::otlp::malformed::Malformed;

/// What a record's words stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mapped {
    To(EventType),
    /// One of many that a stream is made of; the last says it all.
    Noise,
    /// No event that we know.
    Unknown,
}

pub(super) fn of(fields: &Fields<'_>, severity: Option<&str>) -> Result<Mapped, Malformed> {
    if let Some(mapped) = codex::by_name(fields)? {
        return Ok(mapped);
    }
    let last = fields
        .name
        .as_deref()
        .and_then(|name| name.rsplit('.').next());
    if let Some(event_type) = last.and_then(by_last_part) {
        return Ok(Mapped::To(event_type));
    }
    if let Some(event_type) = codex::by_item(fields)? {
        return Ok(Mapped::To(event_type));
    }
    Ok(match severity {
        Some("ERROR") => Mapped::To(EventType::Error),
        _ => Mapped::Unknown,
    })
}

fn by_last_part(last: &str) -> Option<EventType> {
    Some(match last {
        "tool_result" | "tool_use" => EventType::ToolUse,
        "api_request" => EventType::LlmRequest,
        "api_response" => EventType::LlmResponse,
        "session_start" => EventType::SessionStart,
        "session_end" => EventType::SessionEnd,
        "file_change" => EventType::FileChange,
        "git_commit" => EventType::GitCommit,
        "plan_step" => EventType::PlanStep,
        "error" => EventType::Error,
        "user_prompt" | "user_prompt_submit" | "user_message" => EventType::UserPrompt,
        _ => return None,
    })
}
