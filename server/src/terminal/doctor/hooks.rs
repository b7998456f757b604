//! Whether Claude Code tells the server of its sessions, by hooks or by telemetry, and that it does so once.
use std::path::Path;

use super::finding::Finding;
use crate::hooks::install::{Sender, Status, status};

const ABOUT: &str = "hooks";
const INSTALL: &str = "agentmonitor hooks install";

/// Nothing is said where Claude Code has no folder: it is not used here.
pub(super) fn findings(path: &Path, url: &str) -> Option<Finding> {
    if !path.parent().is_some_and(Path::is_dir) {
        return None;
    }
    Some(match status(path) {
        Ok(status) => finding(&status, path, url),
        Err(error) => Finding::error(ABOUT, &error.into()),
    })
}

fn finding(status: &Status, path: &Path, url: &str) -> Finding {
    let place = path.display();
    let doubled = status.doubled();
    if !doubled.is_empty() {
        return Finding::problem(
            ABOUT,
            format!(
                "{place} has more than one hook that tells of {}: each comes as often",
                doubled.join(", ")
            ),
            INSTALL,
        );
    }
    if status.hooks.is_empty() {
        return without_hooks(status, path);
    }
    if status.exports_logs {
        return Finding::note(
            ABOUT,
            format!("{place} has hooks and exports telemetry: prompts and tool calls come twice"),
            "agentmonitor hooks uninstall, or take OTEL_LOGS_EXPORTER out of `env` in the settings",
        );
    }
    if status.has_legacy() {
        return Finding::note(
            ABOUT,
            format!("{place} has the scripts of the TypeScript runtime"),
            "they work; agentmonitor hooks install puts hooks in their place that need no jq and lose less",
        );
    }
    if let Some(other) = stranger(status, url) {
        return Finding::note(
            ABOUT,
            format!("hooks in {place} tell {other}, and not {url}"),
            &format!("{INSTALL} --url {url}"),
        );
    }
    match status.missing().as_slice() {
        [] => Finding::ok(ABOUT, format!("{} in {place}", status.hooks.len())),
        missing => Finding::note(
            ABOUT,
            format!("{place} has none for {}", missing.join(", ")),
            INSTALL,
        ),
    }
}

fn without_hooks(status: &Status, path: &Path) -> Finding {
    match status.exports_logs {
        true => Finding::ok(ABOUT, "Claude Code exports telemetry, and has no hooks"),
        false => Finding::note(
            ABOUT,
            format!(
                "Claude Code tells nothing: no hooks and no telemetry in {}",
                path.display()
            ),
            INSTALL,
        ),
    }
}

/// The address of an HTTP hook that leads to another server than `url`.
fn stranger<'a>(status: &'a Status, url: &str) -> Option<&'a str> {
    let same = |address: &str| by_number(address).starts_with(&format!("{}/", by_number(url)));
    status.hooks.iter().find_map(|hook| match &hook.sender {
        Sender::Http(address) if !same(address) => Some(address.as_str()),
        _ => None,
    })
}

/// Both names of loopback lead to the same server.
fn by_number(address: &str) -> String {
    address.replacen("//localhost", "//127.0.0.1", 1)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::finding::Level;
    use super::finding;
    use crate::hooks::install::Status;

    const URL: &str = "http://127.0.0.1:3141";
    const HTTP: &str = r#"{"type":"http","url":"http://localhost:3141/api/hooks/claude-code"}"#;
    const ELSEWHERE: &str =
        r#"{"type":"http","url":"http://127.0.0.1:31415/api/hooks/claude-code"}"#;
    const COMMAND: &str = r#"{"type":"command","command":"agentmonitor hook"}"#;
    const SCRIPT: &str = r#"{"type":"command","command":"/am/hooks/claude-code/stop.sh"}"#;
    const OTHER: &str = r#"{"type":"command","command":"./mine.sh"}"#;
    const TELEMETRY: &str =
        r#""env":{"CLAUDE_CODE_ENABLE_TELEMETRY":"1","OTEL_LOGS_EXPORTER":"otlp"}"#;

    #[track_caller]
    fn judged(parts: &[&str], level: Level, says: &str) {
        let settings = format!("{{{} /* mine */}}", parts.join(","));
        let status = Status::of(&settings).expect("settings");
        let finding = finding(&status, Path::new("settings.json"), URL);
        assert_eq!(finding.level, level, "{finding:?}");
        assert!(finding.found.contains(says), "{finding:?}");
    }

    fn stop(hooks: &[&str]) -> String {
        format!(r#""hooks":{{"Stop":[{{"hooks":[{}]}}]}}"#, hooks.join(","))
    }

    #[test]
    fn senders_are_told_apart_and_two_are_one_too_many() {
        judged(&[], Level::Note, "tells nothing");
        judged(&[&stop(&[OTHER])], Level::Note, "tells nothing");
        judged(&[&stop(&[HTTP, OTHER])], Level::Note, "has none for ");
        judged(
            &[&stop(&[ELSEWHERE])],
            Level::Note,
            "tell http://127.0.0.1:31415/",
        );
        judged(&[TELEMETRY], Level::Ok, "exports telemetry");
        judged(
            &[&stop(&[SCRIPT])],
            Level::Note,
            "scripts of the TypeScript",
        );
        judged(&[&stop(&[SCRIPT, HTTP])], Level::Problem, "tells of Stop");
        judged(&[&stop(&[HTTP, COMMAND])], Level::Problem, "tells of Stop");
        judged(&[TELEMETRY, &stop(&[HTTP])], Level::Note, "come twice");
    }
}
