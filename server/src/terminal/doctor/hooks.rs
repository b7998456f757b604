//! Whether Claude Code tells the server of its sessions, by hooks or by telemetry, and that it does so once.
use std::path::Path;

use super::finding::Finding;
use crate::hooks::install::{Seen, Weight};

const ABOUT: &str = "hooks";
const INSTALL: &str = "agentmonitor hooks install";

/// `users` are the user's own settings, which are there to be installed to. Nothing is said where Claude Code has no
/// folder for them and no file has hooks: it is not used here.
pub(super) fn findings(users: &Path, seen: &Seen, url: &str) -> Vec<Finding> {
    let is_used = users.parent().is_some_and(Path::is_dir);
    let broken = seen.broken.iter();
    let mut findings: Vec<_> = broken
        .map(|error| Finding::error(ABOUT, &anyhow::anyhow!(error.clone())))
        .collect();
    if !is_used && !seen.has_hooks() {
        return findings;
    }
    let troubles = seen.troubles(Some(url)).into_iter();
    findings.extend(troubles.map(|trouble| match trouble.weight {
        Weight::Problem => Finding::problem(ABOUT, trouble.what, &trouble.todo),
        Weight::Note => Finding::note(ABOUT, trouble.what, &trouble.todo),
    }));
    if findings.is_empty() {
        findings.push(what_is_told(users, seen));
    }
    findings
}

/// Where there is nothing to mend.
fn what_is_told(users: &Path, seen: &Seen) -> Finding {
    let exports = seen.exports();
    let hooks = seen.hooks().count();
    let mut files: Vec<String> = Vec::new();
    for (path, _) in seen.hooks() {
        let path = path.display().to_string();
        if !files.contains(&path) {
            files.push(path);
        }
    }
    let files = files.join(" and ");
    match (hooks, exports.any()) {
        (0, false) => Finding::note(
            ABOUT,
            format!(
                "Claude Code tells nothing: no hooks and no telemetry in {}",
                users.display()
            ),
            INSTALL,
        ),
        (0, true) if exports.logs => {
            Finding::ok(ABOUT, "Claude Code exports logs, and has no hooks")
        }
        (0, true) => Finding::note(
            ABOUT,
            "Claude Code exports tokens and dollars, and nothing tells of prompts and tools",
            INSTALL,
        ),
        (_, true) => Finding::ok(
            ABOUT,
            format!("{hooks} in {files}; tokens and dollars are exported"),
        ),
        (_, false) => Finding::ok(
            ABOUT,
            format!("{hooks} in {files}; for tokens and dollars: agentmonitor otel claude --write"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::finding::{Finding, Level};
    use super::findings;
    use crate::config::Scope;
    use crate::hooks::install::{Plan, Seen, install};

    const URL: &str = "http://127.0.0.1:3141";
    const HTTP: &str = r#"{"type":"http","url":"http://localhost:3141/api/hooks/claude-code"}"#;
    const ELSEWHERE: &str =
        r#"{"type":"http","url":"http://127.0.0.1:31415/api/hooks/claude-code"}"#;
    const COMMAND: &str = r#"{"type":"command","command":"agentmonitor hook"}"#;
    const ASIDE: &str =
        r#"{"type":"command","command":"agentmonitor hook --url http://127.0.0.1:4000"}"#;
    const SCRIPT: &str = r#"{"type":"command","command":"/am/hooks/claude-code/stop.sh"}"#;
    const OTHER: &str = r#"{"type":"command","command":"./mine.sh"}"#;
    const LOGS: &str = r#""env":{"CLAUDE_CODE_ENABLE_TELEMETRY":"1","OTEL_LOGS_EXPORTER":"otlp","OTEL_EXPORTER_OTLP_ENDPOINT":"http://127.0.0.1:3141/api/otel"}"#;

    /// Of settings of the user and of a project.
    fn found(users: &str, project: &str) -> Vec<Finding> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("written");
            path
        };
        let users = file("users.json", users);
        let seen = Seen::of([
            (Scope::User, users.clone()),
            (Scope::Project, file("project.json", project)),
        ]);
        findings(&users, &seen, URL)
    }

    #[track_caller]
    fn judged(parts: &[&str], level: Level, says: &str) {
        let settings = format!("{{{} /* mine */}}", parts.join(","));
        let findings = found(&settings, "{}");
        let is_meant = |finding: &&Finding| finding.found.contains(says);
        let finding = findings.iter().find(is_meant);
        let finding = finding.unwrap_or_else(|| panic!("{says}: {findings:?}"));
        assert_eq!(finding.level, level, "{finding:?}");
    }

    fn stop(hooks: &[&str]) -> String {
        format!(r#""hooks":{{"Stop":[{{"hooks":[{}]}}]}}"#, hooks.join(","))
    }

    #[test]
    fn senders_are_told_apart_and_two_are_one_too_many() {
        judged(&[], Level::Note, "tells nothing");
        judged(&[&stop(&[OTHER])], Level::Note, "tells nothing");
        judged(&[&stop(&[HTTP, OTHER])], Level::Note, "no hook tells of ");
        let elsewhere = "tell http://127.0.0.1:31415, and not";
        judged(&[&stop(&[ELSEWHERE])], Level::Note, elsewhere);
        let aside = "tell http://127.0.0.1:4000, and not";
        judged(&[&stop(&[ASIDE])], Level::Note, aside);
        judged(&[LOGS], Level::Ok, "exports logs");
        judged(
            &[&stop(&[SCRIPT])],
            Level::Note,
            "scripts of the TypeScript",
        );
        judged(&[&stop(&[SCRIPT, HTTP])], Level::Problem, "tells of Stop");
        judged(&[&stop(&[HTTP, COMMAND])], Level::Problem, "tells of Stop");
        judged(&[LOGS, &stop(&[HTTP])], Level::Note, "come twice");
    }

    #[test]
    fn hooks_and_metrics_are_as_it_should_be() {
        let plan = Plan {
            url: URL.to_owned(),
            command: format!("agentmonitor hook --url {URL}"),
            only_commands: false,
            token: false,
        };
        let metrics = LOGS.replace("LOGS_EXPORTER", "METRICS_EXPORTER");
        let settings = install(&format!("{{{metrics}}}"), &plan)
            .expect("edited")
            .text;
        let findings = found(&settings, "{}");
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].level, Level::Ok);
        assert!(
            findings[0].found.contains("dollars are exported"),
            "{findings:?}"
        );
    }

    #[test]
    fn what_another_file_says_counts_too() {
        let users = format!("{{{}}}", stop(&[HTTP]));
        let says = |project: &str, says: &str| {
            let findings = found(&users, project);
            let is_meant = |finding: &Finding| finding.found.contains(says);
            assert!(findings.iter().any(is_meant), "{says}: {findings:?}");
        };
        says(
            &format!("{{{}}}", stop(&[COMMAND])),
            "project.json tells of Stop",
        );
        says("{\"disableAllHooks\": true}", "keeps all hooks");
        says("{\"hooks\": [}", "project.json: line 1, column ");
        // Claude Code runs what is alike once.
        let alike = found(&users, &users);
        assert!(
            alike.iter().all(|finding| finding.level != Level::Problem),
            "{alike:?}"
        );
    }
}
