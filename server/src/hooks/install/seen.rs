//! All settings files that Claude Code reads together: hooks of each of them run, and what one says may keep those of
//! another from it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::status::{Installed, Status};
use crate::config::Scope;
use crate::settings::{Exports, SettingsError, SettingsFile};

/// A settings file, read.
#[derive(Debug)]
pub struct Look {
    pub scope: Scope,
    pub path: PathBuf,
    pub status: Status,
}

/// Those that are read together, the strongest last.
#[derive(Debug, Default)]
pub struct Seen {
    pub files: Vec<Look>,
    /// What is to be said of those that cannot be read.
    pub broken: Vec<String>,
}

impl Seen {
    /// Reads each file once, whatever leads to it; one that is not there says nothing.
    pub fn of(files: impl IntoIterator<Item = (Scope, PathBuf)>) -> Self {
        let mut seen = Self::default();
        let mut read_already = Vec::new();
        for (scope, path) in files {
            let place = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
            if read_already.contains(&place) {
                continue;
            }
            read_already.push(place);
            match read(&path) {
                Ok((path, status)) => seen.files.push(Look {
                    scope,
                    path,
                    status,
                }),
                Err(error) => seen.broken.push(format!("{:#}", anyhow::Error::new(error))),
            }
        }
        seen.files.sort_by_key(|look| look.scope);
        seen
    }

    /// Has it that a file says this; `scope` is that of a file that is not among them.
    pub fn put(&mut self, scope: Scope, path: &Path, status: Status) {
        match self.files.iter_mut().find(|look| look.path == path) {
            Some(look) => look.status = status,
            None => self.files.push(Look {
                scope,
                path: path.to_owned(),
                status,
            }),
        }
        self.files.sort_by_key(|look| look.scope);
    }

    /// All hooks that tell AgentMonitor something, with the file that they stand in.
    pub fn hooks(&self) -> impl Iterator<Item = (&Path, &Installed)> {
        self.files.iter().flat_map(|look| {
            let hooks = look.status.hooks.iter();
            hooks.map(|hook| (look.path.as_path(), hook))
        })
    }

    pub fn has_hooks(&self) -> bool {
        self.hooks().next().is_some()
    }

    /// What Claude Code exports to servers of ours, by the environment that the files give it.
    pub fn exports(&self) -> Exports {
        Exports::of(&self.variables())
    }

    /// The strongest file wins.
    pub(super) fn variables(&self) -> BTreeMap<String, String> {
        let all = self.files.iter().map(|look| look.status.variables.clone());
        all.flatten().collect()
    }
}

fn read(path: &Path) -> Result<(PathBuf, Status), SettingsError> {
    let file = SettingsFile::read(path)?;
    match Status::of(file.text()) {
        Ok(status) => Ok((file.path().to_owned(), status)),
        Err(error) => Err(file.refused(error)),
    }
}
