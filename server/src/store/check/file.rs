//! The file under the walk, opened so that nothing changes.
//!
//! SQLite leaves files beside a database even when it only reads one that has a write-ahead log. So a file that nobody
//! has open is read as immutable, and looked at again at the end; where others are at work their files are there already.
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sea_orm::sqlx::ConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sea_orm::{DatabaseConnection, DbErr, SqlxSqliteConnector};

use crate::store::error::{code, sqlite_code, sqlx_code};

/// How long a statement waits while another process holds the database.
const LOCK_WAIT: Duration = Duration::from_secs(5);

/// Why a database could not be walked over, in one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    #[error("there is no database at {}: name one with --db", .0.display())]
    Missing(PathBuf),
    #[error("{} is not a regular file: name a database with --db", .0.display())]
    NotAFile(PathBuf),
    #[error("{} is not an SQLite database: name another file with --db", .0.display())]
    NotADatabase(PathBuf),
    #[error("{} is an SQLite database of another program: name another file with --db", .0.display())]
    Foreign(PathBuf),
    #[error("{} is empty: there is nothing to check until a server has opened it", .0.display())]
    Empty(PathBuf),
    #[error(
        "{} has a write that was cut off, which reading alone cannot undo: start the server on it once, then check again",
        .0.display()
    )]
    Interrupted(PathBuf),
    #[error("{} is locked by another process: check again when that has finished", .0.display())]
    Locked(PathBuf),
    #[error("{} is damaged ({detail}): restore it from a backup", path.display())]
    Damaged { path: PathBuf, detail: String },
    #[error("{} cannot be read ({detail}): check its permissions and the disk", path.display())]
    Unreadable { path: PathBuf, detail: String },
}

/// How the file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Nobody has it open: without locks and without files beside it.
    Alone,
    /// Others may have: with SQLite's locks.
    Shared,
}

/// A database file, and what it was like when it was found.
pub(super) struct File {
    path: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
}

impl File {
    pub(super) fn find(path: &Path) -> Result<Self, CheckError> {
        // Absolute: SQLite would read a path that begins with `file:` as something else.
        let path = std::path::absolute(path).map_err(|error| unreadable(path, &error))?;
        let found = match fs::metadata(&path) {
            Ok(found) if !found.is_file() => return Err(CheckError::NotAFile(path)),
            Ok(found) if found.len() == 0 => return Err(CheckError::Empty(path)),
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Err(CheckError::Missing(path));
            }
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let file = Self {
            size: found.len(),
            modified: modified(&found),
            path,
        };
        if fs::metadata(file.beside("-journal")).is_ok_and(|journal| journal.len() > 0) {
            return Err(CheckError::Interrupted(file.path));
        }
        Ok(file)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn access(&self) -> Access {
        if self.has_company() {
            Access::Shared
        } else {
            Access::Alone
        }
    }

    /// Whether somebody opened or wrote the file since it was found.
    pub(super) fn was_touched(&self) -> bool {
        let same = |now: Metadata| now.len() == self.size && modified(&now) == self.modified;
        self.has_company() || !fs::metadata(&self.path).is_ok_and(same)
    }

    /// The files that SQLite keeps beside a database that is open, or that was open when its process died.
    fn has_company(&self) -> bool {
        let exists = |suffix| fs::symlink_metadata(self.beside(suffix)).is_ok();
        exists("-wal") || exists("-shm")
    }

    /// SQLite's files are beside the real one, whatever link leads to it.
    fn beside(&self, suffix: &str) -> PathBuf {
        let real = self.path.canonicalize();
        let mut beside = real.unwrap_or_else(|_| self.path.clone()).into_os_string();
        beside.push(suffix);
        beside.into()
    }

    pub(super) async fn open(&self, access: Access) -> Result<DatabaseConnection, CheckError> {
        let options = SqliteConnectOptions::new()
            .filename(&self.path)
            .read_only(true)
            .immutable(access == Access::Alone)
            .busy_timeout(LOCK_WAIT)
            .pragma("trusted_schema", "OFF")
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await;
        pool.map(SqlxSqliteConnector::from_sqlx_sqlite_pool)
            .map_err(|error| self.explain(sqlx_code(&error), &error))
    }

    pub(super) fn empty(&self) -> CheckError {
        CheckError::Empty(self.path.clone())
    }

    pub(super) fn foreign(&self) -> CheckError {
        CheckError::Foreign(self.path.clone())
    }

    pub(super) fn failure(&self, error: &DbErr) -> CheckError {
        self.explain(sqlite_code(error), error)
    }

    fn explain(&self, found: Option<i32>, error: &dyn std::error::Error) -> CheckError {
        let path = self.path.clone();
        let detail = error.to_string();
        match found {
            Some(code::NOTADB) => CheckError::NotADatabase(path),
            Some(code::BUSY | code::LOCKED) => CheckError::Locked(path),
            Some(code::CORRUPT) => CheckError::Damaged { path, detail },
            _ => CheckError::Unreadable { path, detail },
        }
    }
}

/// Whether a statement failed on what stands in the file.
pub(super) fn is_damage(error: &DbErr) -> bool {
    matches!(sqlite_code(error), Some(code::CORRUPT | code::NOTADB))
}

fn modified(found: &Metadata) -> Option<SystemTime> {
    found.modified().ok()
}

fn unreadable(path: &Path, error: &std::io::Error) -> CheckError {
    CheckError::Unreadable {
        path: path.to_path_buf(),
        detail: error.to_string(),
    }
}
