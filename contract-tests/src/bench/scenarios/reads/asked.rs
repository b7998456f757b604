//! What the rows tell of what a question is about, counted with plain SQL, which knows nothing of any server.

use std::path::Path;

use anyhow::{Context, Result, bail};
use rusqlite::{Connection, params_from_iter};

/// Rows of a page that no limit is given for.
const PAGE: i64 = 50;
/// Questions' names for what they filter events by, and the columns that these are.
const COLUMNS: [&str; 8] = [
    "agent_type",
    "event_type",
    "tool_name",
    "session_id",
    "branch",
    "model",
    "source",
    "project",
];

/// When an event happened.
const HAPPENED: &str = "coalesce(datetime(client_timestamp), created_at)";
/// Usage that an exporter told and the agent's own log, imported later, tells again: it counts once.
const TOLD_AGAIN: &str = "CREATE TEMP TABLE told_again AS \
    SELECT id FROM events JOIN (SELECT session_id, max(coalesce(datetime(client_timestamp), created_at)) AS until \
        FROM events WHERE source = 'import' AND tokens_in + tokens_out > 0 GROUP BY session_id) USING (session_id) \
    WHERE source = 'otel' AND coalesce(datetime(client_timestamp), created_at) <= until; \
    CREATE UNIQUE INDEX temp.told_again_id ON told_again (id)";

/// The rows of a database, to be asked what answers must be.
pub(super) fn rows(database: &Path) -> Result<Connection> {
    let rows = Connection::open(database)?;
    rows.execute_batch(TOLD_AGAIN)?;
    Ok(rows)
}

/// A question, and the rows that it is about.
pub(super) struct Asked<'a> {
    rows: &'a Connection,
    query: &'a str,
    /// What `since` and `until` are about.
    time: &'static str,
}

impl<'a> Asked<'a> {
    /// The query of a question whose path is this.
    pub(super) fn of(rows: &'a Connection, path: &str, query: &'a str) -> Self {
        let time = match path {
            "/api/series" | "/api/activity" => HAPPENED,
            _ => "created_at",
        };
        Self { rows, query, time }
    }

    /// The same rows, asked for others of them.
    pub(super) fn with<'b>(&self, query: &'b str) -> Asked<'b>
    where
        'a: 'b,
    {
        Asked { query, ..*self }
    }

    fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
    }

    fn parameter(&self, wanted: &str) -> Option<&str> {
        let mut all = self.parameters();
        all.find(|(name, _)| *name == wanted)
            .map(|(_, value)| value)
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.parameter(name)?.parse().ok()
    }

    /// Something of the events that it is about.
    pub(super) fn events(&self, what: &str) -> Result<f64> {
        let mut conditions = Conditions::default();
        for (name, value) in self.parameters() {
            match name {
                "since" => conditions.add(&format!("{} >= datetime(?)", self.time), value),
                "until" => conditions.add(&format!("{} <= datetime(?)", self.time), value),
                "cursor" => conditions.add("id < CAST(? AS INTEGER)", value),
                name if COLUMNS.contains(&name) => conditions.add(&format!("{name} = ?"), value),
                _ => {}
            }
        }
        conditions.ask(self.rows, &format!("coalesce({what}, 0)"), "events")
    }

    /// The sum of a column of usage.
    pub(super) fn usage(&self, column: &str) -> Result<f64> {
        let once = "FILTER (WHERE id NOT IN (SELECT id FROM told_again))";
        self.events(&format!("sum({column}) {once}"))
    }

    pub(super) fn whole(&self, what: &str) -> Result<i64> {
        Ok(self.events(what)? as i64)
    }

    /// How many sessions it is about.
    pub(super) fn sessions(&self) -> Result<i64> {
        let mut conditions = Conditions::default();
        for (name, value) in self.parameters() {
            match name {
                "status" | "agent_type" | "project" => {
                    conditions.add(&format!("{name} = ?"), value);
                }
                "since" => conditions.add("last_event_at >= datetime(?)", value),
                "model" => conditions.add(
                    "EXISTS (SELECT 1 FROM events WHERE session_id = sessions.id AND model = ?)",
                    value,
                ),
                "q" => value.split('+').for_each(|word| {
                    let text = "instr(concat_ws(' ', id, agent_type, project, branch), ?) > 0";
                    conditions.add(text, word);
                }),
                _ => {}
            }
        }
        Ok(conditions.ask(self.rows, "count(*)", "sessions")? as i64)
    }

    /// As many rows as its page has of all.
    pub(super) fn page_of(&self, all: i64) -> i64 {
        let left = all - self.number("offset").unwrap_or(0);
        match self.number("limit").unwrap_or(PAGE) {
            0 => left,
            limit => left.min(limit),
        }
    }

    pub(super) fn metric(&self) -> Result<f64> {
        match self.parameter("metric").unwrap_or("cost") {
            "events" => self.events("count(*)"),
            "errors" => self.events("count(CASE status WHEN 'error' THEN 1 END)"),
            "sessions" => self.events("count(DISTINCT session_id)"),
            "tokens_in" => self.usage("tokens_in"),
            "tokens_out" => self.usage("tokens_out"),
            "cost" => self.usage("cost_usd"),
            other => bail!("nothing tells what the metric {other} comes to"),
        }
    }
}

/// All of them hold.
#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<String>,
}

impl Conditions {
    fn add(&mut self, sql: &str, value: &str) {
        self.sql.push(sql.to_owned());
        self.values.push(value.to_owned());
    }

    fn ask(&self, rows: &Connection, what: &str, table: &str) -> Result<f64> {
        let mut sql = format!("SELECT CAST({what} AS REAL) FROM {table} WHERE true");
        for condition in &self.sql {
            sql = sql + " AND " + condition;
        }
        let values = params_from_iter(&self.values);
        rows.query_row(&sql, values, |row| row.get(0))
            .with_context(|| sql)
    }
}
