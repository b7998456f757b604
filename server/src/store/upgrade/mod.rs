//! Upgrading the file of an older release: checked, backed up, then changed in one transaction.
//!
//! Promises that a kill or an error at any moment leaves the file as it was or wholly upgraded, and that what it was
//! before lies beside it. What is changed is left to the migrations.
mod backup;
mod command;

use std::path::{Path, PathBuf};
use std::time::Duration;

use agentmonitor_migrations::{Done, upgrade};
use sea_orm::sqlx::{self, SqlitePool};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, SqlxSqliteConnector};

use super::error::{OpenError, code, refusal, sqlite_code};
use super::pools::Pools;
use crate::pricing::Prices;

pub use command::{Migrated, Report, migrate};

/// What was done to the file of an older release.
#[derive(Debug)]
pub struct Upgraded {
    /// The `user_version` that it had.
    pub from: i64,
    /// What it was before.
    pub backup: PathBuf,
    /// What the legacy would have said about it.
    pub said: Vec<String>,
}

impl Upgraded {
    pub(super) fn log(&self, path: &Path) {
        let (path, backup) = (path.display(), self.backup.display());
        tracing::info!(%path, %backup, "database upgraded from schema {}", self.from);
        for line in &self.said {
            tracing::info!("{line}");
        }
    }
}

/// Upgrades a file that was looked at.
pub(super) async fn older(path: &Path, from: i64, wait: Duration) -> Result<Upgraded, OpenError> {
    let backup = backup::make(path, from, wait).await?;
    let upgraded = async {
        let db = connect(path, wait).await?;
        let done = bring_up(path, &db).await;
        let closed = db.close().await.map_err(|error| failed(path, &error));
        done.and_then(|done| closed.map(|()| done))
    };
    match upgraded.await {
        Ok(Done::Upgraded { said }) => Ok(Upgraded { from, backup, said }),
        // Another process was faster, and has a backup of its own.
        Ok(Done::Nothing | Done::Adopted | Done::Created) => Ok(Upgraded {
            from,
            backup,
            said: Vec::new(),
        }),
        Err(error) => {
            backup::discard(&backup);
            tidy(path, wait).await;
            Err(error)
        }
    }
}

/// Now that there is room again, SQLite itself removes what it has left beside the file.
async fn tidy(path: &Path, wait: Duration) {
    let tidied = async {
        let db = connect(path, wait).await?;
        db.close().await.map_err(|error| failed(path, &error))
    };
    if let Err(error) = tidied.await {
        tracing::warn!(%error, "the log beside the database is left behind");
    }
}

/// What it commits survives the loss of power, too. The journal mode stays what it is, as to change it is to change the file
/// before the transaction. The pragmas read the file: they are not the pool's, because it would not wait until a connection
/// that fails there is closed.
async fn connect(path: &Path, wait: Duration) -> Result<DatabaseConnection, OpenError> {
    let db = connected(path, Pools::upgrading(path, wait).await)?;
    let pragmas = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536";
    match db.execute_unprepared(pragmas).await {
        Ok(_) => Ok(db),
        Err(error) => Err(close_after(path, &db, &error).await),
    }
}

async fn close_after(path: &Path, db: &DatabaseConnection, error: &DbErr) -> OpenError {
    if let Err(error) = db.close_by_ref().await {
        tracing::warn!(%error, "the database could not be closed");
    }
    failed(path, error)
}

pub(super) fn connected(
    path: &Path,
    pool: Result<SqlitePool, sqlx::Error>,
) -> Result<DatabaseConnection, OpenError> {
    let pool = pool.map_err(|error| DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error.into())));
    pool.map(SqlxSqliteConnector::from_sqlx_sqlite_pool)
        .map_err(|error| refusal(path, &error))
}

/// Runs what is pending; closes the connection if that fails.
pub(super) async fn bring_up(path: &Path, db: &DatabaseConnection) -> Result<Done, OpenError> {
    match upgrade(db, Prices::embedded()).await {
        Ok(done) => Ok(done),
        Err(error) => Err(close_after(path, db, &error).await),
    }
}

fn failed(path: &Path, error: &DbErr) -> OpenError {
    match sqlite_code(error) {
        Some(code::CONSTRAINT) => OpenError::Rows {
            path: path.into(),
            detail: error.to_string(),
        },
        _ => refusal(path, error),
    }
}
