//! `agentmonitor migrate`, and what `serve` does to the database at its start.
mod adoption;
#[cfg(target_os = "linux")]
mod disks;
mod february;
mod kills;
mod refusals;
mod repairs;
mod stray_logs;
mod upgrade;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use agentmonitor_migrations::{BOOKKEEPING, canonical_schema};
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use sea_orm::{ConnectOptions, Database};
use serde_json::Value;

use crate::process::output;

/// Runs `agentmonitor migrate` on the database, and answers what it printed.
#[track_caller]
fn migrate(database: &Path, flags: &[&str]) -> String {
    let (code, stdout, stderr) = run(database, flags);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    stdout
}

/// Exit code, stdout and stderr.
fn run(database: &Path, flags: &[&str]) -> (Option<i32>, String, String) {
    let path = database.to_str().expect("text");
    let home = database.ancestors().skip(1).find(|folder| folder.is_dir());
    let output = output(
        home.expect("a folder"),
        &[&["migrate", "--db", path], flags].concat(),
    );
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn legacy_file(name: &str) -> Option<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/legacy/db");
    let bytes = fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        eprintln!("skipped: ../shared/legacy/db/{name} is not there");
    }
    bytes
}

fn legacy_json(name: &str) -> Option<Value> {
    Some(serde_json::from_slice(&legacy_file(name)?).expect("JSON"))
}

/// A copy of one of the legacy's databases, or nothing where they are not at hand.
fn legacy_copy(name: &str, folder: &Path) -> Option<PathBuf> {
    let path = folder.join("agentmonitor.db");
    fs::write(&path, legacy_file(name)?).expect("written");
    Some(path)
}

/// The canonical schema of a closed database, without the migrator's table.
fn schema(path: &Path) -> Value {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let mut options = ConnectOptions::new(format!("sqlite://{}", path.display()));
        options.max_connections(1).sqlx_logging(false);
        let db = Database::connect(options).await.expect("the file opens");
        let schema = canonical_schema(&db, &[BOOKKEEPING])
            .await
            .expect("a schema");
        db.close().await.expect("closed");
        schema
    })
}

type Rows = BTreeMap<String, Vec<Vec<Cell>>>;

/// Every row of every table but the migrator's, each value with its type.
fn rows(path: &Path) -> Rows {
    let db = Connection::open(path).expect("the file opens");
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'seaql_migrations'";
    let mut statement = db.prepare(tables).expect("prepared");
    let names = statement.query_map([], |row| row.get::<_, String>(0));
    let names: Vec<_> = names
        .expect("read")
        .map(|name| name.expect("a name"))
        .collect();
    names
        .into_iter()
        .map(|name| (name.clone(), table(&db, &name)))
        .collect()
}

fn table(db: &Connection, name: &str) -> Vec<Vec<Cell>> {
    let sql = format!("SELECT * FROM \"{name}\"");
    let mut statement = db.prepare(&sql).expect("prepared");
    let width = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..width).map(|at| row.get::<_, Cell>(at)).collect();
    let rows = statement.query_map([], row).expect("read");
    let mut rows: Vec<Vec<Cell>> = rows.map(|row| row.expect("a row")).collect();
    // A copy has the rows of a table without numbers in an order of its own.
    let numbered = |row: &Vec<Cell>| matches!(row.first(), Some(Cell::Integer(_)));
    if !rows.iter().all(numbered) {
        rows.sort_by_cached_key(|row| format!("{row:?}"));
    }
    rows
}

fn execute(path: &Path, sql: &str) {
    let db = Connection::open(path).expect("the file opens");
    db.execute_batch(sql).expect(sql);
}

/// The names of all files in the folder of the database, beside the database itself.
fn beside(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path.parent().expect("a folder")).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names
        .map(|name| name.into_string().expect("text"))
        .collect();
    names.retain(|name| Some(name.as_str()) != path.file_name().and_then(|name| name.to_str()));
    names.sort();
    names
}

/// The one backup beside the database.
#[track_caller]
fn backup(path: &Path) -> PathBuf {
    let names = beside(path);
    let [name] = names.as_slice() else {
        panic!("{names:?}");
    };
    assert!(name.starts_with("agentmonitor.db.backup-v"), "{name}");
    path.with_file_name(name)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o777
}
