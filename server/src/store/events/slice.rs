//! Events by id, highest first, a slice at a time. Ids are the order of commits and never change or come again, so a slice
//! begins where the other ended, whatever was stored meanwhile and whatever stands in the other columns.
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, Iterable};

use super::list::{EventFilter, Route, condition, hidden};
use super::row;
use crate::domain::Event;
use crate::store::entities::events::{Column, Entity};
use crate::store::lenient::Cells;

/// Events between two times that are sorted rather than looked for by id.
const FEW: u64 = 2_000;

/// Some events, and before which id the next ones are; none where there are no more.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventSlice {
    pub events: Vec<Event>,
    pub next: Option<i64>,
}

/// Events that match with ids below `before`, highest first, at most the filter's limit. The index of a filtered column has
/// its rows by id, and so has the table.
pub(crate) async fn before(
    db: &impl ConnectionTrait,
    before: Option<i64>,
    filter: &EventFilter,
) -> Result<EventSlice, DbErr> {
    let limit = filter.limit.unwrap_or(i64::MAX as u64);
    let route = route(db, filter).await?;
    let rows = db.query_all(&select(before, filter, route)).await?;
    let events: Result<Vec<_>, DbErr> = rows.iter().map(row::read).collect();
    let mut events = events?;
    let more = events.len() as u64 > limit;
    events.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = events.last().filter(|_| more).map(|event| event.id);
    Ok(EventSlice { events, next })
}

/// Few events between two times may be anywhere among the ids: they are fetched by time and sorted.
async fn route(db: &impl ConnectionTrait, filter: &EventFilter) -> Result<Route, DbErr> {
    if filter.since.is_none() && filter.until.is_none() {
        return Ok(Route::Ids);
    }
    let times = EventFilter {
        since: filter.since.clone(),
        until: filter.until.clone(),
        ..EventFilter::default()
    };
    let some = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .cond_where(condition(&times, Route::Newest))
        .limit(FEW + 1)
        .take();
    let count = Query::select()
        .expr(Func::count(Expr::col(Asterisk)))
        .from_subquery(some, Alias::new("some"))
        .take();
    let row = db.query_one(&count).await?;
    let count = match &row {
        Some(row) => Cells::of(row)?.integer()?.unwrap_or_default(),
        None => 0,
    };
    Ok(match u64::try_from(count) {
        Ok(count) if count > FEW => Route::Ids,
        _ => Route::Newest,
    })
}

fn select(before: Option<i64>, filter: &EventFilter, route: Route) -> SelectStatement {
    // Ids that SQLite may see give the order, and it walks over all of them for that.
    let id = match route {
        Route::Newest => hidden(Column::Id),
        Route::Filter | Route::Ids => Expr::col(Column::Id),
    };
    // One more than asked for tells whether there is more.
    let limit = filter.limit.unwrap_or(u64::MAX).saturating_add(1);
    Query::select()
        .columns(Column::iter())
        .from(Entity)
        .cond_where(condition(filter, route).add_option(before.map(|before| id.clone().lt(before))))
        .order_by_expr(id, Order::Desc)
        .limit(Ord::min(limit, i64::MAX as u64))
        .take()
}

#[cfg(test)]
mod plans;
