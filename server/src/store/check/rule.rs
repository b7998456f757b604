//! A rule about one row, as a condition in SQL that is true where the rule is broken.
use super::Severity;

/// A rule about the rows of a table, which is called `t` in its SQL.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) severity: Severity,
    /// The column that it is about, where it is one.
    pub(super) column: Option<&'static str>,
    /// Tables and columns without which it cannot be asked.
    pub(super) needs: Vec<(&'static str, &'static str)>,
    pub(super) broken: String,
    pub(super) message: String,
    /// Whether the value may be shown: never somebody's words.
    pub(super) shown: bool,
}

impl Rule {
    /// About a column of `table`.
    pub(super) fn of_column(
        table: &'static str,
        column: &'static str,
        severity: Severity,
        name: &'static str,
        broken: String,
        message: impl Into<String>,
    ) -> Self {
        Self {
            name,
            severity,
            column: Some(column),
            needs: vec![(table, column)],
            broken,
            message: message.into(),
            shown: true,
        }
    }

    pub(super) fn needing(mut self, table: &'static str, column: &'static str) -> Self {
        self.needs.push((table, column));
        self
    }

    pub(super) fn unshown(self) -> Self {
        Self {
            shown: false,
            ..self
        }
    }
}
