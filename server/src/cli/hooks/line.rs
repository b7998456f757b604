//! The status line of a settings file, with ours in front of the one that was there.

use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::Context;

use super::program;
use super::settings::{Settings, remove};
use crate::cli::server_url::ServerUrl;
use crate::config::Surroundings;
use crate::hooks::install::{self, Fronted};

/// Where the command of the line before ours is kept, beside the settings; the legacy's bridge kept it there, too.
pub(in crate::cli) const FORWARDED: &str = "agentmonitor-statusline-forward.txt";

/// Where Claude Code has its settings.
pub(in crate::cli) fn settings_dir(around: &Surroundings) -> anyhow::Result<PathBuf> {
    let dir = around.claude_dir();
    dir.context(
        "no home directory is known; set CLAUDE_CONFIG_DIR to where Claude Code has its settings",
    )
}

pub(super) fn front(settings: &Settings, text: &str, url: &ServerUrl) -> anyhow::Result<Fronted> {
    let forwarded = settings.folder().join(FORWARDED);
    let forwarded = std::path::absolute(&forwarded)?;
    let line = with_url(program::line("statusline")?, url);
    let forwarded = program::quoted(program::text(&forwarded)?);
    let command = format!("{line} --forward {forwarded}");
    Ok(settings.refused(install::front_statusline(text, &command))?)
}

/// The command line for this server, whatever the environment says of another where the agent runs.
pub(super) fn with_url(line: String, url: &ServerUrl) -> String {
    format!("{line} --url {}", program::quoted(&url.text()))
}

pub(super) fn keep(settings: &Settings, before: &str) -> anyhow::Result<()> {
    let path = settings.folder().join(FORWARDED);
    fs::write(&path, before).with_context(|| format!("{} cannot be written", path.display()))
}

/// The command of the line before ours.
pub(super) fn kept(settings: &Settings) -> anyhow::Result<Option<String>> {
    let path = settings.folder().join(FORWARDED);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim_end().to_owned()).filter(|text| !text.is_empty())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

pub(super) fn forget(settings: &Settings) -> anyhow::Result<()> {
    remove(&settings.folder().join(FORWARDED))
}
