//! Why a database is not ours to open, in sentences that say what to do.
use std::io;
use std::path::PathBuf;

use crate::store::OpenError;

/// Why the lock of a database was not taken. The database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// The first two sentences are those of the TypeScript runtime. A process number is given out anew after a restart, so
    /// the one named may be anything.
    #[error(
        "Database is already owned by AgentMonitor runtime PID {pid}: {database}. Stop that runtime before starting \
         another. If process {pid} is no AgentMonitor (`ps -p {pid}` tells), delete {} and start again", lock.display()
    )]
    Owned {
        pid: i32,
        /// As the owner wrote it.
        database: String,
        lock: PathBuf,
    },
    #[error(
        "Could not acquire runtime ownership for {}: others take and leave {} all the time; start again when they are done",
        database.display(), lock.display()
    )]
    Contended { database: PathBuf, lock: PathBuf },
    #[error(
        "the lock {} cannot be read ({source}), so somebody else may own the database: stop their runtime, or delete the \
         lock if there is none, or name another database", lock.display()
    )]
    Unreadable { lock: PathBuf, source: io::Error },
    #[error(
        "the lock {} belongs to {left_by} and cannot be removed ({source}): remove it, then start again", lock.display()
    )]
    Stuck {
        lock: PathBuf,
        left_by: &'static str,
        source: io::Error,
    },
    #[error(
        "the lock {} cannot be written ({source}): check the permissions of its folder and the space on the disk, or name \
         a database elsewhere", lock.display()
    )]
    Unwritable { lock: PathBuf, source: io::Error },
    #[error(
        "the lock {} cannot be made, because its file system has no hard links ({source}): name a database on another one",
        lock.display()
    )]
    NoHardLinks { lock: PathBuf, source: io::Error },
    #[error(transparent)]
    Place(#[from] OpenError),
}
