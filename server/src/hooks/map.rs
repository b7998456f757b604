//! What a hook's payload means: the event that it stands for, and whether the agent may go on. Pure.
//!
//! Type, columns and first metadata keys are those that the legacy's scripts sent. Hooks that they did not know are kept:
//! nothing that an agent tells is thrown away because it is new.

use codegen_runtime::js;

use super::metadata::{self, Object, Taken};
use super::payload::Payload;
use super::safety::{self, Finding};
use super::tool;
use crate::domain::{EventStatus, EventType};
use crate::ingest::Draft;

const SOURCE: &str = "hook";
const DEFAULT_AGENT: &str = "claude_code";

const NAME: [&str; 2] = ["hook_event_name", "hookEventName"];
const SESSION: [&str; 2] = ["session_id", "sessionId"];

/// What is said beside the payload.
#[derive(Debug, Clone)]
pub struct Circumstances {
    /// Blank is Claude Code's.
    pub agent_type: String,
    /// Whether tools are looked at before their use.
    pub safety: bool,
    /// Whether the agent also tells which instructions it loads.
    pub instruction_load_instrumented: bool,
    /// What metadata may take in bytes before the rest of the payload is left out.
    pub metadata_limit_bytes: usize,
}

/// What a payload comes to.
#[derive(Debug, PartialEq)]
pub struct Meaning {
    pub verdict: Verdict,
    pub event: Result<HookEvent, Untold>,
}

/// Whether the agent may go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Go,
    /// With the reason, for the agent.
    Deny(String),
}

/// An event and the folder that it happened in.
#[derive(Debug, PartialEq)]
pub struct HookEvent {
    pub draft: Draft,
    pub folder: Option<String>,
}

/// Why a payload stands for no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untold {
    /// It does not say which hook it is of, or of which session.
    Nameless,
    /// There is nothing to tell: a tool that may be used, an empty prompt.
    Nothing,
}

/// What a hook adds to an event.
struct Told {
    event_type: EventType,
    status: Option<EventStatus>,
    tool_name: Option<String>,
    model: Option<String>,
    script: Object,
    taken: Taken,
}

impl Told {
    fn new(event_type: EventType, script: Object, taken: Taken) -> Self {
        Self {
            event_type,
            status: None,
            tool_name: None,
            model: None,
            script,
            taken,
        }
    }
}

/// Reads the payload; none of what is no JSON object.
pub fn read(raw: &str, around: &Circumstances) -> Option<Meaning> {
    let payload = Payload::read(raw)?;
    let name = payload.first_name(&NAME);
    let finding = match name.as_deref() {
        Some("PreToolUse") if around.safety => finding(&payload),
        _ => None,
    };
    let verdict = match finding {
        Some(Finding::Destructive) => Verdict::Deny(denial(&payload)),
        Some(Finding::Sensitive) | None => Verdict::Go,
    };
    let told = name.map_or(Err(Untold::Nameless), |name| {
        told(&name, &payload, finding, around).ok_or(Untold::Nothing)
    });
    let event = told.and_then(|told| event(told, &payload, around));
    Some(Meaning { verdict, event })
}

fn finding(payload: &Payload) -> Option<Finding> {
    let input = payload.object("tool_input");
    let tool = payload.text("tool_name");
    safety::check(&tool, &input.text("command"), &input.text("file_path"))
}

fn denial(payload: &Payload) -> String {
    let command = payload.object("tool_input").text("command");
    format!("AgentMonitor: Blocked destructive command: {command}")
}

fn told(
    name: &str,
    payload: &Payload,
    finding: Option<Finding>,
    around: &Circumstances,
) -> Option<Told> {
    Some(match name {
        "SessionStart" => session_start(payload, around),
        "Stop" | "SessionEnd" => Told::new(
            EventType::SessionEnd,
            Object::default(),
            taken(&["session_id"]),
        ),
        "PreToolUse" => remark(payload, finding?),
        "PostToolUse" => tool_use(payload),
        "PostToolUseFailure" => Told {
            status: Some(EventStatus::Error),
            ..tool_use(payload)
        },
        "UserPromptSubmit" => user_prompt(payload)?,
        "InstructionsLoaded" => instructions(payload),
        "Notification" => {
            let mut script = Object::default();
            script.text("notification_type", &payload.text("notification_type"));
            script.text("message", &payload.text("message"));
            let taken = taken(&["session_id", "notification_type", "message"]);
            Told::new(EventType::Response, script, taken)
        }
        "StopFailure" => other(name, EventType::Error),
        _ => other(name, EventType::Response),
    })
}

