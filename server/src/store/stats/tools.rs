//! The calls of tools.
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::usage::conditions;
use crate::domain::{StatsFilter, ToolCalls};
use crate::store::lenient::Cells;
use crate::store::rows::statement;

/// A duration that is a number: the column takes text, too.
const DURATION: &str = "CASE WHEN typeof(e.duration_ms) <> 'text' THEN e.duration_ms END";

/// Every event with a tool name, by idx_events_tool_name or the index of the agent type.
pub(super) async fn calls(
    db: &impl ConnectionTrait,
    filter: &StatsFilter,
) -> Result<Vec<ToolCalls>, DbErr> {
    let (given, values) = conditions(filter, "e.created_at");
    let sql = format!(
        "SELECT e.tool_name, e.agent_type, COUNT(*), TOTAL(e.status = 'error'),
                COUNT({DURATION}), TOTAL({DURATION})
         FROM events e WHERE e.tool_name IS NOT NULL{given}
         GROUP BY e.tool_name, e.agent_type"
    );
    let rows = db.query_all_raw(statement(&sql, values)).await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<ToolCalls, DbErr> {
    let mut cells = Cells::of(row)?;
    Ok(ToolCalls {
        tool_name: cells.text()?.unwrap_or_default(),
        agent_type: cells.text()?.unwrap_or_default(),
        calls: cells.integer()?.unwrap_or_default(),
        errors: cells.integer()?.unwrap_or_default(),
        timed: cells.integer()?.unwrap_or_default(),
        duration_ms: cells.real()?.unwrap_or_default(),
    })
}
