//! Old forms of the other tables.
use agentmonitor_migrations::{BOOKKEEPING, State, examine, plan};

use crate::{aged, canonical, reference, run, strings, upgraded};

#[tokio::test]
async fn quotas_without_a_provider_are_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = aged(
        &folder.path().join("old.db"),
        "DROP TABLE provider_quotas; CREATE TABLE provider_quotas (agent_type TEXT PRIMARY KEY, used REAL);
         INSERT INTO provider_quotas VALUES ('codex', 1); PRAGMA user_version = 3",
    )
    .await;
    upgraded(&db).await;
    assert_eq!(canonical(&db, &[BOOKKEEPING]).await, reference());
    assert!(
        strings(&db, "SELECT provider FROM provider_quotas")
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn quotas_with_fewer_columns_keep_their_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = "DROP TABLE provider_quotas;
         CREATE TABLE provider_quotas (provider TEXT PRIMARY KEY, AGENT updated_at TEXT);
         INSERT INTO provider_quotas (provider, updated_at) VALUES ('claude', 'x'), ('codex', 'y')";
    let rows = "SELECT provider || '|' || agent_type || '|' || status || '|' || updated_at FROM provider_quotas ORDER BY 1";

    let named = old.replace("AGENT", "agent_type TEXT NOT NULL DEFAULT 'a',");
    let db = aged(&folder.path().join("named.db"), &named).await;
    upgraded(&db).await;
    assert_eq!(
        strings(&db, rows).await,
        ["claude|a|unavailable|x", "codex|a|unavailable|y"]
    );
    let appended = strings(&db, "SELECT name FROM pragma_table_info('provider_quotas')").await;
    assert_eq!(appended[..3], ["provider", "agent_type", "updated_at"]);
    assert_eq!(appended.len(), 20);

    let nameless = old.replace("AGENT", "");
    let db = aged(&folder.path().join("nameless.db"), &nameless).await;
    upgraded(&db).await;
    assert_eq!(
        strings(&db, rows).await,
        [
            "claude|claude_code|unavailable|x",
            "codex|codex|unavailable|y"
        ]
    );
    assert_eq!(canonical(&db, &[BOOKKEEPING]).await, reference());
}

#[tokio::test]
async fn the_export_state_lets_go_of_retired_tables_which_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = aged(
        &folder.path().join("old.db"),
        "CREATE TABLE traces (id TEXT PRIMARY KEY); INSERT INTO traces VALUES ('t');
         DROP TABLE trace_quality_export_state;
         CREATE TABLE trace_quality_export_state (
           id INTEGER PRIMARY KEY AUTOINCREMENT, provider TEXT NOT NULL,
           local_trace_id TEXT NOT NULL REFERENCES traces(id) ON DELETE CASCADE, local_observation_id TEXT,
           external_trace_id TEXT, external_observation_id TEXT, payload_hash TEXT, status TEXT NOT NULL,
           exported_at TEXT, error_message TEXT, metadata_json TEXT NOT NULL DEFAULT '{}',
           created_at TEXT NOT NULL DEFAULT (datetime('now')));
         INSERT INTO trace_quality_export_state (id, provider, local_trace_id, status) VALUES (5, 'langfuse', 't', 'exported')",
    )
    .await;
    upgraded(&db).await;
    assert_eq!(
        strings(
            &db,
            "SELECT id || local_trace_id FROM trace_quality_export_state"
        )
        .await,
        ["5t"]
    );
    assert_eq!(strings(&db, "SELECT id FROM traces").await, ["t"]);
    assert_eq!(canonical(&db, &[BOOKKEEPING, "traces"]).await, reference());
}

#[tokio::test]
async fn summaries_and_browsed_sessions_get_their_later_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let later = [
        "live_status",
        "last_item_at",
        "integration_mode",
        "fidelity",
        "capabilities_json",
        "context_used_tokens",
        "context_window_tokens",
        "project_identity",
        "skill_context_capabilities_json",
    ];
    let db = aged(
        &folder.path().join("old.db"),
        "DROP INDEX idx_sts_trace; DROP INDEX idx_sts_project; DROP INDEX idx_bs_live_status; DROP INDEX idx_bs_last_item_at;
         INSERT INTO session_trace_summary (session_id, projection_version) VALUES ('s', 'sts:v2');
         INSERT INTO browsing_sessions (id, agent) VALUES ('b', 'claude');
         ALTER TABLE session_trace_summary DROP COLUMN trace_id; ALTER TABLE session_trace_summary DROP COLUMN project",
    )
    .await;
    for column in later.iter().rev() {
        run(
            &db,
            &format!("ALTER TABLE browsing_sessions DROP COLUMN {column}"),
        )
        .await;
    }
    upgraded(&db).await;
    let columns = strings(
        &db,
        "SELECT name FROM pragma_table_info('browsing_sessions')",
    )
    .await;
    assert_eq!(columns[columns.len() - later.len()..], later);
    // The legacy makes a summary anew where its trace_id is missing.
    let stale = "SELECT session_id FROM session_trace_summary WHERE trace_id IS NULL AND projection_version = 'sts:v2'";
    assert_eq!(strings(&db, stale).await, ["s"]);
    let check = "UPDATE browsing_sessions SET skill_context_capabilities_json = '{'";
    sea_orm_migration::sea_orm::ConnectionTrait::execute_unprepared(&db, check)
        .await
        .expect_err("the check is there");
}

#[tokio::test]
async fn messages_from_before_the_full_text_index_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = aged(
        &folder.path().join("old.db"),
        "DROP TABLE messages_fts; DROP TRIGGER messages_fts_insert; DROP TRIGGER messages_fts_delete;
         DROP TRIGGER messages_fts_update;
         INSERT INTO messages (session_id, ordinal, role, content) VALUES ('s', 0, 'user', 'kilns')",
    )
    .await;
    upgraded(&db).await;
    let found = "SELECT CAST(rowid AS TEXT) FROM messages_fts WHERE messages_fts MATCH 'kiln'";
    assert_eq!(strings(&db, found).await, ["1"]);
    run(&db, "DELETE FROM messages").await;
    run(
        &db,
        "INSERT INTO messages_fts(messages_fts) VALUES ('integrity-check')",
    )
    .await;
    assert_eq!(canonical(&db, &[BOOKKEEPING]).await, reference());
}

#[tokio::test]
async fn a_plan_says_what_would_be_done_and_does_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.db");
    let db = aged(
        &path,
        "DROP TABLE insights; ALTER TABLE sessions DROP COLUMN metadata; PRAGMA user_version = 2;
         CREATE INDEX idx_events_session_id ON events (session_id)",
    )
    .await;
    let before = std::fs::read(&path).expect("readable");
    assert_eq!(
        plan(&db).await.expect("a plan").to_string(),
        "add sessions.metadata\ncreate insights\ncreate 2 indexes\ndrop the index idx_events_session_id\n\
         correct data, steps 3 to 4"
    );
    assert_eq!(examine(&db).await, Ok(State::Older { user_version: 2 }));
    assert!(std::fs::read(&path).expect("readable") == before);
}
