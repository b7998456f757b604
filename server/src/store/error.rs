//! What can go wrong in the store, without HTTP: who calls decides what a client is told.
use std::path::{Path, PathBuf};

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr, sqlx};

/// Why a request to the store was not done. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The queue to the writer is full, or another process holds the database: the same request may succeed later.
    #[error("the store is busy; try again")]
    Busy,
    #[error("the store is closed")]
    Closed,
    /// What is written now would be lost with the file that is open.
    #[error(
        "{} was moved, deleted or replaced while it was open, and nothing more is stored: put it back, or restart the \
         server to go on with what is there now", .0.display()
    )]
    Displaced(PathBuf),
    #[error("the database failed: {0}")]
    Database(#[source] DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed) => Self::Closed,
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => Self::Busy,
            error if is_locked(&error) => Self::Busy,
            error => Self::Database(error),
        }
    }
}

/// Why a database could not be opened, in one sentence that says what to do. The file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{} is a directory: name a file in it as the database", .0.display())]
    Directory(PathBuf),
    #[error("{} is not a regular file: name another file as the database", .0.display())]
    NotAFile(PathBuf),
    #[error("{} is not an SQLite database: move it away or name another file", .0.display())]
    NotADatabase(PathBuf),
    #[error("{} is an SQLite database of another program: name another file", .0.display())]
    Foreign(PathBuf),
    #[error(
        "{} was written by a newer release (schema {user_version}): open it with that release or name another file",
        path.display()
    )]
    Newer { path: PathBuf, user_version: i64 },
    #[error("{} is damaged ({detail}): restore it from a backup or name another file", path.display())]
    Damaged { path: PathBuf, detail: String },
    #[error(
        "{path}-wal is the log of another database than the one at {path}, and may hold rows of it: put that database back, \
         move the log away, or name another file", path = .0.display()
    )]
    StrayLog(PathBuf),
    #[error("{} cannot be written ({detail}): check its permissions or name another file", path.display())]
    Unwritable { path: PathBuf, detail: String },
    #[error("the disk of {} is full: free some space, then start again; the database is as it was", .0.display())]
    Full(PathBuf),
    #[error(
        "{} needs to be upgraded, and the backup beside it cannot be written ({detail}): free some space or make its \
         folder writable, then start again; the database is as it was", path.display()
    )]
    NoBackup { path: PathBuf, detail: String },
    #[error(
        "{} cannot be upgraded, as a row breaks a rule of the newest schema ({detail}): mend that row with sqlite3 or \
         name another file; the database is as it was", path.display()
    )]
    Rows { path: PathBuf, detail: String },
    #[error("{} is locked by another process: stop that process, then start again", .0.display())]
    Locked(PathBuf),
    #[error("{} cannot be opened ({detail}): check the path and the disk", path.display())]
    Failed { path: PathBuf, detail: String },
}

/// What a failure at the opening of `path` means to its user.
pub(super) fn refusal(path: &Path, error: &DbErr) -> OpenError {
    let path = path.to_path_buf();
    let detail = || error.to_string();
    if extended_code(error) == Some(code::IOERR_SHMSIZE) {
        return OpenError::Full(path);
    }
    match sqlite_code(error) {
        Some(code::NOTADB) => OpenError::NotADatabase(path),
        Some(code::CORRUPT) => OpenError::Damaged {
            path,
            detail: detail(),
        },
        Some(code::BUSY | code::LOCKED) => OpenError::Locked(path),
        Some(code::FULL) => OpenError::Full(path),
        Some(code::READONLY | code::CANTOPEN) => OpenError::Unwritable {
            path,
            detail: detail(),
        },
        _ => OpenError::Failed {
            path,
            detail: detail(),
        },
    }
}

pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> OpenError {
    OpenError::Unwritable {
        path: path.into(),
        detail: error.to_string(),
    }
}

pub(super) fn failed(path: &Path, error: &std::io::Error) -> OpenError {
    OpenError::Failed {
        path: path.into(),
        detail: error.to_string(),
    }
}

/// SQLite's primary result codes that we tell apart.
pub(crate) mod code {
    pub(crate) const BUSY: i32 = 5;
    pub(crate) const LOCKED: i32 = 6;
    pub(crate) const READONLY: i32 = 8;
    pub(crate) const CORRUPT: i32 = 11;
    pub(crate) const FULL: i32 = 13;
    pub(crate) const CANTOPEN: i32 = 14;
    pub(crate) const CONSTRAINT: i32 = 19;
    pub(crate) const NOTADB: i32 = 26;
    /// Extended: there was no room for the index of the log.
    pub(crate) const IOERR_SHMSIZE: i32 = 4874;
}

/// SQLite's primary result code, where it was SQLite that failed.
pub(crate) fn sqlite_code(error: &DbErr) -> Option<i32> {
    extended_code(error).map(primary)
}

fn extended_code(error: &DbErr) -> Option<i32> {
    let (DbErr::Conn(inner) | DbErr::Exec(inner) | DbErr::Query(inner)) = error else {
        return None;
    };
    match inner {
        RuntimeErr::SqlxError(error) => extended(error),
        RuntimeErr::Internal(_) => None,
    }
}

/// As [`sqlite_code`], for an error that did not pass through sea-orm.
pub(crate) fn sqlx_code(error: &sqlx::Error) -> Option<i32> {
    extended(error).map(primary)
}

fn extended(error: &sqlx::Error) -> Option<i32> {
    error.as_database_error()?.code()?.parse().ok()
}

fn primary(extended: i32) -> i32 {
    extended & 0xff
}

/// Whether another connection was in the way: the same statement may succeed later.
pub(crate) fn is_locked(error: &DbErr) -> bool {
    matches!(sqlite_code(error), Some(code::BUSY | code::LOCKED))
}
