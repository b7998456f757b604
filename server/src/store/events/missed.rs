//! What a stream has missed: events by id, which are as new as their commits.
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, Iterable};

use super::list::hidden;
use super::row;
use crate::domain::Event;
use crate::store::entities::events::{Column, Entity};
use crate::store::lenient::Cells;
use crate::store::rows::statement;

/// What was imported is history, and no stream tells it again.
const HISTORY: &str = "import";

/// How much a stream has missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Missed {
    pub events: u64,
    /// Of all of them; the other columns of an event are short.
    pub metadata_bytes: u64,
}

/// Events with ids above the first of `span`, up to its second, oldest first, at most `limit`; imports are left out. Walks
/// the table by id: the span is for the caller to bound.
pub(crate) async fn between(
    db: &impl ConnectionTrait,
    span: (i64, i64),
    of: (Option<&str>, Option<&str>),
    limit: u64,
) -> Result<Vec<Event>, DbErr> {
    let select = select(span, of, limit).columns(Column::iter()).take();
    let rows = db.query_all(&select).await?;
    rows.iter().map(row::read).collect()
}

/// What [`between`] would read, measured without reading it.
pub(crate) async fn measure(
    db: &impl ConnectionTrait,
    span: (i64, i64),
    of: (Option<&str>, Option<&str>),
    limit: u64,
) -> Result<Missed, DbErr> {
    // SQLite knows the length of a text in bytes without its pages.
    let lengths = select(span, of, limit)
        .expr_as(Expr::cust("octet_length(metadata)"), "bytes")
        .take();
    let select = Query::select()
        .expr(Expr::cust("count(*)"))
        .expr(Expr::cust("sum(bytes)"))
        .from_subquery(lengths, "missed")
        .take();
    let Some(row) = db.query_one(&select).await? else {
        return Ok(Missed::default());
    };
    let mut cells = Cells::of(&row)?;
    let mut next = || -> Result<u64, DbErr> {
        let number = cells.integer()?.unwrap_or_default();
        Ok(u64::try_from(number).unwrap_or_default())
    };
    Ok(Missed {
        events: next()?,
        metadata_bytes: next()?,
    })
}

fn select(
    (after, to): (i64, i64),
    (agent_type, event_type): (Option<&str>, Option<&str>),
    limit: u64,
) -> SelectStatement {
    let condition = Condition::all()
        .add(Column::Id.gt(after))
        .add(Column::Id.lte(to))
        .add(Expr::cust("coalesce(source, '')").ne(HISTORY))
        .add_option(agent_type.map(|text| hidden(Column::AgentType).eq(text)))
        .add_option(event_type.map(|text| hidden(Column::EventType).eq(text)));
    Query::select()
        .from(Entity)
        .cond_where(condition)
        .order_by(Column::Id, Order::Asc)
        .limit(limit)
        .take()
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
