//! What the tables come to, remembered: totals and filters answer in a few milliseconds, however many events there are.
//!
//! The memory is made in the background when the store opens, and follows by reading what is new each time it is asked:
//! events are only ever added, and sessions change with them, or the writer says so ([`Alone::touch`]). When somebody else
//! wrote, all of it is thrown away and made anew. While there is none, and for rows that hold what only SQL can be trusted
//! with, the answer is `None`, and the question is asked of the tables. Both give the same answers; a test holds them
//! side by side.
mod alone;
mod bounds;
mod column;
mod cost;
mod event_row;
mod known;
mod listing;
mod memory;
mod overviews;
mod questions;
mod scan;
mod sessions;
mod source;
mod stats;
mod sum;
mod time;
mod usage;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use sea_orm::DatabaseConnection;
use tokio::runtime::Handle;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::place::Place;
pub(super) use alone::Alone;
use alone::lock;
use bounds::Bound;
use known::Known;
use memory::Memory;
use source::{Source, Trouble};

/// How long a question waits for the writer's connection, where others hold it up.
const PATIENCE: Duration = Duration::from_millis(100);
/// How long a question waits for the memory that is made at the start.
const BEGINNING: Duration = Duration::from_secs(3);
/// The memory is made anew after so many times the time that it took at the earliest.
const PAUSE: u32 = 4;

#[derive(Debug)]
pub(super) struct Rollup {
    path: PathBuf,
    place: Arc<Place>,
    /// Asked, never written to.
    writer: DatabaseConnection,
    alone: Arc<Alone>,
    /// To be locked before `held`.
    source: Mutex<Option<Source>>,
    held: RwLock<Held>,
    /// Somebody asked, and there was no memory.
    wanted: Notify,
    /// Whether the memory is made for the first time at this moment.
    beginning: watch::Sender<bool>,
    closing: CancellationToken,
}

#[derive(Debug)]
enum Held {
    Nothing,
    /// The tables of this epoch are not for the memory.
    Refused {
        epoch: u64,
    },
    /// It is not wanted.
    Forbidden,
    Memory(Box<Known>),
}

impl Rollup {
    pub(super) fn new(
        path: PathBuf,
        place: Arc<Place>,
        writer: DatabaseConnection,
        alone: Arc<Alone>,
        closing: CancellationToken,
    ) -> Self {
        Self {
            path,
            place,
            writer,
            alone,
            source: Mutex::default(),
            held: RwLock::new(Held::Nothing),
            wanted: Notify::new(),
            beginning: watch::Sender::new(false),
            closing,
        }
    }

    /// From now on nothing is remembered, and the file not opened. To be called before the start.
    pub(super) fn forbid(&self) {
        *self.held_to_change() = Held::Forbidden;
    }

    /// Makes the memory once `ready` says that rows are no longer mended, and again whenever it was lost and somebody
    /// asks. The task ends, and the file is closed, when the store closes.
    pub(super) fn start(self: &Arc<Self>, ready: CancellationToken) -> JoinHandle<()> {
        let rollup = Arc::clone(self);
        tokio::spawn(async move {
            let ready = rollup.closing.run_until_cancelled(ready.cancelled());
            if ready.await.is_some() {
                rollup.keep_making().await;
            }
            rollup.on_a_thread(|rollup| rollup.close()).await;
        })
    }

    /// Until the store closes.
    async fn keep_making(self: &Arc<Self>) {
        if matches!(*self.held(), Held::Forbidden) {
            return;
        }
        self.beginning.send_replace(true);
        loop {
            let begun = Instant::now();
            self.on_a_thread(|rollup| rollup.make()).await;
            self.beginning.send_replace(false);
            let took = begun.elapsed();
            // As long as others write, the memory is lost as soon as it is made.
            let missed = async {
                self.is_missed().await;
                tokio::time::sleep((took * PAUSE).saturating_sub(begun.elapsed())).await;
            };
            if self.closing.run_until_cancelled(missed).await.is_none() {
                return;
            }
        }
    }

    /// Waits until somebody asks in vain.
    async fn is_missed(&self) {
        loop {
            self.wanted.notified().await;
            if !matches!(*self.held(), Held::Memory(_)) {
                return;
            }
        }
    }

    /// To be called before a question for which the tables would be read whole: at the start they are being read already.
    async fn has_begun(&self) {
        let mut beginning = self.beginning.subscribe();
        let begun = beginning.wait_for(|beginning| !beginning);
        // Who has waited for so long asks the tables.
        let _in_time = tokio::time::timeout(BEGINNING, begun).await;
    }

