//! Old forms of the table of events: its rows are a user's history, and every one is kept with its id.
use agentmonitor_migrations::BOOKKEEPING;
use sea_orm_migration::sea_orm::DatabaseConnection;
use serde_json::Value;

use crate::{aged, bring_up, canonical, contents, open, reference, run, strings, upgraded};

/// Events as of a release whose list of event types was closed, before several columns.
const CLOSED: &str = "
    DROP TABLE events;
    CREATE TABLE events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      event_id TEXT UNIQUE,
      schema_version INTEGER NOT NULL DEFAULT 1,
      session_id TEXT NOT NULL,
      agent_type TEXT NOT NULL,
      event_type TEXT NOT NULL CHECK (event_type IN ('tool_use', 'session_start')),
      tool_name TEXT,
      status TEXT NOT NULL DEFAULT 'success' CHECK (status IN ('success', 'error', 'timeout')),
      tokens_in INTEGER DEFAULT 0,
      tokens_out INTEGER DEFAULT 0,
      branch TEXT,
      project TEXT,
      duration_ms INTEGER,
      created_at TEXT NOT NULL DEFAULT (datetime('now')),
      metadata TEXT DEFAULT '{}'
    );
    CREATE INDEX idx_events_session_id ON events (session_id);
    CREATE INDEX idx_events_created_at ON events (created_at);
    CREATE INDEX mine ON events (tool_name, status);
    INSERT INTO events (id, event_id, session_id, agent_type, event_type, created_at, tokens_in)
      VALUES (7, 'e7', 's', 'codex', 'tool_use', '2026-01-01 00:00:00', 1.5), (9, NULL, 's', 'codex', 'tool_use', 'x', NULL);
    INSERT INTO events (id, session_id, agent_type, event_type) VALUES (40, 's', 'codex', 'tool_use');
    DELETE FROM events WHERE id = 40;
    PRAGMA user_version = 0;";

/// The columns of the table, by name, and all that does not depend on their order.
fn loose(mut schema: Value) -> Value {
    let tables = schema["tables"].as_object_mut().expect("tables");
    for table in tables.values_mut() {
        let columns = table["columns"].as_array_mut().expect("columns");
        for column in columns.iter_mut() {
            column["cid"] = Value::Null;
        }
        columns.sort_by_key(|column| column["name"].to_string());
    }
    schema
}

async fn ids(db: &DatabaseConnection) -> Vec<String> {
    strings(db, "SELECT CAST(id AS TEXT) FROM events ORDER BY id").await
}

#[tokio::test]
async fn a_closed_list_of_event_types_is_opened_and_every_row_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = aged(&folder.path().join("old.db"), CLOSED).await;
    upgraded(&db).await;
    run(&db, "DROP INDEX mine").await;
    assert_eq!(canonical(&db, &[BOOKKEEPING]).await, reference());
    let rows = "SELECT id || '|' || quote(event_id) || '|' || quote(tokens_in) || '|' || created_at || '|' || source \
                || '|' || payload_truncated || '|' || quote(model) || '|' || cache_read_tokens FROM events ORDER BY id";
    assert_eq!(
        strings(&db, rows).await,
        [
            "7|'e7'|1.5|2026-01-01 00:00:00|api|0|NULL|0",
            "9|NULL|NULL|x|api|0|NULL|0"
        ]
    );
    let any = "INSERT INTO events (session_id, agent_type, event_type) VALUES ('s', 'codex', 'instruction_load')";
    run(&db, any).await;
    assert_eq!(ids(&db).await, ["7", "9", "41"], "no id is given twice");
}

