//! The settings that a command works on, and what lies beside them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::hooks::install::{Edited, Replaced};
use crate::settings::{EditError, SettingsError, SettingsFile};

/// What made room, to be brought back.
const REPLACED: &str = "agentmonitor-replaced-hooks.json";

/// Settings before a change.
pub(super) struct Settings {
    file: SettingsFile,
}

/// Settings before and after it.
pub(super) struct Change<'a> {
    pub(super) path: &'a Path,
    pub(super) before: &'a str,
    pub(super) after: String,
}

impl Change<'_> {
    pub(super) fn is_none(&self) -> bool {
        self.before == self.after
    }
}

impl Settings {
    pub(super) fn open(path: &Path) -> Result<Self, SettingsError> {
        let file = SettingsFile::read(path)?;
        Ok(Self { file })
    }

    pub(super) fn text(&self) -> &str {
        self.file.text()
    }

    pub(super) fn folder(&self) -> &Path {
        self.file.path().parent().unwrap_or(Path::new("."))
    }

    /// Says where the settings are that cannot be edited.
    pub(super) fn refused<T>(&self, edited: Result<T, EditError>) -> Result<T, SettingsError> {
        edited.map_err(|source| self.file.refused(source))
    }

    pub(super) fn change(&self, after: String) -> Change<'_> {
        Change {
            path: self.file.path(),
            before: self.file.text(),
            after,
        }
    }

    /// Answers where the backup is, if anything changed.
    pub(super) fn write(&self, change: &Change<'_>) -> Result<Option<PathBuf>, SettingsError> {
        match change.is_none() {
            true => Ok(None),
            false => self.file.replace(&change.after),
        }
    }

    pub(super) fn replaced(&self) -> anyhow::Result<Saved> {
        Saved::read(self.folder().join(REPLACED))
    }
}

/// Hooks of the legacy's that made room, in a file beside the settings.
pub(super) struct Saved {
    path: PathBuf,
    hooks: Vec<Replaced>,
}

impl Saved {
    fn read(path: PathBuf) -> anyhow::Result<Self> {
        let hooks = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text)
                .with_context(|| format!("{} cannot be read; move it away", path.display()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        };
        Ok(Self { path, hooks })
    }

    /// Keeps what an edit took out.
    pub(super) fn add(mut self, edited: &Edited) -> anyhow::Result<()> {
        if edited.replaced.is_empty() {
            return Ok(());
        }
        for hook in &edited.replaced {
            if !self.hooks.contains(hook) {
                self.hooks.push(hook.clone());
            }
        }
        let text = serde_json::to_string_pretty(&self.hooks)?;
        let written = fs::create_dir_all(self.path.parent().unwrap_or(Path::new(".")))
            .and_then(|()| fs::write(&self.path, text));
        written.with_context(|| format!("{} cannot be written", self.path.display()))
    }

    pub(super) fn hooks(&self) -> anyhow::Result<&[Replaced]> {
        if self.hooks.is_empty() {
            bail!(
                "nothing made room for these hooks ({} is not there); leave --restore out, or look into the backups beside the settings",
                self.path.display()
            );
        }
        Ok(&self.hooks)
    }

    pub(super) fn forget(&self) -> anyhow::Result<()> {
        remove(&self.path)
    }
}

/// Removes a file that may not be there.
pub(super) fn remove(path: &Path) -> anyhow::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", path.display()))
        }
        _ => Ok(()),
    }
}
