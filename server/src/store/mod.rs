//! The store: one database, one writer, many readers. All SQL of the server is below this room.
//!
//! [`Store::record`] answers once its events are committed: they survive a kill. [`EventSink`] gets every stored event
//! in the order of ids, before the requests are answered. A full queue is [`StoreError::Busy`], at once. Readers never
//! wait for the writer. What an event may be, what it costs and which branch git names is decided before; what the
//! events make of a session is the domain's.
mod agents;
mod change;
pub mod check;
mod checkpoint;
mod clock;
pub mod entities;
mod error;
mod events;
mod filter_options;
mod foreign;
mod generations;
mod lenient;
mod lock;
mod look;
mod open;
mod place;
mod pools;
mod provider_quotas;
mod queue;
mod readers;
mod recalculation;
mod recorder;
mod repairs;
mod rollup;
mod rows;
mod session_cache;
mod sessions;
mod sources;
mod stats;
#[cfg(test)]
pub(crate) mod tests;
mod upgrade;
mod wal_index;
mod writer;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use sea_orm::DbErr;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use error::{OpenError, StoreError};
pub use events::{EventFilter, EventPage, EventSlice, Missed, PriceGap};
pub use lock::{DatabaseLock, LockError};
pub use recalculation::{CostChange, CostChanges, Recalculated, recalculate_costs};
pub use rollup::Question;
pub use sessions::{RecentTime, SessionFilter};
pub use stats::{SeriesQuestion, Stats, StatsVersion};
pub use upgrade::{Migrated, Report as MigrationReport, Upgraded, migrate};
pub use writer::GroupLimits;

use crate::domain::{Batch, Event, Quota, Recorded, Swept};
use change::{Change, LateBranch, NewQuota};
use checkpoint::Checkpointer;
use foreign::ForeignWrites;
use place::Place;
use queue::Queue;
use readers::Readers;
use rollup::{Alone, Rollup};
use session_cache::SessionCache;
use sessions::Sessions;
use writer::{Known, Statements, Writer};

/// Gets the stored events of each commit, in the order of ids, before the requests are answered. Must not block.
pub trait EventSink: Send + Sync {
    fn publish(&self, events: Vec<Event>);

    /// Sessions were turned idle, or ended, for want of events: in its turn among the commits. Must not block.
    fn swept(&self, swept: Swept) {
        tracing::debug!(swept.idled, swept.ended, "sessions were swept");
    }
}

/// What an acknowledged event survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DbSync {
    /// The end of the process, however sudden.
    #[default]
    Normal,
    /// Loss of power, too: every commit waits for the disk.
    Full,
}

#[derive(Debug, Clone)]
pub struct StoreOptions {
    pub path: PathBuf,
    pub sync: DbSync,
    /// Requests that may wait for the writer, and about how many bytes they may hold.
    pub queue_capacity: usize,
    pub queue_bytes: usize,
    pub group: GroupLimits,
    pub readers: u32,
    /// How long after its last event an active session becomes idle; after twice that time it has ended.
    pub session_timeout: Duration,
    /// How long a statement waits while another process holds the database.
    pub lock_wait: Duration,
    /// How long what is remembered of the database counts after a commit has found that no other process wrote.
    pub memory_counts: Duration,
    /// Whether totals and filters are answered from memory, where they can be.
    pub remembers: bool,
}

impl StoreOptions {
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            sync: DbSync::default(),
            queue_capacity: 1024,
            queue_bytes: 32 << 20,
            group: GroupLimits {
                events: 2000,
                bytes: 4 << 20,
            },
            readers: 4,
            session_timeout: Duration::from_secs(5 * 60),
            lock_wait: Duration::from_secs(5),
            memory_counts: Duration::from_millis(100),
            remembers: true,
        }
    }
}

/// A handle on the open database; dropped or closed, what is queued is still written.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    place: Arc<Place>,
    queue: Queue,
    readers: Readers,
    /// For what ingest asks before it queues: it must not wait behind a client who reads everything.
    lookups: Readers,
    cache: Arc<SessionCache>,
    sessions: Sessions,
    rollup: Arc<Rollup>,
    session_timeout: Duration,
    closing: CancellationToken,
    writer: Mutex<Option<JoinHandle<Result<(), StoreError>>>>,
}

