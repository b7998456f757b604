//! The list of events, newest first.
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, DbErr, IdenStatic, Iterable,
    TransactionTrait,
};

use super::row;
use crate::domain::Event;
use crate::store::entities::events::{Column, Entity};
use crate::store::entities::sessions;
use crate::store::lenient::Cells;
use crate::store::rows::{statement, text};

/// Up to so many events are looked up one by one.
const LOOKED_UP: usize = 2000;

/// Which events to list: all that is given must match exactly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventFilter {
    pub agent_type: Option<String>,
    pub event_type: Option<String>,
    pub tool_name: Option<String>,
    pub session_id: Option<String>,
    pub branch: Option<String>,
    pub model: Option<String>,
    pub source: Option<String>,
    /// That of the event's session, now.
    pub project: Option<String>,
    /// Bounds on `created_at`, inclusive, whole seconds, in any form that SQLite's `datetime()` reads; what it cannot
    /// read matches nothing.
    pub since: Option<String>,
    pub until: Option<String>,
    /// All, if none.
    pub limit: Option<u64>,
    pub offset: u64,
}

/// A page of events and the count of all that match.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventPage {
    pub events: Vec<Event>,
    pub total: u64,
}

/// Where a page is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// The index of a filtered column, its rows sorted.
    Filter,
    /// idx_events_created_at from its end, rows that do not match passed over.
    Newest,
    /// The index of a filtered column or the table itself, by id; times that do not match passed over.
    Ids,
}

/// One page by `created_at` and id, both descending, whatever the filter; ids break the ties of a second.
pub(crate) async fn list(
    db: &DatabaseConnection,
    filter: &EventFilter,
) -> Result<EventPage, DbErr> {
    // One read transaction: the total and the page show the same moment.
    let snapshot = db.begin().await?;
    let total = count(&snapshot, filter).await?;
    let events = page(&snapshot, filter, total).await?;
    snapshot.commit().await?;
    Ok(EventPage { events, total })
}

/// One page of [`list`], where it is known that `total` events match.
pub(crate) async fn page(
    db: &impl ConnectionTrait,
    filter: &EventFilter,
    total: u64,
) -> Result<Vec<Event>, DbErr> {
    if total == 0 || filter.limit == Some(0) {
        return Ok(Vec::new());
    }
    let route = route(db, filter, total).await?;
    let rows = db.query_all(&select(filter, route)).await?;
    rows.iter().map(row::read).collect()
}

/// The limit of a page whose ids may be looked up one by one.
pub(crate) fn page_size(limit: Option<u64>) -> Option<usize> {
    let limit = limit.and_then(|limit| usize::try_from(limit).ok());
    limit.filter(|limit| *limit <= LOOKED_UP)
}

/// The events of these ids, in the order of the ids, by primary key; none if one of them is gone, which another process
/// has taken away since they were told.
pub(crate) async fn of_ids(
    db: &impl ConnectionTrait,
    ids: &[i64],
) -> Result<Option<Vec<Event>>, DbErr> {
    if ids.is_empty() {
        return Ok(Some(Vec::new()));
    }
    // Fixed text, however many there are. A CROSS JOIN stays in its order.
    let columns: Vec<_> = Column::iter()
        .map(|column| format!("e.{}", column.as_str()))
        .collect();
    let sql = format!(
        "SELECT {} FROM json_each(?) AS asked CROSS JOIN events e ON e.id = asked.value ORDER BY asked.key",
        columns.join(", ")
    );
    let asked: Vec<String> = ids.iter().map(i64::to_string).collect();
    let asked = text(format!("[{}]", asked.join(",")));
    let rows = db.query_all_raw(statement(&sql, vec![asked])).await?;
    if rows.len() < ids.len() {
        return Ok(None);
    }
    rows.iter()
        .map(row::read)
        .collect::<Result<_, _>>()
        .map(Some)
}

/// The event of this id, by primary key.
pub(crate) async fn one(db: &impl ConnectionTrait, id: i64) -> Result<Option<Event>, DbErr> {
    let select = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Column::Id.eq(id))
        .take();
    let row = db.query_one(&select).await?;
    row.as_ref().map(row::read).transpose()
}

