//! Rows that an old release left: mended once for a file, in the background while it is served.
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::migrate::{backup, beside, execute, migrate};
use crate::process::{Server, agentmonitor, home};

/// Metadata as it stands, and as it is afterwards.
const METADATA: [(&str, &str); 9] = [
    ("'{'", r#"'"{"'"#),
    ("'plain \"text\"'", r#"'"plain \"text\""'"#),
    ("''", r#"'""'"#),
    (
        "'zeile' || char(10) || char(1) || 'ü'",
        "'\"zeile\\n\\u0001ü\"'",
    ),
    ("'{\"a\":1}'", "'{\"a\":1}'"),
    ("'null'", "'null'"),
    ("'\"text\"'", "'\"text\"'"),
    ("NULL", "NULL"),
    ("x'7b'", "X'7B'"),
];

/// A current database with such rows, a NULL in `payload_truncated` in each, that nobody has mended.
fn broken(folder: &Path) -> PathBuf {
    let path = folder.join("agentmonitor.db");
    migrate(&path, &[]);
    let mut sql = "DELETE FROM seaql_migrations WHERE version = 'm0002_repair_rows';
        ALTER TABLE events RENAME TO old; DROP TABLE old;
        CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT UNIQUE, schema_version INTEGER NOT NULL DEFAULT 1,
          session_id TEXT NOT NULL, agent_type TEXT NOT NULL, event_type TEXT NOT NULL, tool_name TEXT,
          status TEXT NOT NULL DEFAULT 'success' CHECK (status IN ('success', 'error', 'timeout')), tokens_in INTEGER DEFAULT 0,
          tokens_out INTEGER DEFAULT 0, branch TEXT, project TEXT, duration_ms INTEGER, created_at TEXT NOT NULL DEFAULT (datetime('now')),
          client_timestamp TEXT, metadata TEXT DEFAULT '{}', payload_truncated INTEGER DEFAULT 0, model TEXT, cost_usd REAL,
          cache_read_tokens INTEGER DEFAULT 0, cache_write_tokens INTEGER DEFAULT 0, source TEXT DEFAULT 'api');"
        .to_owned();
    for (metadata, _) in METADATA {
        sql.push_str(&format!(
            "INSERT INTO events (session_id, agent_type, event_type, payload_truncated, metadata)
             VALUES ('s', 'codex', 'tool_use', NULL, {metadata});"
        ));
    }
    // More rows than one step takes, and a gap between ids.
    sql.push_str(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500)
         INSERT INTO events (id, session_id, agent_type, event_type, payload_truncated)
           SELECT i + 1000000, 's', 'codex', 'tool_use', CASE WHEN i < 4500 THEN 1 END FROM n",
    );
    execute(&path, &sql);
    // The indexes that went with the table.
    migrate_indexes(&path);
    path
}

fn migrate_indexes(path: &Path) {
    let fresh = home();
    let other = fresh.path().join("fresh.db");
    migrate(&other, &[]);
    let db = Connection::open(&other).expect("the file opens");
    let sql = "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'events'";
    let indexes: String = db.query_row(sql, [], |row| row.get(0)).expect("indexes");
    execute(path, &indexes);
}

fn texts(path: &Path, sql: &str) -> Vec<String> {
    let db = Connection::open(path).expect("the file opens");
    let mut statement = db.prepare(sql).expect(sql);
    let rows = statement.query_map([], |row| row.get(0)).expect("read");
    rows.map(|row| row.expect("text")).collect()
}

fn is_recorded(path: &Path) -> bool {
    let sql = "SELECT version FROM seaql_migrations WHERE version = 'm0002_repair_rows'";
    !texts(path, sql).is_empty()
}

#[track_caller]
fn assert_mended(path: &Path) {
    let rows = texts(
        path,
        "SELECT quote(metadata) FROM events WHERE id < 1000 ORDER BY id",
    );
    let expected: Vec<_> = METADATA
        .iter()
        .map(|(_, after)| (*after).to_owned())
        .collect();
    assert_eq!(rows, expected);
    let sums = "SELECT sum(payload_truncated IS NULL) || ' ' || sum(payload_truncated) FROM events";
    assert_eq!(texts(path, sums), ["0 4499"]);
}

/// Waits for a state that must come.
#[track_caller]
fn until(what: &str, reached: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !reached() {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        std::thread::yield_now();
    }
}

fn serve(path: &Path) -> Server {
    let flag = path.to_str().expect("text");
    let home = path.parent().expect("a folder");
    Server::of(agentmonitor(home, &["serve", "--port", "0", "--db", flag]))
}

#[test]
fn migrate_mends_them_at_once_and_says_so() {
    let home = home();
    let path = broken(home.path());
    let said = migrate(&path, &[]);
    assert!(
        said.starts_with("mended 10 events that an old release had left\n"),
        "{said}"
    );
    assert_mended(&path);
    assert!(is_recorded(&path) && beside(&path).is_empty());
    assert_eq!(migrate(&path, &[]).lines().count(), 1);
}

#[test]
fn serve_answers_first_and_mends_them_when_it_can() {
    let home = home();
    let path = broken(home.path());
    let other = Connection::open(&path).expect("the file opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("begun");
    let server = serve(&path);
    assert_eq!(
        texts(
            &path,
            "SELECT quote(payload_truncated) FROM events WHERE id = 1"
        ),
        ["NULL"]
    );
    other.execute_batch("ROLLBACK").expect("ended");
    drop(other);
    until("the rows are mended", || is_recorded(&path));
    assert_mended(&path);
    server.signal("TERM");
    let (code, log, _) = server.wait();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("mended 10 events"), "{log}");
    assert!(beside(&path).is_empty(), "{:?}", beside(&path));
}

#[test]
fn a_file_is_looked_through_once() {
    let home = home();
    let path = broken(home.path());
    migrate(&path, &[]);
    execute(&path, "UPDATE events SET metadata = '{' WHERE id = 5");
    let server = serve(&path);
    server.signal("TERM");
    server.wait();
    migrate(&path, &[]);
    let metadata = "SELECT metadata FROM events WHERE id = 5";
    assert_eq!(texts(&path, metadata), ["{"]);
}

#[test]
fn a_stop_in_the_middle_is_taken_up_by_the_next_start() {
    let home = home();
    let path = broken(home.path());
    // The first rows are mended already, the rest is not.
    execute(
        &path,
        "UPDATE events SET payload_truncated = 0, metadata = '\"{\"' WHERE id = 1",
    );
    let mut server = serve(&path);
    server.child.kill().expect("killed");
    server.wait();
    let server = serve(&path);
    until("the rows are mended", || is_recorded(&path));
    assert_mended(&path);
    server.signal("TERM");
    server.wait();
}

#[test]
fn an_upgraded_file_is_mended_too() {
    let home = home();
    let path = broken(home.path());
    execute(
        &path,
        "DROP TABLE seaql_migrations; PRAGMA user_version = 3",
    );
    migrate(&path, &[]);
    assert_mended(&path);
    assert!(is_recorded(&path));
    backup(&path);
}
