//! What each hook tells: the type, the columns and the first metadata keys of its event. Pure.

use super::map::Circumstances;
use super::metadata::{Object, Taken};
use super::payload::Payload;
use super::safety::Finding;
use super::tool;
use crate::domain::{EventStatus, EventType};

/// What a hook adds to an event.
pub(super) struct Told {
    pub(super) event_type: EventType,
    pub(super) status: Option<EventStatus>,
    pub(super) tool_name: Option<String>,
    pub(super) model: Option<String>,
    pub(super) script: Object,
    pub(super) taken: Taken,
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

pub(super) fn told(
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
        "PostToolUse" => Told {
            status: tool::has_failed(payload).then_some(EventStatus::Error),
            ..tool_use(payload)
        },
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
        // Copilot's, of anything that fails.
        "StopFailure" | "ErrorOccurred" => other(name, EventType::Error),
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
            script.text("file_path", &tool::file_path(payload));
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
