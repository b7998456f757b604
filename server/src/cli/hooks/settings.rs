//! The settings that a command works on, and what lies beside them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use crate::hooks::install::{Before, Edited, Replaced};
use crate::settings::{EditError, SettingsError, SettingsFile, write_private};

/// Ends of the names of files that lie beside the settings that they are of.
const REPLACED: &str = "agentmonitor-replaced.json";
const LINE: &str = "agentmonitor-statusline";

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

    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Where the command of the status line before ours is kept.
    pub(super) fn line(&self) -> PathBuf {
        self.beside(LINE)
    }

    /// Where another program may have kept something: beside what was named, and beside where a link leads.
    pub(super) fn siblings(&self, name: &str) -> [PathBuf; 2] {
        [self.file.named(), self.path()].map(|path| path.with_file_name(name))
    }

    /// Two settings may lie in one folder: what is kept of each has its name. What lies where a link leads is found there.
    fn beside(&self, what: &str) -> PathBuf {
        let of = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(what);
            PathBuf::from(name)
        };
        let (named, followed) = (of(self.file.named()), of(self.path()));
        match !named.exists() && followed.exists() {
            true => followed,
            false => named,
        }
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

    /// Fails where a change could not be written: before anything is kept beside.
    pub(super) fn must_take(&self, change: &Change<'_>) -> Result<(), SettingsError> {
        match change.is_none() {
            true => Ok(()),
            false => self.file.must_be_writable(),
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
        Saved::read(self.beside(REPLACED))
    }
}

/// What made room, in a file beside the settings.
pub(super) struct Saved {
    path: PathBuf,
    kept: Kept,
}

/// What stood in the settings and is to come back on demand.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    #[serde(default)]
    hooks: Vec<Replaced>,
    /// The command of its bridge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status_line: Option<String>,
}

impl Saved {
    fn read(path: PathBuf) -> anyhow::Result<Self> {
        let kept = match fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text)
                .with_context(|| format!("{} cannot be read; move it away", path.display()))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Kept::default(),
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        };
        Ok(Self { path, kept })
    }

    /// Keeps what an edit took out; `line` is the status line before, where ours was put in its place.
    pub(super) fn add(mut self, edited: &Edited, line: Option<&Before>) -> anyhow::Result<()> {
        let before = self.kept.clone();
        for hook in &edited.replaced {
            if !self.kept.hooks.contains(hook) {
                self.kept.hooks.push(hook.clone());
            }
        }
        match line {
            Some(Before::Legacy(bridge)) => self.kept.status_line = Some(bridge.clone()),
            // A bridge of long ago is not what is to come back in the place of this one.
            Some(Before::Nothing | Before::Other(_)) => self.kept.status_line = None,
            Some(Before::Ours(_) | Before::Wrapped(_)) | None => {}
        }
        if self.kept == before {
            return Ok(());
        }
        self.write()
    }

    fn write(&self) -> anyhow::Result<()> {
        if self.kept == Kept::default() {
            return remove(&self.path);
        }
        write_private(&self.path, &serde_json::to_string_pretty(&self.kept)?)
            .with_context(|| format!("{} cannot be written", self.path.display()))
    }

    /// Fails where there is nothing to bring back.
    pub(super) fn must_be_something(&self) -> anyhow::Result<()> {
        if self.kept == Kept::default() {
            bail!(
                "nothing made room for these hooks ({} is not there); leave --restore out, or look into the backups beside the settings",
                self.path.display()
            );
        }
        Ok(())
    }

    pub(super) fn hooks(&self) -> &[Replaced] {
        &self.kept.hooks
    }

    pub(super) fn status_line(&self) -> Option<&str> {
        self.kept.status_line.as_deref()
    }

    /// Forgets what is back in the settings: the hooks, and the status line if that is.
    pub(super) fn forget(mut self, line_is_back: bool) -> anyhow::Result<()> {
        self.kept.hooks.clear();
        if line_is_back {
            self.kept.status_line = None;
        }
        self.write()
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
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
