//! The one writer: it takes all that waits, writes it in one transaction, publishes it, answers it.
//!
//! Promises: an answer of success means committed; events are published in the order of their ids, before the requests
//! are answered; a request is written whole or not at all, and one that the database refuses fails alone. Everything is
//! written inside one IMMEDIATE transaction, so what is read in it (known ids, the next id, sessions) is still true when
//! it is written, whatever other processes do.
mod group;
mod known;
mod stamp;
mod transaction;

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ConnectionTrait, DatabaseConnection};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::EventSink;
use super::change::Change;
use super::checkpoint::{Checkpointer, truncate};
use super::error::StoreError;
use super::events::stored;
use super::foreign::ForeignWrites;
use super::place::Place;
use super::pools::discard_connection;
use super::queue::Request;
use super::rollup::Alone;
use super::session_cache::SessionCache;
use crate::domain::{Event, Recorded, Swept};
pub(super) use known::Known;
pub(super) use transaction::Statements;
use transaction::Written;

/// A writer that was quiet for this long gives its page cache back.
const QUIET: Duration = Duration::from_secs(5);

/// A group takes no further request once it holds this much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupLimits {
    pub events: usize,
    pub bytes: usize,
}

pub(super) struct Writer {
    pub(super) db: DatabaseConnection,
    pub(super) place: Arc<Place>,
    /// Whether a displaced database has got all that was committed.
    pub(super) saved: bool,
    pub(super) requests: mpsc::Receiver<Request>,
    pub(super) sink: Arc<dyn EventSink>,
    pub(super) cache: Arc<SessionCache>,
    pub(super) foreign: ForeignWrites,
    /// What the memory of the tables is told.
    pub(super) alone: Arc<Alone>,
    /// Reads the file, too; to be over before it is closed.
    pub(super) rollup: JoinHandle<()>,
    pub(super) checkpointer: Checkpointer,
    /// Uses the connection, too, now and then; to be over before the log is cut.
    pub(super) repairs: JoinHandle<()>,
    pub(super) closing: CancellationToken,
    pub(super) limits: GroupLimits,
    pub(super) statements: Statements,
    pub(super) known: Known,
}

impl Writer {
    /// Runs until the store is closed or dropped; all that was queued by then is written. Leaves no WAL behind.
    pub(super) async fn run(mut self) -> Result<(), StoreError> {
        let mut warm = false;
        while let Some(first) = self.next(&mut warm).await {
            let group = self.gather(first).await;
            let rows = group.iter().map(|request| request.batch.events.len()).sum();
            self.checkpointer.finish(&self.db).await;
            self.settle(group).await;
            self.checkpointer.nudge(rows);
        }
        // A store that was dropped without being closed ends here, too.
        self.closing.cancel();
        self.checkpointer.stop().await;
        if let Err(error) = self.repairs.await {
            tracing::error!(%error, "the mending of old rows failed");
        }
        if let Err(error) = self.rollup.await {
            tracing::error!(%error, "the memory of the tables failed");
        }
        let truncated = truncate(&self.db).await;
        let in_place = self.place.close();
        self.db.close().await?;
        truncated?;
        in_place
    }

    /// The next request; none once the queue is closed and empty.
    async fn next(&mut self, warm: &mut bool) -> Option<Request> {
        loop {
            tokio::select! {
                biased;
                () = self.closing.cancelled(), if !self.requests.is_closed() => self.requests.close(),
                request = self.requests.recv() => {
                    *warm = true;
                    return request;
                }
                () = tokio::time::sleep(QUIET), if *warm => {
                    *warm = false;
                    self.shrink().await;
                }
            }
        }
    }

