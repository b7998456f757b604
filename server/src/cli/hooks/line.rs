//! The status line of a settings file, with ours in front of the one that was there.

use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::{Context, bail};

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
    /// The file does not tell it that should.
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
            "the status line that was there before AgentMonitor's is lost: {} does not tell it; look for its command in the \
             backups beside the settings",
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

/// What the line shows that ours is put in front of. Fails where nothing but a guess could be kept of it.
pub(super) fn behind(
    settings: &Settings,
    before: &Before,
    around: &Surroundings,
) -> anyhow::Result<Kept> {
    match before {
        Before::Nothing => Ok(Kept::Nothing),
        Before::Other(command) => Ok(Kept::Command(command.clone())),
        Before::Ours(command) => shown_by(command, settings, around),
        Before::Wrapped(_) => kept(settings),
        Before::Legacy(bridge) => match legacys(settings, around)? {
            Kept::Command(command) => innermost(command, settings, around),
            Kept::Lost(path) => bail!(
                "the status line is a bridge of the TypeScript runtime ({bridge}), and the file is not there that says what it \
                 shows: {}; write its command there, make the file empty if it shows nothing, or leave --statusline out",
                path.display()
            ),
            Kept::Nothing => Ok(Kept::Nothing),
        },
    }
}

/// Keeps the command of the line before ours; an empty file says that there was none. One that is lost stays so.
pub(super) fn keep(settings: &Settings, before: &Before, known: &Kept) -> anyhow::Result<()> {
    if matches!(before, Before::Wrapped(_)) || matches!(known, Kept::Lost(_)) {
        return Ok(());
    }
    let path = settings.line();
    write_private(&path, known.command().unwrap_or_default())
        .with_context(|| format!("{} cannot be written", path.display()))
}

/// What is kept of the line before ours.
pub(super) fn kept(settings: &Settings) -> anyhow::Result<Kept> {
    read(settings.line())
}

/// What a command of ours shows, by the file that it names: that of other settings where these are a copy of them.
pub(super) fn shown_by(
    command: &str,
    settings: &Settings,
    around: &Surroundings,
) -> anyhow::Result<Kept> {
    innermost(command.to_owned(), settings, around)
}

/// Follows commands of ours to one that is none: what ours shows must never be ours.
fn innermost(
    mut command: String,
    settings: &Settings,
    around: &Surroundings,
) -> anyhow::Result<Kept> {
    let mut followed = Vec::new();
    while install::leads_to_statusline(&command) {
        let next = match install::forward_of(&command) {
            Some(file) => {
                let file = PathBuf::from(file);
                if followed.contains(&file) {
                    return Ok(Kept::Lost(file));
                }
                followed.push(file.clone());
                read(file)?
            }
            // Without a name it is the legacy's file, which may hold ours itself.
            None => match legacys(settings, around)? {
                Kept::Command(next) if next == command => {
                    return Ok(match kept(settings)? {
                        Kept::Command(kept) if install::leads_to_statusline(&kept) => {
                            Kept::Lost(settings.line())
                        }
                        kept => kept,
                    });
                }
                Kept::Lost(_) => Kept::Nothing,
                next => next,
            },
        };
        match next {
            Kept::Command(next) => command = next,
            other => return Ok(other),
        }
    }
    Ok(Kept::Command(command))
}

pub(super) fn forget(settings: &Settings) -> anyhow::Result<()> {
    remove(&settings.line())
}

/// What the bridge of the TypeScript runtime shows. It lies beside the settings as they are named, or where a link leads.
fn legacys(settings: &Settings, around: &Surroundings) -> anyhow::Result<Kept> {
    if let Some(named) = around.statusline_forward_file() {
        return read(named);
    }
    let [named, followed] = settings.siblings(LEGACY);
    match read(followed)? {
        Kept::Lost(_) => read(named),
        found => Ok(found),
    }
}

fn read(path: PathBuf) -> anyhow::Result<Kept> {
    match fs::read_to_string(&path) {
        Ok(text) if text.trim().is_empty() => Ok(Kept::Nothing),
        Ok(text) => Ok(Kept::Command(text.trim_end().to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Kept::Lost(path)),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}
