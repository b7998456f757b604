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
/// Events between two times whose ids are looked up, in the index alone.
const MANY: u64 = 100_000;

/// Some events, and before which id the next ones are; none where there are no more.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventSlice {
    pub events: Vec<Event>,
    pub next: Option<i64>,
}

/// Events that match with ids below `before`, highest first, at most the filter's limit. The table has its rows by id, and
/// so have the indexes of agent, type, tool and model within a value; other filters walk or sort.
pub(crate) async fn before(
    db: &impl ConnectionTrait,
    before: Option<i64>,
    filter: &EventFilter,
) -> Result<EventSlice, DbErr> {
    let limit = filter.limit.unwrap_or(i64::MAX as u64);
    let way = way(db, filter).await?;
    let rows = db.query_all(&select(before, filter, way)).await?;
    let events: Result<Vec<_>, DbErr> = rows.iter().map(row::read).collect();
    let mut events = events?;
    let more = events.len() as u64 > limit;
    events.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = events.last().filter(|_| more).map(|event| event.id);
    Ok(EventSlice { events, next })
}

/// How events are looked for, and between which ids.
#[derive(Debug, Clone, Copy)]
struct Way {
    route: Route,
    ids: Option<(i64, i64)>,
}

impl Way {
    const ALL: Self = Self {
        route: Route::Ids,
        ids: None,
    };
}

/// Few events between two times may be anywhere among the ids: they are fetched by time and sorted. Of more, the index on
/// time tells the lowest and the highest id, so that no id beyond them is looked at; of very many, the next one is near.
async fn way(db: &impl ConnectionTrait, filter: &EventFilter) -> Result<Way, DbErr> {
    if filter.since.is_none() && filter.until.is_none() {
        return Ok(Way::ALL);
    }
    let row = db.query_one(&between(filter)).await?;
    let (count, ids) = match &row {
        Some(row) => {
            let mut cells = Cells::of(row)?;
            let count = cells.integer()?.unwrap_or_default();
            (count, cells.integer()?.zip(cells.integer()?))
        }
        None => (0, None),
    };
    Ok(match u64::try_from(count).unwrap_or_default() {
        count if count <= FEW => Way {
            route: Route::Newest,
            ids: None,
        },
        count if count <= MANY => Way {
            route: Route::Ids,
            ids,
        },
        _ => Way::ALL,
    })
}

/// How many events there are between the times of a filter, and their lowest and highest id; of very many, of some.
fn between(filter: &EventFilter) -> SelectStatement {
    let times = EventFilter {
        since: filter.since.clone(),
        until: filter.until.clone(),
        ..EventFilter::default()
    };
    let some = Query::select()
        .column(Column::Id)
        .from(Entity)
        .cond_where(condition(&times, Route::Newest))
        .limit(MANY + 1)
        .take();
    Query::select()
        .expr(Func::count(Expr::col(Asterisk)))
        .expr(Expr::col(Column::Id).min())
        .expr(Expr::col(Column::Id).max())
        .from_subquery(some, Alias::new("some"))
        .take()
}

fn select(before: Option<i64>, filter: &EventFilter, way: Way) -> SelectStatement {
    // Ids that SQLite may see give the order, and it walks over all of them for that.
    let id = || match way.route {
        Route::Newest => hidden(Column::Id),
        Route::Filter | Route::Ids => Expr::col(Column::Id),
    };
    let condition = condition(filter, way.route)
        .add_option(before.map(|before| id().lt(before)))
        .add_option(way.ids.map(|(low, high)| id().between(low, high)));
    // One more than asked for tells whether there is more.
    let limit = filter.limit.unwrap_or(u64::MAX).saturating_add(1);
    Query::select()
        .columns(Column::iter())
        .from(Entity)
        .cond_where(condition)
        .order_by_expr(id(), Order::Desc)
        .limit(Ord::min(limit, i64::MAX as u64))
        .take()
}

#[cfg(test)]
mod plans;
