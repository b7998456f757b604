//! The file of the release of February 2026, upgraded: what the legacy v0.5.0 made of a copy stands in its facts.
use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::Value;

use crate::migrate::{Rows, backup, legacy_copy, legacy_json, migrate, mode, rows, schema};
use crate::process::{Server, agentmonitor, home};

const FILE: &str = "legacy-2026-02.sqlite";
/// What the legacy fills when it serves, not when it upgrades.
const SERVED: [&str; 2] = ["provider_quotas", "session_trace_summary"];

/// The rows before, changed as the facts say.
fn expected(mut before: Rows, upgraded: &Value) -> Rows {
    let changed = upgraded["events_changed"].as_array().expect("events");
    for change in changed {
        let id = Cell::Integer(change["id"].as_i64().expect("an id"));
        let events = before.get_mut("events").expect("events");
        let event = events
            .iter_mut()
            .find(|row| row[0] == id)
            .expect("it is there");
        assert_eq!(
            event[8],
            Cell::Integer(change["tokens_in_before"].as_i64().expect("a number"))
        );
        event[8] = Cell::Integer(change["tokens_in_after"].as_i64().expect("a number"));
        event[18] = Cell::Real(change["cost_after"].as_f64().expect("a number"));
    }
    let files = before.get_mut("import_state").expect("files");
    for file in upgraded["import_state_hash_cleared"]
        .as_array()
        .expect("files")
    {
        let name = Cell::Text(file[0].as_str().expect("a path").to_owned());
        if file[2] == 1 {
            let row = files
                .iter_mut()
                .find(|row| row[0] == name)
                .expect("it is there");
            row[1] = Cell::Text(String::new());
        }
    }
    before
}

/// The last bit of a number is lost where the facts are read.
fn same(left: &[Cell], right: &[Cell]) -> bool {
    left.iter().zip(right).all(|cells| match cells {
        (Cell::Real(left), Cell::Real(right)) => (left - right).abs() <= right.abs() * 1e-15,
        (left, right) => left == right,
    })
}

#[track_caller]
fn assert_upgraded(path: &std::path::Path, before: Rows, sessions_may_end: bool) {
    let upgraded = &legacy_json("legacy-2026-02.facts.json").expect("beside the file")["upgraded"];
    assert_eq!(
        Some(schema(path)),
        legacy_json("legacy-2026-02-upgraded.json")
    );
    let mut after = rows(path);
    let counts: BTreeMap<_, _> = after
        .iter()
        .map(|(name, rows)| (name.clone(), Value::from(rows.len())))
        .collect();
    let recorded = upgraded["file"]["row_counts"].as_object().expect("counts");
    for (table, count) in recorded {
        if !SERVED.contains(&table.as_str()) {
            assert_eq!(&counts[table], count, "{table}");
        }
    }
    for (table, rows) in expected(before, upgraded) {
        let after = after.remove(&table).expect("no table is lost");
        if !(sessions_may_end && table == "sessions") {
            assert_eq!(after.len(), rows.len(), "{table}");
            for (after, row) in after.iter().zip(&rows) {
                assert!(same(after, row), "{table}: {after:?}\nexpected {row:?}");
            }
        }
    }
    let db = Connection::open(path).expect("the file opens");
    for (column, sum) in upgraded["file"]["raw_sums"].as_object().expect("sums") {
        let sql = format!("SELECT CAST(sum({column}) AS REAL) FROM events");
        let found: f64 = db.query_row(&sql, [], |row| row.get(0)).expect("a sum");
        let sum = sum.as_f64().expect("a number");
        assert!(
            (found - sum).abs() <= sum * 1e-9,
            "{column}: {found} is not {sum}"
        );
    }
}

#[test]
fn it_ends_with_the_schema_and_the_rows_that_the_legacy_gave_it() {
    let home = home();
    let Some(path) = legacy_copy(FILE, home.path()) else {
        return;
    };
    let before = rows(&path);
    let said = migrate(&path, &[]);
    let facts = legacy_json("legacy-2026-02.facts.json").expect("beside the file");
    let lines = facts["upgraded"]["console_lines"]
        .as_array()
        .expect("lines");
    let theirs = lines.iter().map(|line| line.as_str().expect("text"));
    let theirs = theirs.filter(|line| line.starts_with("[migration]"));
    let ours = said.lines().filter(|line| line.starts_with("[migration]"));
    assert!(ours.eq(theirs), "{said}");
    assert_upgraded(&path, before.clone(), false);

    let backup = backup(&path);
    assert!(
        said.contains(&format!(
            "upgraded from schema 0; what it was before is in {}",
            backup.display()
        )),
        "{said}"
    );
    assert_eq!(mode(&backup), 0o600);
    assert!(rows(&backup) == before, "the backup has other rows");
    assert_eq!(
        Some(schema(&backup)),
        legacy_json("legacy-2026-02.schema.json")
    );
}

#[test]
fn serving_it_upgrades_it_first_and_says_so() {
    let home = home();
    let Some(path) = legacy_copy(FILE, home.path()) else {
        return;
    };
    let before = rows(&path);
    let flag = path.to_str().expect("text");
    let server = Server::of(agentmonitor(
        home.path(),
        &["serve", "--port", "0", "--db", flag],
    ));
    server.signal("TERM");
    let (code, log, _) = server.wait();
    assert_eq!(code, Some(0), "{log}");
    for says in [
        "database upgraded from schema 0",
        ".backup-v0-",
        "[migration] cache-inclusive input fix: corrected 28",
    ] {
        assert!(log.contains(says), "{says}: {log}");
    }
    backup(&path);
    assert_upgraded(&path, before, true);
}

#[test]
fn a_dry_run_says_what_would_be_done_and_does_nothing() {
    let home = home();
    let Some(path) = legacy_copy(FILE, home.path()) else {
        return;
    };
    let bytes = std::fs::read(&path).expect("readable");
    let said = migrate(&path, &["--dry-run"]);
    for says in [
        "would be upgraded from schema 0, after a backup",
        "drop the index",
        "steps 1 to 4",
    ] {
        assert!(said.contains(says), "{says}: {said}");
    }
    assert!(std::fs::read(&path).expect("readable") == bytes);
    assert!(crate::migrate::beside(&path).is_empty());
}
