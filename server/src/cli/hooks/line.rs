//! The status line of a settings file, with ours in front of the one that was there.

use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::Context;

use super::program::{self, Call};
use super::settings::{Settings, remove};
use crate::config::{AgentFiles, Surroundings};
use crate::hooks::install::{self, Before, Fronted};
use crate::settings::write_private;

/// Where the bridge of the TypeScript runtime keeps the command of the line before it, beside Claude Code's settings.
pub(in crate::cli) const LEGACY: &str = "agentmonitor-statusline-forward.txt";

/// Claude Code's settings of the user.
pub(in crate::cli) fn users_settings(around: &Surroundings) -> anyhow::Result<PathBuf> {
    AgentFiles::claude_of(around).context(
        "no home directory is known; set CLAUDE_CONFIG_DIR to where Claude Code has its settings",
    )
}

/// What is known of the line before ours.
pub(super) enum Kept {
    /// Nothing was there.
    Nothing,
    Command(String),
    /// The file is gone that told it.
    Lost(PathBuf),
}

impl Kept {
    pub(super) fn command(&self) -> Option<&str> {
        match self {
            Self::Command(command) => Some(command),
            Self::Nothing | Self::Lost(_) => None,
        }
    }

    /// What to tell the user of a line that is lost.
    pub(super) fn loss(&self) -> Option<String> {
        let Self::Lost(path) = self else {
            return None;
        };
        Some(format!(
            "the status line that was there before AgentMonitor's is lost: {} is not there; look for its command in the backups \
             beside the settings",
            path.display()
        ))
    }
}

pub(super) fn front(settings: &Settings, text: &str, call: &Call) -> anyhow::Result<Fronted> {
    let forwarded = std::path::absolute(settings.line())?;
    let line = call.line("statusline")?;
    let forwarded = program::quoted(program::text(&forwarded)?);
    let command = format!("{line} --forward {forwarded}");
    Ok(settings.refused(install::front_statusline(text, &command))?)
}

/// Keeps the command of the line before ours; an empty file says that there was none. Answers what is known of it.
pub(super) fn keep(
    settings: &Settings,
    before: &Before,
    around: &Surroundings,
) -> anyhow::Result<Kept> {
    let kept = match before {
        Before::Ours => return kept(settings),
        Before::Nothing => Kept::Nothing,
        Before::Other(command) => Kept::Command(command.clone()),
        Before::Legacy(_) => read(legacys(settings, around))?,
    };
    let path = settings.line();
    write_private(&path, kept.command().unwrap_or_default())
        .with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(kept)
}

/// What is kept of the line before ours.
pub(super) fn kept(settings: &Settings) -> anyhow::Result<Kept> {
    read(settings.line())
}

pub(super) fn forget(settings: &Settings) -> anyhow::Result<()> {
    remove(&settings.line())
}

fn legacys(settings: &Settings, around: &Surroundings) -> PathBuf {
    let beside = || settings.path().with_file_name(LEGACY);
    around.statusline_forward_file().unwrap_or_else(beside)
}

fn read(path: PathBuf) -> anyhow::Result<Kept> {
    match fs::read_to_string(&path) {
        Ok(text) if text.trim().is_empty() => Ok(Kept::Nothing),
        Ok(text) => Ok(Kept::Command(text.trim_end().to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Kept::Lost(path)),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}
