//! Figures over time, and hours of the week. What is asked of SQL is one row an event; groups and times are made of them
//! here, one after the other.
use std::collections::{BTreeMap, BTreeSet};

use agentmonitor::domain::{
    ActivityHour, Series, SeriesBucket, SeriesGrouping, SeriesMetric, SeriesPoint,
};
use agentmonitor::store::SeriesQuestion;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::super::asked::Filter;
use super::events::{MATCHES, values};
use super::{Oracle, Row, row};

const HAPPENED: &str =
    "(?9 IS NULL OR happened >= datetime(?9)) AND (?10 IS NULL OR happened <= datetime(?10))";

/// Four hundred years, after which days of the week and of the year come again: the last hour of the year 9999, by a clock
/// that is ahead of UTC, is beyond what SQLite reads.
const EPOCH: i64 = 146_097 * 24 * 3600;

/// One event.
struct Part {
    key: Option<String>,
    start: Option<i64>,
    session: String,
    number: f64,
}

/// Where the time begins that an event is of. SQLite's `weekday` goes on to the next one, or stays.
fn start(question: &SeriesQuestion) -> String {
    let ahead = question.ahead;
    let local = format!("unixepoch(happened) - {EPOCH} + ({ahead}), 'unixepoch'");
    let begins = match question.bucket {
        SeriesBucket::All => return "NULL".to_owned(),
        SeriesBucket::Hour => {
            format!("unixepoch({local}) - 60 * strftime('%M', {local}) - strftime('%S', {local})")
        }
        SeriesBucket::Day => format!("unixepoch({local}, 'start of day')"),
        SeriesBucket::Week => format!("unixepoch({local}, 'start of day', 'weekday 0', '-6 days')"),
    };
    format!("{begins} + {EPOCH} - ({ahead})")
}

/// As exact as it can be: what is lost in each step is kept apart. Beyond all numbers it is infinite.
fn exact(numbers: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0_f64);
    for number in numbers {
        let next = sum + number;
        lost += match sum.abs() >= number.abs() {
            true => (sum - next) + number,
            false => (number - next) + sum,
        };
        sum = next;
    }
    if sum.is_infinite() { sum } else { sum + lost }
}

fn sum<'p>(metric: SeriesMetric, parts: impl Iterator<Item = &'p Part>) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).expect("few"));
    match metric {
        SeriesMetric::Cost => exact(parts.map(|part| part.number)),
        SeriesMetric::TokensIn | SeriesMetric::TokensOut => {
            exact(parts.map(|part| part.number)).round()
        }
        SeriesMetric::Events | SeriesMetric::Errors => count(parts.count()),
        SeriesMetric::Sessions => {
            let sessions: BTreeSet<&str> = parts.map(|part| part.session.as_str()).collect();
            count(sessions.len())
        }
    }
}

fn points(metric: SeriesMetric, parts: &[&Part]) -> Vec<Row> {
    let starts: BTreeSet<i64> = parts.iter().filter_map(|part| part.start).collect();
    let value = |start: i64| {
        sum(
            metric,
            parts
                .iter()
                .copied()
                .filter(|part| part.start == Some(start)),
        )
    };
    let points = starts.into_iter().map(|start| (start, value(start)));
    let points = points.filter(|(_, value)| *value != 0.0);
    points.map(|(start, value)| row![start, value]).collect()
}

fn told_points(points: &[SeriesPoint]) -> Vec<Row> {
    points
        .iter()
        .map(|point| row![point.start, point.value])
        .collect()
}

