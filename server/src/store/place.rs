//! Whether the files that are open are still those at their names.
//!
//! A database that is moved, deleted or replaced while it is open goes on taking rows that nobody finds again, and so do
//! its log and the log's index. What is written then must not be acknowledged, and what is read may be of two files. So
//! the writer looks before each commit, and readers before they read. Moved back, the database is as it was.
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::error::StoreError;
use super::open::beside;

/// What SQLite keeps beside the file while it is open.
const SIDE_FILES: [&str; 2] = ["-wal", "-shm"];

#[derive(Debug)]
pub(super) struct Place {
    file: Watched,
    side_files: [Watched; SIDE_FILES.len()],
    lost: AtomicBool,
    closed: AtomicBool,
}

impl Place {
    /// The place of a database that has just been opened.
    pub(super) fn of(path: &Path) -> Self {
        let file = Watched::new(path.to_path_buf());
        file.is_in_place();
        // The side files are beside the file itself, not beside a link to it.
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        Self {
            file,
            side_files: SIDE_FILES.map(|suffix| Watched::new(beside(&real, suffix))),
            lost: AtomicBool::new(false),
            closed: AtomicBool::new(false),
        }
    }

    /// Refuses where a file is gone or another. Says so in the log, once until it is back.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        if self.closed.load(Ordering::Acquire) {
            return Ok(());
        }
        let mut files = std::iter::once(&self.file).chain(&self.side_files);
        let Some(missing) = files.find(|file| !file.is_in_place()) else {
            if self.lost.swap(false, Ordering::AcqRel) {
                tracing::info!(path = %self.file.path.display(), "the database is back in its place");
            }
            return Ok(());
        };
        let error = || StoreError::Displaced(missing.path.clone());
        if !self.lost.swap(true, Ordering::AcqRel) {
            tracing::error!("{}", error());
        }
        Err(error())
    }

    /// The last look, before the database is closed and its side files go.
    pub(super) fn close(&self) -> Result<(), StoreError> {
        let in_place = self.check();
        self.closed.store(true, Ordering::Release);
        in_place
    }

    /// Without a connection there were no side files for a moment: those of the next one may be others.
    pub(super) fn connection_changed(&self) {
        self.side_files.iter().for_each(Watched::forget);
    }
}

/// A file that must stay the one that it is when it is first seen.
#[derive(Debug)]
struct Watched {
    path: PathBuf,
    seen: Mutex<Option<Identity>>,
}

impl Watched {
    fn new(path: PathBuf) -> Self {
        Self {
            path,
            seen: Mutex::default(),
        }
    }

    /// A file that cannot be looked at for another reason than that it is gone is taken to be in place.
    fn is_in_place(&self) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match fs::metadata(&self.path) {
            Ok(found) => {
                let found = identity(&found);
                *seen.get_or_insert(found) == found
            }
            Err(error) => {
                let gone = [ErrorKind::NotFound, ErrorKind::NotADirectory];
                !gone.contains(&error.kind()) || seen.is_none()
            }
        }
    }

    fn forget(&self) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// A number that no other file has while this one is open.
#[cfg(unix)]
type Identity = (u64, u64);
/// Elsewhere an open database can neither be moved nor deleted.
#[cfg(not(unix))]
type Identity = ();

#[cfg(unix)]
fn identity(found: &fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn identity(_found: &fs::Metadata) -> Identity {}
