//! What a hook's payload means: the event that it stands for, and whether the agent may go on. Pure.
//!
//! Type, columns and first metadata keys are those that the legacy's scripts sent. Hooks that they did not know are kept:
//! nothing that an agent tells is thrown away because it is new.

use codegen_runtime::js;

use super::metadata;
use super::payload::{self, Payload};
use super::safety::{self, Finding};
use super::told::{Told, told};
use super::tool;
use crate::ingest::Draft;

const SOURCE: &str = "hook";
const DEFAULT_AGENT: &str = "claude_code";

/// As much of a denied command as an agent is shown, in characters: it wrote the command.
const SHOWN: usize = 200;

/// As much of a folder as names a session, in characters.
const LONGEST_FOLDER: usize = 150;

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
    /// By which the event is one, however often it is told.
    pub event_id: Option<String>,
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
    Deny(Denial),
}

/// Why an agent may not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    /// For the agent.
    pub reason: String,
    /// Whether it is to be told where Copilot CLI looks, too. Claude Code is told nothing that it does not know.
    pub is_for_copilot: bool,
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

/// Reads the payload; none of what is no JSON object.
pub fn read(raw: &str, around: &Circumstances) -> Option<Meaning> {
    let is_of_claude = agent(&around.agent_type) == DEFAULT_AGENT;
    let payload = Payload::of_hook(raw, is_of_claude)?;
    let name = payload.name("hook_event_name");
    let finding = match name.as_deref() {
        Some("PreToolUse") if around.safety => finding(&payload),
        _ => None,
    };
    let verdict = match finding {
        Some(Finding::Destructive) => Verdict::Deny(denial(&payload, around)),
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
    let name = payload.text("tool_name");
    safety::check(&name, &input.text("command"), &tool::file_path(payload))
}

fn denial(payload: &Payload, around: &Circumstances) -> Denial {
    let command = payload.object("tool_input").text("command");
    let shown = match command.chars().nth(SHOWN) {
        None => command,
        // Of a long one the line that is to blame.
        Some(_) => safety::destructive_line(&command)
            .chars()
            .take(SHOWN)
            .chain(['…'])
            .collect(),
    };
    Denial {
        reason: format!("AgentMonitor: Blocked destructive command: {shown}"),
        is_for_copilot: payload.is_translated() || agent(&around.agent_type) != DEFAULT_AGENT,
    }
}

fn event(told: Told, payload: &Payload, around: &Circumstances) -> Result<HookEvent, Untold> {
    let cwd = payload.path("cwd");
    let session_id = payload.name("session_id");
    let session_id = session_id.or_else(|| session_of_folder(cwd.as_deref()?, around));
    let session_id = session_id.ok_or(Untold::Nameless)?;
    let limit = around.metadata_limit_bytes;
    let draft = Draft {
        event_id: event_id(around),
        session_id,
        agent_type: agent(&around.agent_type),
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
        client_timestamp: payload.time("timestamp"),
        metadata: Some(metadata::print(told.script, payload, told.taken, limit)),
        model: told.model,
        cost_usd: None,
        cost_told_apart: false,
        source: Some(SOURCE.to_owned()),
    };
    Ok(HookEvent { draft, folder: cwd })
}

/// Agents of other makers may not name their session: what happens in a folder then is one. Claude Code always does.
fn session_of_folder(cwd: &str, around: &Circumstances) -> Option<String> {
    let agent = agent(&around.agent_type);
    // Folders are told apart by how they end.
    let beyond = cwd.chars().count().saturating_sub(LONGEST_FOLDER);
    let end: String = cwd.chars().skip(beyond).collect();
    (agent != DEFAULT_AGENT).then(|| format!("{agent}:{end}"))
}

fn event_id(around: &Circumstances) -> Option<String> {
    let id = js::trim(around.event_id.as_deref()?);
    (!id.is_empty()).then(|| id.to_owned())
}

/// Whose hook it is.
pub(super) fn agent(agent_type: &str) -> String {
    match js::trim(agent_type) {
        "" => DEFAULT_AGENT.to_owned(),
        agent => payload::cut(agent).to_owned(),
    }
}

/// The last name of a path, of either kind of system.
fn project(cwd: &str) -> Option<String> {
    let of_windows = cwd.as_bytes().get(1) == Some(&b':') || cwd.starts_with("\\\\");
    let separator = |ch| ch == '/' || of_windows && ch == '\\';
    let name = cwd.trim_end_matches(separator).rsplit(separator).next()?;
    let name = js::trim(name);
    (!name.is_empty()).then(|| payload::cut(name).to_owned())
}

#[cfg(test)]
mod tests;
