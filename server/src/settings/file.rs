//! A settings file on disk: read whole, written whole or not at all, after a backup.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::EditError;

/// Why settings were not read or written.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("{} cannot be read", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} cannot be written", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Edit { path: PathBuf, source: EditError },
    #[error("{} was changed by somebody else just now; run the command again", path.display())]
    Changed { path: PathBuf },
}

/// A text file that may not be there.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    /// None where there is no file.
    text: Option<String>,
}

impl SettingsFile {
    /// Reads it. A link is followed, so that it stays one when the file is written.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match text(&path) {
            Ok(text) => Ok(Self { path, text }),
            Err(source) => Err(SettingsError::Unreadable { path, source }),
        }
    }

    /// Where it is, links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stands there; nothing where there is no file.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// Says where it is that settings cannot be edited.
    pub fn refused(&self, source: EditError) -> SettingsError {
        SettingsError::Edit {
            path: self.path.clone(),
            source,
        }
    }

    /// Puts `text` in its place, and answers where the old one is kept. Not done if somebody else wrote meanwhile.
    pub fn replace(&self, text: &str) -> Result<Option<PathBuf>, SettingsError> {
        let unwritable = |source| SettingsError::Unwritable {
            path: self.path.clone(),
            source,
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(unwritable)?;
        let backup = self.back_up().map_err(unwritable)?;
        let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
        beside.write_all(text.as_bytes()).map_err(unwritable)?;
        beside.as_file().sync_all().map_err(unwritable)?;
        if let Ok(about) = fs::metadata(&self.path) {
            let file = beside.as_file();
            file.set_permissions(about.permissions())
                .map_err(unwritable)?;
        }
        if self::text(&self.path).map_err(unwritable)? != self.text {
            return Err(SettingsError::Changed {
                path: self.path.clone(),
            });
        }
        let written = beside.persist(&self.path);
        written.map_err(|error| unwritable(error.error))?;
        Ok(backup)
    }

    /// Named as the legacy's installer names it. One of the same second is of the same work.
    fn back_up(&self) -> io::Result<Option<PathBuf>> {
        if self.text.is_none() {
            return Ok(None);
        }
        let time = Timestamp::now().strftime("%Y%m%d%H%M%S");
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".bak.{time}"));
        let backup = PathBuf::from(name);
        if !backup.exists() {
            fs::copy(&self.path, &backup)?;
        }
        Ok(Some(backup))
    }
}

fn text(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