fn taken(fields: &'static [&'static str]) -> Taken {
    Taken {
        fields,
        inputs: &[],
    }
}

fn session_start(payload: &Payload, around: &Circumstances) -> Told {
    let mut script = Object::default();
    script.text("hook_source", &payload.text("source"));
    script.boolean(
        "instruction_load_instrumented",
        around.instruction_load_instrumented,
    );
    Told {
        model: payload.name("model"),
        ..Told::new(
            EventType::SessionStart,
            script,
            taken(&["session_id", "source", "model"]),
        )
    }
}

/// What the safety check says of a tool that is about to be used.
fn remark(payload: &Payload, finding: Finding) -> Told {
    let input = payload.object("tool_input");
    let mut script = Object::default();
    let (event_type, inputs): (_, &[&str]) = match finding {
        Finding::Destructive => {
            script.boolean("blocked", true);
            script.text("reason", finding.reason());
            script.text("command", &input.text("command"));
            (EventType::Error, &["command"])
        }
        Finding::Sensitive => {
            script.boolean("security_warning", true);
            script.text("file_path", &input.text("file_path"));
            script.text("reason", finding.reason());
            (EventType::ToolUse, &["file_path"])
        }
    };
    let taken = Taken {
        fields: &["session_id", "tool_name"],
        inputs,
    };
    Told {
        tool_name: payload.name("tool_name"),
        ..Told::new(event_type, script, taken)
    }
}

fn tool_use(payload: &Payload) -> Told {
    let taken = Taken {
        fields: &["session_id", "tool_name", "tool_use_id"],
        inputs: &tool::INPUTS,
    };
    Told {
        tool_name: payload.name("tool_name"),
        ..Told::new(EventType::ToolUse, tool::script(payload), taken)
    }
}

/// An empty prompt is none.
fn user_prompt(payload: &Payload) -> Option<Told> {
    let prompt = payload.text("prompt");
    if prompt.is_empty() {
        return None;
    }
    let mut script = Object::default();
    script.text("message", &prompt);
    let taken = taken(&["session_id", "prompt"]);
    Some(Told::new(EventType::UserPrompt, script, taken))
}

fn instructions(payload: &Payload) -> Told {
    let mut script = Object::default();
    for key in ["file_path", "memory_type", "load_reason"] {
        script.text(key, &payload.text(key));
    }
    if let Some(globs) = payload.json("globs") {
        script.json("globs", globs);
    }
    for key in ["trigger_file_path", "parent_file_path"] {
        script.some_text(key, &payload.text(key));
    }
    let taken = taken(&[
        "session_id",
        "file_path",
        "memory_type",
        "load_reason",
        "globs",
        "trigger_file_path",
        "parent_file_path",
    ]);
    Told::new(EventType::InstructionLoad, script, taken)
}

/// A hook that the scripts did not know.
fn other(name: &str, event_type: EventType) -> Told {
    let mut script = Object::default();
    script.text("hook_event_name", name);
    let taken = taken(&["session_id", "hook_event_name"]);
    Told::new(event_type, script, taken)
}

fn event(told: Told, payload: &Payload, around: &Circumstances) -> Result<HookEvent, Untold> {
    let session_id = payload.first_name(&SESSION).ok_or(Untold::Nameless)?;
    let agent = js::trim(&around.agent_type);
    let cwd = payload.name("cwd");
    let limit = around.metadata_limit_bytes;
    let draft = Draft {
        event_id: None,
        session_id,
        agent_type: if agent.is_empty() {
            DEFAULT_AGENT
        } else {
            agent
        }
        .to_owned(),
        event_type: told.event_type,
        tool_name: told.tool_name,
        status: told.status,
        tokens_in: None,
        tokens_out: None,
        cache_read_tokens: None,
        cache_write_tokens: None,
        branch: None,
        project: cwd.as_deref().and_then(project),
        duration_ms: None,
        client_timestamp: None,
        metadata: Some(metadata::print(told.script, payload, told.taken, limit)),
        model: told.model,
        cost_usd: None,
        cost_told_apart: false,
        source: Some(SOURCE.to_owned()),
    };
    Ok(HookEvent { draft, folder: cwd })
}

/// The last name of a path, of either kind of system.
fn project(cwd: &str) -> Option<String> {
    let of_windows = cwd.as_bytes().get(1) == Some(&b':') || cwd.starts_with("\\\\");
    let separator = |ch| ch == '/' || of_windows && ch == '\\';
    let name = cwd.trim_end_matches(separator).rsplit(separator).next()?;
    let name = js::trim(name);
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests;
