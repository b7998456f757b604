//! Noticing what other processes write while we run: a one-shot tool of the legacy, `sqlite3`.
//!
//! The writer asks in every transaction, where nobody else can write: what it reads there is the truth, and what is kept
//! in memory of the database is forgotten when somebody else wrote since. Whatever else comes to be kept hangs here, too.
use sea_orm::{ConnectionTrait, DbErr};

use super::lenient::Cells;
use super::rows::statement;

/// A number that changes, on one and the same connection, with each commit of any other connection.
pub(super) async fn data_version(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let row = db.query_one_raw(statement("PRAGMA data_version", Vec::new()));
    let version = match &row.await? {
        Some(row) => Cells::of(row)?.integer()?,
        None => None,
    };
    version.ok_or_else(|| DbErr::Type("the database has no data version".into()))
}

/// Remembers the number of one connection.
#[derive(Debug, Default)]
pub(super) struct ForeignWrites {
    last: Option<i64>,
}

impl ForeignWrites {
    /// Whether somebody else may have written since the last call; the first call on a connection cannot know.
    pub(super) fn happened(&mut self, data_version: i64) -> bool {
        let last = self.last.replace(data_version);
        let happened = last != Some(data_version);
        if happened && last.is_some() {
            tracing::debug!("another process wrote to the database");
        }
        happened
    }

    /// The numbers of another connection say nothing beside those of the last one.
    pub(super) fn connection_changed(&mut self) {
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_of_one_connection_mean_that_nobody_wrote() {
        let mut foreign = ForeignWrites::default();
        assert!(foreign.happened(1), "before the first nothing is known");
        assert!(!foreign.happened(1));
        assert!(foreign.happened(3));
        assert!(!foreign.happened(3));
        foreign.connection_changed();
        assert!(foreign.happened(3), "the same number by chance");
    }
}
