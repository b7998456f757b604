//! Which usage counts, as SQL.
//!
//! Usage (tokens, cost) of one session may arrive by several ways: in OTLP metrics, in OTLP logs, and in the agent's own
//! log that is imported later. It is counted once. Each way is better than the one before it, and stands for all that the
//! others said up to the time of its last usage. So an event is *covered* when it has usage, and the same session has
//! usage of the same agent type that came by a better way and is of the same second or later. Rows stay as they are; totals
//! leave covered ones out. An event's usage covers whatever the filter of a query is.
use sea_orm::{DbErr, Value};

use crate::domain::StatsFilter;
use crate::store::lenient::Cells;
use crate::store::rows::text;

/// When an event happened: by the sender's clock if it said so (and SQLite can read it), else by the server's; to the
/// second, because the two are written differently.
pub(super) const TIME: &str =
    "COALESCE(datetime(COALESCE(e.client_timestamp, e.created_at)), datetime(e.created_at))";

/// A cost that can be added up: the legacy could store an infinite one.
pub(super) const COST: &str = "CASE WHEN abs(e.cost_usd) < 9e999 THEN e.cost_usd END";

const HAS_USAGE: &str = "(e.cost_usd > 0 OR e.tokens_in > 0 OR e.tokens_out > 0 \
     OR e.cache_read_tokens > 0 OR e.cache_write_tokens > 0)";

/// Events that were made of OTLP metrics carry this mark.
const IS_METRIC: &str = r#"COALESCE(instr(e.metadata, '"_source":"otel_metric"') > 0, 0)"#;

/// The head of a query: `e` is to be read from `event`, which has all columns of `events` and `covered`, 0 or 1.
///
/// The last usage of each way is found once for each session that has OTLP at all, by idx_events_session_reconcile.
pub(super) fn with_covered() -> String {
    format!(
        "WITH better AS MATERIALIZED (
           SELECT e.session_id, e.agent_type,
                  MAX(CASE WHEN e.source = 'import' THEN {TIME} END) AS imported,
                  MAX(CASE WHEN e.source = 'otel' AND NOT {IS_METRIC} THEN {TIME} END) AS logged
           FROM events e
           WHERE e.source IN ('import', 'otel') AND {HAS_USAGE}
             AND (e.session_id, e.agent_type) IN (SELECT session_id, agent_type FROM events WHERE source = 'otel')
           GROUP BY e.session_id, e.agent_type
         ), event AS (
           SELECT e.*, COALESCE(e.source = 'otel' AND {HAS_USAGE}
                    AND ({TIME} <= b.imported OR ({IS_METRIC} AND {TIME} <= b.logged)), 0) AS covered
           FROM events e
           LEFT JOIN better b ON e.source = 'otel' AND b.session_id = e.session_id AND b.agent_type = e.agent_type
         )"
    )
}

/// What a filter adds to a WHERE, and its values; `time` is what `since` is held against.
pub(super) fn conditions(filter: &StatsFilter, time: &str) -> (String, Vec<Value>) {
    let (mut sql, mut values) = (String::new(), Vec::new());
    if let Some(agent_type) = &filter.agent_type {
        sql.push_str(" AND e.agent_type = ?");
        values.push(text(agent_type));
    }
    if let Some(since) = &filter.since {
        sql.push_str(&format!(" AND {time} >= datetime(?)"));
        values.push(text(since));
    }
    (sql, values)
}

/// A sum of costs. `TOTAL` is never NULL, so what cannot be read is a sum beyond all numbers.
pub(super) fn money(cells: &mut Cells<'_>) -> Result<f64, DbErr> {
    Ok(cells.real()?.unwrap_or(f64::MAX))
}
