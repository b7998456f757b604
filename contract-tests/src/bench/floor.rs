//! The raw floor: what SQLite itself takes from Rust. Prepared single-row inserts into the schema that all runtimes
//! share, 500 rows a transaction, one thread, with the log beside the file and no wait for the disk.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use rusqlite::{Connection, params};

use super::traffic::id_digits;

const SCHEMA: &str = include_str!("../../../migrations/src/m0001_baseline.sql");
const ROWS_PER_TRANSACTION: i64 = 500;

const INSERT: &str = "INSERT INTO events (event_id, schema_version, session_id, agent_type, event_type, \
    tool_name, status, tokens_in, tokens_out, branch, project, duration_ms, created_at, \
    client_timestamp, metadata, payload_truncated, model, cost_usd, cache_read_tokens, \
    cache_write_tokens, source) \
    VALUES (?1, 1, ?2, 'claude_code', ?3, ?4, 'success', ?5, ?6, 'main', 'shop', ?7, \
    '2026-01-01 10:00:00', ?8, ?9, 0, ?10, ?11, ?12, ?13, 'hook')";

/// Inserts for a while and says how many rows a second were committed.
pub(super) fn rows_per_second(database: &Path, length: Duration) -> Result<f64> {
    let mut connection = Connection::open(database)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.execute_batch(SCHEMA)?;
    let begin = Instant::now();
    let mut rows = 0;
    while begin.elapsed() < length {
        let transaction = connection.transaction()?;
        {
            let mut insert = transaction.prepare_cached(INSERT)?;
            for number in rows..rows + ROWS_PER_TRANSACTION {
                insert_one(&mut insert, number)?;
            }
        }
        transaction.commit()?;
        rows += ROWS_PER_TRANSACTION;
    }
    Ok(rows as f64 / begin.elapsed().as_secs_f64())
}

/// The same events as the load sends, as their rows; every other one has an id, which its own index must hold.
fn insert_one(insert: &mut rusqlite::CachedStatement<'_>, number: i64) -> Result<()> {
    let session = format!("5e551011-0000-4000-8000-{:012}", number % 40);
    let id = (number % 2 == 0).then(|| format!("event-{}", id_digits(number.unsigned_abs())));
    if number % 5 == 0 {
        insert.execute(params![
            id,
            session,
            "llm_response",
            None::<String>,
            1200 + number % 3200,
            340,
            2100,
            "2026-01-01T10:00:00.000Z",
            "{\"stop_reason\":\"tool_use\"}",
            "claude-sonnet-4-5",
            0.016_725,
            18_000,
            700
        ])?;
    } else {
        let metadata = format!(
            "{{\"command\":\"cargo test -p shop case_{number}\",\
             \"file_path\":\"/home/dev/projects/shop/src/basket.rs\",\"tool_use_id\":{number}}}"
        );
        let tool = ["Bash", "Read", "Edit", "Grep"][usize::try_from(number % 4)?];
        insert.execute(params![
            id,
            session,
            "tool_use",
            tool,
            0,
            0,
            35 + number % 90,
            None::<String>,
            metadata,
            None::<String>,
            None::<f64>,
            0,
            0
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_transactions_are_stored() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("floor.db");
        assert!(rows_per_second(&database, Duration::from_millis(1)).unwrap() > 0.0);
        let connection = Connection::open(&database).unwrap();
        let count =
            "SELECT count(*), count(DISTINCT session_id), count(DISTINCT event_id) FROM events";
        let (rows, sessions, ids): (i64, i64, i64) = connection
            .query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap();
        assert!(rows > 0 && rows % ROWS_PER_TRANSACTION == 0, "{rows}");
        assert_eq!((sessions, ids), (40, rows / 2));
    }
}