    /// Asks the memory as it is now; `times` are bounds as clients give them. None if it cannot tell.
    async fn ask<const N: usize, T: Send + 'static>(
        self: &Arc<Self>,
        times: [Option<String>; N],
        question: impl FnOnce(&Memory, [Bound; N]) -> T + Send + 'static,
    ) -> Option<T> {
        if !self.may_know() {
            return None;
        }
        let answer = self.on_a_thread(move |rollup| rollup.answer(times, question));
        answer.await.flatten()
    }

    /// Cheap, so that a store that knows nothing costs no thread.
    fn may_know(&self) -> bool {
        match self.held.try_read().as_deref() {
            Ok(Held::Nothing) => self.wanted.notify_one(),
            Ok(Held::Forbidden) => {}
            Ok(Held::Refused { epoch }) => {
                if *epoch == self.alone.epoch() {
                    return false;
                }
                self.wanted.notify_one();
            }
            Ok(Held::Memory(_)) | Err(_) => return true,
        }
        false
    }

    fn answer<const N: usize, T>(
        &self,
        times: [Option<String>; N],
        question: impl FnOnce(&Memory, [Bound; N]) -> T,
    ) -> Option<T> {
        let source = lock(&self.source);
        let bounds = self.follow(source.as_ref()?, &times)?;
        let held = self.held();
        drop(source);
        match &*held {
            Held::Memory(known) => Some(question(&known.memory, bounds)),
            Held::Nothing | Held::Refused { .. } | Held::Forbidden => None,
        }
    }

    /// Brings the memory up to now. None if there is no memory that can be trusted.
    fn follow<const N: usize>(
        &self,
        source: &Source,
        times: &[Option<String>; N],
    ) -> Option<[Bound; N]> {
        let mut bounds = [const { Bound::None }; N];
        for (bound, time) in bounds.iter_mut().zip(times) {
            *bound = Bound::of(time.as_deref(), source).ok()?;
        }
        let (epoch, version) = match &*self.held() {
            Held::Memory(known) => (known.epoch, known.version),
            Held::Nothing | Held::Refused { .. } | Held::Forbidden => return None,
        };
        let now = source.data_version();
        if epoch == self.alone.epoch()
            && now.is_ok_and(|now| Some(now) == version)
            && self.alone.is_untouched()
        {
            return Some(bounds);
        }
        match self.catch_up(source, epoch) {
            Ok(true) => Some(bounds),
            Ok(false) => None,
            Err(trouble) => {
                self.lose(&trouble, epoch);
                None
            }
        }
    }

    /// Reads what is new. False if it could not be found out in time whether anybody else wrote.
    fn catch_up(&self, source: &Source, epoch: u64) -> Result<bool, Trouble> {
        let version = match &mut *self.held_to_change() {
            Held::Memory(known) => {
                known.version = None;
                known.read_on(source, &self.alone)?
            }
            Held::Nothing | Held::Refused { .. } | Held::Forbidden => return Ok(false),
        };
        let Some(now) = self.epoch_now()? else {
            return Ok(false);
        };
        if now != epoch {
            return Err(Trouble::Foreign);
        }
        if let Held::Memory(known) = &mut *self.held_to_change() {
            known.version = Some(version);
        }
        Ok(true)
    }

    /// On a thread that may block. None if the writer's connection is not to be had.
    fn epoch_now(&self) -> Result<Option<u64>, Trouble> {
        let asked = tokio::time::timeout(PATIENCE, self.alone.ask(&self.writer));
        match Handle::current().block_on(asked) {
            Ok(epoch) => epoch.map(Some).map_err(|_| Trouble::Closing),
            Err(_) => Ok(None),
        }
    }

    /// Reads the tables whole, as a connection of its own sees them.
    fn make(&self) {
        let begun = Instant::now();
        let Ok(Some(epoch)) = self.epoch_now() else {
            return;
        };
        let (source, known) = match self.read(epoch) {
            Ok(read) => read,
            Err(trouble) => return self.lose(&trouble, epoch),
        };
        let events = known.memory.events.len();
        let mut held_source = lock(&self.source);
        if !self.closing.is_cancelled() {
            *held_source = Some(source);
            *self.held_to_change() = Held::Memory(Box::new(known));
            tracing::debug!(events, elapsed = ?begun.elapsed(), "totals are remembered");
        }
    }

    fn read(&self, epoch: u64) -> Result<(Source, Known), Trouble> {
        let source = Source::open(&self.path)?;
        // Another file may stand there for a while.
        self.place.check().map_err(|_| Trouble::Displaced)?;
        let known = Known::read(&source, epoch, &self.alone, &self.closing)?;
        match self.epoch_now()? {
            Some(now) if now == epoch => Ok((source, known)),
            _ => Err(Trouble::Foreign),
        }
    }

    fn lose(&self, trouble: &Trouble, epoch: u64) {
        let odd = matches!(trouble, Trouble::Odd(_));
        *self.held_to_change() = match odd {
            true => Held::Refused { epoch },
            false => Held::Nothing,
        };
        match trouble {
            Trouble::Closing | Trouble::Displaced | Trouble::Foreign => {}
            Trouble::Odd(_) => tracing::info!(%trouble, "totals are asked of the tables"),
            Trouble::Sql(_) => tracing::warn!(%trouble, "totals are asked of the tables for now"),
        }
    }

    fn close(&self) {
        let mut source = lock(&self.source);
        *self.held_to_change() = Held::Nothing;
        *source = None;
    }

    fn held(&self) -> RwLockReadGuard<'_, Held> {
        if self.held.is_poisoned() {
            drop(self.held_to_change());
        }
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// A memory that a panic has left half changed is given up.
    fn held_to_change(&self) -> RwLockWriteGuard<'_, Held> {
        self.held.write().unwrap_or_else(|poisoned| {
            self.held.clear_poison();
            let mut held = poisoned.into_inner();
            *held = Held::Nothing;
            held
        })
    }

    /// None if what runs there panics, which the panic itself has told.
    async fn on_a_thread<T: Send + 'static>(
        self: &Arc<Self>,
        run: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Option<T> {
        let rollup = Arc::clone(self);
        tokio::task::spawn_blocking(move || run(&rollup)).await.ok()
    }
}
