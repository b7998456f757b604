//! A fresh file has the legacy's schema, a legacy file is adopted as it stands, and an older one gets there.
mod corrections;
mod older;
mod older_events;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use agentmonitor_migrations::{
    BOOKKEEPING, Done, PriceList, State, Tokens, canonical_schema, examine, is_repair_due,
    record_repair, reference_schema, upgrade,
};
use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement,
};
use serde_json::Value;

/// A connection of the kind that upgrades.
async fn open(path: &Path) -> DatabaseConnection {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await.expect("the file opens");
    run(&db, "PRAGMA foreign_keys = OFF").await;
    db
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect(sql);
}

/// One model of each provider; a token costs a dollar.
struct Dollars;

impl PriceList for Dollars {
    fn provider(&self, model: &str) -> Option<&str> {
        let known = ["openai", "google", "anthropic"];
        known.into_iter().find(|name| *name == model)
    }

    fn cost(&self, _model: &str, tokens: &Tokens) -> Option<f64> {
        Some(tokens.input + tokens.output + tokens.cache_read + tokens.cache_write)
    }
}

async fn bring_up(db: &DatabaseConnection) -> Result<Done, DbErr> {
    upgrade(db, &Dollars).await
}

/// A file as an old release left it: the baseline, changed by `sql`, without our bookkeeping.
async fn aged(path: &Path, sql: &str) -> DatabaseConnection {
    let db = open(path).await;
    bring_up(&db).await.expect("created");
    run(&db, "DROP TABLE seaql_migrations").await;
    run(&db, sql).await;
    db
}

/// Upgrades what must be an older file, and answers what was said about it.
async fn upgraded(db: &DatabaseConnection) -> Vec<String> {
    assert!(matches!(examine(db).await, Ok(State::Older { .. })));
    let done = bring_up(db).await.expect("upgraded");
    assert_eq!(examine(db).await, Ok(State::Current));
    assert_eq!(
        strings(db, "PRAGMA integrity_check").await,
        ["ok".to_owned()]
    );
    match done {
        Done::Upgraded { said } => said,
        other => panic!("{other:?}"),
    }
}

fn reference() -> Value {
    serde_json::from_str(include_str!("../schema-v4.json")).expect("valid JSON")
}

async fn canonical(db: &DatabaseConnection, skip: &[&str]) -> Value {
    canonical_schema(db, skip).await.expect("a schema")
}

fn legacy_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/legacy/db")
}

/// A copy of one of the legacy's databases, or nothing where they are not at hand.
fn legacy_copy(name: &str, into: &Path) -> Option<PathBuf> {
    let copy = into.join(name);
    if std::fs::copy(legacy_folder().join(name), &copy).is_err() {
        eprintln!("skipped: ../shared/legacy/db/{name} is not there");
        return None;
    }
    let mut permissions = std::fs::metadata(&copy).expect("copied").permissions();
    #[allow(clippy::permissions_set_readonly_false, reason = "a private copy")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&copy, permissions).expect("ours");
    Some(copy)
}

async fn strings(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db
        .query_all_raw(Statement::from_string(DbBackend::Sqlite, sql))
        .await
        .expect(sql);
    rows.iter()
        .map(|row| row.try_get_by_index(0).expect("text"))
        .collect()
}

/// Every row of every table, as text that keeps the type of each value.
async fn contents(db: &DatabaseConnection) -> BTreeMap<String, Vec<String>> {
    let mut contents = BTreeMap::new();
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'seaql_migrations'";
    for table in strings(db, tables).await {
        let columns =
            format!("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('{table}')");
        let quoted = strings(db, &columns).await.join(" || ',' || ");
        let rows = strings(db, &format!("SELECT {quoted} FROM \"{table}\" ORDER BY 1")).await;
        contents.insert(table, rows);
    }
    contents
}

#[tokio::test]
async fn a_fresh_file_has_the_schema_of_the_legacy() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder.path().join("fresh.db")).await;
    assert_eq!(examine(&db).await, Ok(State::Empty));
    bring_up(&db).await.expect("upgraded");
    assert_eq!(canonical(&db, &[BOOKKEEPING]).await, reference());
    assert_eq!(examine(&db).await, Ok(State::Current));
}

#[tokio::test]
async fn the_reference_is_the_schema_of_the_legacy() {
    assert_eq!(reference_schema().await, Ok(reference()));
}

#[tokio::test]
async fn the_full_text_index_follows_messages() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder.path().join("fts.db")).await;
    bring_up(&db).await.expect("upgraded");
    let found = async |word: &str| {
        let sql = format!(
            "SELECT CAST(rowid AS TEXT) FROM messages_fts WHERE messages_fts MATCH '{word}'"
        );
        strings(&db, &sql).await
    };
    let run = async |sql: &str| db.execute_unprepared(sql).await.expect("written");

    run("INSERT INTO messages (session_id, ordinal, role, content) VALUES ('s', 0, 'user', 'naïve kilns')").await;
    assert_eq!(found("naive").await, ["1"]);
    assert_eq!(found("kiln").await, ["1"]);
    run("UPDATE messages SET content = 'glazes'").await;
    assert!(found("kiln").await.is_empty());
    assert_eq!(found("glaze").await, ["1"]);
    run("DELETE FROM messages").await;
    assert!(found("glaze").await.is_empty());
    run("INSERT INTO messages_fts(messages_fts) VALUES ('integrity-check')").await;
}

