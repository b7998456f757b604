//! What `agentmonitor hooks` says.

use std::fmt::Write;
use std::path::Path;

use similar::TextDiff;

use super::settings::Change;
use crate::hooks::install::{Plan, Sender, Status, TOKEN_VARIABLE};

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

pub(super) fn installed(
    change: &Change<'_>,
    backup: Option<&Path>,
    plan: &Plan,
    made_room: usize,
) -> String {
    let path = change.path.display();
    if change.is_none() {
        return format!(
            "{path}: the hooks are installed already, for {}\n",
            plan.url
        );
    }
    let mut text = format!("{path}: hooks installed, for {}\n", plan.url);
    if made_room > 0 {
        text.push_str(&format!(
            "hooks of the TypeScript runtime made room: {made_room}; `agentmonitor hooks uninstall --restore` brings them back\n"
        ));
    }
    if plan.token {
        text.push_str(&format!(
            "the server wants a token: Claude Code needs {TOKEN_VARIABLE} in its environment\n"
        ));
    }
    text + &backed_up(backup)
        + "new sessions of Claude Code tell what they do; see it with: agentmonitor hooks status\n"
}

pub(super) fn uninstalled(change: &Change<'_>, backup: Option<&Path>) -> String {
    let path = change.path.display();
    match change.is_none() {
        true => format!("{path}: there are no hooks of AgentMonitor\n"),
        false => format!("{path}: hooks removed\n{}", backed_up(backup)),
    }
}

fn backed_up(backup: Option<&Path>) -> String {
    let line = |path: &Path| format!("as it was before: {}\n", path.display());
    backup.map(line).unwrap_or_default()
}

/// What is installed, and what to do about it.
pub(super) fn status(path: &Path, status: &Status, fronted: bool) -> String {
    let mut text = format!("{}\n", path.display());
    for hook in &status.hooks {
        let how = match &hook.sender {
            Sender::Http(url) => format!("posted to {url}"),
            Sender::Command(command) => format!("command {command}"),
            Sender::Legacy(command) => format!("script of the TypeScript runtime {command}"),
        };
        say(&mut text, format_args!("  {:<20} {how}", hook.event));
    }
    if fronted {
        say(
            &mut text,
            format_args!("  {:<20} tells quotas", "status line"),
        );
    }
    for line in advice(status) {
        say(&mut text, format_args!("{line}"));
    }
    text
}

fn say(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("a text takes all");
}

fn advice(status: &Status) -> Vec<String> {
    if status.hooks.is_empty() {
        return vec![
            "no hooks of AgentMonitor; put them there with: agentmonitor hooks install".to_owned(),
        ];
    }
    let mut advice = Vec::new();
    let doubled = status.doubled();
    if !doubled.is_empty() {
        let events = doubled.join(", ");
        advice.push(format!(
            "two senders: {events} comes twice; mend it with: agentmonitor hooks install"
        ));
    } else if status.has_legacy() {
        advice.push(
            "scripts of the TypeScript runtime: replace them with: agentmonitor hooks install"
                .to_owned(),
        );
    }
    if status.exports_logs {
        advice.push(
            "two senders: `env` of these settings also exports logs by OTLP, which tell of the same prompts and tools; \
             leave one out"
                .to_owned(),
        );
    }
    let missing = status.missing();
    if !missing.is_empty() {
        let events = missing.join(", ");
        advice.push(format!(
            "not told: {events}; add them with: agentmonitor hooks install"
        ));
    }
    advice
}
