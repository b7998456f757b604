//! The lock beside a database: one runtime at a time, whichever wrote the file.
//!
//! The protocol is that of the TypeScript runtime, so that each finds the other: `<real path of the database>.runtime.lock`
//! holds one JSON object that names the owner. It is there before the database is opened and goes after it was closed. A
//! lock whose process lives is respected; any other, unreadable ones included, is taken over. Who writes to a database
//! takes its lock first: the server, and commands that write once.
//!
//! Left to others: what the database is (`open`), and what SQLite itself locks while it writes.
mod draft;
mod error;
mod file;
mod place;
mod process;
mod record;

use std::path::{Path, PathBuf};

pub use error::LockError;

use draft::Draft;
use file::Found;
use record::Record;

/// How often a lock that appears and disappears is tried for.
const ATTEMPTS: usize = 4;

/// The ownership of a database by this process; given back by [`DatabaseLock::release`], at the latest when dropped.
#[derive(Debug)]
pub struct DatabaseLock {
    lock: PathBuf,
    database: PathBuf,
    token: String,
}

impl DatabaseLock {
    /// Takes the lock of the database at `path`, which need not exist yet; the folder is made if it is missing. Refused
    /// while another process has it: nothing was written then.
    pub fn acquire(path: &Path) -> Result<Self, LockError> {
        let database = place::real_path(path)?;
        let lock = place::lock_of(&database);
        let record = Record::ours(&database);
        if !take(&lock, &record)? {
            return Err(LockError::Contended { database, lock });
        }
        let token = record.token;
        Ok(Self {
            lock,
            database,
            token,
        })
    }

    /// The file that is owned, all symbolic links resolved. Open this, lest a link that is moved meanwhile lead elsewhere.
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// Gives the lock back, if it is still ours. To be called once the database is closed; a second call does nothing.
    pub fn release(&self) {
        let ours = |found: &Found| {
            let record = found.record();
            record.is_some_and(|record| record.token == self.token)
        };
        let outcome = file::look(&self.lock).and_then(|found| match ours(&found) {
            true => file::remove(&self.lock, &found),
            false => Ok(()),
        });
        if let Err(error) = outcome {
            let lock = self.lock.display();
            tracing::warn!(%error, "the lock {lock} is left behind; the next start takes it over");
        }
    }
}

impl Drop for DatabaseLock {
    fn drop(&mut self) {
        self.release();
    }
}

/// Whether the record became the lock. A living owner is found before anything is written.
fn take(lock: &Path, record: &Record) -> Result<bool, LockError> {
    clear(lock, &record.db_path)?;
    let draft = Draft::write(lock, record)?;
    for _ in 0..ATTEMPTS {
        if draft.publish()? {
            draft::sweep(lock);
            return Ok(true);
        }
        clear(lock, &record.db_path)?;
    }
    Ok(false)
}

/// Refuses if a living process owns `database`; removes a lock that nobody holds.
fn clear(lock: &Path, database: &str) -> Result<(), LockError> {
    let unreadable = |source| LockError::Unreadable {
        lock: lock.into(),
        source,
    };
    let found = file::look(lock).map_err(unreadable)?;
    if matches!(found, Found::Nothing) {
        return Ok(());
    }
    let left_by = match found.record() {
        Some(record) if record.db_path != database => "another database",
        Some(record) if process::is_running(record.pid) => {
            return Err(LockError::Owned {
                pid: record.pid,
                database: record.db_path,
                lock: lock.into(),
            });
        }
        Some(_) => "a process that has ended",
        None => "nobody that can be told",
    };
    file::remove(lock, &found).map_err(|source| LockError::Stuck {
        lock: lock.into(),
        left_by,
        source,
    })?;
    tracing::info!(lock = %lock.display(), "took over the lock of {left_by}");
    Ok(())
}
