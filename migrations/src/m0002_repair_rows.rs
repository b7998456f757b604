//! Rows that an old release could leave and that later ones do not expect: `metadata` that is no JSON, and
//! `payload_truncated` without a value.
//!
//! To find them all rows must be read. That is for the background, in small steps, so this is not one of the migrations
//! that [`crate::upgrade`] waits for: whoever has done all steps records it. There is no way down, as nothing is lost.
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

use crate::BOOKKEEPING;

pub(crate) const NAME: &str = "m0002_repair_rows";
/// Rows of one step: a few milliseconds.
const STEP: i64 = 2000;
/// Text that is no JSON. Bytes were never written by a release, and are left alone.
const NOT_JSON: &str = "typeof(metadata) = 'text' AND NOT json_valid(metadata)";

pub(crate) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        NAME
    }
}

#[allow(
    elided_lifetimes_in_paths,
    reason = "the trait writes the type so, and the macro needs it equal"
)]
#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let mut after = i64::MIN;
        while let Some(step) = find_broken_rows(db, after).await? {
            mend_rows(db, &step.broken).await?;
            after = step.last;
        }
        Ok(())
    }
}

/// What a look at some rows found.
#[derive(Debug, PartialEq, Eq)]
pub struct BrokenRows {
    /// The last row that was looked at.
    pub last: i64,
    /// Those of them that are to be mended.
    pub broken: Vec<i64>,
}

/// Whether nobody has mended the rows of this database yet.
pub async fn is_repair_due(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let sql = format!("SELECT 1 FROM sqlite_schema WHERE name = '{BOOKKEEPING}'");
    let table = Statement::from_string(DbBackend::Sqlite, sql);
    if db.query_one_raw(table).await?.is_none() {
        return Ok(true);
    }
    let sql = format!("SELECT 1 FROM {BOOKKEEPING} WHERE version = '{NAME}'");
    let row = Statement::from_string(DbBackend::Sqlite, sql);
    Ok(db.query_one_raw(row).await?.is_none())
}

/// Looks at the next rows behind `after`, in the order of ids; `None` behind the last one. Only reads.
pub async fn find_broken_rows(
    db: &impl ConnectionTrait,
    after: i64,
) -> Result<Option<BrokenRows>, DbErr> {
    let sql = format!(
        "SELECT max(id), group_concat(CASE WHEN payload_truncated IS NULL OR {NOT_JSON} THEN id END) FROM \
         (SELECT id, payload_truncated, metadata FROM events WHERE id > ? ORDER BY id LIMIT {STEP})"
    );
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, [after.into()]);
    let Some(row) = db.query_one_raw(statement).await? else {
        return Ok(None);
    };
    let (last, broken) = row.try_get_many_by_index::<(Option<i64>, Option<String>)>()?;
    let broken = broken.unwrap_or_default();
    let broken = broken.split(',').filter_map(|id| id.parse().ok());
    Ok(last.map(|last| BrokenRows {
        last,
        broken: broken.collect(),
    }))
}

/// Mends these rows, as the legacy does: text becomes a JSON string that holds it. The answer is how many there were.
pub async fn mend_rows(db: &impl ConnectionTrait, ids: &[i64]) -> Result<u64, DbErr> {
    if ids.is_empty() {
        return Ok(0);
    }
    let marks = vec!["?"; ids.len()].join(", ");
    let sql = format!(
        "UPDATE events SET payload_truncated = COALESCE(payload_truncated, 0), \
         metadata = CASE WHEN {NOT_JSON} THEN json_quote(metadata) ELSE metadata END WHERE id IN ({marks}) \
         AND (payload_truncated IS NULL OR {NOT_JSON})"
    );
    let values = ids.iter().map(|id| Value::from(*id));
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);
    Ok(db.execute_raw(statement).await?.rows_affected())
}

/// Remembers that every row was looked at: it is done once for a file.
pub async fn record_repair(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    let sql = format!(
        "INSERT OR IGNORE INTO {BOOKKEEPING} (version, applied_at) VALUES ('{NAME}', unixepoch())"
    );
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    db.execute_raw(statement).await.map(|_| ())
}
