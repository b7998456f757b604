//! What can go wrong in the store, without HTTP: who calls decides what a client is told.
use std::path::PathBuf;

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
        "{} was written by an older release (schema {user_version}), which this version cannot upgrade yet: open it \
         once with the legacy v0.5.0, then start again", path.display()
    )]
    Older { path: PathBuf, user_version: i64 },
    #[error(
        "{} was written by a newer release (schema {user_version}): open it with that release or name another file",
        path.display()
    )]
    Newer { path: PathBuf, user_version: i64 },
    #[error("{} is damaged ({detail}): restore it from a backup or name another file", path.display())]
    Damaged { path: PathBuf, detail: String },
    #[error("{} cannot be written ({detail}): check its permissions or name another file", path.display())]
    Unwritable { path: PathBuf, detail: String },
    #[error("{} is locked by another process: stop that process, then start again", .0.display())]
    Locked(PathBuf),
    #[error("{} cannot be opened ({detail}): check the path and the disk", path.display())]
    Failed { path: PathBuf, detail: String },
}

/// SQLite's primary result codes that we tell apart.
pub(crate) mod code {
    pub(crate) const BUSY: i32 = 5;
    pub(crate) const LOCKED: i32 = 6;
    pub(crate) const READONLY: i32 = 8;
    pub(crate) const CORRUPT: i32 = 11;
    pub(crate) const CANTOPEN: i32 = 14;
    pub(crate) const NOTADB: i32 = 26;
}

/// SQLite's primary result code, where it was SQLite that failed.
pub(crate) fn sqlite_code(error: &DbErr) -> Option<i32> {
    let (DbErr::Conn(inner) | DbErr::Exec(inner) | DbErr::Query(inner)) = error else {
        return None;
    };
    match inner {
        RuntimeErr::SqlxError(error) => sqlx_code(error),
        RuntimeErr::Internal(_) => None,
    }
}

/// As [`sqlite_code`], for an error that did not pass through sea-orm.
pub(crate) fn sqlx_code(error: &sqlx::Error) -> Option<i32> {
    let extended: i32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(extended & 0xff)
}

/// Whether another connection was in the way: the same statement may succeed later.
pub(crate) fn is_locked(error: &DbErr) -> bool {
    matches!(sqlite_code(error), Some(code::BUSY | code::LOCKED))
}
