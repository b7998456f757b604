//! `kill -9` at random moments of an upgrade: the file is then old or new, never between, and no backup is half.
//!
//! `MIGRATE_KILLS` says how many in each journal mode; `just long` takes many.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::migrate::{Rows, beside, execute, migrate, rows, schema};
use crate::process::{agentmonitor, home};

const KILLS: u32 = 20;

/// What a database is before and after.
#[derive(PartialEq)]
struct Contents {
    schema: Value,
    rows: Rows,
}

impl Contents {
    /// Of a copy, so that looking does not mend what a kill has left.
    fn of(path: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("copy.db");
        for suffix in ["", "-wal", "-journal"] {
            let from = format!("{}{suffix}", path.display());
            if fs::metadata(&from).is_ok() {
                fs::copy(from, format!("{}{suffix}", copy.display())).expect("copied");
            }
        }
        Self {
            schema: schema(&copy),
            rows: rows(&copy),
        }
    }
}

/// A file whose upgrade does all that an upgrade can do, and takes a while.
fn large(folder: &Path, journal_mode: &str) -> PathBuf {
    let path = folder.join("agentmonitor.db");
    migrate(&path, &[]);
    execute(
        &path,
        "BEGIN; DROP TABLE seaql_migrations; DROP TABLE insights; DROP TABLE provider_quotas;
         CREATE TABLE provider_quotas (agent_type TEXT); DROP TABLE events;
         CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT UNIQUE, session_id TEXT NOT NULL,
           agent_type TEXT NOT NULL, event_type TEXT NOT NULL CHECK (event_type IN ('tool_use')), model TEXT,
           tokens_in INTEGER, tokens_out INTEGER, cache_read_tokens INTEGER, created_at TEXT NOT NULL, metadata TEXT);
         WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
         INSERT INTO events SELECT i, 'e' || i, 's' || (i % 50), 'codex', 'tool_use', 'gpt-5', 100, 10, 60,
           '2026-01-01 00:00:00', json_object('text', hex(zeroblob(500))) FROM n;
         PRAGMA user_version = 0; COMMIT",
    );
    execute(&path, &format!("PRAGMA journal_mode = {journal_mode}"));
    path
}

/// As random as a test needs it; printed, to tell one run from another.
struct Random(u64);

impl Random {
    fn seeded() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let seed = now.expect("after 1970").as_nanos() as u64 | 1;
        eprintln!("seed {seed}");
        Self(seed)
    }

    fn below(&mut self, most: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        most.mul_f64((self.0 % 10_000) as f64 / 10_000.0)
    }
}

fn kill_after(mut command: Command, moment: Duration) {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child: Child = command.spawn().expect("the binary runs");
    let started = Instant::now();
    while started.elapsed() < moment {
        std::thread::yield_now();
    }
    child.kill().expect("killed, or ended by itself");
    child.wait().expect("a child");
}

/// What has a backup's name is whole; what a killed one has left has another.
fn check_backups(path: &Path, old: &Contents) -> usize {
    let names = beside(path);
    let whole = names
        .iter()
        .filter(|name| name.contains(".backup-v") && !name.contains(".draft"));
    let mut count = 0;
    for name in whole {
        let backup = path.with_file_name(name);
        assert!(
            Contents::of(&backup) == *old,
            "{name} is not what the file was"
        );
        fs::remove_file(backup).expect("removed");
        count += 1;
    }
    count
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_file_or_the_new_one() {
    kill_upgrades("WAL");
}

#[test]
fn so_it_does_in_a_file_that_is_in_another_journal_mode() {
    kill_upgrades("DELETE");
}

fn kill_upgrades(journal_mode: &str) {
    let folder = home();
    let original = large(folder.path(), journal_mode);
    let old = Contents::of(&original);
    let bytes = fs::read(&original).expect("readable");

    let home = home();
    let path = home.path().join("agentmonitor.db");
    fs::write(&path, &bytes).expect("written");
    let started = Instant::now();
    migrate(&path, &[]);
    let whole = started.elapsed();
    let new = Contents::of(&path);
    assert!(new != old);
    assert_eq!(check_backups(&path, &old), 1);

    let kills =
        std::env::var("MIGRATE_KILLS").map_or(KILLS, |text| text.parse().expect("a number"));
    let mut random = Random::seeded();
    let (mut olds, mut news, mut backups) = (0, 0, 0);
    for kill in 0..kills {
        // A file that was left old is killed again, with what the kill has left beside it.
        if kill == 0 || news > 0 && Contents::of(&path) == new {
            fs::remove_file(&path).expect("removed");
            for suffix in ["-wal", "-shm", "-journal"] {
                drop(fs::remove_file(format!("{}{suffix}", path.display())));
            }
            fs::write(&path, &bytes).expect("written");
        }
        let flag = path.to_str().expect("text");
        let command: &[&str] = match kill % 3 {
            0 => &["serve", "--port", "0", "--db", flag],
            _ => &["migrate", "--db", flag],
        };
        kill_after(
            agentmonitor(home.path(), command),
            random.below(whole.mul_f64(1.2)),
        );
        let found = Contents::of(&path);
        match () {
            () if found == old => olds += 1,
            () if found == new => news += 1,
            () => panic!("kill {kill} left the file between old and new"),
        }
        backups += check_backups(&path, &old);
    }
    eprintln!(
        "{kills} kills: {olds} left the old file, {news} the new one; {backups} whole backups"
    );
    assert!(olds > 0 && backups > 0, "no kill came while it worked");
    migrate(&path, &[]);
    assert!(
        Contents::of(&path) == new,
        "the next start finishes the work"
    );
}
