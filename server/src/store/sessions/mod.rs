//! The table `sessions`: what the writer asks and writes, and what clients read of it.
mod activity;
mod files;
mod overview;
mod page;
mod row;
mod sweep;
mod write;

use std::time::Duration;

use jiff::Timestamp;
use sea_orm::TransactionTrait;

pub use activity::RecentTime;
pub use overview::SessionFilter;
pub(crate) use sweep::{Cutoffs, run as sweep};
pub(crate) use write::Sessions;

use super::change::Change;
use super::{EventFilter, Store, StoreError, events};
use crate::domain::{
    EditedFile, Event, SessionActivity, SessionOverview, SessionPage, SessionSearch,
};

/// Whoever reads waits no longer than this for a sweep.
const SWEEP_WAIT: Duration = Duration::from_secs(2);

impl Store {
    /// Turns active sessions idle whose last event is older than the timeout, and ends those that are quiet for twice as
    /// long. Where nothing is due, the writer is not asked.
    pub async fn sweep(&self) -> Result<(), StoreError> {
        // Sessions only leave what these times bound, so that this comes to an end.
        let cutoffs = Cutoffs::at(Timestamp::now(), self.session_timeout);
        while sweep::due(self.readers.get()?, &cutoffs).await? {
            self.change(Change::Sweep(cutoffs.clone())).await?;
        }
        Ok(())
    }

    /// To be called before each read that shows the status of sessions. A busy writer keeps nobody from reading: what is
    /// not swept in time is shown as it stands, and swept by the next who asks.
    pub async fn sweep_before_reading(&self) {
        match tokio::time::timeout(SWEEP_WAIT, self.sweep()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "sessions are shown unswept"),
            Err(_) => tracing::warn!("sessions are shown unswept: the writer is busy"),
        }
    }

    /// The sessions that match: active, idle, then ended ones; within each, newest last event first.
    pub async fn sessions(
        &self,
        filter: &SessionFilter,
    ) -> Result<Vec<SessionOverview>, StoreError> {
        self.sweep_before_reading().await;
        let readers = self.readers.get()?;
        match self.rollup.sessions(filter).await {
            Some(sessions) => Ok(sessions),
            None => Ok(overview::list(readers, filter).await?),
        }
    }

    /// A page of the sessions that match, sorted.
    pub async fn session_page(&self, search: &SessionSearch) -> Result<SessionPage, StoreError> {
        self.sweep_before_reading().await;
        let readers = self.readers.get()?;
        match self.rollup.session_page(search).await {
            Some(page) => Ok(page),
            None => Ok(page::page(readers, search).await?),
        }
    }

    /// How many events of each session were stored in each part of a time, in the order of the ids.
    pub async fn session_activity(
        &self,
        ids: &[String],
        time: RecentTime,
    ) -> Result<Vec<SessionActivity>, StoreError> {
        let readers = self.readers.get()?;
        match self.rollup.session_activity(ids, time).await {
            Some(sessions) => Ok(sessions),
            None => Ok(activity::of(readers, ids, time).await?),
        }
    }

    /// The files that were edited in a session, most events first; none if there is no such session.
    pub async fn session_files(&self, id: &str) -> Result<Option<Vec<EditedFile>>, StoreError> {
        Ok(files::of(self.readers.get()?, id).await?)
    }

    /// The session of this id and its newest events: all of them if there is no limit.
    pub async fn session(
        &self,
        id: &str,
        event_limit: Option<u64>,
    ) -> Result<Option<(SessionOverview, Vec<Event>)>, StoreError> {
        self.sweep_before_reading().await;
        let readers = self.readers.get()?;
        if let Some(limit) = events::page_size(event_limit)
            && let Some(found) = self.rollup.session(id, limit).await
        {
            let Some((session, page)) = found else {
                return Ok(None);
            };
            if let Some(events) = events::of_ids(readers, &page.ids).await? {
                return Ok(Some((session, events)));
            }
        }
        // One read transaction: the sums and the events show the same moment.
        let snapshot = readers.begin().await?;
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
