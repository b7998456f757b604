//! Whether Claude Code tells the server of its sessions, by hooks or by telemetry, and that it does so once.
use std::path::Path;

use serde_json::Value;

use super::finding::Finding;
use crate::settings::document::Document;
use crate::settings::{EditError, SettingsError, SettingsFile};

const ABOUT: &str = "hooks";
/// What the address of an HTTP hook ends in.
const PATH: &str = "/api/hooks/claude-code";
/// What stands in the commands of the legacy's scripts.
const LEGACY: &str = "/hooks/claude-code/";
const TWICE: &str =
    "agentmonitor hooks uninstall, or take OTEL_LOGS_EXPORTER out of `env` in the settings";

/// Who tells the server, by the settings of Claude Code.
#[derive(Debug, Default, PartialEq, Eq)]
struct Senders {
    /// Events with a hook of ours, each as often as it has one.
    ours: Vec<String>,
    /// Events with a script of the TypeScript runtime.
    legacy: Vec<String>,
    telemetry: bool,
}

/// Nothing is said where Claude Code has no folder: it is not used here.
pub(super) fn findings(path: &Path) -> Option<Finding> {
    if !path.parent().is_some_and(Path::is_dir) {
        return None;
    }
    Some(match read(path) {
        Ok(senders) => finding(&senders, path),
        Err(error) => Finding::error(ABOUT, &error.into()),
    })
}

fn read(path: &Path) -> Result<Senders, SettingsError> {
    let file = SettingsFile::read(path)?;
    Senders::of(file.text()).map_err(|error| file.refused(error))
}

fn finding(senders: &Senders, path: &Path) -> Finding {
    let place = path.display();
    let hooks = senders.ours.len();
    match senders {
        Senders { ours, legacy, .. } if !ours.is_empty() && !legacy.is_empty() => Finding::problem(
            ABOUT,
            format!(
                "{place} has hooks of ours and scripts of the TypeScript runtime: each event comes twice"
            ),
            "agentmonitor hooks install puts ours in the place of the scripts",
        ),
        Senders { legacy, .. } if !legacy.is_empty() => Finding::note(
            ABOUT,
            format!(
                "{place} has the scripts of the TypeScript runtime for {} events",
                legacy.len()
            ),
            "they work; agentmonitor hooks install puts ours in their place, which need no jq and lose less",
        ),
        _ if senders.is_doubled() => Finding::problem(
            ABOUT,
            format!("{place} has more than one hook of ours for an event: it comes as often"),
            "agentmonitor hooks uninstall, then agentmonitor hooks install",
        ),
        Senders {
            telemetry: true,
            ours,
            ..
        } if !ours.is_empty() => Finding::note(
            ABOUT,
            format!("{place} has hooks and exports telemetry: prompts and tool calls come twice"),
            TWICE,
        ),
        Senders {
            telemetry: true, ..
        } => Finding::ok(ABOUT, "Claude Code exports telemetry, and has no hooks"),
        Senders { ours, .. } if ours.is_empty() => Finding::note(
            ABOUT,
            format!("Claude Code tells nothing: no hooks and no telemetry in {place}"),
            "agentmonitor hooks install",
        ),
        _ => Finding::ok(
            ABOUT,
            format!("Claude Code has {hooks} hooks of ours in {place}"),
        ),
    }
}

impl Senders {
    fn of(text: &str) -> Result<Self, EditError> {
        let settings = Document::parse(text)?
            .root
            .to_serde_value()
            .unwrap_or_default();
        let env = |name: &str| settings["env"][name].as_str().unwrap_or_default();
        let exports = env("OTEL_LOGS_EXPORTER")
            .split(',')
            .any(|one| one.trim() == "otlp");
        let mut senders = Self {
            telemetry: exports && env("CLAUDE_CODE_ENABLE_TELEMETRY") == "1",
            ..Self::default()
        };
        for (event, groups) in settings["hooks"].as_object().into_iter().flatten() {
            let groups = groups.as_array().into_iter().flatten();
            let hooks = groups
                .filter_map(|group| group["hooks"].as_array())
                .flatten();
            for hook in hooks {
                senders.add(event, hook);
            }
        }
        Ok(senders)
    }

    fn add(&mut self, event: &str, hook: &Value) {
        let url = hook["url"].as_str().unwrap_or_default();
        let command = hook["command"].as_str().unwrap_or_default();
        if url.ends_with(PATH) || calls_us(command) {
            self.ours.push(event.to_owned());
        } else if command.contains(LEGACY) {
            self.legacy.push(event.to_owned());
        }
    }

    fn is_doubled(&self) -> bool {
        let before = |at: usize| self.ours[..at].contains(&self.ours[at]);
        (0..self.ours.len()).any(before)
    }
}

/// Whether a command line is `agentmonitor hook`, wherever the program is.
fn calls_us(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| {
        let name = word.trim_matches(['"', '\'']).trim_end_matches(".exe");
        !name.ends_with("agentmonitor")
    });
    words.next().is_some() && words.next() == Some("hook")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::finding::Level;
    use super::{Senders, finding};

    const HTTP: &str = r#"{"type":"http","url":"http://127.0.0.1:3141/api/hooks/claude-code"}"#;
    const COMMAND: &str =
        r#"{"type":"command","command":"'/opt/my tools/agentmonitor' hook --url x"}"#;
    const SCRIPT: &str =
        r#"{"type":"command","command":"AGENTMONITOR_URL=x /am/hooks/claude-code/stop.sh"}"#;
    const OTHER: &str = r#"{"type":"command","command":"./mine.sh agentmonitor"}"#;
    const TELEMETRY: &str =
        r#""env":{"CLAUDE_CODE_ENABLE_TELEMETRY":"1","OTEL_LOGS_EXPORTER":"otlp"}"#;

    #[track_caller]
    fn judged(settings: &str, level: Level, says: &str) {
        let senders = Senders::of(settings).expect("settings");
        let finding = finding(&senders, Path::new("settings.json"));
        assert_eq!(finding.level, level, "{finding:?}");
        assert!(finding.found.contains(says), "{finding:?}");
    }

    fn stop(hooks: &[&str]) -> String {
        format!(r#""hooks":{{"Stop":[{{"hooks":[{}]}}]}}"#, hooks.join(","))
    }

    #[test]
    fn senders_are_told_apart_and_two_are_one_too_many() {
        let settings = |parts: &[&str]| format!("{{{} /* mine */}}", parts.join(","));
        judged("", Level::Note, "tells nothing");
        judged(&settings(&[&stop(&[OTHER])]), Level::Note, "tells nothing");
        judged(
            &settings(&[&stop(&[HTTP, OTHER])]),
            Level::Ok,
            "1 hooks of ours",
        );
        judged(
            &settings(&[&stop(&[COMMAND])]),
            Level::Ok,
            "1 hooks of ours",
        );
        judged(&settings(&[TELEMETRY]), Level::Ok, "exports telemetry");
        judged(
            &settings(&[&stop(&[SCRIPT])]),
            Level::Note,
            "scripts of the TypeScript",
        );
        judged(
            &settings(&[&stop(&[SCRIPT, HTTP])]),
            Level::Problem,
            "comes twice",
        );
        judged(
            &settings(&[&stop(&[HTTP, COMMAND])]),
            Level::Problem,
            "as often",
        );
        judged(
            &settings(&[TELEMETRY, &stop(&[HTTP])]),
            Level::Note,
            "come twice",
        );
    }
}
