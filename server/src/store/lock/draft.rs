//! A lock before it is one: written in full under a name of its own, then linked to the name that counts, so that nobody
//! ever reads half of it.
use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
#[cfg(unix)]
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::error::LockError;
use super::process;
use super::record::Record;

/// The temporary file; removed when dropped.
pub(super) struct Draft<'a> {
    lock: &'a Path,
    path: PathBuf,
}

impl<'a> Draft<'a> {
    /// Writes the record to `<lock>.<pid>.<token>.tmp`.
    pub(super) fn write(lock: &'a Path, record: &Record) -> Result<Self, LockError> {
        let mut path = lock.as_os_str().to_owned();
        path.push(format!(".{}.{}.tmp", record.pid, record.token));
        let draft = Self {
            lock,
            path: path.into(),
        };
        let mut new = OpenOptions::new();
        new.write(true).create_new(true);
        #[cfg(unix)]
        new.mode(0o600);
        new.open(&draft.path)
            .and_then(|mut file| file.write_all(record.line().as_bytes()))
            .map_err(|source| LockError::Unwritable {
                lock: lock.into(),
                source,
            })?;
        Ok(draft)
    }

    /// Makes it the lock, unless there is one.
    pub(super) fn publish(&self) -> Result<bool, LockError> {
        match fs::hard_link(&self.path, self.lock) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(refusal(self.lock, error)),
        }
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// What file systems without hard links say differs. Where the draft could be written, a missing permission is not it.
fn refusal(lock: &Path, source: io::Error) -> LockError {
    let lock = lock.to_path_buf();
    match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::Unsupported | ErrorKind::TooManyLinks => {
            LockError::NoHardLinks { lock, source }
        }
        _ => LockError::Unwritable { lock, source },
    }
}

/// Removes the drafts of processes that were killed between writing and linking. For the owner of the lock: who else
/// writes a draft meanwhile is about to be refused.
pub(super) fn sweep(lock: &Path) {
    let (Some(folder), Some(name)) = (lock.parent(), lock.file_name()) else {
        return;
    };
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
    for left in
        names.filter(|found| author(found, name).is_some_and(|pid| !process::is_running(pid)))
    {
        remove(&folder.join(left));
    }
}

/// The process that wrote a draft of this lock, if the name is one's.
fn author(file: &OsStr, lock: &OsStr) -> Option<i32> {
    let rest = file.to_str()?.strip_prefix(lock.to_str()?)?;
    let (pid, token) = rest
        .strip_prefix('.')?
        .strip_suffix(".tmp")?
        .split_once('.')?;
    token.parse::<Uuid>().ok()?;
    pid.parse().ok().filter(|pid| *pid > 0)
}

fn remove(draft: &Path) {
    if let Err(error) = fs::remove_file(draft) {
        let draft = draft.display();
        tracing::debug!(%error, "{draft} is left");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_of_a_draft_is_in_its_name() {
        let uuid = Uuid::nil();
        let author = |file: &str| author(file.as_ref(), "a.db.runtime.lock".as_ref());
        assert_eq!(
            author(&format!("a.db.runtime.lock.12.{uuid}.tmp")),
            Some(12)
        );
        for other in [
            "a.db.runtime.lock".to_owned(),
            "a.db.runtime.lock.12.tmp".to_owned(),
            "a.db.runtime.lock.12.x.tmp".to_owned(),
            format!("a.db.runtime.lock.0.{uuid}.tmp"),
            format!("a.db.runtime.lock.-1.{uuid}.tmp"),
            format!("b.db.runtime.lock.12.{uuid}.tmp"),
            format!("a.db.runtime.lock.12.{uuid}.bak"),
        ] {
            assert_eq!(author(&other), None, "{other}");
        }
    }

    #[test]
    fn a_file_system_without_hard_links_is_told_from_one_that_is_full() {
        let told = |kind: ErrorKind| refusal("/d/a.lock".as_ref(), kind.into()).to_string();
        for kind in [ErrorKind::PermissionDenied, ErrorKind::Unsupported] {
            let told = told(kind);
            assert!(
                told.contains("/d/a.lock") && told.contains("no hard links"),
                "{told}"
            );
        }
        let told = told(ErrorKind::StorageFull);
        assert!(
            told.contains("space on the disk") && !told.contains("hard links"),
            "{told}"
        );
    }
}
