//! A session's row, read as leniently as the legacy wrote it.
use sea_orm::DbErr;

use crate::domain::{Session, SessionStatus};
use crate::store::lenient::{Cells, NO_TIME};

/// What [`read`] reads, in its order.
pub(super) const COLUMNS: &str =
    "id, agent_id, agent_type, project, branch, status, started_at, ended_at, last_event_at";

pub(super) fn read(cells: &mut Cells<'_>) -> Result<Session, DbErr> {
    Ok(Session {
        id: cells.text()?.unwrap_or_default(),
        agent_id: cells.text()?.unwrap_or_default(),
        agent_type: cells.text()?.unwrap_or_default(),
        project: cells.text()?,
        branch: cells.text()?,
        status: SessionStatus::from_text(&cells.text()?.unwrap_or_default()),
        started_at: cells.time()?.unwrap_or_else(|| NO_TIME.to_owned()),
        ended_at: cells.time()?,
        last_event_at: cells.time()?.unwrap_or_else(|| NO_TIME.to_owned()),
    })
}
