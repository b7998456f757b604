//! What is refused, by `migrate` and by `serve`, and that nothing of it changes.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::migrate::upgrade::older;
use crate::migrate::{execute, migrate, run};
use crate::process::{agentmonitor, home, refusal};

/// Every file in the folder with its bytes.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).expect("readable")))
        .collect()
}

/// Both commands refuse it in one line that says so, and leave the folder as it was.
#[track_caller]
pub(super) fn assert_refused(path: &Path, says: &str) {
    let folder = path.parent().expect("a folder");
    let before = snapshot(folder);
    let flag = path.to_str().expect("text");
    for flags in [&[][..], &["--dry-run"]] {
        let (code, stdout, stderr) = run(path, flags);
        assert_eq!((code, stdout.as_str()), (Some(1), ""), "{stderr}");
        assert_line(&stderr, path, says);
        assert!(snapshot(folder) == before, "migrate changed {flag}");
    }
    let line = refusal(agentmonitor(
        folder,
        &["serve", "--port", "0", "--db", flag],
    ));
    assert_line(&format!("error: {line}\n"), path, says);
    assert!(snapshot(folder) == before, "serve changed {flag}");
}

#[track_caller]
fn assert_line(stderr: &str, path: &Path, says: &str) {
    assert!(
        stderr.starts_with("error: ") && stderr.lines().count() == 1,
        "{stderr}"
    );
    assert!(stderr.contains(says), "{says}: {stderr}");
    assert!(stderr.contains(path.to_str().expect("text")), "{stderr}");
    let advice = ["name another file", "name a file", "restore it"];
    assert!(
        advice.iter().any(|words| stderr.contains(words)),
        "{stderr}"
    );
}

#[test]
fn newer_versions_are_refused_untouched() {
    for version in [5, 9, i32::MAX] {
        let home = home();
        let path = home.path().join("agentmonitor.db");
        migrate(&path, &[]);
        execute(&path, &format!("PRAGMA user_version = {version}"));
        assert_refused(&path, &format!("newer release (schema {version})"));
    }
    let home = home();
    let path = home.path().join("agentmonitor.db");
    migrate(&path, &[]);
    execute(
        &path,
        "INSERT INTO seaql_migrations VALUES ('m9999_later', 0)",
    );
    assert_refused(&path, "newer release");
}

#[test]
fn what_is_no_database_of_ours_is_refused_untouched() {
    let home = home();
    let at = |name: &str| home.path().join(name);
    fs::create_dir(at("folder")).expect("made");
    assert_refused(&at("folder"), "is a directory");
    fs::write(at("note.txt"), "hello").expect("written");
    assert_refused(&at("note.txt"), "not an SQLite database");
    for (name, sql) in [
        (
            "notes.db",
            "CREATE TABLE notes (id); INSERT INTO notes VALUES (1)",
        ),
        (
            "wal.db",
            "PRAGMA journal_mode = WAL; CREATE TABLE notes (id)",
        ),
        ("stamped.db", "PRAGMA user_version = 7"),
        // Tables of these names, but with other columns.
        (
            "events.db",
            "CREATE TABLE agents (id); CREATE TABLE sessions (id); CREATE TABLE events (id)",
        ),
    ] {
        execute(&at(name), sql);
        assert_refused(&at(name), "another program");
    }
}

/// Overwrites the middle of every page of the table's rows but the first.
fn damage(path: &Path, table: &str) {
    let pages: Vec<(i64, i64)> = {
        let db = Connection::open(path).expect("the file opens");
        let root = "SELECT rootpage FROM sqlite_schema WHERE name = ?";
        let root: i64 = db
            .query_row(root, [table], |row| row.get(0))
            .expect("a table");
        let size: i64 = db
            .query_row("PRAGMA page_size", [], |row| row.get(0))
            .expect("a size");
        vec![(root, size)]
    };
    let mut bytes = fs::read(path).expect("readable");
    for (page, size) in pages {
        let start = usize::try_from((page - 1) * size).expect("a place");
        bytes[start..start + 64].fill(0x5a);
    }
    fs::write(path, bytes).expect("written");
}

#[test]
fn damage_is_found_before_anything_is_changed() {
    for (table, is_older) in [
        ("events", true),
        ("sqlite_autoindex_sessions_1", true),
        ("tool_calls", false),
    ] {
        let home = home();
        let path = older(home.path());
        if !is_older {
            // Current, but never opened by us.
            fs::remove_file(&path).expect("removed");
            migrate(&path, &[]);
            execute(&path, "DROP TABLE seaql_migrations");
        }
        damage(&path, table);
        assert_refused(&path, "is damaged");
    }
}

#[test]
fn a_large_part_that_is_missing_is_damage() {
    let home = home();
    let path = older(home.path());
    let bytes = fs::read(&path).expect("readable");
    fs::write(&path, &bytes[..bytes.len() / 2]).expect("cut");
    assert_refused(&path, "is damaged");
}

#[test]
fn a_row_that_breaks_a_rule_is_named_and_nothing_is_changed() {
    for mode in ["WAL", "DELETE"] {
        let home = home();
        let path = older(home.path());
        execute(&path, &format!("PRAGMA journal_mode = {mode}"));
        assert_row_is_named(&path, home.path());
    }
}

#[track_caller]
fn assert_row_is_named(path: &Path, folder: &Path) {
    execute(
        path,
        "DROP TABLE events;
         CREATE TABLE events (id INTEGER PRIMARY KEY, session_id TEXT, agent_type TEXT,
           event_type TEXT CHECK (event_type IN ('tool_use')), status TEXT);
         INSERT INTO events VALUES (1, 's', 'codex', 'tool_use', 'odd')",
    );
    let before = snapshot(folder);
    let (code, _, stderr) = run(path, &[]);
    assert_eq!(code, Some(1));
    assert_line(&stderr, path, "a row breaks a rule of the newest schema");
    assert!(stderr.contains("status IN"), "{stderr}");
    assert!(snapshot(folder) == before, "something changed, or was left");
}

#[test]
fn the_log_that_another_process_left_beside_a_refused_file_stays_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let live = folder.path().join("live.db");
    let db = Connection::open(&live).expect("the file opens");
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE notes (id); INSERT INTO notes VALUES (1)",
    )
    .expect("written");
    let home = home();
    for suffix in ["", "-wal"] {
        let name = format!("live.db{suffix}");
        fs::copy(folder.path().join(&name), home.path().join(&name)).expect("copied");
    }
    drop(db);
    // What only the log tells is seen, and no index of it is left.
    assert_refused(&home.path().join("live.db"), "another program");
}
