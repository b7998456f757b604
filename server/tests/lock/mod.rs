//! The lock beside a database: its protocol, as both runtimes know it.
mod leftovers;
mod names;
mod owners;
mod servers;
mod taking;
mod users;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder, and in it the database `a.db` (which is not there) with its lock.
pub struct Place {
    pub dir: TempDir,
    pub database: PathBuf,
    pub lock: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let dir = crate::process::home();
        let database = dir.path().canonicalize().expect("there").join("a.db");
        Self {
            lock: database.with_file_name("a.db.runtime.lock"),
            database,
            dir,
        }
    }

    /// The lock that a runtime with this process number would have.
    pub fn plant(&self, pid: u32) -> String {
        let line = record(pid, &self.database);
        fs::write(&self.lock, &line).expect("written");
        line
    }

    pub fn read(&self) -> Value {
        let text = fs::read_to_string(&self.lock).expect("a lock");
        serde_json::from_str(&text).expect("JSON")
    }

    /// The names in the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).expect("a folder");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        let mut names: Vec<_> = entries
            .map(|entry| name(entry).into_string().expect("text"))
            .collect();
        names.sort();
        names
    }

    /// `serve` on the database.
    pub fn serve(&self) -> Command {
        serve(self.dir.path(), "a.db")
    }
}

pub fn serve(home: &Path, database: &str) -> Command {
    crate::process::agentmonitor(home, &["serve", "--port", "0", "--db", database])
}

/// As the TypeScript runtime writes it.
pub fn record(pid: u32, database: &Path) -> String {
    let database = json!(database);
    format!(
        "{{\"pid\":{pid},\"startedAt\":\"2026-11-22T10:00:00.000Z\",\
         \"token\":\"9f3b8a52-0c5e-4f0e-9a53-3b1f6c1f2c11\",\"dbPath\":{database}}}\n"
    )
}

/// A process that does nothing until it is dropped: some other runtime.
pub struct Other(Child);

impl Other {
    pub fn new() -> Self {
        let mut command = Command::new("cat");
        let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
        Self(child.expect("cat runs"))
    }

    pub fn pid(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        self.0.kill().expect("killed");
        self.0.wait().expect("a child");
    }
}

/// The number of a process that has ended.
pub fn dead() -> u32 {
    Other::new().pid()
}
