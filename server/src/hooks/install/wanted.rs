//! Which hooks are installed, and what each of them does.

use jsonc_parser::cst::CstInputValue;

/// Seconds that Claude Code waits at most: for a server on the same machine, and for a command that needs half of one.
const HTTP_SECONDS: u32 = 1;
const COMMAND_SECONDS: u32 = 10;

/// The variable that a server's token is read from when a hook is posted.
pub const TOKEN_VARIABLE: &str = "AGENTMONITOR_AUTH_TOKEN";

/// How the hooks are to tell.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The server, without a slash at the end.
    pub url: String,
    /// The command line of `agentmonitor hook`, for a shell.
    pub command: String,
    /// All by command: slower by a process, and nothing is lost while the server is down.
    pub only_commands: bool,
    /// The server wants a token, which is in the environment.
    pub token: bool,
}

/// A group of one hook for an event.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) event: &'static str,
    pub(super) group: CstInputValue,
}

/// The events, for which tools, and whether Claude Code must wait for the answer. `SessionStart` cannot be posted.
const EVENTS: [(&str, Option<&str>, bool); 7] = [
    ("SessionStart", None, false),
    ("UserPromptSubmit", None, false),
    ("PreToolUse", Some("Bash"), true),
    ("PostToolUse", None, false),
    ("PostToolUseFailure", None, false),
    ("InstructionsLoaded", None, false),
    ("Stop", None, false),
];
const ONLY_COMMAND: &str = "SessionStart";

/// What is said while a tool is looked at.
const CHECKING: &str = "AgentMonitor: checking safety...";

/// The events that are told of.
pub(super) fn events() -> impl Iterator<Item = &'static str> {
    EVENTS.into_iter().map(|(event, ..)| event)
}

impl Plan {
    pub(super) fn wanted(&self) -> Vec<Wanted> {
        let wanted = EVENTS.into_iter().map(|(event, matcher, waits)| Wanted {
            event,
            group: group(matcher, self.hook(event, waits)),
        });
        wanted.collect()
    }

    fn hook(&self, event: &str, waits: bool) -> CstInputValue {
        let mut hook = match self.only_commands || event == ONLY_COMMAND {
            true => self.command_hook(event, waits),
            false => self.http_hook(),
        };
        if waits {
            hook.push(field("statusMessage", CHECKING));
        }
        CstInputValue::Object(hook)
    }

    fn http_hook(&self) -> Vec<(String, CstInputValue)> {
        let url = format!("{}/api/hooks/claude-code", self.url);
        let mut hook = vec![
            field("type", "http"),
            field("url", url),
            field("timeout", HTTP_SECONDS),
        ];
        if self.token {
            let header = format!("Bearer ${TOKEN_VARIABLE}");
            hook.push(field("headers", vec![field("Authorization", header)]));
            hook.push(field("allowedEnvVars", vec![TOKEN_VARIABLE]));
        }
        hook
    }

    fn command_hook(&self, event: &str, waits: bool) -> Vec<(String, CstInputValue)> {
        let mut command = self.command.clone();
        if event == ONLY_COMMAND {
            // The event of instructions is among those installed.
            command.push_str(" --instruction-load-instrumented");
        }
        let mut hook = vec![
            field("type", "command"),
            field("command", command),
            field("timeout", COMMAND_SECONDS),
        ];
        if !waits {
            hook.push(field("async", true));
        }
        hook
    }
}

fn group(matcher: Option<&str>, hook: CstInputValue) -> CstInputValue {
    let mut group = Vec::new();
    if let Some(matcher) = matcher {
        group.push(field("matcher", matcher));
    }
    group.push(field("hooks", CstInputValue::Array(vec![hook])));
    CstInputValue::Object(group)
}

fn field(name: &str, value: impl Into<CstInputValue>) -> (String, CstInputValue) {
    (name.to_owned(), value.into())
}
