//! A log that lies beside a file that is not its own: opened together they would be lost, or mixed.
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::migrate::refusals::assert_refused;
use crate::migrate::upgrade::older;
use crate::migrate::{execute, run};
use crate::process::home;

const NAME: &str = "agentmonitor.db";

/// The files of a database whose owner was killed: its rows stand in the log alone.
fn killed(folder: &Path, name: &str, sql: &str) {
    let live = folder.join("live.db");
    let db = rusqlite::Connection::open(&live).expect("the file opens");
    let wal = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;";
    db.execute_batch(&format!("{wal} {sql}")).expect("written");
    for suffix in ["", "-wal"] {
        let from = folder.join(format!("live.db{suffix}"));
        fs::copy(from, folder.join(format!("{name}{suffix}"))).expect("copied");
    }
    drop(db);
    fs::remove_file(live).expect("removed");
}

#[test]
fn the_log_of_a_database_that_is_gone_or_emptied_is_not_thrown_away() {
    let home = home();
    let path = home.path().join(NAME);
    killed(home.path(), NAME, "CREATE TABLE events (id)");
    fs::remove_file(&path).expect("removed");
    assert_refused(&path, "the log of another database");
    fs::write(&path, "").expect("written");
    assert_refused(&path, "the log of another database");
}

#[test]
fn a_backup_that_is_put_back_is_not_mixed_with_the_log_of_what_it_replaces() {
    let home = home();
    let path = older(home.path());
    execute(&path, "PRAGMA journal_mode = DELETE");
    let backup = fs::read(&path).expect("readable");
    fs::copy(&path, home.path().join("live.db")).expect("copied");
    killed(
        home.path(),
        NAME,
        "DELETE FROM events; INSERT INTO agents (id, agent_type) VALUES ('a', 'a')",
    );
    fs::write(&path, &backup).expect("put back");
    assert_refused(&path, "the log of another database");
    fs::remove_file(home.path().join(format!("{NAME}-wal"))).expect("removed");
    let (code, _, stderr) = run(&path, &[]);
    assert_eq!(code, Some(0), "{stderr}");
}

#[test]
fn a_dry_run_through_a_link_sees_what_a_killed_process_left_beside_the_file() {
    let home = home();
    let path = older(home.path());
    fs::copy(&path, home.path().join("live.db")).expect("copied");
    killed(home.path(), NAME, "PRAGMA user_version = 5");
    let link = home.path().join("link.db");
    symlink(NAME, &link).expect("linked");
    let (code, stdout, stderr) = run(&link, &["--dry-run"]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""), "{stderr}");
    assert!(stderr.contains("newer release (schema 5)"), "{stderr}");
}
