//! `agentmonitor costs recalc` as a process: which events it prices, what it tells, and that it changes all or nothing.
use std::fs;
use std::path::PathBuf;
use std::process::Output;

use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::process::{Server, agentmonitor, home};

/// A folder with the database `a.db` that a server has made and closed, and events in it.
struct Place {
    dir: TempDir,
    database: PathBuf,
}

/// Model, tokens in and out, cost.
type Row = (&'static str, i64, i64, &'static str);

const ROWS: [Row; 6] = [
    ("kiln", 1_000_000, 0, "NULL"),
    ("kiln", 0, 1_000_000, "7.5"),
    ("opus", 0, 1_000_000, "NULL"),
    ("opus", 0, 1_000_000, "75.0"),
    ("nobody", 1, 1, "NULL"),
    ("opus", 0, 0, "NULL"),
];

impl Place {
    fn new() -> Self {
        let dir = home();
        let database = dir.path().join("a.db");
        let place = Self { dir, database };
        let server = place.serve();
        server.signal("TERM");
        assert_eq!(server.wait().0, Some(0));
        let insert = |(model, tokens_in, tokens_out, cost): Row| {
            format!(
                "INSERT INTO events (session_id, agent_type, event_type, model, tokens_in, tokens_out, cost_usd) \
                 VALUES ('s', 'codex', 'llm_response', '{model}', {tokens_in}, {tokens_out}, {cost});"
            )
        };
        place.sql(&ROWS.map(insert).concat());
        place.prices(r#"{"models": [{"name": "kiln", "rates": {"in": 2, "out": 8}}]}"#);
        place
    }

    fn serve(&self) -> Server {
        let args = ["serve", "--port", "0", "--db", "a.db"];
        Server::of(agentmonitor(self.dir.path(), &args))
    }

    fn prices(&self, json: &str) {
        fs::write(self.dir.path().join("prices.json"), json).expect("written");
    }

    fn sql(&self, sql: &str) {
        let db = Connection::open(&self.database).expect("opened");
        db.execute_batch(sql).expect("done");
    }

    fn costs(&self) -> Vec<Option<f64>> {
        let db = Connection::open(&self.database).expect("opened");
        let mut statement = db
            .prepare("SELECT cost_usd FROM events ORDER BY id")
            .expect("prepared");
        let rows = statement.query_map([], |row| row.get(0)).expect("asked");
        rows.collect::<Result<_, _>>().expect("read")
    }

    fn recalc(&self, flags: &[&str]) -> Output {
        let args = [&["costs", "recalc", "--db", "a.db"], flags].concat();
        agentmonitor(self.dir.path(), &args)
            .output()
            .expect("the binary runs")
    }

    /// What it prints, when it can be done.
    fn told(&self, flags: &[&str]) -> String {
        let output = self.recalc(flags);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// The error, when it cannot; nothing is changed then.
    fn refused(&self, flags: &[&str]) -> String {
        let before = self.costs();
        let output = self.recalc(flags);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_eq!(self.costs(), before);
        String::from_utf8(output.stderr).expect("text")
    }
}

const MISSING: [Option<f64>; 6] = [Some(2.0), Some(7.5), Some(75.0), Some(75.0), None, None];

#[test]
fn events_without_a_cost_get_one_and_the_others_keep_theirs() {
    let place = Place::new();
    assert_eq!(
        place.told(&[]),
        "kiln: 1 event, $2.0000 instead of $0.0000\nopus: 1 event, $75.0000 instead of $0.0000\n\
         changed: 2 events, +$77.0000 in all\n"
    );
    assert_eq!(place.costs(), MISSING);
    assert_eq!(
        place.told(&[]),
        "every event that has a price has its cost; nothing to change\n"
    );
}

#[test]
fn tokens_of_metrics_are_not_priced_where_a_metric_tells_their_cost() {
    let place = Place::new();
    let metric = |session: &str, tokens: i64, cost: &str| {
        format!(
            "INSERT INTO events (session_id, agent_type, event_type, model, tokens_in, cost_usd, source, metadata) \
             VALUES ('{session}', 'claude_code', 'llm_response', 'kiln', {tokens}, {cost}, 'otel', \
             '{{\"_synthetic\":true,\"_source\":\"otel_metric\"}}');"
        )
    };
    place.sql("DELETE FROM events");
    place.sql(&metric("told", 1_000_000, "NULL"));
    place.sql(&metric("told", 0, "0.006"));
    place.sql(&metric("untold", 1_000_000, "NULL"));
    for flags in [&[][..], &["--all"]] {
        place.told(flags);
        assert_eq!(place.costs(), [None, Some(0.006), Some(2.0)]);
    }
}

#[test]
fn with_all_every_event_whose_model_has_a_price_gets_its_cost_anew() {
    let place = Place::new();
    place.told(&["--all"]);
    let mut all = MISSING;
    all[1] = Some(8.0);
    assert_eq!(place.costs(), all);
}

#[test]
fn a_dry_run_says_what_would_change_and_changes_nothing() {
    let place = Place::new();
    let bytes = fs::read(&place.database).expect("read");
    let told: Value =
        serde_json::from_str(&place.told(&["--dry-run", "--all", "--json"])).expect("JSON");
    assert_eq!(
        told,
        json!({"models": [
            {"model": "kiln", "events": 2, "cost_usd_before": 7.5, "cost_usd_after": 10.0},
            {"model": "opus", "events": 1, "cost_usd_before": 0.0, "cost_usd_after": 75.0},
        ]})
    );
    assert!(fs::read(&place.database).expect("read") == bytes);
    assert!(
        place
            .told(&["--dry-run"])
            .ends_with("would change: 2 events, +$77.0000 in all\n")
    );
}

#[test]
fn a_running_server_a_wrong_price_file_and_a_missing_database_refuse() {
    let place = Place::new();
    let server = place.serve();
    assert!(
        place
            .refused(&[])
            .contains("already owned by AgentMonitor runtime PID")
    );
    server.signal("TERM");
    assert_eq!(server.wait().0, Some(0));

    place.prices("{}");
    let error = place.refused(&[]);
    assert!(
        error.contains("prices.json is wrong: missing field `models`"),
        "{error}"
    );
    assert!(
        place
            .refused(&["--prices", "gone.json"])
            .contains("gone.json cannot be read")
    );

    let args = ["costs", "recalc", "--db", "none.db"];
    let output = agentmonitor(place.dir.path(), &args)
        .output()
        .expect("the binary runs");
    let error = String::from_utf8(output.stderr).expect("text");
    assert!(error.contains("there is no database at"), "{error}");
    assert!(!place.dir.path().join("none.db").exists());
}

#[test]
fn rows_of_any_type_are_read() {
    let place = Place::new();
    place.sql(
        "UPDATE events SET tokens_in = 1500000.4, tokens_out = 'much', cost_usd = 'cheap' WHERE id = 1; \
         UPDATE events SET model = x'ff00' WHERE id = 2;",
    );
    place.told(&["--all"]);
    let costs = {
        let db = Connection::open(&place.database).expect("opened");
        let cost: f64 = db
            .query_row("SELECT cost_usd FROM events WHERE id = 1", [], |row| {
                row.get(0)
            })
            .expect("a number");
        cost
    };
    assert_eq!(costs, 3.0);
}
