//! The walk over the rows of one table.
//!
//! SQLite asks the rules, all of them in one pass, and gives only the rows that break one. It walks in stretches, each a
//! read transaction of its own, so that a server that writes meanwhile can still copy its log into the file.
use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbErr, Value};
use serde_json::Value as Json;

use super::columns::Table;
use super::report::{Example, Finding, Report};
use super::rule::Rule;
use super::{Progress, query};

/// Rows of one stretch.
const STRETCH: i64 = 20_000;
/// Rules of one pass: each has a bit of the answer.
const BITS: usize = 60;
/// Rows that a finding names.
const EXAMPLES: usize = 3;
/// Characters of a value that are shown.
const SHOWN: usize = 60;

/// What the file has: its ordinary tables that can be walked by row number, and their columns.
pub(super) struct Shape {
    columns: BTreeSet<(String, String)>,
    numbered: BTreeSet<String>,
    counting: BTreeSet<String>,
}

impl Shape {
    pub(super) fn of(schema: &Json) -> Self {
        let mut shape = Self {
            columns: BTreeSet::new(),
            numbered: BTreeSet::new(),
            counting: BTreeSet::new(),
        };
        for (name, table) in schema["tables"].as_object().into_iter().flatten() {
            for column in table["columns"].as_array().into_iter().flatten() {
                let column = column["name"].as_str().unwrap_or_default();
                shape.columns.insert((name.clone(), column.to_owned()));
            }
            if table["without_rowid"] == 0 {
                shape.numbered.insert(name.clone());
            }
            if table["autoincrement"] == true {
                shape.counting.insert(name.clone());
            }
        }
        shape
    }

    /// Whether the table can be walked.
    pub(super) fn has_table(&self, table: &str) -> bool {
        self.numbered.contains(table)
    }

    /// Whether ids of the table are never given twice, which `sqlite_sequence` sees to.
    pub(super) fn counts_ids(&self, table: &str) -> bool {
        self.counting.contains(table)
    }

    pub(super) fn has_column(&self, table: &str, column: &str) -> bool {
        self.columns
            .contains(&(table.to_owned(), column.to_owned()))
    }

    fn allows(&self, rule: &Rule) -> bool {
        let has = |(table, column): &(&str, &str)| self.has_column(table, column);
        rule.needs.iter().all(has)
    }
}

/// A rule and the rows that broke it so far.
struct Count {
    rule: Rule,
    rows: u64,
    examples: Vec<i64>,
}

/// Asks all rules about the rows of `table` that the file has the columns for.
pub(super) async fn table(
    db: &impl ConnectionTrait,
    table: &Table,
    shape: &Shape,
    report: &mut Report,
    progress: &mut Progress<'_>,
) -> Result<(), DbErr> {
    if !shape.has_table(table.name) {
        return Ok(());
    }
    let of_columns = table
        .columns
        .iter()
        .flat_map(|column| column.rules(table.name));
    let rules = of_columns.chain(super::rows::rules(table.name));
    let mut counts: Vec<Count> = rules
        .filter(|rule| shape.allows(rule))
        .map(|rule| Count {
            rule,
            rows: 0,
            examples: Vec::new(),
        })
        .collect();
    let walked = walk(db, table.name, &mut counts, report, progress).await;
    // What was found before the table could be read no further counts, too.
    for count in counts.into_iter().filter(|count| count.rows > 0) {
        let finding = finding(db, table.name, count).await?;
        report.add(finding);
    }
    walked
}

async fn walk(
    db: &impl ConnectionTrait,
    table: &str,
    counts: &mut [Count],
    report: &mut Report,
    progress: &mut Progress<'_>,
) -> Result<(), DbErr> {
    let next = format!(
        "SELECT count(*), max(id) FROM (SELECT rowid AS id FROM \"{table}\" WHERE rowid >= ? ORDER BY rowid LIMIT {STRETCH})"
    );
    let passes: Vec<String> = counts
        .chunks(BITS)
        .map(|rules| pass(table, rules))
        .collect();
    let mut walked = 0;
    let mut from = Some(i64::MIN);
    while let Some(start) = from {
        progress(table, walked);
        let found = query(db, &next, vec![start.into()]).await?;
        let (count, last) = match found.first() {
            Some(row) => row.try_get_many_by_index::<(i64, Option<i64>)>()?,
            None => break,
        };
        let Some(last) = last else { break };
        for (sql, rules) in passes.iter().zip(counts.chunks_mut(BITS)) {
            ask(db, sql, (start, last), rules).await?;
        }
        walked += u64::try_from(count).unwrap_or_default();
        report.tables.insert(table.to_owned(), walked);
        from = last.checked_add(1);
    }
    report.tables.entry(table.to_owned()).or_default();
    Ok(())
}

/// The statement that asks these rules about a stretch.
fn pass(table: &str, rules: &[Count]) -> String {
    let bits = rules.iter().enumerate();
    let bits = bits.map(|(bit, count)| format!("((({}) IS TRUE) << {bit})", count.rule.broken));
    format!(
        "SELECT t.rowid, {} AS broken FROM \"{table}\" t WHERE t.rowid BETWEEN ? AND ? AND broken <> 0 ORDER BY t.rowid",
        bits.collect::<Vec<_>>().join(" | ")
    )
}

async fn ask(
    db: &impl ConnectionTrait,
    sql: &str,
    (first, last): (i64, i64),
    rules: &mut [Count],
) -> Result<(), DbErr> {
    for row in query(db, sql, vec![first.into(), last.into()]).await? {
        let (rowid, broken) = row.try_get_many_by_index::<(i64, i64)>()?;
        for (bit, count) in rules.iter_mut().enumerate() {
            if broken & (1 << bit) != 0 {
                count.rows += 1;
                if count.examples.len() < EXAMPLES {
                    count.examples.push(rowid);
                }
            }
        }
    }
    Ok(())
}

async fn finding(db: &impl ConnectionTrait, table: &str, count: Count) -> Result<Finding, DbErr> {
    let Count {
        rule,
        rows: broken,
        examples,
    } = count;
    let mut named = Vec::new();
    for rowid in examples {
        let value = match rule.column {
            Some(column) if rule.shown => value(db, table, column, rowid).await?,
            _ => None,
        };
        named.push(Example { rowid, value });
    }
    let finding = Finding::new(rule.severity, rule.name, rule.message).of(table);
    let finding = match rule.column {
        Some(column) => finding.in_column(column),
        None => finding,
    };
    Ok(finding.in_rows(broken, named))
}

/// A value as an SQL literal, cut short. A row that is gone meanwhile has none.
async fn value(
    db: &impl ConnectionTrait,
    table: &str,
    column: &str,
    rowid: i64,
) -> Result<Option<String>, DbErr> {
    let sql =
        format!("SELECT substr(quote(\"{column}\"), 1, {SHOWN}) FROM \"{table}\" WHERE rowid = ?");
    let found = query(db, &sql, vec![Value::from(rowid)]).await?;
    found.first().map(|row| row.try_get_by_index(0)).transpose()
}
