//! A session's row, read as leniently as the legacy wrote it.
use sea_orm::DbErr;

use crate::domain::{Session, SessionStatus, Text};
use crate::store::lenient::{Cells, NO_TIME};

/// What [`read`] reads, in its order.
pub(super) const COLUMNS: &str =
    "id, agent_id, agent_type, project, branch, status, started_at, ended_at, last_event_at";

pub(super) fn read(cells: &mut Cells<'_>) -> Result<Session, DbErr> {
    Ok(Session {
        id: cells.text()?.unwrap_or_default().into(),
        agent_id: cells.text()?.unwrap_or_default().into(),
        agent_type: cells.text()?.unwrap_or_default().into(),
        project: cells.text()?.map(Text::from),
        branch: cells.text()?.map(Text::from),
        status: SessionStatus::from_text(&cells.text()?.unwrap_or_default()),
        started_at: cells.time()?.map_or(NO_TIME.into(), Text::from),
        ended_at: cells.time()?.map(Text::from),
        last_event_at: cells.time()?.map_or(NO_TIME.into(), Text::from),
    })
}
