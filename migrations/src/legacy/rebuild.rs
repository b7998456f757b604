//! Copying a table into the form that the baseline gives it. SQLite can change a constraint in no other way.
use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::plan::{QUOTAS, RETIRED_INDEX};
use super::shape::{Column, Shape};
use super::statement;
use crate::canonical::sql_text::has_word;

/// Whether rows without this column get a value for it: the default, NULL, or one that follows from the others.
pub(super) fn can_fill(table: &str, column: &str, baseline: &Shape) -> bool {
    let columns = baseline.columns(table);
    let definition = baseline.definition(table, column).unwrap_or_default();
    let found = columns.iter().find(|found| found.name == column);
    derived(table, column).is_some()
        || found.is_some_and(|column| !column.not_null || column.default.is_some())
            && !has_word(&definition, "PRIMARY")
}

/// The value of a column that is missing, made of those that are there.
fn derived(table: &str, column: &str) -> Option<&'static str> {
    let agent = "CASE provider WHEN 'claude' THEN 'claude_code' ELSE provider END";
    (table == QUOTAS && column == "agent_type").then_some(agent)
}

/// Copies all rows, with their ids; indexes and triggers that are not the baseline's are kept. Those of the baseline are
/// left to be created. The connection must not enforce foreign keys, or dropping the old table would delete what refers to it.
pub(super) async fn rebuild(
    db: &impl ConnectionTrait,
    table: &str,
    found: &Shape,
    baseline: &Shape,
) -> Result<(), DbErr> {
    let copy = format!("agentmonitor_upgrade_{table}");
    let Some(made) = baseline.object(table) else {
        return Err(DbErr::Migration(format!("the baseline has no {table}")));
    };
    let body = made.sql.split_once('(').map_or("", |(_, body)| body);
    let own = found.objects.iter().filter(|object| {
        object.table == table && object.kind != "table" && object.name != RETIRED_INDEX
    });
    let own = own.filter(|object| baseline.object(&object.name).is_none());
    let mut script = vec![
        format!("CREATE TABLE {copy} ({body}"),
        insert(table, &copy, found, baseline),
    ];
    if has_word(body, "AUTOINCREMENT") {
        script.extend(keep_sequence(db, table, &copy).await?);
    }
    script.push(format!("DROP TABLE {table}"));
    // So that a view or trigger that names the table does not stop the renaming while the table is away.
    script.push("PRAGMA legacy_alter_table = ON".to_owned());
    script.push(format!("ALTER TABLE {copy} RENAME TO {table}"));
    script.push("PRAGMA legacy_alter_table = OFF".to_owned());
    script.extend(own.map(|object| object.sql.clone()));
    for sql in script {
        db.execute_raw(statement(&sql)).await?;
    }
    Ok(())
}

fn insert(table: &str, copy: &str, found: &Shape, baseline: &Shape) -> String {
    let value = |column: &Column| {
        let name = &column.name;
        if !found.has_column(table, name) {
            return derived(table, name).map(str::to_owned);
        }
        Some(match &column.default {
            Some(default) if column.not_null => format!("COALESCE({name}, {default})"),
            _ => name.clone(),
        })
    };
    let columns = baseline.columns(table).iter();
    let (names, values): (Vec<_>, Vec<_>) = columns
        .filter_map(|column| Some((column.name.as_str(), value(column)?)))
        .unzip();
    let (names, values) = (names.join(", "), values.join(", "));
    format!("INSERT INTO {copy} ({names}) SELECT {values} FROM {table} ORDER BY rowid")
}

/// An id is never given twice, even if the rows that had the last ones are gone.
async fn keep_sequence(
    db: &impl ConnectionTrait,
    table: &str,
    copy: &str,
) -> Result<Vec<String>, DbErr> {
    let sql = "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'";
    if db.query_one_raw(statement(sql)).await?.is_none() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT CAST(seq AS INTEGER) FROM sqlite_sequence WHERE name = '{table}'");
    let row = db.query_one_raw(statement(&sql)).await?;
    let last = row
        .as_ref()
        .map(|row: &QueryResult| row.try_get_by_index::<Option<i64>>(0))
        .transpose()?;
    let Some(last) = last.flatten() else {
        return Ok(Vec::new());
    };
    Ok(vec![
        format!("DELETE FROM sqlite_sequence WHERE name = '{copy}'"),
        format!("INSERT INTO sqlite_sequence (name, seq) VALUES ('{copy}', {last})"),
    ])
}
