//! What stands in a database, found out by reading only: nothing, a schema that we know, or something else.
use std::collections::BTreeSet;

use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::legacy::Plan;
use crate::legacy::shape::Shape;
use crate::{Migrator, MigratorTrait, USER_VERSION};

/// The migrator's bookkeeping: the one table of ours in the file.
pub const BOOKKEEPING: &str = "seaql_migrations";
/// What every release of the legacy had, with a column that tells its table from a namesake.
const LANDMARKS: [(&str, &str); 5] = [
    ("agents", "agent_type"),
    ("sessions", "last_event_at"),
    ("events", "session_id"),
    ("events", "agent_type"),
    ("events", "event_type"),
];

/// What a database is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No table at all.
    Empty,
    /// All that the baseline has; there may be more.
    Current,
    /// A legacy database from before the baseline; [`plan`] tells what it lacks.
    Older { user_version: i64 },
    /// Written by a later release, of the legacy or of ours.
    Newer { user_version: i64 },
    /// Somebody else's.
    Foreign,
}

/// Reads the schema and says what it is. Does not write.
pub async fn examine(db: &impl ConnectionTrait) -> Result<State, DbErr> {
    let mut shape = Shape::read(db).await?;
    let user_version = shape.user_version;
    let bookkept = shape.tables.remove(BOOKKEEPING).is_some();
    if shape.tables.is_empty() {
        let untouched = user_version == 0;
        return Ok(if untouched {
            State::Empty
        } else {
            State::Foreign
        });
    }
    if !LANDMARKS
        .iter()
        .all(|(table, column)| shape.has_column(table, column))
    {
        return Ok(State::Foreign);
    }
    if user_version > USER_VERSION || (bookkept && has_unknown_migration(db).await?) {
        return Ok(State::Newer { user_version });
    }
    Ok(match Plan::of(&shape, &Shape::of_baseline().await?) {
        Ok(plan) if plan.is_empty() => State::Current,
        Ok(_) => State::Older { user_version },
        Err(_) => State::Foreign,
    })
}

/// What an upgrade would do to a database that is [`State::Older`]. Does not write.
pub async fn plan(db: &impl ConnectionTrait) -> Result<Plan, DbErr> {
    let plan = Plan::of(&Shape::read(db).await?, &Shape::of_baseline().await?);
    plan.map_err(|_| DbErr::Migration("the database has tables of another schema".to_owned()))
}

async fn has_unknown_migration(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let known: BTreeSet<String> = Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    let versions =
        Statement::from_string(DbBackend::Sqlite, "SELECT version FROM seaql_migrations");
    for row in db.query_all_raw(versions).await? {
        if !known.contains(&row.try_get_by_index::<String>(0)?) {
            return Ok(true);
        }
    }
    Ok(false)
}
