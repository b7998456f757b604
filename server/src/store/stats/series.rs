//! One figure over time, by group, asked of the tables in one statement.
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Value};

use super::filter::matching;
use super::usage::{COST, TIME, money, with_covered};
use crate::domain::{Series, SeriesBucket, SeriesGroup, SeriesGrouping, SeriesMetric, SeriesPoint};
use crate::store::EventFilter;
use crate::store::lenient::Cells;
use crate::store::rows::statement;

/// What is asked about a series.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesQuestion {
    pub metric: SeriesMetric,
    pub bucket: SeriesBucket,
    /// How far the clock of the buckets is ahead of UTC, in seconds; whole minutes.
    pub ahead: i64,
    pub group_by: SeriesGrouping,
    /// Groups beyond so many are told as one.
    pub limit: usize,
    /// Its times are those at which events happened; its limit and its offset do not count.
    pub filter: EventFilter,
}

/// What a row of the answer tells.
mod row {
    pub(super) const TOTAL: i64 = 0;
    pub(super) const GROUPS: i64 = 1;
    pub(super) const GROUP: i64 = 2;
    pub(super) const REST: i64 = 3;
    pub(super) const POINT: i64 = 4;
}

/// Reads all events once, and what counts of them some times more.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    question: &SeriesQuestion,
) -> Result<Series, DbErr> {
    let (sql, values) = sql(question);
    let rows = db.query_all_raw(statement(&sql, values)).await?;
    let mut series = Series::default();
    for row in &rows {
        take(&mut series, row, question.limit)?;
    }
    Ok(series)
}

fn sql(question: &SeriesQuestion) -> (String, Vec<Value>) {
    let (given, values) = matching(&question.filter, TIME);
    let (head, events, part, sum) = added_up(question.metric);
    let key = match question.group_by {
        SeriesGrouping::None => "NULL",
        SeriesGrouping::AgentType => "e.agent_type",
        SeriesGrouping::Model => "e.model",
        SeriesGrouping::Project => "s.project",
        SeriesGrouping::ToolName => "e.tool_name",
    };
    let start = match question.bucket.length_and_phase(question.ahead) {
        None => "NULL".to_owned(),
        // A remainder of SQLite's is negative where the number is.
        Some((length, phase)) => {
            format!("second - ((second - ({phase})) % {length} + {length}) % {length}")
        }
    };
    let (shown, rest) = (question.limit, question.limit.saturating_add(1));
    let sql = format!(
        "{head} part AS MATERIALIZED (
           SELECT {key} AS key, unixepoch({TIME}) AS second, {part} AS part
           FROM {events} e LEFT JOIN sessions s ON s.id = e.session_id WHERE TRUE{given}
         ), grouped AS (
           SELECT key, {sum} AS value FROM part GROUP BY key HAVING value <> 0
         ), ranked AS MATERIALIZED (
           SELECT key, value, row_number() OVER (ORDER BY value DESC, key IS NULL, key) AS place FROM grouped
         ), slotted AS MATERIALIZED (
           SELECT min(r.place, {rest}) AS slot, {start} AS start, p.part
           FROM part p JOIN ranked r ON r.key IS p.key
         )
         SELECT {} AS what, 0 AS slot, NULL AS key, NULL AS start, {sum} AS value FROM part
         UNION ALL SELECT {}, 0, NULL, NULL, COUNT(*) FROM ranked
         UNION ALL SELECT {}, place, key, NULL, value FROM ranked WHERE place <= {shown}
         UNION ALL SELECT {}, 0, NULL, NULL, {sum} FROM slotted WHERE slot = {rest}
         UNION ALL SELECT * FROM (SELECT {}, slot, NULL, start, {sum} AS value FROM slotted
           WHERE start IS NOT NULL GROUP BY slot, start HAVING value <> 0)
         ORDER BY what, slot, start",
        row::TOTAL,
        row::GROUPS,
        row::GROUP,
        row::REST,
        row::POINT,
    );
    (sql, values)
}

/// Where the query begins, what it reads, what of an event is added up, and how.
fn added_up(metric: SeriesMetric) -> (String, &'static str, &'static str, &'static str) {
    let plain = || "WITH".to_owned();
    let once = || with_covered() + ",";
    let of_usage = |part, sum| (once(), "(SELECT * FROM event WHERE NOT covered)", part, sum);
    match metric {
        SeriesMetric::Cost => of_usage(COST, "TOTAL(part)"),
        SeriesMetric::TokensIn => of_usage("e.tokens_in", "ROUND(TOTAL(part))"),
        SeriesMetric::TokensOut => of_usage("e.tokens_out", "ROUND(TOTAL(part))"),
        SeriesMetric::Events => (plain(), "events", "1", "COUNT(part)"),
        SeriesMetric::Errors => {
            let failed = "(SELECT * FROM events WHERE status = 'error')";
            (plain(), failed, "1", "COUNT(part)")
        }
        SeriesMetric::Sessions => (plain(), "events", "e.session_id", "COUNT(DISTINCT part)"),
    }
}

fn take(series: &mut Series, row: &QueryResult, limit: usize) -> Result<(), DbErr> {
    let mut cells = Cells::of(row)?;
    let what = cells.integer()?.unwrap_or_default();
    let slot = usize::try_from(cells.integer()?.unwrap_or_default()).unwrap_or_default();
    let (key, start) = (cells.text()?, cells.integer()?);
    let value = money(&mut cells)?;
    let points = match series.groups.get_mut(slot.saturating_sub(1)) {
        Some(group) if what == row::POINT && slot <= limit => &mut group.points,
        _ => &mut series.others.points,
    };
    match what {
        row::TOTAL => series.total = value,
        row::GROUPS => series.others.groups = count(value).saturating_sub(limit),
        row::REST => series.others.total = value,
        row::POINT => points.extend(start.map(|start| SeriesPoint { start, value })),
        _ => series.groups.push(SeriesGroup {
            key,
            total: value,
            points: Vec::new(),
        }),
    }
    Ok(())
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of rows, which `as` would saturate"
)]
fn count(rows: f64) -> usize {
    rows as usize
}