#[tokio::test]
async fn an_upgrade_of_what_is_current_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("twice.db");
    let db = open(&path).await;
    bring_up(&db).await.expect("upgraded");
    let before = std::fs::read(&path).expect("readable");
    bring_up(&db).await.expect("upgraded again");
    assert_eq!(std::fs::read(&path).expect("readable"), before);
}

#[tokio::test]
async fn a_legacy_file_is_adopted_as_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(path) = legacy_copy("legacy-v0.5.0.sqlite", folder.path()) else {
        return;
    };
    let db = open(&path).await;
    let rows = contents(&db).await;
    assert_eq!(canonical(&db, &[]).await, reference());

    bring_up(&db).await.expect("adopted");
    assert_eq!(canonical(&db, &[BOOKKEEPING]).await, reference());
    assert_eq!(contents(&db).await, rows);
    assert_eq!(
        strings(&db, "SELECT version FROM seaql_migrations").await,
        ["m0001_baseline"]
    );
}

#[tokio::test]
async fn the_february_release_gets_the_schema_that_the_legacy_gave_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(path) = legacy_copy("legacy-2026-02.sqlite", folder.path()) else {
        return;
    };
    let db = open(&path).await;
    assert_eq!(examine(&db).await, Ok(State::Older { user_version: 0 }));
    let before = canonical(&db, &[]).await;
    let text = std::fs::read_to_string(legacy_folder().join("legacy-2026-02.schema.json"));
    let recorded: Value = serde_json::from_str(&text.expect("beside the file")).expect("JSON");
    assert_eq!(before, recorded);
    upgraded(&db).await;
    let text = std::fs::read_to_string(legacy_folder().join("legacy-2026-02-upgraded.json"));
    let recorded: Value = serde_json::from_str(&text.expect("beside the file")).expect("JSON");
    assert_eq!(canonical(&db, &[BOOKKEEPING]).await, recorded);
}

#[tokio::test]
async fn what_is_not_the_baseline_is_told_apart() {
    let table: &[(&str, State)] = &[
        ("PRAGMA user_version = 5", State::Newer { user_version: 5 }),
        ("PRAGMA user_version = 3", State::Older { user_version: 3 }),
        ("DROP TABLE insights", State::Older { user_version: 4 }),
        (
            "ALTER TABLE provider_quotas DROP COLUMN limit_name",
            State::Older { user_version: 4 },
        ),
        ("DROP TABLE agents", State::Foreign),
        (
            "INSERT INTO seaql_migrations VALUES ('m9999_later', 0)",
            State::Newer { user_version: 4 },
        ),
        ("CREATE TABLE retired_by_the_legacy (id)", State::Current),
        (
            "CREATE INDEX idx_events_session_id ON events (session_id)",
            State::Older { user_version: 4 },
        ),
        ("DROP INDEX idx_bs_agent", State::Older { user_version: 4 }),
        (
            "DROP TRIGGER messages_fts_insert",
            State::Older { user_version: 4 },
        ),
        ("DROP TRIGGER messages_fts_delete", State::Current),
        (
            "DROP TABLE insights; CREATE TABLE insights (id INTEGER PRIMARY KEY)",
            State::Foreign,
        ),
    ];
    for (change, state) in table {
        let folder = tempfile::tempdir().expect("a folder");
        let db = open(&folder.path().join("changed.db")).await;
        bring_up(&db).await.expect("upgraded");
        db.execute_unprepared(change).await.expect(change);
        assert_eq!(examine(&db).await, Ok(*state), "{change}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder.path().join("notes.db")).await;
    db.execute_unprepared("CREATE TABLE notes (id)")
        .await
        .expect("made");
    assert_eq!(examine(&db).await, Ok(State::Foreign));
}

#[tokio::test]
async fn a_failed_upgrade_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = open(&folder.path().join("foreign.db")).await;
    db.execute_unprepared("CREATE TABLE notes (id)")
        .await
        .expect("made");
    bring_up(&db).await.expect_err("not ours");
    let tables = strings(&db, "SELECT name FROM sqlite_schema").await;
    assert_eq!(tables, ["notes"]);
}

#[tokio::test]
async fn a_repair_that_is_recorded_is_known_to_the_next_upgrade() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = aged(&folder.path().join("current.db"), "SELECT 1").await;
    assert_eq!(bring_up(&db).await, Ok(Done::Adopted));
    assert!(is_repair_due(&db).await.expect("read"));
    assert_eq!(bring_up(&db).await, Ok(Done::Nothing));
    record_repair(&db).await.expect("recorded");
    assert!(!is_repair_due(&db).await.expect("read"));
    assert_eq!(bring_up(&db).await, Ok(Done::Nothing));
    assert_eq!(examine(&db).await, Ok(State::Current));
    let recorded = "SELECT version FROM seaql_migrations ORDER BY version";
    assert_eq!(
        strings(&db, recorded).await,
        ["m0001_baseline", "m0002_repair_rows"]
    );
}
