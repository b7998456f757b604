//! `agentmonitor migrate`: what a start would do to a file, without serving it.
use std::fs;
use std::path::Path;
use std::time::Duration;

use agentmonitor_migrations::Done;
use sea_orm::ConnectionTrait;

use super::{Upgraded, bring_up, connect, failed, older};
use crate::store::error::OpenError;
use crate::store::look::{Care, Found, look, refuse_stray_log};
use crate::store::repairs::mend_now;
use crate::store::{StoreOptions, open};

/// What a migration did, or would do.
#[derive(Debug)]
pub struct Report {
    pub migrated: Migrated,
    /// Events that an old release had left broken.
    pub mended: u64,
}

/// What became of a database, or would.
#[derive(Debug)]
pub enum Migrated {
    Created,
    /// It had the newest schema; only the migrator's own table is new.
    Adopted,
    Nothing,
    Upgraded(Upgraded),
    /// Nothing was done: the file would be created.
    WouldCreate,
    /// Nothing was done: it may need the migrator's own table, no more.
    WouldKeep,
    /// Nothing was done: the file is older, and this would be.
    WouldUpgrade {
        from: i64,
        plan: String,
    },
}

/// Brings the database at `path` to the newest schema, or only says what that would do. Who writes owns the database.
pub async fn migrate(path: &Path, dry_run: bool) -> Result<Report, OpenError> {
    let path = &open::absolute(path)?;
    // What a killed process left lies beside the file, not beside a link to it.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.clone());
    let wait = StoreOptions::new(path).lock_wait;
    let found = match open::exists(path)? {
        true => Some(look(path, wait, Care::Everything).await?),
        false => refuse_stray_log(path).map(|()| None)?,
    };
    if dry_run {
        let mended = 0;
        let migrated = would(found);
        return Ok(Report { migrated, mended });
    }
    let upgraded = match found {
        Some(Found::Older { user_version, .. }) => Some(older(path, user_version, wait).await?),
        Some(Found::Empty | Found::Current) => None,
        None => open::create(path).map(|()| None)?,
    };
    let finished = finish(path, wait).await;
    let (migrated, mended) = match (upgraded, finished) {
        (Some(upgraded), Ok((_, mended))) => (Migrated::Upgraded(upgraded), mended),
        (Some(upgraded), Err(error)) => {
            // The upgrade is committed; the rest is taken up by the next start.
            tracing::warn!(%error, "old events could not be mended yet");
            (Migrated::Upgraded(upgraded), 0)
        }
        (None, Ok((Done::Created, mended))) => (Migrated::Created, mended),
        (None, Ok((Done::Adopted, mended))) => (Migrated::Adopted, mended),
        (None, Ok((_, mended))) => (Migrated::Nothing, mended),
        (None, Err(error)) => return Err(error),
    };
    Ok(Report { migrated, mended })
}

/// What need not be one with an upgrade: the bookkeeping, the journal mode that both runtimes use, and the rows.
async fn finish(path: &Path, wait: Duration) -> Result<(Done, u64), OpenError> {
    let db = connect(path, wait).await?;
    let done = bring_up(path, &db).await?;
    let mended = match db.execute_unprepared("PRAGMA journal_mode = WAL").await {
        Ok(_) => mend_now(&db).await,
        Err(error) => Err(error),
    };
    let closed = db.close().await;
    let mended = mended.and_then(|mended| closed.map(|()| mended));
    Ok((done, mended.map_err(|error| failed(path, &error))?))
}

fn would(found: Option<Found>) -> Migrated {
    match found {
        None | Some(Found::Empty) => Migrated::WouldCreate,
        Some(Found::Current) => Migrated::WouldKeep,
        Some(Found::Older { user_version, plan }) => Migrated::WouldUpgrade {
            from: user_version,
            plan: plan.to_string(),
        },
    }
}
