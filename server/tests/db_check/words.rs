//! What it says, and its exit codes.
use std::fs;

use super::{Place, check};
use crate::process::{home, output};

#[test]
fn a_sound_database_is_told_in_two_lines() {
    let place = Place::served();
    let output = place.check();
    let text = String::from_utf8(output.stdout).expect("text");
    let path = place.database.display();
    assert_eq!(
        text,
        format!(
            "{path}: 0 rows in 20 tables, the schema of a fresh one, user_version 4\n\
             no errors, no notes: either runtime can go on with it\n"
        )
    );
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn errors_come_first_and_name_rows_and_values() {
    let place = Place::served();
    place.sql(
        "INSERT INTO agents VALUES ('x-default', 'x', NULL, '2026-01-01 00:00:00', '2026-01-01 00:00:00'); \
         INSERT INTO sessions (id, agent_id, agent_type) VALUES ('s', 'x-default', 'x'); \
         INSERT INTO events (session_id, agent_type, event_type, tokens_in, created_at) \
         VALUES ('s', 'x', 'error', -2, 'yes' || char(27) || '[2J'), ('s', 'x', 'error', 1, '2026-01-01')",
    );
    let output = place.check();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).expect("text");
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "error  events.created_at is no time of the form YYYY-MM-DD HH:MM:SS, in 2 rows (row 1: 'yes[2J', row 2: '2026-01-01')",
            "note   events.tokens_in is negative: the legacy keeps what it is sent, in 1 row (row 1: -2)",
            "1 error, 1 note: keep a copy before a runtime writes to it again, or go back to a backup",
        ]
    );
}

#[test]
fn the_report_for_programs_has_all_of_it() {
    let place = Place::served();
    place.sql("INSERT INTO import_state (file_path, file_hash, file_size, source) VALUES ('/x', 'FF', 1, 'codex')");
    let (code, report) = place.report();
    let expected = serde_json::json!({
        "severity": "error", "rule": "digest", "table": "import_state", "column": "file_hash", "rows": 1,
        "examples": [{"rowid": 1, "value": "'FF'"}],
        "message": "is neither a SHA-256 in lower-case hexadecimal nor empty",
    });
    assert_eq!(
        (code, &report["findings"]),
        (1, &serde_json::json!([expected]))
    );
    assert_eq!(
        (&report["errors"], &report["notes"]),
        (&1.into(), &0.into())
    );
    assert_eq!(report["tables"]["import_state"], 1);
    assert_eq!(report["user_version"], 4);
}

#[test]
fn what_cannot_be_read_is_exit_code_2_and_one_line() {
    let home = home();
    fs::create_dir(home.path().join("folder.db")).expect("made");
    fs::write(home.path().join("empty.db"), "").expect("written");
    fs::write(home.path().join("text.db"), "x".repeat(5000)).expect("written");
    let other = rusqlite::Connection::open(home.path().join("other.db")).expect("opened");
    other
        .execute_batch("CREATE TABLE notes (id)")
        .expect("made");
    drop(other);
    let place = Place::served();
    let cut = fs::read(&place.database).expect("read");
    fs::write(home.path().join("cut.db"), &cut[..3000]).expect("written");
    let cases: [(&[&str], &str); 8] = [
        (&["--db", "none.db"], "none.db: name one with --db"),
        (&["--db", "folder.db"], "not a regular file"),
        (&["--db", "empty.db"], "is empty"),
        (&["--db", "text.db"], "not an SQLite database"),
        (&["--db", "other.db"], "another program"),
        (&["--db", "cut.db"], "cut.db"),
        (&[], "agentmonitor.db: name one with --db"),
        (&["--jsno"], "see `agentmonitor db check --help`"),
    ];
    for (flags, says) in cases {
        let output = check(home.path(), flags);
        let stderr = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(2), "{flags:?}: {stderr}");
        assert!(
            stderr.starts_with("error: ") && stderr.lines().count() == 1,
            "{stderr}"
        );
        assert!(
            stderr.contains(says) && output.stdout.is_empty(),
            "{flags:?}: {stderr}"
        );
    }
}

#[test]
fn a_program_is_told_in_json_why_nothing_could_be_read() {
    let home = home();
    let output = check(home.path(), &["--db", "none.db", "--json"]);
    assert_eq!(output.status.code(), Some(2));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let stderr = String::from_utf8(output.stderr).expect("text");
    let line = stderr.strip_prefix("error: ").expect("an error");
    assert_eq!(told, serde_json::json!({ "error": line.trim_end() }));
}

#[test]
fn help_tells_the_exit_codes() {
    let home = home();
    let help = output(home.path(), &["db", "check", "--help"]);
    let text = String::from_utf8(help.stdout).expect("text");
    for says in ["Exit codes:", "--json", "AGENTMONITOR_DB_PATH", "Examples:"] {
        assert!(text.contains(says), "{says}: {text}");
    }
}
