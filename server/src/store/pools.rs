//! How each kind of connection to the file is set up.
//!
//! The page caches are small: an idle process must stay small, and the operating system caches the file anyway.
use std::path::Path;
use std::time::Duration;

use super::{DbSync, StoreOptions};
use sea_orm::DatabaseConnection;
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::sqlx::{self, ConnectOptions, SqlitePool};

/// An idle reader is closed after this time, with its cache and its thread.
const READER_IDLE: Duration = Duration::from_secs(60);
/// Waiting longer than this for a reader means that the store is overrun.
const READER_WAIT: Duration = Duration::from_secs(10);

pub(super) struct Pools {
    base: SqliteConnectOptions,
}

impl Pools {
    pub(super) fn new(path: &Path, store: &StoreOptions) -> Self {
        let synchronous = match store.sync {
            DbSync::Full => SqliteSynchronous::Full,
            DbSync::Normal => SqliteSynchronous::Normal,
        };
        Self {
            base: options(path, store.lock_wait)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(synchronous),
        }
    }

    /// One connection, opened now. It never checkpoints by itself (see `checkpoint`). The log's file is written over, which
    /// is cheaper than to let it grow anew, but what a long-lived reader made of it is cut off.
    ///
    /// Before a statement of many rows touches a page, SQLite copies it, so that the statement can be undone alone: beyond
    /// 64 KiB into a temporary file, which cost as many writes as the log itself. In memory it is a copy, given back after
    /// the statement.
    pub(super) async fn writer(&self) -> Result<SqlitePool, sqlx::Error> {
        let options = self
            .base
            .clone()
            .pragma("cache_size", "-16384")
            .pragma("temp_store", "MEMORY")
            .pragma("wal_autocheckpoint", "0")
            .pragma("journal_size_limit", "67108864");
        single().connect_with(options).await
    }

    /// One connection, opened when it is needed.
    pub(super) fn checkpoints(&self) -> SqlitePool {
        single().connect_lazy_with(self.base.clone().pragma("cache_size", "-256"))
    }

    /// Connections that only read, opened when they are needed.
    pub(super) fn readers(&self, most: u32) -> SqlitePool {
        let options = self
            .base
            .clone()
            .pragma("cache_size", "-2048")
            .pragma("query_only", "ON")
            .row_buffer_size(256);
        SqlitePoolOptions::new()
            .max_connections(most.max(1))
            .acquire_timeout(READER_WAIT)
            .idle_timeout(READER_IDLE)
            .max_lifetime(None)
            .test_before_acquire(false)
            .connect_lazy_with(options)
    }

    /// One connection for an upgrade, which has not read the file yet. Without foreign keys, or replacing a table would
    /// delete what refers to it.
    pub(super) async fn upgrading(
        path: &Path,
        lock_wait: Duration,
    ) -> Result<SqlitePool, sqlx::Error> {
        single()
            .connect_with(options(path, lock_wait).foreign_keys(false))
            .await
    }

    /// A connection that looks at a file without changing it. An interrupted transaction (`journal`) must be rolled back
    /// to be read at all; with nothing beside the file (`leftovers`) SQLite need not even make its side files.
    pub(super) async fn looking(
        path: &Path,
        journal: bool,
        leftovers: bool,
        lock_wait: Duration,
    ) -> Result<SqlitePool, sqlx::Error> {
        let options = options(path, lock_wait)
            .read_only(!journal)
            .immutable(!leftovers);
        single().connect_with(options).await
    }
}

/// Closes the one connection of `db`, with whatever transaction it is in; the next statement opens another.
pub(super) async fn discard_connection(db: &DatabaseConnection) {
    let closed = match db.get_sqlite_connection_pool().acquire().await {
        Ok(connection) => connection.close().await,
        Err(error) => Err(error),
    };
    match closed {
        Ok(()) => tracing::warn!("the writer's connection was given up; another is opened"),
        Err(error) => tracing::warn!(%error, "the writer's connection was not closed cleanly"),
    }
}

fn options(path: &Path, lock_wait: Duration) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(lock_wait)
        .disable_statement_logging()
}

fn single() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}