/// All events of a session, oldest first.
pub(crate) async fn of_session(
    db: &impl ConnectionTrait,
    session_id: &str,
) -> Result<Vec<Event>, DbErr> {
    let select = Query::select()
        .columns(Column::iter())
        .from(Entity)
        .and_where(Column::SessionId.eq(session_id))
        .order_by(Column::CreatedAt, Order::Asc)
        .order_by(Column::Id, Order::Asc)
        .take();
    let rows = db.query_all(&select).await?;
    rows.iter().map(row::read).collect()
}

async fn count(db: &impl ConnectionTrait, filter: &EventFilter) -> Result<u64, DbErr> {
    let select = Query::select()
        .expr(Func::count(Expr::col(Asterisk)))
        .from(Entity)
        .cond_where(condition(filter, Route::Filter))
        .take();
    let row = db.query_one(&select).await?;
    let count = match &row {
        Some(row) => Cells::of(row)?.integer()?,
        None => None,
    };
    Ok(count
        .and_then(|count| count.try_into().ok())
        .unwrap_or_default())
}

/// SQLite has no statistics here and always takes the filter's index, which means sorting all matches: slow for a
/// common value. Walking from the newest meets a match every `all / total` rows; the shorter way is taken.
async fn route(
    db: &impl ConnectionTrait,
    filter: &EventFilter,
    total: u64,
) -> Result<Route, DbErr> {
    let Some(limit) = filter.limit else {
        return Ok(Route::Filter);
    };
    let select = Query::select()
        .expr(Expr::col(Column::Id).max())
        .from(Entity)
        .take();
    let row = db.query_one(&select).await?;
    let all = match &row {
        Some(row) => Cells::of(row)?.integer()?.unwrap_or_default(),
        None => 0,
    };
    let all = u64::try_from(all).unwrap_or_default();
    let wanted = limit.saturating_add(filter.offset);
    let walked = wanted.saturating_mul(all) / Ord::max(total, 1);
    Ok(if walked < total {
        Route::Newest
    } else {
        Route::Filter
    })
}

fn select(filter: &EventFilter, route: Route) -> SelectStatement {
    // SQLite counts in i64, and so must the values that are bound.
    let bounded = |count: u64| Ord::min(count, i64::MAX as u64);
    Query::select()
        .columns(Column::iter())
        .from(Entity)
        .cond_where(condition(filter, route))
        .order_by(Column::CreatedAt, Order::Desc)
        .order_by(Column::Id, Order::Desc)
        .limit(bounded(filter.limit.unwrap_or(u64::MAX)))
        .offset(bounded(filter.offset))
        .take()
}

pub(super) fn condition(filter: &EventFilter, route: Route) -> Condition {
    let equal = [
        (Column::AgentType, &filter.agent_type),
        (Column::EventType, &filter.event_type),
        (Column::ToolName, &filter.tool_name),
        (Column::SessionId, &filter.session_id),
        (Column::Branch, &filter.branch),
        (Column::Model, &filter.model),
        (Column::Source, &filter.source),
    ];
    let given = equal
        .into_iter()
        .filter_map(|(column, value)| Some((column, value.as_ref()?)));
    let condition = given.fold(Condition::all(), |condition, (column, value)| {
        condition.add(match route {
            Route::Filter | Route::Ids => Expr::col(column).eq(value.as_str()),
            Route::Newest => hidden(column).eq(value.as_str()),
        })
    });
    let session = || match route {
        Route::Filter => Expr::col(Column::SessionId),
        Route::Newest | Route::Ids => hidden(Column::SessionId),
    };
    let time = || match route {
        Route::Filter | Route::Newest => Expr::col(Column::CreatedAt),
        Route::Ids => hidden(Column::CreatedAt),
    };
    condition
        .add_option(
            filter
                .project
                .as_ref()
                .map(|project| session().in_subquery(sessions_in(project))),
        )
        .add_option(
            filter
                .since
                .as_ref()
                .map(|since| time().gte(datetime(since))),
        )
        .add_option(
            filter
                .until
                .as_ref()
                .map(|until| time().lte(datetime(until))),
        )
}

fn sessions_in(project: &str) -> SelectStatement {
    Query::select()
        .column(sessions::Column::Id)
        .from(sessions::Entity)
        .and_where(Expr::col(sessions::Column::Project).eq(project))
        .take()
}

/// A unary plus hides a column from the choice of an index.
pub(super) fn hidden(column: Column) -> Expr {
    Expr::cust(format!("+{}", column.as_str()))
}

fn datetime(text: &str) -> sea_orm::sea_query::SimpleExpr {
    Func::cust("datetime").arg(text).into()
}

#[cfg(test)]
pub(super) mod plans;
