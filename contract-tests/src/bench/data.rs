//! A large database, the same each time: sessions of some weeks, as hooks, exporters and imports tell them.
//!
//! The schema is the server's own, made by it in an empty file. Rows go in behind its back, with the indexes taken away
//! meanwhile, so that a million events take seconds.

use std::path::Path;

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Transaction, params};

/// Events of one session, on average.
const EVENTS_OF_A_SESSION: u64 = 200;
/// Sessions that go on at the same time.
const AT_ONCE: u64 = 40;
/// From the first event to the last.
const DAYS: u64 = 60;
const AGENTS: [&str; 4] = ["claude_code", "codex", "gemini_cli", "opencode"];
const TOOLS: [&str; 14] = [
    "Bash",
    "Read",
    "Edit",
    "Grep",
    "Write",
    "Glob",
    "Task",
    "WebFetch",
    "TodoWrite",
    "shell",
    "apply_patch",
    "MultiEdit",
    "mcp__files__search",
    "mcp__git__log",
];
const MODELS: [&str; 6] = [
    "claude-sonnet-4-5",
    "claude-opus-4-1",
    "gpt-5-codex",
    "o3",
    "gemini-2.5-pro",
    "claude-haiku-4-5",
];
const SOURCES: [&str; 4] = ["hook", "otel", "import", "api"];

const EVENT: &str = "INSERT INTO events (event_id, schema_version, session_id, agent_type, event_type, tool_name, \
    status, tokens_in, tokens_out, branch, project, duration_ms, created_at, client_timestamp, metadata, \
    payload_truncated, model, cost_usd, cache_read_tokens, cache_write_tokens, source) \
    VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 0, ?15, ?16, ?17, ?18, ?19)";
const SESSION: &str = "INSERT INTO sessions (id, agent_id, agent_type, project, branch, status, started_at, ended_at, \
    last_event_at, metadata) \
    SELECT session_id, agent_type || '-default', agent_type, max(project), max(branch), 'ended', min(created_at), \
    max(created_at), max(created_at), '{}' FROM events GROUP BY session_id ORDER BY min(id)";

/// To be raised when other rows are made, so that a database that was kept is not taken for what is made now.
const VERSION: u32 = 1;

/// The name of a database that is kept.
pub(super) fn name(side: &str, events: u64) -> String {
    format!("{side}-{events}-v{VERSION}.db")
}

/// The id of a session that has events whatever their number.
pub(super) fn a_session() -> String {
    session_id(7)
}

/// Fills a database that a server has made.
pub(super) fn fill(database: &Path, events: u64) -> Result<()> {
    let mut connection = Connection::open(database)?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "cache_size", -200_000)?;
    let transaction = connection.transaction()?;
    let indexes = take_indexes_away(&transaction)?;
    insert(&transaction, events)?;
    for sql in indexes {
        transaction.execute_batch(&sql)?;
    }
    transaction.execute(SESSION, [])?;
    transaction.commit()?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

fn take_indexes_away(transaction: &Transaction<'_>) -> Result<Vec<String>> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'events' AND sql IS NOT NULL";
    let mut statement = transaction.prepare(sql)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(String, String)> = found.collect::<rusqlite::Result<_>>()?;
    for (name, _) in &found {
        transaction.execute_batch(&format!("DROP INDEX {name}"))?;
    }
    Ok(found.into_iter().map(|(_, sql)| sql).collect())
}

fn insert(transaction: &Transaction<'_>, events: u64) -> Result<()> {
    let begin: Timestamp = "2026-09-01T08:00:00Z".parse()?;
    let mut insert = transaction.prepare(EVENT)?;
    let mut dice = Dice(0x5e55_1011);
    for number in 0..events {
        let seconds = whole(number * DAYS * 86_400 / events);
        let at = begin + SignedDuration::from_secs(seconds);
        insert_one(&mut insert, number, at, &mut dice)?;
    }
    Ok(())
}

/// What the session of an event decides about it.
struct Place {
    session: u64,
    agent: &'static str,
    model: &'static str,
    project: String,
    branch: String,
    source: &'static str,
}

impl Place {
    fn of(number: u64, dice: &mut Dice) -> Self {
        let generation = number / (EVENTS_OF_A_SESSION * AT_ONCE);
        let session = generation * AT_ONCE + dice.below(AT_ONCE);
        let kind = [0, 0, 0, 0, 0, 0, 1, 1, 2, 3][index(session % 10)];
        let project = session * 7 % 40;
        Self {
            session,
            agent: AGENTS[kind],
            model: MODELS[index((session / 3 + dice.below(2)) % 6)],
            project: format!("project-{project:02}"),
            branch: format!("feature/{project}-{}", session % 11),
            source: SOURCES[index([0, 0, 0, 0, 0, 1, 1, 2, 2, 3][index(dice.below(10))])],
        }
    }
}

