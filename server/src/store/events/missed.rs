//! What a stream has missed: events by id, which are as new as their commits.
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, Iterable};

use super::list::hidden;
use super::row;
use crate::domain::Event;
use crate::store::entities::events::{Column, Entity};
use crate::store::lenient::Cells;
use crate::store::rows::statement;

/// What was imported is history, and no stream tells it again.
const HISTORY: &str = "import";

/// Events with ids above `after`, up to `to`, oldest first, at most `limit`; imports are left out. Walks the table by id:
/// the span is for the caller to bound.
pub(crate) async fn between(
    db: &impl ConnectionTrait,
    (after, to): (i64, i64),
    (agent_type, event_type): (Option<&str>, Option<&str>),
    limit: u64,
) -> Result<Vec<Event>, DbErr> {
    let condition = Condition::all()
        .add(Column::Id.gt(after))
        .add(Column::Id.lte(to))
        .add(Expr::cust("coalesce(source, '')").ne(HISTORY))
        .add_option(agent_type.map(|text| hidden(Column::AgentType).eq(text)))
        .add_option(event_type.map(|text| hidden(Column::EventType).eq(text)));
    let select = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .cond_where(condition)
        .order_by(Column::Id, Order::Asc)
        .limit(limit)
        .take();
    let rows = db.query_all(&select).await?;
    rows.iter().map(row::read).collect()
}

/// The highest id, 0 in an empty table.
pub(crate) async fn last_id(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sql = "SELECT max(id) FROM events";
    let row = db.query_one_raw(statement(sql, Vec::new())).await?;
    match &row {
        Some(row) => Ok(Cells::of(row)?.integer()?.unwrap_or_default()),
        None => Ok(0),
    }
}