    /// The first request and all that wait behind it, up to the limits. A commit costs the same for one request as for
    /// many, so those who are about to queue theirs are let go first, until nobody comes any more.
    async fn gather(&mut self, first: Request) -> Vec<Request> {
        let (mut events, mut bytes) = (first.batch.events.len(), first.bytes);
        let mut group = vec![first];
        loop {
            tokio::task::yield_now().await;
            let before = group.len();
            while events < self.limits.events && bytes < self.limits.bytes {
                let Ok(request) = self.requests.try_recv() else {
                    break;
                };
                events += request.batch.events.len();
                bytes += request.bytes;
                group.push(request);
            }
            if group.len() == before {
                return group;
            }
        }
    }

    async fn settle(&mut self, group: Vec<Request>) {
        // It comes back with what was committed: after a failure all is asked for again.
        let known = std::mem::take(&mut self.known);
        let written = self
            .statements
            .write(&self.db, &self.place, &self.alone, &group, known);
        let failed = match written.await {
            Ok((written, known)) => {
                self.known = known;
                return self.publish(group, written);
            }
            Err(failed) => failed,
        };
        if failed.connection_lost {
            self.alone.connection_changed();
            discard_connection(&self.db).await;
            self.alone.connection_changed();
            self.foreign.connection_changed();
            self.place.connection_changed();
        }
        match failed.error {
            StoreError::Busy => {
                tracing::warn!("another process holds the database");
                answer_all(group, || StoreError::Busy);
            }
            StoreError::Displaced(path) => {
                self.save().await;
                answer_all(group, || StoreError::Displaced(path.clone()));
            }
            error if group.len() == 1 => {
                tracing::error!(%error, "a request could not be written");
                let mut error = Some(error);
                answer_all(group, || error.take().unwrap_or(StoreError::Closed));
            }
            _ => {
                for request in group {
                    Box::pin(self.settle(vec![request])).await;
                }
            }
        }
    }

    /// After the commit: the cache, then the streams, then the callers.
    fn publish(&mut self, group: Vec<Request>, written: Written) {
        self.saved = false;
        self.tell_of_changes(&group, written.swept);
        let alone = !self.foreign.happened(written.data_version);
        self.cache.verified(alone);
        for (session, project) in written.projects {
            self.cache.put(session, project);
        }
        let mut placements = written.placements.into_iter();
        let mut events: Vec<Event> = Vec::with_capacity(placements.len());
        let mut answers = Vec::with_capacity(group.len());
        for (mut request, fates) in group.into_iter().zip(written.fates) {
            let batch = std::mem::take(&mut request.batch);
            for (event, fate) in batch.events.into_iter().zip(&fates) {
                if let Recorded::Stored { id } = fate {
                    let placement = placements.next().unwrap_or_default();
                    events.push(stored(*id, event, placement, &written.now));
                }
            }
            answers.push((request, fates));
        }
        if !events.is_empty() {
            self.sink.publish(events);
        }
        if written.swept != Swept::default() {
            self.sink.swept(written.swept);
        }
        for (request, fates) in answers {
            request.answer(Ok(fates));
        }
    }

    /// Sessions that changed without an event.
    fn tell_of_changes(&self, group: &[Request], swept: Swept) {
        let late = group.iter().filter_map(|request| match &request.change {
            Some(Change::LateBranch(late)) => Some(late.session_ids.iter().cloned()),
            Some(Change::Sweep(_) | Change::Quota(_)) | None => None,
        });
        self.alone.touch(late.flatten(), swept != Swept::default());
    }

    /// The file that is open gets all that was committed, wherever it is now; and no log is left that SQLite would take
    /// for that of a file in its place.
    async fn save(&mut self) {
        if std::mem::replace(&mut self.saved, true) {
            return;
        }
        if let Err(error) = truncate(&self.db).await {
            tracing::error!(%error, "the write-ahead log could not be copied into the displaced database");
        }
    }

    async fn shrink(&self) {
        if let Err(error) = self.db.execute_unprepared("PRAGMA shrink_memory").await {
            tracing::warn!(%error, "the writer's page cache could not be given back");
        }
    }
}

fn answer_all(group: Vec<Request>, mut error: impl FnMut() -> StoreError) {
    for request in group {
        request.answer(Err(error()));
    }
}
