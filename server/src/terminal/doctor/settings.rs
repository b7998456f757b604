//! Whether agents that are there export their telemetry to this server.
use std::path::Path;

use super::finding::Finding;
use crate::config::AgentFiles;
use crate::settings::{Agent, Receiver, SettingsFile};

const ABOUT: &str = "settings";

/// Nothing is said of an agent that has no folder: it is not used here.
pub(super) fn findings(files: &AgentFiles, receiver: &Receiver) -> Vec<Finding> {
    let agents = [
        (Agent::Codex, "codex", &files.codex),
        (Agent::Gemini, "gemini", &files.gemini),
    ];
    let used = agents
        .into_iter()
        .filter(|(_, _, path)| path.parent().is_some_and(Path::is_dir));
    used.map(|(agent, name, path)| finding(agent, name, path, receiver))
        .collect()
}

fn finding(agent: Agent, name: &str, path: &Path, receiver: &Receiver) -> Finding {
    let edited = SettingsFile::read(path).and_then(|file| {
        let text = agent.edit(file.text(), receiver, false);
        let text = text.map_err(|error| file.refused(error))?;
        Ok(text == file.text())
    });
    match edited {
        Ok(true) => Finding::ok(ABOUT, format!("{name} exports to {}", receiver.url)),
        Ok(false) => Finding::note(
            ABOUT,
            format!(
                "{name} does not export to {} ({})",
                receiver.url,
                path.display()
            ),
            &format!("agentmonitor otel {name} --write"),
        ),
        Err(error) => Finding::error(ABOUT, &anyhow::Error::new(error)),
    }
}
