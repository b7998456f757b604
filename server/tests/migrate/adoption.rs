//! A database that has the newest schema is used as it stands.
use std::fs;

use crate::migrate::{beside, execute, legacy_copy, legacy_json, migrate, mode, rows, schema};
use crate::process::{Server, agentmonitor, home};

#[test]
fn a_file_of_v050_keeps_its_schema_and_every_row() {
    let home = home();
    let Some(path) = legacy_copy("legacy-v0.5.0.sqlite", home.path()) else {
        return;
    };
    let before = (schema(&path), rows(&path));
    let said = migrate(&path, &[]);
    assert!(
        said.ends_with("adopted as it is; only the table seaql_migrations is new\n"),
        "{said}"
    );
    assert_eq!(Some(schema(&path)), legacy_json("schema-v4.json"));
    assert!((schema(&path), rows(&path)) == before, "something changed");
    assert!(beside(&path).is_empty(), "{:?}", beside(&path));
    let said = migrate(&path, &[]);
    assert!(said.ends_with(": at the newest schema already\n"), "{said}");
}

#[test]
fn serving_a_file_of_v050_changes_no_row_but_the_status_of_sessions() {
    let home = home();
    let Some(path) = legacy_copy("legacy-v0.5.0.sqlite", home.path()) else {
        return;
    };
    let before = (schema(&path), rows(&path));
    let flag = path.to_str().expect("text");
    let server = Server::of(agentmonitor(
        home.path(),
        &["serve", "--port", "0", "--db", flag],
    ));
    server.signal("TERM");
    let (code, log, _) = server.wait();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("adopted as it is"), "{log}");
    let (schema_after, mut rows_after) = (schema(&path), rows(&path));
    assert_eq!(schema_after, before.0);
    let sessions = rows_after.get_mut("sessions").expect("sessions");
    assert_eq!(sessions.len(), before.1["sessions"].len());
    // Status and the time of the end.
    for (after, before) in sessions.iter_mut().zip(&before.1["sessions"]) {
        after[5] = before[5].clone();
        after[7] = before[7].clone();
    }
    assert!(rows_after == before.1, "something else changed");
}

#[test]
fn an_empty_file_and_none_at_all_become_databases() {
    let home = home();
    for name in ["empty.db", "new/none.db"] {
        let path = home.path().join(name);
        if name == "empty.db" {
            fs::write(&path, "").expect("written");
        }
        let said = migrate(&path, &["--dry-run"]);
        assert!(said.ends_with(": would be created\n"), "{said}");
        assert_eq!(path.exists(), name == "empty.db", "{name}");
        assert!(migrate(&path, &[]).ends_with(": created\n"));
        assert_eq!(Some(schema(&path)), Some(reference()), "{name}");
    }
    assert_eq!(mode(&home.path().join("new/none.db")), 0o600);
}

fn reference() -> serde_json::Value {
    let text = include_str!("../../../migrations/tests/schema-v4.json");
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn tables_of_others_in_a_file_of_ours_stay() {
    let home = home();
    let path = home.path().join("agentmonitor.db");
    migrate(&path, &[]);
    execute(
        &path,
        "CREATE TABLE retired (id); INSERT INTO retired VALUES (1)",
    );
    let before = rows(&path);
    migrate(&path, &[]);
    assert!(rows(&path) == before);
}
