//! An event's row, read as leniently as the legacy wrote it.
use sea_orm::{DbErr, QueryResult};

use crate::domain::Event;
use crate::store::lenient::{Cells, NO_TIME};

/// Reads the columns of the entity, in its order.
pub(super) fn read(row: &QueryResult) -> Result<Event, DbErr> {
    let mut cells = Cells::of(row)?;
    Ok(Event {
        id: cells.integer()?.unwrap_or_default(),
        event_id: cells.text()?,
        schema_version: cells.integer()?.unwrap_or(1),
        session_id: cells.text()?.unwrap_or_default(),
        agent_type: cells.text()?.unwrap_or_default(),
        event_type: cells.text()?.unwrap_or_default(),
        tool_name: cells.text()?,
        status: cells.text()?.unwrap_or_default(),
        tokens_in: cells.integer()?.unwrap_or_default(),
        tokens_out: cells.integer()?.unwrap_or_default(),
        branch: cells.text()?,
        project: cells.text()?,
        duration_ms: cells.integer()?,
        created_at: cells.time()?.unwrap_or_else(|| NO_TIME.to_owned()),
        client_timestamp: cells.text()?,
        metadata: cells.text()?.unwrap_or_else(|| "{}".to_owned()),
        payload_truncated: cells.integer()?.unwrap_or_default() != 0,
        model: cells.text()?,
        cost_usd: cells.real()?,
        cache_read_tokens: cells.integer()?.unwrap_or_default(),
        cache_write_tokens: cells.integer()?.unwrap_or_default(),
        source: cells.text()?,
    })
}
