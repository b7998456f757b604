//! The rules about single columns: each is broken in each column that has it.
use super::super::Severity;
use super::super::kinds::{Column, Kind};
use super::super::rule::Rule;
use super::{Planted, tables, told};

/// The most rules that a column has.
const MOST: usize = 6;

/// A value that breaks the rule, as SQL.
fn breaking(kind: Kind, rule: &str) -> &'static str {
    match rule {
        "null" => "NULL",
        "type" if matches!(kind, Kind::Whole | Kind::Measured | Kind::Amount) => "'many'",
        "type" => "x'ff'",
        "empty" => "''",
        "json" => "'{oops'",
        "time" if kind == Kind::TableTime => "'2026-02-30 10:00:00'",
        "time" => "'2026-02-30T10:00:00.000Z'",
        "log_time" if kind == Kind::ClientTime => "'2026-01-01T00:00:00+02:00', source = 'import'",
        "log_time" => "'2026-01-01T00:00:00+02:00'",
        "day" => "'2026-02-30'",
        "range" => "-1",
        "fraction" => "1.5",
        "size" => "9007199254740992",
        "infinite" => "9e999",
        "flag" => "2",
        "value" => "'another'",
        "digest" => "'0123456789ABCDEF'",
        "trace_id" => "'sts:0123456789abcdef0123456g'",
        other => panic!("nothing breaks {other}"),
    }
}

/// Breaks the `nth` rule of every column that has as many, and tells what should be found.
fn break_all(planted: &Planted, nth: usize) -> Vec<String> {
    let db = planted.connection();
    let mut expected = Vec::new();
    for table in tables() {
        let nth_of =
            |column: &Column| Some((*column, column.rules(table.name).into_iter().nth(nth)?));
        let broken: Vec<(Column, Rule)> = table.columns.iter().filter_map(nth_of).collect();
        for (column, rule) in broken {
            let value = breaking(column.kind, rule.name);
            let sql = format!("UPDATE {} SET \"{}\" = {value}", table.name, column.name);
            db.execute_batch(&sql).expect(&sql);
            let severity = match rule.severity {
                Severity::Error => "error",
                Severity::Note => "note",
            };
            expected.push(format!(
                "{severity} {} {}.{}",
                rule.name, table.name, column.name
            ));
        }
    }
    expected
}

#[tokio::test]
async fn a_value_that_breaks_a_rule_is_told_in_every_column() {
    let mut rules = 0;
    for nth in 0..=MOST {
        let planted = Planted::sound().await;
        let before: String =
            "UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'"
                .into();
        planted.rewrite(&before);
        let expected = break_all(&planted, nth);
        rules += expected.len();
        assert!(nth < MOST || expected.is_empty(), "a column has more rules");
        let report = planted.report().await;
        let told = told(&report);
        for line in &expected {
            let finding = told.iter().position(|found| found == line);
            let finding = finding.unwrap_or_else(|| panic!("not told: {line}"));
            assert_eq!(report.findings[finding].rows, Some(1), "{line}");
        }
    }
    // Not fewer than there were.
    assert!(rules > 330, "{rules}");
}

#[tokio::test]
async fn a_sound_value_of_each_kind_is_let_pass() {
    let planted = Planted::sound().await;
    planted.plant(
        "UPDATE events SET client_timestamp = '2026-01-01T00:00:00+02:00', source = 'import', cost_usd = 0, \
         metadata = '\"text\"', tokens_in = 0, tokens_out = 9007199254740991; \
         UPDATE watched_files SET file_hash = '03282bf7860119722e5527c64c97a4e0d4d6207f05388e46bd3a0ef05ff643f2'; \
         UPDATE session_trace_summary SET started_at = '2026-01-01 00:00:00'; \
         UPDATE messages SET timestamp = NULL",
    );
    let far = Planted::sound().await;
    far.plant("UPDATE events SET client_timestamp = '+012026-03-04T05:06:07.000Z'");
    assert_eq!(told(&far.report().await), [""; 0]);
    let report = planted.report().await;
    assert_eq!(told(&report), ["note log_time events.client_timestamp"]);
}
