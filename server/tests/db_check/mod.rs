//! `agentmonitor db check` as a process: what it tells, how it ends, and that it leaves everything as it is.
mod back_again;
mod beside;
mod files;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

use crate::process::{Server, agentmonitor, home};

/// A folder of its own with the database `a.db`.
pub struct Place {
    pub dir: TempDir,
    pub database: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let dir = home();
        let database = dir.path().join("a.db");
        Self { dir, database }
    }

    /// With a database that a server has made and closed.
    pub fn served() -> Self {
        let place = Self::new();
        let server = place.serve();
        server.signal("TERM");
        assert_eq!(server.wait().0, Some(0));
        place
    }

    /// With a copy of a file that the legacy wrote; nothing where it is not at hand.
    pub fn legacy(name: &str) -> Option<Self> {
        let place = Self::new();
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../shared/legacy/db")
            .join(name);
        let Ok(bytes) = fs::read(from) else {
            eprintln!("skipped: ../shared/legacy/db/{name} is not there");
            return None;
        };
        fs::write(&place.database, bytes).expect("written");
        Some(place)
    }

    pub fn serve(&self) -> Server {
        let args = ["serve", "--port", "0", "--db", "a.db"];
        Server::of(agentmonitor(self.dir.path(), &args))
    }

    pub fn sql(&self, sql: &str) {
        let db = Connection::open(&self.database).expect("opened");
        db.execute_batch(sql).expect(sql);
    }

    pub fn check(&self) -> Output {
        check(self.dir.path(), &["--db", "a.db"])
    }

    /// Exit code and report.
    #[track_caller]
    pub fn report(&self) -> (i32, Value) {
        let output = check(self.dir.path(), &["--db", "a.db", "--json"]);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.is_empty(), "{stderr}");
        let report = serde_json::from_slice(&output.stdout).expect("JSON");
        (output.status.code().expect("an exit code"), report)
    }

    /// Every file in the folder.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.dir.path()).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let files = paths.filter(|path| path.is_file());
        files
            .map(|path| {
                (
                    path.file_name()
                        .expect("a name")
                        .to_string_lossy()
                        .into_owned(),
                    fs::read(&path).expect("read"),
                )
            })
            .collect()
    }
}

pub fn check(home: &Path, flags: &[&str]) -> Output {
    let args = [&["db", "check"], flags].concat();
    agentmonitor(home, &args).output().expect("the binary runs")
}

/// Nothing found, not even a note.
#[track_caller]
pub fn is_spotless((code, report): &(i32, Value)) {
    assert_eq!(report["findings"], Value::Array(Vec::new()), "{report:#}");
    assert_eq!(
        (*code, report["schema"].as_str()),
        (0, Some("strict")),
        "{report:#}"
    );
}
