//! The connection that the memory is made through: a reader of its own, read on a thread that may block.
//!
//! It is another driver than that of the rest of the store: a million rows of twenty cells are read in a second by it,
//! because a cell is looked at where SQLite has it, and not copied, sent to a task and looked at there.
use std::ops::RangeInclusive;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};

use super::edits::Edits;
use super::event_row::{self, EventRow};
use super::time::Clock;

/// Why the memory cannot be made, or cannot go on.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    /// A row holds what only SQL can be trusted with.
    #[error("{0}")]
    Odd(&'static str),
    #[error("events have more different words, or sessions, than can be remembered")]
    Large,
    #[error(transparent)]
    Sql(#[from] rusqlite::Error),
    /// Which [`crate::store::StoreError`] tells.
    #[error("another file is in the place of the database")]
    Displaced,
    #[error("another process wrote")]
    Foreign,
    #[error("the store is closing")]
    Closing,
}

/// Columns of sessions, in the order in which [`super::sessions`] reads them.
const SESSION: &str = "SELECT rowid, id, agent_id, agent_type, project, branch, status, started_at, ended_at, \
     last_event_at, metadata FROM sessions";
/// In the end the time of a row, as `stats::usage` has it.
const TIME: &str = "SELECT unixepoch(COALESCE(datetime(COALESCE(?1, ?2)), datetime(?2)))";
/// As `sessions::overview` sums them.
const EDITS: &str = "SELECT iif(json_valid(?1), ?1 ->> '$.file_path', NULL), \
     iif(json_valid(?1), CAST(?1 ->> '$.lines_added' AS INTEGER), 0), \
     iif(json_valid(?1), CAST(?1 ->> '$.lines_removed' AS INTEGER), 0)";

#[derive(Debug)]
pub(super) struct Source {
    connection: Connection,
}

impl Source {
    pub(super) fn open(path: &Path) -> rusqlite::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.pragma_update(None, "query_only", true)?;
        // Another file may have come into the place of ours, beside our log: it is not for this connection to write into it.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.pragma_update(None, "cache_size", -1024)?;
        Ok(Self { connection })
    }

    /// Changes with each commit of any other connection.
    pub(super) fn data_version(&self) -> rusqlite::Result<i64> {
        let mut statement = self.connection.prepare_cached("PRAGMA data_version")?;
        statement.query_row([], |row| row.get(0))
    }

    /// Runs what reads one moment of the database.
    pub(super) fn at_one_moment<T>(
        &self,
        read: impl FnOnce() -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        self.connection.execute_batch("BEGIN")?;
        let read = read();
        self.connection.execute_batch("COMMIT")?;
        read
    }

    /// What `datetime()` makes of a bound that a client has given.
    pub(super) fn datetime(&self, text: &str) -> rusqlite::Result<Option<String>> {
        let mut statement = self.connection.prepare_cached("SELECT datetime(?1)")?;
        statement.query_row([text], |row| row.get(0))
    }

    /// The lowest and the highest id of an event.
    pub(super) fn ids(&self) -> rusqlite::Result<Option<RangeInclusive<i64>>> {
        let sql = "SELECT (SELECT min(id) FROM events), (SELECT max(id) FROM events)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let ids = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let (first, last): (Option<i64>, Option<i64>) = statement.query_row([], ids)?;
        Ok(first.zip(last).map(|(first, last)| first..=last))
    }

    /// The events with these ids, in their order, at most `limit`.
    pub(super) fn events(
        &self,
        ids: RangeInclusive<i64>,
        limit: Option<u32>,
        mut take: impl FnMut(&EventRow<'_>) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let mut clock = Clock::default();
        let mut statement = self.connection.prepare_cached(event_row::SELECT)?;
        let limit = limit.map_or(-1, i64::from);
        let mut rows = statement.query([*ids.start(), *ids.end(), limit])?;
        while let Some(row) = rows.next()? {
            take(&event_row::read(row, self, &mut clock)?)?;
        }
        Ok(())
    }

    /// All sessions, by row id.
    pub(super) fn sessions(
        &self,
        mut take: impl FnMut(&Row<'_>) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("{SESSION} ORDER BY rowid"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            take(row)?;
        }
        Ok(())
    }

    /// The session of this id, if there is one.
    pub(super) fn session(
        &self,
        id: &str,
        take: impl FnOnce(&Row<'_>) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("{SESSION} WHERE id = ?1"))?;
        let mut rows = statement.query([id])?;
        rows.next()?.map_or(Ok(()), take)
    }

    /// The second of an event whose sender's time has an uncommon form.
    pub(super) fn second(
        &self,
        client: ValueRef<'_>,
        created: &str,
    ) -> rusqlite::Result<Option<i64>> {
        let mut statement = self.connection.prepare_cached(TIME)?;
        let client = ToSqlOutput::Borrowed(client);
        statement.query_row(params![client, created], |row| row.get(0))
    }

    /// What an event says about the file it edits. A number and text that look alike are two files.
    pub(super) fn edits(&self, metadata: &[u8]) -> Result<Edits, Trouble> {
        let mut statement = self.connection.prepare_cached(EDITS)?;
        let metadata = ToSqlOutput::Borrowed(ValueRef::Text(metadata));
        let found = statement.query_row([metadata], |row| {
            let file = match row.get_ref(0)? {
                ValueRef::Null => None,
                ValueRef::Integer(number) => Some(format!("n{number}")),
                ValueRef::Real(number) => Some(format!("n{number}")),
                ValueRef::Text(text) | ValueRef::Blob(text) => {
                    Some(format!("t{}", String::from_utf8_lossy(text)))
                }
            };
            Ok(Edits {
                file,
                added: row.get(1)?,
                removed: row.get(2)?,
            })
        });
        found
            .optional()?
            .ok_or(Trouble::Odd("metadata that cannot be looked into"))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use rusqlite::Connection;

    use super::Source;

    #[test]
    fn a_file_with_a_log_beside_it_is_left_as_it_is() {
        let dir = tempfile::tempdir().expect("a folder");
        let [ours, copy] = ["ours.db", "copy.db"].map(|name| dir.path().join(name));
        let writer = Connection::open(&ours).expect("opened");
        let sql = "PRAGMA journal_mode = wal; CREATE TABLE t (n); INSERT INTO t VALUES (1);";
        writer.execute_batch(sql).expect("done");
        fs::copy(&ours, &copy).expect("copied");
        let log = |of: &std::path::Path| of.with_extension("db-wal");
        fs::copy(log(&ours), log(&copy)).expect("copied");
        let before = fs::read(&copy).expect("read");

        let source = Source::open(&copy).expect("opened");
        let count = "SELECT count(*) FROM t";
        let counted = source
            .connection
            .query_row(count, [], |row| row.get::<_, i64>(0));
        assert_eq!(counted, Ok(1), "from the log");
        drop(source);

        assert!(fs::read(&copy).expect("read") == before, "altered");
        assert!(log(&copy).exists());
    }
}