impl Oracle {
    pub(super) fn judge_series(&self, what: &str, question: &SeriesQuestion, told: &Series) {
        let what = format!("{what}, {question:?}, {told:?}");
        let metric = question.metric;
        let parts = self.parts(question);
        let mut groups: BTreeMap<Option<&String>, Vec<&Part>> = BTreeMap::new();
        for part in &parts {
            groups.entry(part.key.as_ref()).or_default().push(part);
        }
        let mut ranked: Vec<_> = groups
            .into_iter()
            .map(|(key, parts)| (sum(metric, parts.iter().copied()), key, parts))
            .filter(|(value, _, _)| *value != 0.0)
            .collect();
        // Largest first, then by key; what has no key comes last.
        ranked.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| (a.1.is_none(), a.1).cmp(&(b.1.is_none(), b.1)))
        });
        let rest = ranked.split_off(question.limit.min(ranked.len()));

        let mut expected = vec![row![sum(metric, parts.iter())]];
        let mut found = vec![row![told.total]];
        for (value, key, parts) in ranked {
            expected.push(row![key.cloned(), value]);
            expected.extend(points(metric, &parts));
        }
        for group in &told.groups {
            found.push(row![group.key.clone(), group.total]);
            found.extend(told_points(&group.points));
        }
        let number = |count: usize| i64::try_from(count).expect("few");
        let groups = rest.len();
        let of_rest: Vec<&Part> = rest.into_iter().flat_map(|(_, _, parts)| parts).collect();
        expected.push(row![number(groups), sum(metric, of_rest.iter().copied())]);
        expected.extend(points(metric, &of_rest));
        found.push(row![number(told.others.groups), told.others.total]);
        found.extend(told_points(&told.others.points));
        super::assert_same(&what, &expected, &found);
    }

    fn parts(&self, question: &SeriesQuestion) -> Vec<Part> {
        let key = match question.group_by {
            SeriesGrouping::None => "NULL",
            SeriesGrouping::AgentType => "agent_type",
            SeriesGrouping::Model => "model",
            SeriesGrouping::Project => "in_project",
            SeriesGrouping::ToolName => "tool_name",
        };
        let (number, only) = match question.metric {
            SeriesMetric::Cost => ("total(cost)", "counts"),
            SeriesMetric::TokensIn => ("total(tokens_in)", "counts"),
            SeriesMetric::TokensOut => ("total(tokens_out)", "counts"),
            SeriesMetric::Events | SeriesMetric::Sessions => ("1.0", "1"),
            SeriesMetric::Errors => ("1.0", "status = 'error'"),
        };
        // Grouped by id, so that `total` makes a number of what stands in one row.
        let sql = format!(
            "SELECT {key}, {}, session_id, {number} FROM e WHERE {only} AND {MATCHES} AND {HAPPENED} GROUP BY id",
            start(question)
        );
        let rows = self.rows(&sql, params_from_iter(values(&question.filter)));
        rows.into_iter().map(part).collect()
    }

    pub(super) fn judge_hours(&self, what: &str, filter: &Filter, told: &[ActivityHour]) {
        let ahead = filter.ahead;
        let local = format!("unixepoch(happened) - {EPOCH} + ({ahead}), 'unixepoch'");
        let sql = format!(
            "SELECT (strftime('%w', {local}) + 6) % 7 * 24 + strftime('%H', {local}), count(*), \
                 total(cost) FILTER (WHERE counts) \
             FROM e WHERE {MATCHES} AND {HAPPENED} GROUP BY 1 ORDER BY 1"
        );
        let hours = told
            .iter()
            .map(|hour| row![hour.hour_of_week, hour.events, hour.cost_usd]);
        self.expect(what, &sql, &values(&filter.events), hours.collect());
    }
}

fn part(row: Row) -> Part {
    let [key, start, session, number]: [Value; 4] = row.try_into().expect("four cells");
    let text = |value| match value {
        Value::Text(text) => Some(text),
        _ => None,
    };
    Part {
        key: text(key),
        start: match start {
            Value::Integer(second) => Some(second),
            _ => None,
        },
        session: text(session).expect("an event has a session"),
        number: match number {
            Value::Real(number) => number,
            other => panic!("no number: {other:?}"),
        },
    }
}
