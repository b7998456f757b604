//! The table `sessions`: what the writer asks and writes, and what clients read of it.
mod overview;
mod row;
mod write;

use sea_orm::TransactionTrait;

pub use overview::SessionFilter;
pub(crate) use write::Sessions;

use super::{EventFilter, Store, StoreError, events};
use crate::domain::{Event, SessionOverview};

impl Store {
    /// The sessions that match: active, idle, then ended ones; within each, newest last event first.
    pub async fn sessions(
        &self,
        filter: &SessionFilter,
    ) -> Result<Vec<SessionOverview>, StoreError> {
        Ok(overview::list(self.readers.get()?, filter).await?)
    }

    /// The session of this id and its newest events: all of them if there is no limit.
    pub async fn session(
        &self,
        id: &str,
        event_limit: Option<u64>,
    ) -> Result<Option<(SessionOverview, Vec<Event>)>, StoreError> {
        // One read transaction: the sums and the events show the same moment.
        let snapshot = self.readers.get()?.begin().await?;
        let Some(session) = overview::one(&snapshot, id).await? else {
            snapshot.commit().await?;
            return Ok(None);
        };
        let filter = EventFilter {
            session_id: Some(id.to_owned()),
            limit: event_limit,
            ..EventFilter::default()
        };
        let total = u64::try_from(session.event_count).unwrap_or_default();
        let events = events::page(&snapshot, &filter, total).await?;
        snapshot.commit().await?;
        Ok(Some((session, events)))
    }

    /// All events of a session in the order in which they were stored. Uses an index on `session_id`, and sorts.
    pub async fn session_events(&self, id: &str) -> Result<Vec<Event>, StoreError> {
        Ok(events::of_session(self.readers.get()?, id).await?)
    }
}