#[tokio::test]
async fn what_a_user_hung_on_the_table_survives_its_rebuilding() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = aged(&folder.path().join("old.db"), CLOSED).await;
    run(
        &db,
        "CREATE TABLE notes (event_id INTEGER REFERENCES events(id) ON DELETE CASCADE, text TEXT);
         CREATE VIEW tools AS SELECT tool_name FROM events;
         CREATE TRIGGER note AFTER INSERT ON events BEGIN INSERT INTO notes VALUES (new.id, 'new'); END;
         INSERT INTO notes VALUES (7, 'mine')",
    )
    .await;
    upgraded(&db).await;
    run(
        &db,
        "INSERT INTO events (session_id, agent_type, event_type) VALUES ('s', 'codex', 'x')",
    )
    .await;
    let notes = "SELECT event_id || text FROM notes ORDER BY event_id";
    assert_eq!(strings(&db, notes).await, ["7mine", "41new"]);
    assert_eq!(
        strings(
            &db,
            "SELECT \"table\" FROM pragma_foreign_key_list('notes')"
        )
        .await,
        ["events"]
    );
    let kept =
        "SELECT name FROM sqlite_schema WHERE name IN ('mine', 'tools', 'note') ORDER BY name";
    assert_eq!(strings(&db, kept).await, ["mine", "note", "tools"]);
    assert_eq!(
        strings(&db, "SELECT CAST(count(*) AS TEXT) FROM tools").await,
        ["3"]
    );
}

#[tokio::test]
async fn without_such_a_list_later_columns_are_appended() {
    let folder = tempfile::tempdir().expect("a folder");
    let open_list = CLOSED.replace(" CHECK (event_type IN ('tool_use', 'session_start'))", "");
    let db = aged(&folder.path().join("old.db"), &open_list).await;
    upgraded(&db).await;
    run(&db, "DROP INDEX mine").await;
    let columns = strings(&db, "SELECT name FROM pragma_table_info('events')").await;
    assert_eq!(
        columns[14..],
        [
            "metadata",
            "client_timestamp",
            "payload_truncated",
            "model",
            "cost_usd",
            "cache_read_tokens",
            "cache_write_tokens",
            "source"
        ]
    );
    let mut expected = loose(reference());
    let checks = expected["tables"]["events"]["checks"].as_array_mut();
    checks
        .expect("checks")
        .retain(|check| !check.to_string().contains("payload_truncated"));
    assert_eq!(loose(canonical(&db, &[BOOKKEEPING]).await), expected);
    assert_eq!(ids(&db).await, ["7", "9"]);
}

#[tokio::test]
async fn nulls_that_the_schema_no_longer_takes_get_the_default() {
    let folder = tempfile::tempdir().expect("a folder");
    let nullable = CLOSED
        .replace("metadata TEXT", "payload_truncated INTEGER, metadata TEXT")
        .replace("schema_version INTEGER NOT NULL", "schema_version INTEGER");
    let db = aged(&folder.path().join("old.db"), &nullable).await;
    run(&db, "UPDATE events SET schema_version = NULL").await;
    upgraded(&db).await;
    let rows = "SELECT payload_truncated || '|' || schema_version FROM events";
    assert_eq!(strings(&db, rows).await, ["0|1", "0|1"]);
}

#[tokio::test]
async fn an_upgrade_that_fails_half_way_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let unchecked = CLOSED.replace(" CHECK (status IN ('success', 'error', 'timeout'))", "");
    let db = aged(&folder.path().join("old.db"), &unchecked).await;
    run(
        &db,
        "UPDATE events SET status = 'odd' WHERE id = 9; DROP TABLE insights",
    )
    .await;
    let before = (canonical(&db, &[]).await, contents(&db).await);
    let error = bring_up(&db).await.expect_err("a row breaks a rule");
    assert!(error.to_string().contains("CHECK constraint"), "{error}");
    assert_eq!((canonical(&db, &[]).await, contents(&db).await), before);
}

#[tokio::test]
async fn enforced_foreign_keys_stop_an_upgrade_before_it_starts() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.db");
    aged(&path, CLOSED).await.close().await.expect("closed");
    let db = open(&path).await;
    run(&db, "PRAGMA foreign_keys = ON").await;
    let before = (canonical(&db, &[]).await, contents(&db).await);
    let error = bring_up(&db).await.expect_err("refused");
    assert!(error.to_string().contains("foreign keys"), "{error}");
    assert_eq!((canonical(&db, &[]).await, contents(&db).await), before);
}