impl Store {
    /// Opens the database, creating or upgrading it where needed, and starts the writer. A file that is refused is left
    /// as it was.
    pub async fn open(options: &StoreOptions, sink: Arc<dyn EventSink>) -> Result<Self, OpenError> {
        let opened = open::open(options).await?;
        let (queue, requests) = queue::queue(options.queue_capacity, options.queue_bytes);
        let cache = Arc::new(SessionCache::new(options.memory_counts));
        let closing = CancellationToken::new();
        let place = Arc::new(Place::of(&opened.path));
        let alone = Arc::new(Alone::new());
        let rollup = Arc::new(Rollup::new(
            opened.path.clone(),
            Arc::clone(&place),
            opened.writer.clone(),
            Arc::clone(&alone),
            closing.clone(),
        ));
        let mended = CancellationToken::new();
        if !options.remembers {
            rollup.forbid();
        }
        let writer = Writer {
            repairs: repairs::start(
                Readers::new(opened.repairs, &place),
                opened.writer.clone(),
                closing.clone(),
                mended.clone(),
            ),
            rollup: rollup.start(mended),
            alone,
            db: opened.writer,
            place: Arc::clone(&place),
            saved: false,
            requests,
            sink,
            cache: Arc::clone(&cache),
            foreign: ForeignWrites::default(),
            checkpointer: Checkpointer::start(
                opened.checkpoints,
                Arc::clone(&place),
                closing.clone(),
            ),
            closing: closing.clone(),
            limits: options.group,
            statements: Statements::new(),
            known: Known::default(),
        };
        Ok(Self {
            path: opened.path,
            queue,
            readers: Readers::new(opened.readers, &place),
            lookups: Readers::new(opened.lookups, &place),
            place,
            cache,
            sessions: Sessions::new(),
            rollup,
            session_timeout: options.session_timeout,
            closing,
            writer: Mutex::new(Some(tokio::spawn(writer.run()))),
        })
    }

    /// Writes the batch, all of it or nothing, and tells what became of each event. Once this was polled, the batch is
    /// written even if the caller goes away.
    pub async fn record(&self, batch: Batch) -> Result<Vec<Recorded>, StoreError> {
        self.queue.ask(batch, None).await
    }

    /// The branch that git named for a project when the events of these sessions were queued already. Events keep the
    /// branch that they have; sessions that left the project meanwhile keep theirs.
    pub async fn set_session_branch(
        &self,
        session_ids: &[String],
        project: &str,
        branch: &str,
    ) -> Result<(), StoreError> {
        let late = LateBranch {
            session_ids: session_ids.to_vec(),
            project: project.to_owned(),
            branch: branch.to_owned(),
        };
        self.change(Change::LateBranch(late)).await
    }

    /// What is known of each provider's quota, all providers, always in the same order.
    pub async fn provider_quotas(&self) -> Result<Vec<Quota>, StoreError> {
        Ok(provider_quotas::list(self.readers.get()?).await?)
    }

    /// Puts this snapshot in the place of the provider's one; with a bound, unless that one is of another source and
    /// as new as the bound.
    pub async fn set_provider_quota(
        &self,
        quota: Quota,
        yields_to_newer_than: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let new = NewQuota {
            quota: Box::new(quota),
            yields_to_newer_than,
        };
        self.change(Change::Quota(new)).await
    }

    /// Makes a change that is no event, in its turn.
    async fn change(&self, change: Change) -> Result<(), StoreError> {
        let changed = self.queue.ask(Batch::default(), Some(change)).await;
        changed.map(|_| ())
    }

    /// The project of each of these sessions that exists and has one.
    pub async fn session_projects(
        &self,
        session_ids: &[String],
    ) -> Result<HashMap<String, String>, StoreError> {
        let mut projects = HashMap::new();
        let mut unknown = Vec::new();
        for id in session_ids {
            match self.cache.project(id) {
                Some(Some(project)) => drop(projects.insert(id.clone(), project)),
                Some(None) => {}
                None => unknown.push(id.as_str()),
            }
        }
        if !unknown.is_empty() {
            let found = self
                .sessions
                .projects(self.lookups.get()?, &unknown)
                .await?;
            let with_project = |(id, project): (String, Option<String>)| Some((id, project?));
            projects.extend(found.into_iter().filter_map(with_project));
        }
        Ok(projects)
    }

