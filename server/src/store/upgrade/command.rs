//! `agentmonitor migrate`: what a start would do to a file, without serving it.
use std::path::Path;

use agentmonitor_migrations::Done;

use super::{Upgraded, bring_up, connect, older};
use crate::store::error::OpenError;
use crate::store::look::{Care, Found, look};
use crate::store::{StoreOptions, open};

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
pub async fn migrate(path: &Path, dry_run: bool) -> Result<Migrated, OpenError> {
    let path = &open::absolute(path)?;
    let wait = StoreOptions::new(path).lock_wait;
    let found = match open::exists(path)? {
        true => Some(look(path, wait, Care::Everything).await?),
        false => None,
    };
    match found {
        None | Some(Found::Empty) if dry_run => Ok(Migrated::WouldCreate),
        Some(Found::Current) if dry_run => Ok(Migrated::WouldKeep),
        Some(Found::Older { user_version, plan }) if dry_run => Ok(Migrated::WouldUpgrade {
            from: user_version,
            plan: plan.to_string(),
        }),
        Some(Found::Older { user_version, .. }) => {
            Ok(Migrated::Upgraded(older(path, user_version, wait).await?))
        }
        found => {
            if found.is_none() {
                open::create(path)?;
            }
            let db = connect(path, wait).await?;
            let done = bring_up(path, &db).await?;
            db.close()
                .await
                .map_err(|error| super::failed(path, &error))?;
            Ok(match done {
                Done::Created => Migrated::Created,
                Done::Adopted => Migrated::Adopted,
                Done::Nothing | Done::Upgraded { .. } => Migrated::Nothing,
            })
        }
    }
}
