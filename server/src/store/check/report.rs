//! What a walk found.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Neither runtime writes this, and one of them may fail on it or show it wrong.
    Error,
    /// Legitimate: an old shape, or what the legacy is known to write.
    Note,
}

/// How the schema compares with that of a fresh database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SchemaMatch {
    /// To the last column and index.
    Strict,
    /// But for what is legitimate in files of some age, such as the order of columns.
    Loose,
    /// That of an older release; the next start upgrades it.
    Older,
    /// Neither.
    Different,
}

/// One row that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    pub rowid: i64,
    /// The value as an SQL literal, cut short; none where it may be somebody's words.
    pub value: Option<String>,
}

/// What one rule found in one column, table or file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub severity: Severity,
    /// The rule's name, the same from release to release.
    pub rule: &'static str,
    pub table: Option<String>,
    pub column: Option<String>,
    /// In how many rows; none where it is not about rows.
    pub rows: Option<u64>,
    /// A few of them.
    pub examples: Vec<Example>,
    /// Readable after the name of the column or table.
    pub message: String,
}

impl Finding {
    pub(super) fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, rule, message)
    }

    pub(super) fn new(severity: Severity, rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity,
            rule,
            table: None,
            column: None,
            rows: None,
            examples: Vec::new(),
            message: message.into(),
        }
    }

    pub(super) fn of(self, table: &str) -> Self {
        Self {
            table: Some(table.to_owned()),
            ..self
        }
    }

    pub(super) fn in_column(self, column: &str) -> Self {
        Self {
            column: Some(column.to_owned()),
            ..self
        }
    }

    pub(super) fn in_rows(self, rows: u64, examples: Vec<Example>) -> Self {
        Self {
            rows: Some(rows),
            examples,
            ..self
        }
    }
}

/// All that a walk found.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub database: PathBuf,
    pub user_version: i64,
    pub schema: SchemaMatch,
    /// The rows of each table that was walked over.
    pub tables: BTreeMap<String, u64>,
    pub errors: usize,
    pub notes: usize,
    pub findings: Vec<Finding>,
}

impl Report {
    /// Of a file with this canonical schema; nothing found yet.
    pub(super) fn new(path: &Path, schema: &Value) -> Self {
        Self {
            database: path.to_path_buf(),
            user_version: schema["user_version"].as_i64().unwrap_or_default(),
            schema: SchemaMatch::Strict,
            tables: BTreeMap::new(),
            errors: 0,
            notes: 0,
            findings: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, finding: Finding) {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Note => self.notes += 1,
        }
        self.findings.push(finding);
    }

    /// Whether either runtime can go on with the file as it is.
    pub fn is_clean(&self) -> bool {
        self.errors == 0
    }
}
