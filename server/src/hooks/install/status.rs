//! Which hooks a settings file has, and what it says of hooks and of telemetry.

use std::collections::BTreeMap;

use super::edit::senders;
use super::entry::Sender;
use super::policy::Policy;
use super::statusline::{statusline, wrapped_statusline};
use super::tree::hooks;
use crate::settings::EditError;
use crate::settings::document::Document;

/// A hook that tells AgentMonitor something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    pub event: String,
    pub sender: Sender,
    /// It carries the token of this variable.
    pub(super) has_token: bool,
}

impl Installed {
    /// The command of one that calls ours from within something else.
    pub fn wrapped(&self) -> Option<&str> {
        match &self.sender {
            Sender::Wrapped(command) => Some(command),
            Sender::Http(_) | Sender::Command(_) | Sender::Legacy(_) => None,
        }
    }
}

/// What a settings file says of us.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// In the order of the file.
    pub hooks: Vec<Installed>,
    /// The command of the status line, where it is ours.
    pub statusline: Option<String>,
    /// The same, where it calls ours from within something else.
    pub wrapped_statusline: Option<String>,
    pub(super) policy: Policy,
    /// The environment that it gives Claude Code.
    pub(super) variables: BTreeMap<String, String>,
}

impl Status {
    /// Reads the text of one.
    pub fn of(text: &str) -> Result<Self, EditError> {
        let document = Document::parse(text)?;
        let hooks = hooks(&document)?.map(|hooks| senders(&hooks));
        let hooks = hooks.unwrap_or_default().into_iter();
        let installed = hooks.filter_map(|(event, _, hook)| {
            Some(Installed {
                event,
                sender: Sender::of(&hook)?,
                has_token: hook.get("allowedEnvVars").is_some(),
            })
        });
        Ok(Self {
            hooks: installed.collect(),
            statusline: statusline(text)?,
            wrapped_statusline: wrapped_statusline(text)?,
            policy: Policy::of(&document.root),
            variables: document.texts("env"),
        })
    }

    /// Whether scripts of the TypeScript runtime are among its hooks.
    pub fn has_legacy(&self) -> bool {
        let is_legacy = |hook: &Installed| matches!(hook.sender, Sender::Legacy(_));
        self.hooks.iter().any(is_legacy)
    }
}