    /// A page of events, newest first, and the count of all that match.
    pub async fn events(&self, filter: &EventFilter) -> Result<EventPage, StoreError> {
        let readers = self.readers.get()?;
        if let Some(limit) = events::page_size(filter.limit)
            && let Some(page) = self.rollup.page(filter, limit).await
            && let Some(events) = events::of_ids(readers, &page.ids).await?
        {
            let total = page.total;
            return Ok(EventPage { events, total });
        }
        Ok(events::list(readers, filter).await?)
    }

    /// The event of this id, if there is one.
    pub async fn event(&self, id: i64) -> Result<Option<Event>, StoreError> {
        Ok(events::one(self.readers.get()?, id).await?)
    }

    /// Events with ids below `before` (all, if none), highest id first, at most `filter.limit`; the offset is for lists.
    pub async fn events_before(
        &self,
        before: Option<i64>,
        filter: &EventFilter,
    ) -> Result<EventSlice, StoreError> {
        let readers = self.readers.get()?;
        if let Some(limit) = events::page_size(filter.limit)
            && let Some(slice) = self.rollup.slice(before, filter, limit).await
            && let Some(events) = events::of_ids(readers, &slice.ids).await?
        {
            let next = slice.ids.last().copied().filter(|_| slice.more);
            return Ok(EventSlice { events, next });
        }
        Ok(events::before(readers, before, filter).await?)
    }

    /// What a stream told after the event `after`, up to `to`, oldest first, at most `limit`; imports are left out.
    pub async fn events_between(
        &self,
        (after, to): (i64, i64),
        agent_type: Option<&str>,
        event_type: Option<&str>,
        limit: u64,
    ) -> Result<Vec<Event>, StoreError> {
        let of = (agent_type, event_type);
        Ok(events::between(self.readers.get()?, (after, to), of, limit).await?)
    }

    /// How much [`Self::events_between`] would tell, without reading it.
    pub async fn missed_between(
        &self,
        (after, to): (i64, i64),
        agent_type: Option<&str>,
        event_type: Option<&str>,
        limit: u64,
    ) -> Result<Missed, StoreError> {
        let of = (agent_type, event_type);
        Ok(events::measure(self.readers.get()?, (after, to), of, limit).await?)
    }

    /// The highest id of an event, 0 where there is none.
    pub async fn last_event_id(&self) -> Result<i64, StoreError> {
        Ok(events::last_id(self.readers.get()?).await?)
    }

    /// The size of the database file, without its log.
    pub fn database_bytes(&self) -> Result<u64, StoreError> {
        self.place.check()?;
        Ok(std::fs::metadata(&self.path).map_or(0, |file| file.len()))
    }

    /// Models whose usage has no cost, the one with the most tokens first.
    pub async fn price_gaps(&self, limit: u64) -> Result<Vec<PriceGap>, StoreError> {
        let readers = self.readers.get()?;
        match self.rollup.price_gaps(limit).await {
            Some(gaps) => Ok(gaps),
            None => Ok(events::price_gaps(readers, limit).await?),
        }
    }

    /// What all events come to.
    pub fn stats(&self) -> Stats<'_> {
        Stats::new(&self.readers, &self.lookups, &self.rollup)
    }

    /// Whether questions are answered from memory at this moment. Where they are not, the tables are asked, which takes
    /// longer; somebody who asks gets the memory made.
    pub async fn remembers(&self) -> bool {
        self.rollup.knows().await
    }

    /// How many answers to this question were given from memory since the start.
    pub fn told_from_memory(&self, question: Question) -> u64 {
        self.rollup.told(question)
    }

    /// How many requests were refused since the start because too many waited.
    pub fn refused_requests(&self) -> u64 {
        self.queue.refused()
    }

    /// Writes what is queued, copies the log into the file and closes it. Later requests are refused. Fails where the
    /// file is no longer in its place.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.closing.cancel();
        self.readers.close().await?;
        self.lookups.close().await?;
        let Some(writer) = self.writer.lock().await.take() else {
            return Ok(());
        };
        match writer.await {
            Ok(closed) => closed,
            Err(error) => Err(DbErr::Custom(format!("the writer failed: {error}")).into()),
        }
    }
}
