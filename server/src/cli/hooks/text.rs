//! What `agentmonitor hooks` says.

use std::fmt::Write;
use std::path::Path;

use similar::TextDiff;

use super::settings::Change;
use crate::hooks::install::{Edited, Look, Plan, Seen, Sender, Status, TOKEN_VARIABLE};

/// Lines around a change that are shown, too.
const CONTEXT: usize = 3;

/// A change that was not made, as a diff.
pub(super) fn would(change: &Change<'_>) -> String {
    let path = change.path.display();
    if change.is_none() {
        return format!("{path}: nothing would change\n");
    }
    let diff = TextDiff::from_lines(change.before, change.after.as_str());
    let (before, after) = (path.to_string(), format!("{path} (not written)"));
    let mut diff = diff.unified_diff();
    diff.context_radius(CONTEXT)
        .header(&before, &after)
        .to_string()
}

/// What an installation came to.
pub(super) struct Installed<'a> {
    pub(super) change: &'a Change<'a>,
    pub(super) backup: Option<&'a Path>,
    pub(super) plan: &'a Plan,
    pub(super) edited: &'a Edited,
    pub(super) token_file: Option<&'a Path>,
    /// What is to be said of the status line.
    pub(super) line: Option<String>,
}

impl Installed<'_> {
    pub(super) fn text(&self) -> String {
        let (path, plan) = (self.change.path.display(), self.plan);
        let mut text = match self.change.is_none() {
            true => format!(
                "{path}: the hooks are installed already, for {}\n",
                plan.url
            ),
            false => format!("{path}: hooks installed, for {}\n", plan.url),
        };
        let made_room = self.edited.replaced.len();
        if made_room > 0 {
            text.push_str(&format!(
                "hooks of the TypeScript runtime or of another machine's server made room: {made_room}; `agentmonitor hooks \
                 uninstall --restore` brings them back\n"
            ));
        }
        if !self.edited.left.is_empty() {
            let servers = self.edited.left.join(", ");
            text.push_str(&format!("no longer told: {servers}\n"));
        }
        text.push_str(&self.token());
        if let Some(line) = &self.line {
            text.push_str(&format!("{line}\n"));
        }
        if !self.change.is_none() {
            text.push_str(&backed_up(self.backup));
            text.push_str(
                "new sessions of Claude Code tell what they do; see it with: agentmonitor hooks status\n",
            );
        }
        text
    }

    /// A posted hook has its token from the environment, a command may have it from a file.
    fn token(&self) -> String {
        match self.token_file {
            _ if !self.plan.token || self.change.is_none() => String::new(),
            Some(file) if self.plan.only_commands => {
                format!("the hooks read the token from {}\n", file.display())
            }
            _ => format!(
                "the server wants a token: Claude Code needs {TOKEN_VARIABLE} in its environment\n"
            ),
        }
    }
}

pub(super) fn uninstalled(change: &Change<'_>, backup: Option<&Path>) -> String {
    let path = change.path.display();
    match change.is_none() {
        true => format!("{path}: there are no hooks of AgentMonitor\n"),
        false => format!("{path}: hooks removed\n{}", backed_up(backup)),
    }
}

/// Of a status line that is not touched.
pub(super) fn wrapped(line: &str) -> String {
    format!("the status line calls `agentmonitor statusline` already, and is left as it is: {line}")
}

/// Of a status line that was not brought back, since another is there now.
pub(super) fn not_back(bridge: &str, kept: &Path) -> String {
    format!(
        "the status line of the TypeScript runtime is not brought back, since ours is not there to make room: {bridge} stays in {}\n",
        kept.display()
    )
}

/// What still tells when the hooks of one file are gone.
pub(super) fn left(seen: &Seen) -> String {
    let mut text = String::new();
    let files = seen.files.iter();
    for look in files.filter(|look| says_something(&look.status) && !look.status.has_legacy()) {
        let path = look.path.display();
        say(
            &mut text,
            format_args!("{path} has hooks of AgentMonitor, too; see: agentmonitor hooks status"),
        );
    }
    let exports = seen.exports();
    if !seen.has_hooks() && exports.metrics && !exports.logs {
        text.push_str(
            "Claude Code still exports tokens and dollars; to have it export prompts and tools, too: agentmonitor otel claude --write\n",
        );
    }
    text
}

fn backed_up(backup: Option<&Path>) -> String {
    let line = |path: &Path| format!("as it was before: {}\n", path.display());
    backup.map(line).unwrap_or_default()
}

/// What is installed, in each of the files that are read together, and what to do about it.
pub(super) fn status(path: &Path, seen: &Seen, loss: Option<String>) -> String {
    let mut text = String::new();
    let shown = |look: &&Look| look.path == path || says_something(&look.status);
    for look in seen.files.iter().filter(shown) {
        file(&mut text, look);
    }
    if !seen.has_hooks() {
        text.push_str(
            "no hooks of AgentMonitor; put them there with: agentmonitor hooks install\n",
        );
    }
    if let Some(loss) = loss {
        say(&mut text, format_args!("{loss}"));
    }
    text + &advice(seen, None)
}

fn says_something(status: &Status) -> bool {
    !status.hooks.is_empty() || status.statusline.is_some() || status.wrapped_statusline.is_some()
}

fn file(text: &mut String, look: &Look) {
    say(text, format_args!("{}", look.path.display()));
    for hook in &look.status.hooks {
        let how = match &hook.sender {
            Sender::Http(url) => format!("posted to {url}"),
            Sender::Command(command) => format!("command {command}"),
            Sender::Wrapped(command) => {
                format!("not ours to edit, calls agentmonitor hook: {command}")
            }
            Sender::Legacy(command) => format!("script of the TypeScript runtime {command}"),
        };
        say(text, format_args!("  {:<20} {how}", hook.event));
    }
    if look.status.statusline.is_some() {
        say(text, format_args!("  {:<20} tells quotas", "status line"));
    }
    if let Some(line) = &look.status.wrapped_statusline {
        say(
            text,
            format_args!(
                "  {:<20} not ours to edit, tells quotas: {line}",
                "status line"
            ),
        );
    }
}

fn say(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a text takes all");
}

/// What to do, a line each.
pub(super) fn advice(seen: &Seen, server: Option<&str>) -> String {
    let mut text = String::new();
    for trouble in seen.troubles(server) {
        say(
            &mut text,
            format_args!("{}; {}", trouble.what, trouble.todo),
        );
    }
    for broken in &seen.broken {
        say(&mut text, format_args!("{broken}"));
    }
    text
}
