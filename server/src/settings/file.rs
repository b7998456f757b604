//! A settings file on disk: read whole, written whole or not at all, after a backup.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::NamedTempFile;

use super::EditError;

/// Why settings were not read or written.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("{} cannot be read", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} cannot be written", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("{} is read-only; make it writable and run the command again", path.display())]
    ReadOnly { path: PathBuf },
    #[error("{}: {why}", path.display())]
    Edit { path: PathBuf, why: EditError },
    #[error("{} was changed by somebody else just now; run the command again", path.display())]
    Changed { path: PathBuf },
}

/// A text file that may not be there.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    /// As it was named, links not followed.
    named: PathBuf,
    /// None where there is no file.
    text: Option<String>,
}

impl SettingsFile {
    /// Reads it. A link is followed, even to where nothing is yet, so that it stays one when the file is written.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let unreadable = |source| SettingsError::Unreadable {
            path: path.to_owned(),
            source,
        };
        let named = path.to_owned();
        let path = followed(path).map_err(unreadable)?;
        let bytes = bytes(&path).map_err(unreadable)?;
        match bytes.map(String::from_utf8).transpose() {
            Ok(text) => Ok(Self { path, named, text }),
            Err(error) => Err(SettingsError::Edit {
                why: no_text(error.as_bytes(), error.utf8_error().valid_up_to()),
                path,
            }),
        }
    }

    /// Where it is, links followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// As it was named. What is kept beside settings lies beside this, and not where a link leads, such as into a repository.
    pub fn named(&self) -> &Path {
        &self.named
    }

    /// What stands there; nothing where there is no file.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// Says where it is that settings cannot be edited.
    pub fn refused(&self, why: EditError) -> SettingsError {
        SettingsError::Edit {
            path: self.path.clone(),
            why,
        }
    }

    /// Fails where somebody wants the file to stay as it is.
    pub fn must_be_writable(&self) -> Result<(), SettingsError> {
        match fs::metadata(&self.path) {
            Ok(about) if about.permissions().readonly() => Err(SettingsError::ReadOnly {
                path: self.path.clone(),
            }),
            _ => Ok(()),
        }
    }

    /// Puts `text` in its place, and answers where the old one is kept. Not done if somebody else wrote meanwhile.
    pub fn replace(&self, text: &str) -> Result<Option<PathBuf>, SettingsError> {
        self.must_be_writable()?;
        let unwritable = |source| SettingsError::Unwritable {
            path: self.path.clone(),
            source,
        };
        let beside = written(&self.path, text).map_err(unwritable)?;
        let mut backup = None;
        if let Some(before) = &self.text {
            let permissions = fs::metadata(&self.path).map_err(unwritable)?.permissions();
            backup = Some(self.back_up(before, &permissions).map_err(unwritable)?);
            let file = beside.as_file();
            file.set_permissions(permissions).map_err(unwritable)?;
        }
        let now = bytes(&self.path).map_err(unwritable)?;
        if now.as_deref() != self.text.as_deref().map(str::as_bytes) {
            return Err(SettingsError::Changed {
                path: self.path.clone(),
            });
        }
        let written = beside.persist(&self.path);
        written.map_err(|error| unwritable(error.error))?;
        Ok(backup)
    }

    /// Named as the legacy's installer names it; those of one second are numbered.
    fn back_up(&self, text: &str, permissions: &Permissions) -> io::Result<PathBuf> {
        let time = Timestamp::now().strftime("%Y%m%d%H%M%S");
        let mut number = 1;
        loop {
            let mut name = self.named.clone().into_os_string();
            name.push(match number {
                1 => format!(".bak.{time}"),
                more => format!(".bak.{time}-{more}"),
            });
            match File::create_new(&name) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error),
                Ok(mut file) => {
                    file.set_permissions(permissions.clone())?;
                    file.write_all(text.as_bytes())?;
                    return Ok(name.into());
                }
            }
        }
    }
}

/// Writes a file that the user alone may read, whole or not at all.
pub fn write_private(path: &Path, text: &str) -> io::Result<()> {
    written(path, text)?.persist(path)?;
    Ok(())
}

/// A file with this text beside `path`, to be moved there.
fn written(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut beside = NamedTempFile::new_in(folder)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

/// Where a path leads. Links in a circle are an error of `canonicalize`.
fn followed(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::read_link(path) {
            Ok(target) => followed(&path.parent().unwrap_or(Path::new("")).join(target)),
            Err(_) => Ok(path.to_owned()),
        },
        found => found,
    }
}

fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let regular = |about: fs::Metadata| match about.is_file() {
        true => fs::read(path),
        // Reading a pipe would wait for somebody to write.
        false => Err(io::Error::other("it is no regular file")),
    };
    match fs::metadata(path).and_then(regular) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Says which byte is none of UTF-8's.
fn no_text(bytes: &[u8], at: usize) -> EditError {
    let before = String::from_utf8_lossy(&bytes[..at]);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    EditError::Syntax {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        what: format!("the byte 0x{:02x} is no UTF-8", bytes[at]),
    }
}
