//! Back again: what a server of ours leaves is what the legacy writes.
use std::collections::BTreeSet;

use super::beside::post;
use super::{Place, is_spotless};
use crate::process::Server;

const NOW: &str = "2026-11-21T10:00:00.000Z";

/// Events by every way that there is, sound and odd.
fn ingest(server: &Server) {
    for (json, status) in [
        (r#"{"session_id":"one","agent_type":"claude_code","event_type":"session_start","project":"app","branch":"main"}"#.to_owned(), "2"),
        (r#"{"session_id":"one","agent_type":"claude_code","event_type":"llm_response","model":"claude-opus-4-8","tokens_in":1200,"tokens_out":35,"cache_read_tokens":9000,"duration_ms":0}"#.to_owned(), "2"),
        (r#"{"event_id":"e1","session_id":"two","agent_type":"codex","event_type":"tool_use","tool_name":"exec","status":"timeout","metadata":"text"}"#.to_owned(), "2"),
        (r#"{"event_id":"e1","session_id":"two","agent_type":"codex","event_type":"tool_use"}"#.to_owned(), "2"),
        (r#"{"session_id":" two ","agent_type":"codex","event_type":"error","status":"error","cost_usd":0,"metadata":{"b":1.0,"1":"\ud800","é":null}}"#.to_owned(), "2"),
        (r#"{"session_id":"two","agent_type":"codex","event_type":"session_end"}"#.to_owned(), "2"),
        (r#"{"session_id":"one","agent_type":"claude_code","event_type":"session_end"}"#.to_owned(), "2"),
        (format!(r#"{{"session_id":"three","agent_type":"cursor","event_type":"response","metadata":{{"command":"{}"}}}}"#, "x".repeat(20_000)), "2"),
        (r#"{"session_id":"old","agent_type":"codex","event_type":"llm_response","source":"import","client_timestamp":"2020-02-29","tokens_in":9007199254740991,"model":"nobody knows"}"#.to_owned(), "2"),
        (r#"{"session_id":"old","agent_type":"codex","event_type":"session_end","source":"import"}"#.to_owned(), "2"),
        (r#"{"session_id":"","agent_type":"x","event_type":"error"}"#.to_owned(), "4"),
    ] {
        let answer = post(server, "/api/events", &json);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{json}: {answer}");
    }
    let many: Vec<String> = (0..300)
        .map(|n| format!(r#"{{"event_id":"b{}","session_id":"many{}","agent_type":"a{}","event_type":"file_change","client_timestamp":"{NOW}","metadata":[{n}]}}"#, n % 290, n % 40, n % 3))
        .chain(["{}".to_owned()])
        .collect();
    let answer = post(
        server,
        "/api/events/batch",
        &format!(r#"{{"events":[{}]}}"#, many.join(",")),
    );
    assert!(
        answer.starts_with("HTTP/1.1 201") && answer.contains("rejected"),
        "{answer}"
    );
}

/// The names of all that stands in the file.
fn things(place: &Place) -> BTreeSet<String> {
    let db = rusqlite::Connection::open(&place.database).expect("opened");
    let mut names = db.prepare("SELECT name FROM sqlite_schema").expect("read");
    let names = names.query_map([], |row| row.get(0)).expect("read");
    names.map(|name| name.expect("text")).collect()
}

#[test]
fn what_a_server_has_written_is_spotless() {
    let place = Place::new();
    for _ in 0..2 {
        let server = place.serve();
        ingest(&server);
        server.signal("TERM");
        assert_eq!(server.wait().0, Some(0));
        assert_eq!(place.files().keys().collect::<Vec<_>>(), ["a.db"]);
        is_spotless(&place.report());
    }
    let (_, report) = place.report();
    // 9 and 290 the first time; what has an id is known the second time.
    assert_eq!(report["tables"]["events"], 9 + 290 + 8);
}

#[test]
fn a_file_of_the_legacy_comes_back_with_the_migrator_s_table_alone() {
    let Some(place) = Place::legacy("legacy-v0.5.0.sqlite") else {
        return;
    };
    let before = things(&place);
    let server = place.serve();
    ingest(&server);
    server.signal("TERM");
    assert_eq!(server.wait().0, Some(0));

    let (code, report) = place.report();
    assert_eq!(
        (code, report["schema"].as_str()),
        (0, Some("strict")),
        "{report:#}"
    );
    // Summaries of sessions are the gap that is known.
    let findings = report["findings"].as_array().expect("a list");
    let rules: Vec<&str> = findings
        .iter()
        .map(|one| one["rule"].as_str().expect("a rule"))
        .collect();
    assert_eq!(rules, ["summary"], "{report:#}");
    let after = things(&place);
    let new: Vec<&String> = after
        .difference(&before)
        .filter(|name| !name.starts_with("sqlite_autoindex_seaql_"))
        .collect();
    assert_eq!(new, ["seaql_migrations"]);
    assert!(before.is_subset(&after));
}

/// What the TypeScript runtime does for one event, a statement at a time and with its connection's settings, as far as it
/// leaves columns to their defaults.
const THEIR_EVENT: &str = "
    INSERT INTO agents (id, agent_type, last_seen_at) VALUES ('codex-default', 'codex', datetime('now'))
        ON CONFLICT (id) DO UPDATE SET last_seen_at = datetime('now');
    INSERT INTO sessions (id, agent_id, agent_type, project) VALUES ('two', 'codex-default', 'codex', 'theirs')
        ON CONFLICT (id) DO UPDATE SET last_event_at = datetime('now'), status = 'active', ended_at = NULL,
        project = coalesce(excluded.project, project);
    INSERT INTO events (session_id, agent_type, event_type, tool_name, project, source)
        VALUES ('two', 'codex', 'tool_use', 'exec', 'theirs', 'api');
    INSERT INTO session_trace_summary (session_id, trace_id, observation_count, projection_version)
        VALUES ('two', 'sts:0123456789abcdef01234567', (SELECT count(*) FROM events WHERE session_id = 'two'), 'sts:v3');";

#[test]
fn the_other_runtime_goes_on_where_ours_stopped_and_ours_where_it_stopped() {
    let place = Place::new();
    let serve = || {
        let server = place.serve();
        ingest(&server);
        server.signal("TERM");
        assert_eq!(server.wait().0, Some(0));
    };
    serve();
    let db = rusqlite::Connection::open(&place.database).expect("opened");
    let settings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;";
    db.execute_batch(&format!("{settings} {THEIR_EVENT}"))
        .expect("written");
    let ids = |event: &str| {
        let sql = format!("SELECT {event}(id) FROM events");
        db.query_row(&sql, [], |row| row.get::<_, i64>(0))
            .expect("a number")
    };
    assert_eq!((ids("max"), ids("count")), (300, 300));
    db.execute("DELETE FROM events WHERE id = 300", [])
        .expect("deleted");
    drop(db);

    serve();
    let db = rusqlite::Connection::open(&place.database).expect("opened");
    let next = "SELECT min(id) FROM events WHERE id >= 300";
    let next: i64 = db.query_row(next, [], |row| row.get(0)).expect("a number");
    assert_eq!(next, 301, "an id is given once");
    drop(db);
    let (code, report) = place.report();
    assert_eq!((code, &report["errors"]), (0, &0.into()), "{report:#}");
}
