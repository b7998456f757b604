//! The index of a write-ahead log (`-shm`), which SQLite makes beside a file whose log a killed process has left, even to
//! read it. A file that is refused gets rid of it again.
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use super::open::beside;

/// What was there before the file was looked at.
pub(super) struct WalIndex {
    path: PathBuf,
    was_there: bool,
}

impl WalIndex {
    pub(super) fn of(database: &Path) -> Self {
        let path = beside(database, "-shm");
        let was_there = fs::symlink_metadata(&path).is_ok();
        Self { path, was_there }
    }

    /// Removes an index that was not there, unless another process has come to use it meanwhile. Should it stay, it does
    /// no harm: the next reader makes it anew.
    pub(super) fn restore(&self) {
        if !self.was_there && self.is_unused() {
            drop(fs::remove_file(&self.path));
        }
    }

    /// Who has the database open holds a lock on a byte of the index.
    #[cfg(unix)]
    fn is_unused(&self) -> bool {
        use rustix::fs::{FlockOperation, fcntl_lock};
        let file = OpenOptions::new().read(true).write(true).open(&self.path);
        file.is_ok_and(|file| fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive).is_ok())
    }

    #[cfg(not(unix))]
    fn is_unused(&self) -> bool {
        OpenOptions::new().write(true).open(&self.path).is_ok()
    }
}
