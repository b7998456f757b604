//! How an upgrade goes about its work: backup, lock, words.
use std::fs;
use std::path::{Path, PathBuf};

use crate::migrate::{backup, beside, execute, migrate, mode, rows, run, schema};
use crate::process::{Server, agentmonitor, home};

/// A database as an older release left it.
pub(super) fn older(folder: &Path) -> PathBuf {
    let path = folder.join("agentmonitor.db");
    migrate(&path, &[]);
    execute(
        &path,
        "DROP TABLE seaql_migrations; DROP TABLE insights; PRAGMA user_version = 2;
         INSERT INTO import_state (file_path, file_hash, file_size, source) VALUES ('a', 'h', 1, 'codex')",
    );
    path
}

#[test]
fn the_log_of_a_process_that_was_killed_is_upgraded_and_backed_up() {
    let home = home();
    let folder = tempfile::tempdir().expect("a folder");
    let live = older(folder.path());
    let db = rusqlite::Connection::open(&live).expect("the file opens");
    db.execute_batch("PRAGMA wal_autocheckpoint = 0; UPDATE import_state SET file_path = 'late'")
        .expect("written");
    let path = home.path().join("agentmonitor.db");
    for suffix in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        fs::copy(name(&live), name(&path)).expect("copied");
    }
    drop(db);
    migrate(&path, &[]);
    let backup = backup(&path);
    let late = "late".to_owned().into();
    assert_eq!(rows(&path)["import_state"][0][0], late);
    assert_eq!(rows(&backup)["import_state"][0][0], late);
    assert_eq!(schema(&backup)["user_version"], 2);
}

#[test]
fn a_backup_put_back_is_upgraded_again() {
    let home = home();
    let path = older(home.path());
    let before = rows(&path);
    migrate(&path, &[]);
    let first = backup(&path);
    let upgraded = rows(&path);
    fs::rename(&first, &path).expect("put back");
    assert!(rows(&path) == before);
    migrate(&path, &[]);
    assert!(rows(&path) == upgraded);
    assert!(rows(&backup(&path)) == before);
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn what_a_killed_backup_left_is_swept_and_nothing_else() {
    let home = home();
    let path = older(home.path());
    for name in [
        "agentmonitor.db.backup-v2-x.draft",
        "agentmonitor.db.backup-v2-x",
        "other.db.backup-v2-x.draft",
    ] {
        fs::write(home.path().join(name), "half").expect("written");
    }
    migrate(&path, &[]);
    let left = beside(&path);
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(
        !left.contains(&"agentmonitor.db.backup-v2-x.draft".to_owned()),
        "{left:?}"
    );
}

#[test]
fn a_database_that_is_served_is_left_to_its_server() {
    let home = home();
    let path = home.path().join("agentmonitor.db");
    let flag = path.to_str().expect("text");
    let server = Server::of(agentmonitor(
        home.path(),
        &["serve", "--port", "0", "--db", flag],
    ));
    let (code, stdout, stderr) = run(&path, &[]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    let owner = format!(
        "already owned by AgentMonitor runtime PID {}",
        server.child.id()
    );
    assert!(
        stderr.starts_with("error: ") && stderr.contains(&owner),
        "{stderr}"
    );
    assert!(migrate(&path, &["--dry-run"]).contains("has the newest schema"));
}

#[test]
fn it_finds_the_database_where_serve_does() {
    let home = home();
    let path = home.path().join("named.db");
    let output = agentmonitor(home.path(), &["migrate"])
        .env("AGENTMONITOR_DB_PATH", "named.db")
        .output();
    let output = output.expect("the binary runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(path.is_file());
}
