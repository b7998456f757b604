//! A report in words.
use crate::store::check::{Example, Finding, Report, SchemaMatch, Severity};
use crate::terminal::thousands;

/// The findings, errors first, and a line that sums up.
pub(super) fn of(report: &Report) -> String {
    let mut text = format!("{}\n", head(report));
    for severity in [Severity::Error, Severity::Note] {
        let findings = report.findings.iter();
        for finding in findings.filter(|finding| finding.severity == severity) {
            text.push_str(&line(finding));
        }
    }
    text.push_str(verdict(report).as_str());
    text
}

fn head(report: &Report) -> String {
    let rows: u64 = report.tables.values().sum();
    let schema = match report.schema {
        SchemaMatch::Strict => "the schema of a fresh one",
        SchemaMatch::Loose => "the schema of one of some age",
        SchemaMatch::Older => "the schema of an older release",
        SchemaMatch::Different => "another schema",
    };
    format!(
        "{}: {} rows in {} tables, {schema}, user_version {}",
        report.database.display(),
        thousands(rows),
        report.tables.len(),
        report.user_version
    )
}

fn line(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Note => "note ",
    };
    let mut line = format!("{severity}  ");
    match (&finding.table, &finding.column) {
        (Some(table), Some(column)) => line += &format!("{table}.{column} "),
        (Some(table), None) => line += &format!("{table} "),
        _ => {}
    }
    line.push_str(&finding.message);
    if let Some(rows) = finding.rows {
        let plural = match rows {
            1 => "row",
            _ => "rows",
        };
        line += &format!(", in {} {plural}", thousands(rows));
    }
    if !finding.examples.is_empty() {
        let examples: Vec<String> = finding.examples.iter().map(example).collect();
        line += &format!(" ({})", examples.join(", "));
    }
    // What stands in a file may hold anything, a terminal's commands too.
    line.retain(|ch| !ch.is_control());
    line.push('\n');
    line
}

fn example(example: &Example) -> String {
    match &example.value {
        Some(value) => format!("row {}: {value}", example.rowid),
        None => format!("row {}", example.rowid),
    }
}

fn verdict(report: &Report) -> String {
    let count = |count: usize, what: &str| match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    };
    let (errors, notes) = (count(report.errors, "error"), count(report.notes, "note"));
    let advice = match report.is_clean() {
        true => "either runtime can go on with it",
        false => "keep a copy before a runtime writes to it again, or go back to a backup",
    };
    format!("{errors}, {notes}: {advice}\n")
}
