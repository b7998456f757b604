//! Whether a database is what both runtimes write and read: a walk over every column of every row.
//!
//! Promises: nothing is written, not even beside the file where nobody has it open; memory stays small however large the
//! file is; a server may write meanwhile. An [error](Severity::Error) is what neither runtime writes, and what one of
//! them may fail on or show wrong. A [note](Severity::Note) is legitimate: an old shape, or what the legacy is known to
//! write. Left to others: words and exit codes for the user (`cli`), mending.
mod columns;
mod file;
mod kinds;
mod report;
mod rows;
mod rule;
mod schema;
#[cfg(test)]
mod tests;
mod walk;
mod whole;

use std::path::Path;

use agentmonitor_migrations::{BOOKKEEPING, State, canonical_schema, examine, reference_schema};
use sea_orm::{ConnectionTrait, DatabaseConnection};

pub use file::CheckError;
pub use report::{Example, Finding, Report, SchemaMatch, Severity};

use file::{Access, File};
use walk::Shape;

/// Told while the walk goes on: what is looked at, and how many rows of it were.
pub type Progress<'p> = dyn FnMut(&str, u64) + Send + 'p;

/// Walks over the database at `path`.
pub async fn check(path: &Path, progress: &mut Progress<'_>) -> Result<Report, CheckError> {
    let file = File::find(path)?;
    let access = file.access();
    let report = walk_with(&file, access, progress).await;
    if access == Access::Alone && file.was_touched() {
        // Somebody began to write: what was read without locks may be a mixture.
        return walk_with(&file, Access::Shared, progress).await;
    }
    report
}

async fn walk_with(
    file: &File,
    access: Access,
    progress: &mut Progress<'_>,
) -> Result<Report, CheckError> {
    let db = file.open(access).await?;
    let report = inspect(&db, file, progress).await;
    let closed = db.close().await.map_err(|error| file.failure(&error));
    let report = report?;
    closed?;
    Ok(report)
}

async fn inspect(
    db: &DatabaseConnection,
    file: &File,
    progress: &mut Progress<'_>,
) -> Result<Report, CheckError> {
    let failure = |error| file.failure(&error);
    let state = examine(db).await.map_err(failure)?;
    let older = match state {
        State::Empty => return Err(file.empty()),
        State::Foreign => return Err(file.foreign()),
        State::Older { .. } => true,
        State::Current | State::Newer { .. } => false,
    };
    let found = canonical_schema(db, &[BOOKKEEPING])
        .await
        .map_err(failure)?;
    let expected = reference_schema().await.map_err(failure)?;
    let mut report = Report::new(file.path(), &found);
    schema::compare(&expected, &found, older, &mut report);
    let shape = Shape::of(&found);
    progress("the pages of the file", 0);
    whole::integrity(db, file, &mut report).await?;
    for table in columns::tables() {
        let walked = walk::table(db, table, &shape, &mut report, progress).await;
        survive(walked, table.name, file, &mut report)?;
        progress("keys", 0);
        let keys = whole::keys(db, table, &shape, &mut report).await;
        survive(keys, table.name, file, &mut report)?;
    }
    Ok(report)
}

/// A damaged table ends its own walk, not that of the others.
fn survive(
    outcome: Result<(), sea_orm::DbErr>,
    table: &str,
    file: &File,
    report: &mut Report,
) -> Result<(), CheckError> {
    match outcome {
        Err(error) if file::is_damage(&error) => {
            let message = format!("cannot be read to its end: {error}");
            report.add(Finding::error("unreadable", message).of(table));
            Ok(())
        }
        Err(error) => Err(file.failure(&error)),
        Ok(()) => Ok(()),
    }
}

/// The rows of a query that gives a few of them.
async fn query(
    db: &impl ConnectionTrait,
    sql: &str,
    values: Vec<sea_orm::Value>,
) -> Result<Vec<sea_orm::QueryResult>, sea_orm::DbErr> {
    db.query_all_raw(super::rows::statement(sql, values)).await
}
