//! What stands in a database, found out by reading only: nothing, a schema that we know, or something else.
use std::collections::{BTreeMap, BTreeSet};

use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use crate::{Migrator, MigratorTrait, m0001_baseline};

/// The value of `PRAGMA user_version` that goes with the newest legacy schema.
const USER_VERSION: i64 = 4;
/// The migrator's bookkeeping: the one table of ours in the file.
pub const BOOKKEEPING: &str = "seaql_migrations";
/// What every release of the legacy had, with a column that tells its table from a namesake.
const LANDMARKS: [(&str, &str); 3] = [
    ("agents", "agent_type"),
    ("sessions", "last_event_at"),
    ("events", "session_id"),
];

/// What a database is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No table at all.
    Empty,
    /// Every table and column of the baseline; there may be more.
    Current,
    /// A legacy database from before the baseline.
    Older { user_version: i64 },
    /// Written by a later release, of the legacy or of ours.
    Newer { user_version: i64 },
    /// Somebody else's.
    Foreign,
}

type Tables = BTreeMap<String, BTreeSet<String>>;

/// Reads the schema and says what it is. Does not write.
pub async fn examine(db: &impl ConnectionTrait) -> Result<State, DbErr> {
    let user_version = user_version(db).await?;
    let mut tables = tables(db).await?;
    let bookkept = tables.remove(BOOKKEEPING).is_some();
    if tables.is_empty() {
        let untouched = user_version == 0;
        return Ok(if untouched {
            State::Empty
        } else {
            State::Foreign
        });
    }
    if !LANDMARKS
        .iter()
        .all(|(table, column)| has(&tables, table, column))
    {
        return Ok(State::Foreign);
    }
    if user_version > USER_VERSION || (bookkept && has_unknown_migration(db).await?) {
        return Ok(State::Newer { user_version });
    }
    if user_version == USER_VERSION && covers(&tables, &baseline().await?) {
        return Ok(State::Current);
    }
    Ok(State::Older { user_version })
}

fn has(tables: &Tables, table: &str, column: &str) -> bool {
    tables
        .get(table)
        .is_some_and(|columns| columns.contains(column))
}

/// Column order and extra tables do not matter: both are normal in files that old releases wrote.
fn covers(tables: &Tables, expected: &Tables) -> bool {
    expected.iter().all(|(table, columns)| {
        tables
            .get(table)
            .is_some_and(|found| columns.is_subset(found))
    })
}

/// The baseline's tables, read back from a database in memory, so that the SQL stays their only list.
async fn baseline() -> Result<Tables, DbErr> {
    let db = m0001_baseline::in_memory().await?;
    let tables = tables(&db).await?;
    db.close().await?;
    Ok(tables)
}

async fn user_version(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let row = db.query_one_raw(sqlite("PRAGMA user_version")).await?;
    row.map_or(Ok(0), |row| row.try_get_by_index(0))
}

async fn tables(db: &impl ConnectionTrait) -> Result<Tables, DbErr> {
    let rows = db
        .query_all_raw(sqlite(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c \
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        ))
        .await?;
    let mut tables = Tables::new();
    for row in rows {
        let (table, column) = row.try_get_many_by_index::<(String, String)>()?;
        tables.entry(table).or_default().insert(column);
    }
    Ok(tables)
}

async fn has_unknown_migration(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let known: BTreeSet<String> = Migrator::migrations()
        .iter()
        .map(|migration| migration.name().to_owned())
        .collect();
    let rows = db
        .query_all_raw(sqlite("SELECT version FROM seaql_migrations"))
        .await?;
    for row in rows {
        if !known.contains(&row.try_get_by_index::<String>(0)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn sqlite(sql: &str) -> Statement {
    Statement::from_string(DbBackend::Sqlite, sql)
}
