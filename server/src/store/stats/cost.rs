//! What the use of models cost.
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Value};

use super::usage::{COST, TIME, conditions, money, with_covered};
use crate::domain::{HourCost, ModelCost, ProjectCost, StatsFilter};
use crate::store::lenient::Cells;
use crate::store::rows::statement;

const SERVER_TIME: &str = "e.created_at";
/// A cost that is one: above 0 and not infinite. Text, which SQLite puts above all numbers, is none.
const HAS_COST: &str = "e.cost_usd > 0 AND e.cost_usd < 9e999";

/// Hours with events, oldest first.
pub(super) async fn timeline(
    db: &impl ConnectionTrait,
    filter: &StatsFilter,
) -> Result<Vec<HourCost>, DbErr> {
    let (given, values) = conditions(filter, TIME);
    let sql = format!(
        "{} SELECT strftime('%Y-%m-%dT%H:00:00Z', {TIME}) AS hour,
                   TOTAL({COST}), TOTAL(e.tokens_in), TOTAL(e.tokens_out), COUNT(*)
         FROM event e WHERE NOT e.covered{given}
         GROUP BY hour HAVING hour IS NOT NULL ORDER BY hour",
        with_covered()
    );
    all(db, &sql, values, |cells| {
        Ok(HourCost {
            bucket: cells.text()?.unwrap_or_default(),
            cost_usd: money(cells)?,
            tokens_in: cells.integer()?.unwrap_or_default(),
            tokens_out: cells.integer()?.unwrap_or_default(),
            event_count: cells.integer()?.unwrap_or_default(),
        })
    })
    .await
}

/// The projects of sessions with a cost, dearest first, ties by name; at most `limit`, or all.
pub(super) async fn by_project(
    db: &impl ConnectionTrait,
    filter: &StatsFilter,
    limit: Option<u64>,
) -> Result<Vec<ProjectCost>, DbErr> {
    let (given, mut values) = conditions(filter, SERVER_TIME);
    let sql = format!(
        "{} SELECT COALESCE(s.project, 'unknown') AS name, TOTAL(e.cost_usd) AS cost,
                   COUNT(DISTINCT e.session_id), COUNT(*)
         FROM event e LEFT JOIN sessions s ON s.id = e.session_id
         WHERE {HAS_COST} AND NOT e.covered{given}
         GROUP BY name ORDER BY cost DESC, name LIMIT ?",
        with_covered()
    );
    let limit = limit.and_then(|limit| i64::try_from(limit).ok());
    values.push(Value::BigInt(Some(limit.unwrap_or(-1))));
    all(db, &sql, values, |cells| {
        Ok(ProjectCost {
            project: cells.text()?.unwrap_or_default(),
            cost_usd: money(cells)?,
            session_count: cells.integer()?.unwrap_or_default(),
            event_count: cells.integer()?.unwrap_or_default(),
        })
    })
    .await
}

/// Models with a cost, dearest first, ties by name.
pub(super) async fn by_model(
    db: &impl ConnectionTrait,
    filter: &StatsFilter,
) -> Result<Vec<ModelCost>, DbErr> {
    let (given, values) = conditions(filter, SERVER_TIME);
    let sql = format!(
        "{} SELECT e.model, TOTAL(e.cost_usd) AS cost, COUNT(*), TOTAL(e.tokens_in), TOTAL(e.tokens_out)
         FROM event e WHERE {HAS_COST} AND e.model IS NOT NULL AND NOT e.covered{given}
         GROUP BY e.model ORDER BY cost DESC, e.model",
        with_covered()
    );
    all(db, &sql, values, |cells| {
        Ok(ModelCost {
            model: cells.text()?.unwrap_or_default(),
            cost_usd: money(cells)?,
            event_count: cells.integer()?.unwrap_or_default(),
            tokens_in: cells.integer()?.unwrap_or_default(),
            tokens_out: cells.integer()?.unwrap_or_default(),
        })
    })
    .await
}

async fn all<T>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
    read: impl Fn(&mut Cells<'_>) -> Result<T, DbErr>,
) -> Result<Vec<T>, DbErr> {
    let rows = db.query_all_raw(statement(sql, values)).await?;
    let read_row = |row: &QueryResult| read(&mut Cells::of(row)?);
    rows.iter().map(read_row).collect()
}