fn insert_one(
    insert: &mut rusqlite::Statement<'_>,
    number: u64,
    at: Timestamp,
    dice: &mut Dice,
) -> Result<()> {
    let place = Place::of(number, dice);
    let usage = dice.below(4) == 0;
    let tool = (!usage).then(|| TOOLS[index(dice.below(14))]);
    let tokens = |dice: &mut Dice, most| if usage { dice.below(most) } else { 0 };
    let sent = at - SignedDuration::from_millis(whole(dice.below(900_000)));
    let cost = (usage && dice.below(20) > 0).then(|| dice.below(400_000) as f64 / 1e6);
    insert.execute(params![
        number
            .is_multiple_of(2)
            .then(|| format!("event-{number:012}")),
        session_id(place.session),
        place.agent,
        if usage { "llm_response" } else { "tool_use" },
        tool,
        if dice.below(25) == 0 {
            "error"
        } else {
            "success"
        },
        whole(tokens(dice, 4000)),
        whole(tokens(dice, 1500)),
        place.branch,
        place.project,
        (dice.below(3) > 0).then(|| 20 + whole(dice.below(4000))),
        at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        (dice.below(5) > 0).then(|| sent.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()),
        metadata(number, tool, dice),
        usage.then_some(place.model),
        cost,
        whole(tokens(dice, 40_000)),
        whole(tokens(dice, 2000)),
        place.source,
    ])?;
    Ok(())
}

fn metadata(number: u64, tool: Option<&str>, dice: &mut Dice) -> String {
    let file = dice.below(60);
    match tool {
        None => r#"{"stop_reason":"tool_use","_source":"otel_log"}"#.to_owned(),
        Some("Edit" | "Write" | "MultiEdit" | "apply_patch") => format!(
            r#"{{"file_path":"/home/dev/projects/shop/src/part_{file}.rs","lines_added":{},"lines_removed":{},"tool_use_id":"toolu_{number:016}"}}"#,
            dice.below(40),
            dice.below(20)
        ),
        Some(_) => format!(
            r#"{{"command":"cargo test -p shop case_{file} -- --nocapture","cwd":"/home/dev/projects/shop","tool_use_id":"toolu_{number:016}"}}"#
        ),
    }
}

fn session_id(number: u64) -> String {
    format!("5e551011-0000-4000-8000-{number:012}")
}

fn index(small: u64) -> usize {
    usize::try_from(small).expect("it chooses among a few")
}

fn whole(small: u64) -> i64 {
    i64::try_from(small).expect("it is far below the limit")
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    /// The step of splitmix64.
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = include_str!("../../../migrations/src/m0001_baseline.sql");
    const EVENTS: u64 = 20_000;

    fn filled(folder: &Path, name: &str) -> Connection {
        let path = folder.join(name);
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        fill(&path, EVENTS).unwrap();
        connection
    }

    fn one(connection: &Connection, sql: &str) -> i64 {
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_database_is_the_same_each_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = filled(folder.path(), "first.db");
        drop(filled(folder.path(), "second.db"));
        let attach = format!(
            "ATTACH '{}' AS b",
            folder.path().join("second.db").display()
        );
        first.execute_batch(&attach).unwrap();
        for table in ["events", "sessions"] {
            let differ = format!(
                "SELECT count(*) FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM b.{table})"
            );
            assert_eq!(one(&first, &differ), 0, "{table}");
        }
        assert_eq!(one(&first, "SELECT count(*) FROM b.events"), 20_000);
    }

    /// Whoever must change these numbers raises the version.
    #[test]
    fn what_is_made_belongs_to_its_version() {
        let folder = tempfile::tempdir().unwrap();
        let database = filled(folder.path(), "data.db");
        let sums = "SELECT sum(id * length(event_id)) + sum(id * length(metadata)) + sum(id * tokens_in) \
            + sum(id * tokens_out) + sum(id * cache_read_tokens) + sum(id * cache_write_tokens) \
            + sum(id * coalesce(duration_ms, 0)) + sum(id * unixepoch(created_at) % 1000003) FROM events";
        let words = "SELECT sum(id * unicode(substr(session_id, -1)) + length(branch) * unicode(source) \
            + length(agent_type) * length(coalesce(model, tool_name)) + length(status)) FROM events";
        assert_eq!(
            (VERSION, one(&database, sums), one(&database, words)),
            (1, 1_493_169_904_885, 10_528_142_146)
        );
    }

    #[test]
    fn what_is_traced_is_what_is_kept() {
        let recipes = crate::places::repository().join("justfile");
        let recipes = std::fs::read_to_string(recipes).unwrap();
        let name = name("target", 1_000_000);
        assert!(
            recipes.contains(&format!("target/trace/{name}\"")),
            "{name}"
        );
    }

    #[test]
    fn it_has_sessions_usage_and_every_index() {
        let folder = tempfile::tempdir().unwrap();
        let database = filled(folder.path(), "data.db");
        let sessions = one(&database, "SELECT count(*) FROM sessions");
        assert_eq!(
            sessions,
            i64::try_from(EVENTS / EVENTS_OF_A_SESSION).unwrap() + 20
        );
        let usage = one(&database, "SELECT count(*) FROM events WHERE tokens_in > 0");
        assert!((4_000..6_000).contains(&usage), "{usage}");
        let of_the_asked = format!(
            "SELECT count(*) FROM events WHERE session_id = '{}'",
            a_session()
        );
        assert!(one(&database, &of_the_asked) > 0);
        let indexes = one(
            &database,
            "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'events' AND sql IS NOT NULL",
        );
        let wanted = SCHEMA
            .lines()
            .filter(|line| line.contains("INDEX") && line.contains("events"));
        assert_eq!(indexes, i64::try_from(wanted.count()).unwrap());
    }
}
