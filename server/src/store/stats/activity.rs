//! What happened at each hour of the week, asked of the tables.
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::filter::matching;
use super::usage::{COST, TIME, money, with_covered};
use crate::domain::ActivityHour;
use crate::store::EventFilter;
use crate::store::lenient::Cells;
use crate::store::rows::statement;

/// Hours in which something happened, Monday's first, by a clock that is `ahead` of UTC, in seconds. Reads all events.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    filter: &EventFilter,
    ahead: i64,
) -> Result<Vec<ActivityHour>, DbErr> {
    let (given, values) = matching(filter, TIME);
    // Three days after the first of January 1970 is a Monday; 604,800 seconds are a week.
    let since_monday = format!("unixepoch({TIME}) + ({ahead}) + 259200");
    let sql = format!(
        "{} SELECT (({since_monday}) % 604800 + 604800) % 604800 / 3600 AS hour, COUNT(*),
                   TOTAL(CASE WHEN NOT e.covered THEN {COST} END)
         FROM event e LEFT JOIN sessions s ON s.id = e.session_id WHERE TRUE{given}
         GROUP BY hour HAVING hour IS NOT NULL ORDER BY hour",
        with_covered()
    );
    let rows = db.query_all_raw(statement(&sql, values)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<ActivityHour, DbErr> {
    let mut cells = Cells::of(row)?;
    Ok(ActivityHour {
        hour_of_week: cells.integer()?.unwrap_or_default(),
        events: cells.integer()?.unwrap_or_default(),
        cost_usd: money(&mut cells)?,
    })
}
