//! Totals over events, and the sessions that there are.
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::usage::{COST, conditions, money, with_covered};
use crate::domain::{Counts, SessionTotals, StatsFilter, Totals};
use crate::store::lenient::Cells;
use crate::store::rows::statement;

const SERVER_TIME: &str = "e.created_at";

/// All of it; counts are of all rows, usage is counted once.
pub(super) async fn of(db: &impl ConnectionTrait, filter: &StatsFilter) -> Result<Totals, DbErr> {
    let sums = sums(db, filter).await?;
    Ok(Totals {
        tools: breakdown(db, filter, "tool_name").await?,
        agents: breakdown(db, filter, "agent_type").await?,
        models: breakdown(db, filter, "model").await?,
        sessions: SessionTotals {
            branches: branches(db).await?,
            ..sessions(db).await?
        },
        ..sums
    })
}

/// The highest id, by primary key; 0 without events.
pub(super) async fn newest_event(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sql = "SELECT COALESCE(MAX(id), 0) FROM events";
    let row = db.query_one_raw(statement(sql, Vec::new())).await?;
    Cells::of(&one(row)?)?
        .integer()
        .map(Option::unwrap_or_default)
}

async fn sums(db: &impl ConnectionTrait, filter: &StatsFilter) -> Result<Totals, DbErr> {
    let (given, values) = conditions(filter, SERVER_TIME);
    let sql = format!(
        "{} SELECT COUNT(*), TOTAL(CASE WHEN NOT e.covered THEN e.tokens_in END),
                   TOTAL(CASE WHEN NOT e.covered THEN e.tokens_out END),
                   TOTAL(CASE WHEN NOT e.covered THEN {COST} END)
         FROM event e WHERE TRUE{given}",
        with_covered()
    );
    let row = one(db.query_one_raw(statement(&sql, values)).await?)?;
    let mut cells = Cells::of(&row)?;
    Ok(Totals {
        total_events: cells.integer()?.unwrap_or_default(),
        total_tokens_in: cells.integer()?.unwrap_or_default(),
        total_tokens_out: cells.integer()?.unwrap_or_default(),
        total_cost_usd: money(&mut cells)?,
        ..Totals::default()
    })
}

/// Events by the word in a column, most first, ties by name; by the column's index.
async fn breakdown(
    db: &impl ConnectionTrait,
    filter: &StatsFilter,
    column: &str,
) -> Result<Counts, DbErr> {
    let (given, values) = conditions(filter, SERVER_TIME);
    let sql = format!(
        "SELECT e.{column}, COUNT(*) AS events FROM events e WHERE e.{column} IS NOT NULL{given}
         GROUP BY e.{column} ORDER BY events DESC, e.{column}"
    );
    let rows = db.query_all_raw(statement(&sql, values)).await?;
    let read = |row: &QueryResult| {
        let mut cells = Cells::of(row)?;
        Ok((
            cells.text()?.unwrap_or_default(),
            cells.integer()?.unwrap_or_default(),
        ))
    };
    rows.iter().map(read).collect()
}

async fn sessions(db: &impl ConnectionTrait) -> Result<SessionTotals, DbErr> {
    let sql = "SELECT TOTAL(status = 'active'), TOTAL(status <> 'ended'), COUNT(*),
                      COUNT(DISTINCT CASE WHEN status <> 'ended' THEN agent_type END)
               FROM sessions";
    let row = one(db.query_one_raw(statement(sql, Vec::new())).await?)?;
    let mut cells = Cells::of(&row)?;
    Ok(SessionTotals {
        active: cells.integer()?.unwrap_or_default(),
        live: cells.integer()?.unwrap_or_default(),
        total: cells.integer()?.unwrap_or_default(),
        active_agents: cells.integer()?.unwrap_or_default(),
        branches: Vec::new(),
    })
}

/// By the last event of the first session on each, newest first; ties in the order of the sessions. Beside MIN, the other
/// columns are those of the row that has it.
async fn branches(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let sql = "SELECT branch FROM (
                 SELECT branch, last_event_at, MIN(rowid) AS first FROM sessions WHERE branch IS NOT NULL GROUP BY branch
               ) ORDER BY last_event_at DESC, first";
    let rows = db.query_all_raw(statement(sql, Vec::new())).await?;
    let read = |row: &QueryResult| Ok(Cells::of(row)?.text()?.unwrap_or_default());
    rows.iter().map(read).collect()
}

/// The row of a query that always has one.
fn one(row: Option<QueryResult>) -> Result<QueryResult, DbErr> {
    row.ok_or_else(|| DbErr::RecordNotFound("a total has one row".to_owned()))
}
