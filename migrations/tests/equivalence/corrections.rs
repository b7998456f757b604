//! The legacy's data corrections, by the `user_version` that a file has.
use agentmonitor_migrations::BOOKKEEPING;

use crate::{aged, canonical, reference, strings, upgraded};

const ROWS: &str = "
    INSERT INTO events (id, session_id, agent_type, event_type, model, tokens_in, tokens_out, cache_read_tokens, cost_usd) VALUES
      (1, 's', 'codex', 'x', 'openai', 100, 1, 60, 5.0),
      (2, 's', 'codex', 'x', 'google', 10, 1, 60, NULL),
      (3, 's', 'codex', 'x', 'anthropic', 100, 1, 60, 5.0),
      (4, 's', 'codex', 'x', 'unknown', 100, 1, 60, 5.0),
      (5, 's', 'codex', 'x', NULL, 100, 1, 60, 5.0),
      (6, 's', 'codex', 'x', 'openai', 100, 1, 0, 5.0),
      (7, 's', 'codex', 'x', 'openai', 0, 1, 60, 61.0),
      (8, 's', 'codex', 'x', 'openai', 1.5, 0, 0.5, NULL),
      (9, 's', 'codex', 'x', 'openai', 'many', 1, 'some', 5.0),
      (10, 's', 'codex', 'x', 'openai', NULL, NULL, 2, 0),
      (11, 's', 'codex', 'x', 'openai', 100, 1, -60, 5.0);
    INSERT INTO import_state (file_path, file_hash, file_size, source) VALUES ('a', 'h', 1, 'codex'), ('b', 'h', 1, 'claude-code');
    INSERT INTO browsing_sessions (id, agent, file_path, context_used_tokens) VALUES
      ('1', 'claude', 'c', NULL), ('2', 'codex', 'd', 5), ('3', 'other', 'e', NULL), ('4', 'codex', NULL, NULL);
    INSERT INTO watched_files (file_path, file_hash) VALUES ('c', 'h'), ('d', 'h'), ('e', 'h'), ('f', 'h');";

const INPUT: &str = "[migration] cache-inclusive input fix: corrected 4 OpenAI/Codex events";
const OCCUPANCY: &str = "[migration] occupancy backfill: flagged 1 session file(s) for reparse";
const CODEX: &str =
    "[migration] Codex model attribution: flagged 1 event import file(s) for refresh";
const SKILLS: &str = "[migration] skill context: flagged 2 session file(s) for reparse";

#[tokio::test]
async fn the_steps_above_the_version_run_and_say_so() {
    let all = [INPUT, OCCUPANCY, CODEX, SKILLS];
    for version in 0..4 {
        let folder = tempfile::tempdir().expect("a folder");
        let sql = format!("{ROWS} PRAGMA user_version = {version}");
        let db = aged(&folder.path().join("old.db"), &sql).await;
        assert_eq!(upgraded(&db).await, all[version..], "from {version}");
        assert_eq!(canonical(&db, &[BOOKKEEPING]).await, reference());

        let emptied = strings(
            &db,
            "SELECT file_path FROM watched_files WHERE file_hash = ''",
        )
        .await;
        assert_eq!(emptied, ["c", "d"], "from {version}");
        let emptied = strings(
            &db,
            "SELECT file_path FROM import_state WHERE file_hash = ''",
        )
        .await;
        assert_eq!(emptied.is_empty(), version == 3, "from {version}");
        let changed = "SELECT id || ' ' || quote(tokens_in) || ' ' || quote(cost_usd) FROM events ORDER BY id";
        let rows = strings(&db, changed).await;
        let first = if version == 0 {
            "1 40 101.0"
        } else {
            "1 100 5.0"
        };
        assert_eq!(rows[0], first, "from {version}");
    }
}

#[tokio::test]
async fn input_loses_what_the_cache_served_where_the_provider_counted_it_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let sql = format!("{ROWS} PRAGMA user_version = 0");
    let db = aged(&folder.path().join("old.db"), &sql).await;
    upgraded(&db).await;
    let rows =
        "SELECT id || ' ' || quote(tokens_in) || ' ' || quote(cost_usd) FROM events ORDER BY id";
    assert_eq!(
        strings(&db, rows).await,
        [
            "1 40 101.0",
            "2 0 61.0",
            "3 100 5.0",
            "4 100 5.0",
            "5 100 5.0",
            "6 100 5.0",
            "7 0 61.0",
            "8 1 1.5",
            "9 'many' 5.0",
            "10 0 2.0",
            "11 100 5.0",
        ]
    );
}

#[tokio::test]
async fn a_step_that_finds_nothing_says_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = aged(&folder.path().join("old.db"), "PRAGMA user_version = 0").await;
    assert!(upgraded(&db).await.is_empty());
}
