//! The lock file as it is found, and its removal without removing the lock of another.
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::process;
use super::record::Record;

/// Far more than any record; a larger file is none.
const MOST_BYTES: u64 = 64 << 10;

/// What is at the place of the lock.
#[derive(Debug)]
pub(super) enum Found {
    Nothing,
    /// A file, still open, and its bytes.
    Text(File, Vec<u8>),
    /// Something that is no file to read: it cannot be anybody's lock.
    Odd,
}

impl Found {
    pub(super) fn record(&self) -> Option<Record> {
        match self {
            Self::Text(_, bytes) => Record::read(bytes),
            Self::Nothing | Self::Odd => None,
        }
    }
}

/// Reads the lock. An error means that it may be somebody's; a file of our own user that its mode closes to us is nobody's.
pub(super) fn look(lock: &Path) -> io::Result<Found> {
    let about = match fs::metadata(lock) {
        Ok(about) if about.is_file() => about,
        // Opening a pipe would wait for its other end, for ever.
        Ok(_) => return Ok(Found::Odd),
        Err(_) if leads_nowhere(lock) => return Ok(Found::Odd),
        Err(error) => return nothing_or(error),
    };
    match File::open(lock).and_then(text) {
        Ok(found) => Ok(found),
        Err(error) => match error.kind() {
            ErrorKind::PermissionDenied if !process::is_of_another_user(&about) => Ok(Found::Odd),
            _ => nothing_or(error),
        },
    }
}

fn leads_nowhere(lock: &Path) -> bool {
    fs::symlink_metadata(lock).is_ok_and(|found| found.is_symlink())
}

fn nothing_or(error: io::Error) -> io::Result<Found> {
    match error.kind() {
        ErrorKind::NotFound => Ok(Found::Nothing),
        _ => Err(error),
    }
}

fn text(file: File) -> io::Result<Found> {
    let mut bytes = Vec::new();
    (&file).take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(Found::Text(file, bytes))
}

/// Removes what was found, unless the lock is another one by now: two that start on the same leftover would each remove
/// it, the slower one with the lock of the faster. So the file that was judged is locked (`flock`), and removed only if
/// the path still shows its text. Where the file system cannot lock, that look alone must do.
pub(super) fn remove(lock: &Path, found: &Found) -> io::Result<()> {
    let removed = match found {
        Found::Nothing => return Ok(()),
        Found::Odd => fs::remove_file(lock),
        Found::Text(file, judged) => {
            if let Err(error) = file.lock() {
                tracing::debug!(%error, "no file locks beside the database");
            }
            let outcome = match look(lock)? {
                Found::Text(_, now) if now == *judged => fs::remove_file(lock),
                _ => Ok(()),
            };
            // The caller may keep what it found for long.
            drop(file.unlock());
            outcome
        }
    };
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}
