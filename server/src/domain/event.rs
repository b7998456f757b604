//! An event: one thing that an agent did. `NewEvent` is accepted but not stored, `Event` is a row.
use std::collections::HashMap;

/// The kinds of event that ingest accepts. Rows may hold others (an older legacy wrote them), so [`Event`] keeps text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventType {
    ToolUse,
    SessionStart,
    SessionEnd,
    Error,
    LlmRequest,
    LlmResponse,
    Response,
    FileChange,
    GitCommit,
    PlanStep,
    UserPrompt,
    InstructionLoad,
}

impl EventType {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ToolUse => "tool_use",
            Self::SessionStart => "session_start",
            Self::SessionEnd => "session_end",
            Self::Error => "error",
            Self::LlmRequest => "llm_request",
            Self::LlmResponse => "llm_response",
            Self::Response => "response",
            Self::FileChange => "file_change",
            Self::GitCommit => "git_commit",
            Self::PlanStep => "plan_step",
            Self::UserPrompt => "user_prompt",
            Self::InstructionLoad => "instruction_load",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EventStatus {
    Success,
    Error,
    Timeout,
}

impl EventStatus {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Error => "error",
            Self::Timeout => "timeout",
        }
    }
}

/// Metadata as it is stored: JSON text as JavaScript prints it, already within the cap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    pub json: String,
    pub truncated: bool,
}

/// A valid event on its way to the writer: trimmed, priced, its metadata capped. Project and branch are as sent; the
/// writer back-fills them from the session.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    pub event_id: Option<String>,
    pub session_id: String,
    pub agent_type: String,
    pub event_type: EventType,
    pub tool_name: Option<String>,
    pub status: EventStatus,
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub cache_read_tokens: i64,
    pub cache_write_tokens: i64,
    pub branch: Option<String>,
    pub project: Option<String>,
    pub duration_ms: Option<i64>,
    /// ISO 8601, UTC, milliseconds: `2026-11-21T10:00:00.000Z`.
    pub client_timestamp: Option<String>,
    pub metadata: Metadata,
    pub model: Option<String>,
    pub cost_usd: Option<f64>,
    pub source: String,
    /// An import from long ago: it neither opens nor ends a session, and git is not asked.
    pub historical: bool,
}

/// What one request hands to the writer.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    pub events: Vec<NewEvent>,
    /// Current git branch by project, for the projects of this batch whose branch is known.
    pub branches: HashMap<String, String>,
}

/// What became of one event of a batch, in the batch's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    Stored { id: i64 },
    Duplicate,
}

/// An event as it stands in the table `events`. Text columns are kept as found: a legacy file may hold anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: i64,
    pub event_id: Option<String>,
    pub schema_version: i64,
    pub session_id: String,
    pub agent_type: String,
    pub event_type: String,
    pub tool_name: Option<String>,
    pub status: String,
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub branch: Option<String>,
    pub project: Option<String>,
    pub duration_ms: Option<i64>,
    /// Server time, `YYYY-MM-DD HH:MM:SS`, UTC.
    pub created_at: String,
    pub client_timestamp: Option<String>,
    pub metadata: String,
    pub payload_truncated: bool,
    pub model: Option<String>,
    pub cost_usd: Option<f64>,
    pub cache_read_tokens: i64,
    pub cache_write_tokens: i64,
    pub source: Option<String>,
}

impl Event {
    /// About what it takes of the memory, and in a frame.
    pub fn held_bytes(&self) -> usize {
        let required = [
            &self.session_id,
            &self.agent_type,
            &self.event_type,
            &self.status,
            &self.created_at,
            &self.metadata,
        ];
        let optional = [
            &self.event_id,
            &self.tool_name,
            &self.branch,
            &self.project,
            &self.client_timestamp,
            &self.model,
            &self.source,
        ];
        let required: usize = required.into_iter().map(String::len).sum();
        let optional: usize = optional.into_iter().flatten().map(String::len).sum();
        size_of::<Self>() + required + optional
    }
}
