//! What the answer to a question must hold, told by the rows themselves: a server that answers fast and wrong is not
//! fast.

use anyhow::{Context, Result, bail, ensure};
use rusqlite::Connection;
use serde_json::Value;

use super::asked::Asked;

/// Of two sums of the same amounts in another order, relative.
const TOLERANCE: f64 = 1e-9;
/// Events beside a session that no limit is given for.
const EVENTS_OF_A_VIEW: i64 = 10;

/// Something that an answer must hold, by a JSON pointer.
#[derive(Debug, PartialEq)]
enum Must {
    Number(&'static str, f64),
    Rows(&'static str, i64),
    /// A field of its rows comes to this.
    Sum(&'static str, &'static str, f64),
    /// At least one row.
    Any(&'static str),
}

#[derive(Debug)]
pub(super) struct Expected(Vec<Must>);

impl Expected {
    /// Of a question as it is asked.
    pub(super) fn of(rows: &Connection, target: &str) -> Result<Self> {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let asked = Asked::of(rows, path, query);
        let musts = match path.trim_start_matches("/api/") {
            "stats" => vec![Must::Number("/total_events", asked.events("count(*)")?)],
            "stats/tools" => vec![Must::Sum(
                "/tools",
                "total_calls",
                asked.events("count(tool_name)")?,
            )],
            "stats/cost" => vec![Must::Sum("/by_model", "cost_usd", asked.usage("cost_usd")?)],
            "stats/usage-monitor" => vec![Must::Any("")],
            "filter-options" => vec![
                Must::Rows("/models", asked.whole("count(DISTINCT model)")?),
                Must::Rows("/branches", asked.whole("count(DISTINCT branch)")?),
            ],
            "sources" => vec![Must::Sum("/sources", "events", asked.events("count(*)")?)],
            "sessions" => vec![Must::Rows("/sessions", asked.page_of(asked.sessions()?))],
            "session-pages" => {
                let total = asked.sessions()?;
                vec![
                    Must::Rows("/sessions", asked.page_of(total)),
                    number("/total", total),
                ]
            }
            "session-activity" => vec![Must::Rows("/sessions", 1)],
            "events" => {
                let total = asked.whole("count(*)")?;
                vec![
                    Must::Rows("/events", asked.page_of(total)),
                    number("/total", total),
                ]
            }
            "event-pages" => vec![Must::Rows(
                "/events",
                asked.page_of(asked.whole("count(*)")?),
            )],
            "series" => vec![Must::Number("/total", asked.metric()?)],
            "activity" => vec![Must::Sum("/hours", "events", asked.events("count(*)")?)],
            "price-gaps" => vec![Must::Any("/gaps")],
            other => about_one(&asked, other)?,
        };
        Ok(Self(musts))
    }

    /// Whether a body is JSON and holds what it must.
    pub(super) fn judge(&self, body: &[u8]) -> Result<()> {
        let answer: Value = serde_json::from_slice(body).context("it is no JSON")?;
        self.0.iter().try_for_each(|must| must.judge(&answer))
    }
}

/// A question whose path names a session or an event.
fn about_one(asked: &Asked<'_>, path: &str) -> Result<Vec<Must>> {
    let (kind, one) = path.split_once('/').context("a path of one")?;
    if kind == "event-details" {
        return Ok(vec![Must::Number("/id", one.parse()?)]);
    }
    let (id, part) = one.split_once('/').unwrap_or((one, ""));
    match part {
        "" => {
            let query = format!("session_id={id}");
            let query = query.as_str();
            let events = asked.with(query).whole("count(*)")?;
            let shown = asked.number("event_limit").unwrap_or(EVENTS_OF_A_VIEW);
            Ok(vec![
                number("/session/event_count", events),
                Must::Rows("/events", events.min(shown)),
            ])
        }
        "files" => Ok(vec![Must::Any("/files")]),
        "transcript" => Ok(vec![Must::Any("/entries")]),
        other => bail!("nothing tells what {other} of a session holds"),
    }
}

fn number(pointer: &'static str, whole: i64) -> Must {
    Must::Number(pointer, whole as f64)
}

impl Must {
    fn judge(&self, answer: &Value) -> Result<()> {
        let at = |pointer: &str| answer.pointer(pointer).context(format!("no {pointer}"));
        let rows = |pointer: &str| {
            at(pointer)?
                .as_array()
                .context(format!("no rows {pointer}"))
        };
        match self {
            Self::Number(pointer, must) => {
                let is = at(pointer)?.as_f64();
                same(is.with_context(|| format!("no number {pointer}"))?, *must)
            }
            Self::Rows(pointer, must) => same(rows(pointer)?.len() as f64, *must as f64),
            Self::Sum(pointer, field, must) => {
                let fields = rows(pointer)?.iter().map(|row| row[*field].as_f64());
                let sum: Option<f64> = fields.sum();
                same(
                    sum.with_context(|| format!("a row without {field}"))?,
                    *must,
                )
            }
            Self::Any(pointer) => {
                ensure!(!rows(pointer)?.is_empty(), "nothing in it");
                Ok(())
            }
        }
        .with_context(|| format!("not {self:?}"))
    }
}

fn same(is: f64, must: f64) -> Result<()> {
    ensure!((is - must).abs() <= TOLERANCE * must.abs(), "it is {is}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::questions::{self, FIRST, filled};
    use super::*;
    use crate::bench::data;

    const SCHEMA: &str = include_str!("../../../../../migrations/src/m0001_baseline.sql");
    const EVENTS: u64 = 2000;

    /// The rows, and the folder that holds them.
    fn small() -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("small.db");
        let schema = Connection::open(&path).unwrap();
        schema.execute_batch(SCHEMA).unwrap();
        data::fill(&path, EVENTS).unwrap();
        (folder, super::super::asked::rows(&path).unwrap())
    }

    #[test]
    fn every_question_has_an_answer_in_the_smallest_database_unless_it_asks_for_nothing() {
        let (_folder, rows) = small();
        for question in FIRST.iter().copied().chain(questions::all()) {
            let Expected(musts) = Expected::of(&rows, &filled(question, EVENTS)).unwrap();
            let something = musts.iter().all(|must| match must {
                Must::Number(_, number) | Must::Sum(_, _, number) => *number > 0.0,
                Must::Rows(_, count) => *count > 0,
                Must::Any(_) => true,
            });
            assert!(!musts.is_empty(), "{question}");
            assert_ne!(
                something,
                question.contains("=Nothing"),
                "{question}: {musts:?}"
            );
        }
    }

    #[test]
    fn an_answer_with_rows_too_few_or_another_total_or_no_json_is_wrong() {
        let (_folder, rows) = small();
        let page =
            |rows: usize, total: i64| json!({"events": vec![1; rows], "total": total}).to_string();
        let expected = Expected::of(&rows, "/api/events?limit=20&offset=1990").unwrap();
        for (body, good) in [
            (page(10, 2000), true),
            (page(0, 2000), false),
            (page(10, 0), false),
            (page(20, 2000), false),
            ("{}".to_owned(), false),
            ("no JSON".to_owned(), false),
        ] {
            assert_eq!(expected.judge(body.as_bytes()).is_ok(), good, "{body}");
        }
    }

    #[test]
    fn rows_are_summed_and_an_empty_list_is_nothing() {
        let (_folder, rows) = small();
        let expected = Expected::of(&rows, "/api/sources").unwrap();
        let sources = |events: [i64; 2]| {
            let rows = events.map(|events| json!({ "events": events }));
            json!({ "sources": rows }).to_string()
        };
        assert!(expected.judge(sources([1500, 500]).as_bytes()).is_ok());
        let wrong = expected.judge(sources([1500, 501]).as_bytes());
        let said = format!("{:#}", wrong.unwrap_err());
        assert!(
            said.contains("it is 2001") && said.contains("2000"),
            "{said}"
        );
        let gaps = Expected::of(&rows, "/api/price-gaps").unwrap();
        assert!(gaps.judge(br#"{"gaps": []}"#).is_err());
    }

    #[test]
    fn a_question_that_nothing_is_known_of_is_not_let_pass() {
        let (_folder, rows) = small();
        for unknown in [
            "/api/other",
            "/api/sessions/x/other",
            "/api/series?metric=other",
        ] {
            assert!(Expected::of(&rows, unknown).is_err(), "{unknown}");
        }
    }
}
