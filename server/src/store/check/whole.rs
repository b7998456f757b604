//! What is asked about a table or the file as a whole.
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};

use super::columns::Table;
use super::file::{self, CheckError, File};
use super::query;
use super::report::{Example, Finding, Report};
use super::walk::Shape;

/// Lines of SQLite's own check that are kept.
const LINES: usize = 50;

/// SQLite's own checks: pages, indexes, constraints, the full-text index, foreign keys.
pub(super) async fn integrity(
    db: &DatabaseConnection,
    file: &File,
    report: &mut Report,
) -> Result<(), CheckError> {
    for outcome in [pages(db, report).await, foreign_keys(db, report).await] {
        match outcome {
            Err(error) if file::is_damage(&error) => {
                report.add(Finding::error(
                    "integrity",
                    format!("SQLite cannot check the file: {error}"),
                ));
            }
            Err(error) => return Err(file.failure(&error)),
            Ok(()) => {}
        }
    }
    Ok(())
}

async fn pages(db: &impl ConnectionTrait, report: &mut Report) -> Result<(), DbErr> {
    let sql = format!("PRAGMA integrity_check({LINES})");
    for row in query(db, &sql, Vec::new()).await? {
        let line: String = row.try_get_by_index(0)?;
        if line != "ok" {
            report.add(Finding::error(
                "integrity",
                format!("SQLite finds: {}", line.trim()),
            ));
        }
    }
    Ok(())
}

async fn foreign_keys(db: &impl ConnectionTrait, report: &mut Report) -> Result<(), DbErr> {
    let sql = "SELECT \"table\", parent, count(*), min(rowid) FROM pragma_foreign_key_check GROUP BY 1, 2";
    for row in query(db, sql, Vec::new()).await? {
        let (table, parent, count, rowid) =
            row.try_get_many_by_index::<(String, String, i64, Option<i64>)>()?;
        let message = format!("names a row of {parent} that is not there");
        let examples = rowid.map(|rowid| Example { rowid, value: None });
        report.add(
            Finding::error("foreign_key", message)
                .of(&table)
                .in_rows(count.unsigned_abs(), examples.into_iter().collect()),
        );
    }
    Ok(())
}

/// Whether keys name one row each, and whether the next id is a new one.
pub(super) async fn keys(
    db: &impl ConnectionTrait,
    table: &Table,
    shape: &Shape,
    report: &mut Report,
) -> Result<(), DbErr> {
    if !shape.has_table(table.name) {
        return Ok(());
    }
    let complete = table
        .key
        .iter()
        .all(|column| shape.has_column(table.name, column));
    if complete && !table.key.is_empty() {
        duplicates(db, table, report).await?;
    }
    if shape.counts_ids(table.name) {
        sequence(db, table.name, report).await?;
    }
    Ok(())
}

async fn duplicates(
    db: &impl ConnectionTrait,
    table: &Table,
    report: &mut Report,
) -> Result<(), DbErr> {
    let key = table.key.join("\", \"");
    let sql = format!(
        "SELECT coalesce(sum(n), 0), min(id) FROM (SELECT count(*) - 1 AS n, max(rowid) AS id FROM \"{}\" \
         WHERE \"{}\" IS NOT NULL GROUP BY \"{key}\" HAVING count(*) > 1)",
        table.name, table.key[0]
    );
    let found = query(db, &sql, Vec::new()).await?;
    let Some(row) = found.first() else {
        return Ok(());
    };
    let (count, rowid) = row.try_get_many_by_index::<(i64, Option<i64>)>()?;
    if let Some(rowid) = rowid {
        let message = "names a row that is there already";
        let example = Example { rowid, value: None };
        report.add(
            Finding::error("unique", message)
                .of(table.name)
                .in_column(&table.key.join(", "))
                .in_rows(count.unsigned_abs(), vec![example]),
        );
    }
    Ok(())
}

async fn sequence(
    db: &impl ConnectionTrait,
    table: &str,
    report: &mut Report,
) -> Result<(), DbErr> {
    let sql = format!(
        "SELECT (SELECT max(rowid) FROM \"{table}\"), count(*), coalesce(max(typeof(seq) = 'integer'), 0), \
         max(CAST(seq AS INTEGER)) FROM sqlite_sequence WHERE name = ?"
    );
    let found = query(db, &sql, vec![table.into()]).await?;
    let Some(row) = found.first() else {
        return Ok(());
    };
    let (last, entries, whole, next) =
        row.try_get_many_by_index::<(Option<i64>, i64, i64, Option<i64>)>()?;
    let message = match (last, entries) {
        (None, 0) => return Ok(()),
        (Some(_), 0) => "has rows, but sqlite_sequence does not know its last id".to_owned(),
        (_, 1) if whole == 0 => {
            "has a last id in sqlite_sequence that is no whole number".to_owned()
        }
        (_, 1) if next == Some(i64::MAX) => "has no ids left".to_owned(),
        (Some(last), 1) if next < Some(last) => {
            let next = next.unwrap_or_default();
            format!("has the id {last}, but {next} is the last one in sqlite_sequence")
        }
        (_, 1) => return Ok(()),
        _ => "stands in sqlite_sequence more than once".to_owned(),
    };
    report.add(Finding::error("sequence", message).of(table));
    Ok(())
}
