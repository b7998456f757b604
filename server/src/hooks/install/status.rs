//! Which hooks are installed, and what is wrong with that.

use std::path::Path;

use jsonc_parser::cst::CstObject;

use super::edit::senders;
use super::entry::Sender;
use super::tree::hooks;
use super::wanted::events;
use crate::settings::document::Document;
use crate::settings::{EditError, SettingsError, SettingsFile};

/// A hook that tells AgentMonitor something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    pub event: String,
    pub sender: Sender,
}

/// What a settings file says of us.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// In the order of the file.
    pub hooks: Vec<Installed>,
    /// Claude Code exports its logs by OTLP, too.
    pub exports_logs: bool,
}

/// Reads a settings file; one that is not there has no hooks.
pub fn status(path: &Path) -> Result<Status, SettingsError> {
    let file = SettingsFile::read(path)?;
    Status::of(file.text()).map_err(|source| file.refused(source))
}

impl Status {
    /// Reads the text of one.
    pub fn of(text: &str) -> Result<Self, EditError> {
        let document = Document::parse(text)?;
        let hooks = hooks(&document)?.map(|hooks| senders(&hooks));
        let hooks = hooks.unwrap_or_default().into_iter();
        let installed = hooks.filter_map(|(event, _, hook)| {
            let sender = Sender::of(&hook)?;
            Some(Installed { event, sender })
        });
        Ok(Self {
            hooks: installed.collect(),
            exports_logs: exports_logs(&document.root),
        })
    }

    /// Events that more than one hook tells of: each of theirs comes as often.
    pub fn doubled(&self) -> Vec<&str> {
        let mut doubled: Vec<&str> = Vec::new();
        for (at, hook) in self.hooks.iter().enumerate() {
            let before = self.hooks[..at]
                .iter()
                .any(|other| other.event == hook.event);
            if before && !doubled.contains(&hook.event.as_str()) {
                doubled.push(&hook.event);
            }
        }
        doubled
    }

    /// Events that an installation tells of and this one does not.
    pub fn missing(&self) -> Vec<&'static str> {
        let told = |event: &&str| self.hooks.iter().any(|hook| hook.event == *event);
        events().filter(|event| !told(event)).collect()
    }

    /// Whether scripts of the TypeScript runtime are among them.
    pub fn has_legacy(&self) -> bool {
        let is_legacy = |hook: &Installed| matches!(hook.sender, Sender::Legacy(_));
        self.hooks.iter().any(is_legacy)
    }
}

fn exports_logs(root: &CstObject) -> bool {
    let Some(variables) = root.object_value("env") else {
        return false;
    };
    let is = |name: &str, wanted: &str| {
        let value = variables.get(name).and_then(|variable| variable.value());
        let text = value.and_then(|value| value.as_string_lit()?.decoded_value().ok());
        text.is_some_and(|text| text.split(',').any(|part| part.trim() == wanted))
    };
    is("CLAUDE_CODE_ENABLE_TELEMETRY", "1") && is("OTEL_LOGS_EXPORTER", "otlp")
}
