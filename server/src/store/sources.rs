//! By which ways the events of each agent type come.
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::lenient::{Cells, NO_TIME};
use super::rows::statement;
use super::{Store, StoreError};
use crate::domain::EventSource;

/// How a row without a source is shown: the column's own default.
pub(super) const DEFAULT: &str = "api";

impl Store {
    /// By agent type and then by source, in the order of their bytes.
    pub async fn sources(&self) -> Result<Vec<EventSource>, StoreError> {
        let readers = self.readers.get()?;
        match self.rollup.sources().await {
            Some(sources) => Ok(sources),
            None => Ok(read(readers).await?),
        }
    }
}

/// Reads all events.
async fn read(db: &impl ConnectionTrait) -> Result<Vec<EventSource>, DbErr> {
    let sql = format!(
        "SELECT agent_type, COALESCE(source, '{DEFAULT}') AS way, COUNT(*), MAX(created_at) FROM events \
         GROUP BY agent_type, way ORDER BY agent_type, way"
    );
    let rows = db.query_all_raw(statement(&sql, Vec::new())).await?;
    rows.iter().map(source).collect()
}

fn source(row: &QueryResult) -> Result<EventSource, DbErr> {
    let mut cells = Cells::of(row)?;
    Ok(EventSource {
        agent_type: cells.text()?.unwrap_or_default(),
        source: cells.text()?.unwrap_or_default(),
        events: cells.integer()?.unwrap_or_default(),
        last_event_at: cells.time()?.unwrap_or_else(|| NO_TIME.to_owned()),
    })
}
