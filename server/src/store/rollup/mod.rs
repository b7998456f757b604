//! What the tables come to, remembered: totals and filters answer in a few milliseconds, however many events there are.
//!
//! The memory is made in the background when the store opens, and follows by reading what is new each time it is asked:
//! events are only ever added, and sessions change with them, or the writer says so ([`Alone::touch`]). When somebody else
//! wrote, all of it is thrown away and made anew. While there is none, and for rows that hold what only SQL can be trusted
//! with, the answer is `None`, and the question is asked of the tables. Both give the same answers; a test holds them
//! side by side.
mod activity;
mod alone;
mod asking;
mod bounds;
mod column;
mod cost;
mod cuts;
mod edits;
mod event_row;
mod gaps;
mod groups;
mod ids;
mod join;
mod known;
mod listing;
mod making;
mod memory;
mod order;
mod overviews;
mod pieces;
mod questions;
mod scan;
mod series;
mod session_page;
mod sessions;
mod size;
mod source;
mod sources;
mod spending;
mod stats;
mod sum;
mod time;
mod told;
mod usage;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use sea_orm::DatabaseConnection;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;

use super::place::Place;
pub(super) use alone::Alone;
use known::Known;
use source::{Source, Trouble};
pub use told::Question;
use told::Told;

/// How long a question waits for the writer's connection, where others hold it up.
const PATIENCE: Duration = Duration::from_millis(100);
/// Questions that are on a thread at once; the others wait for their turn without one, for ingest needs threads, too.
const AT_ONCE: usize = 16;

#[derive(Debug)]
pub(super) struct Rollup {
    path: PathBuf,
    place: Arc<Place>,
    /// Asked, never written to.
    writer: DatabaseConnection,
    alone: Arc<Alone>,
    /// To be locked before `held`.
    link: Mutex<Link>,
    held: RwLock<Held>,
    turns: Semaphore,
    /// Whether somebody wants the memory to be made, or to read much: that is done in the background.
    wanted: watch::Sender<bool>,
    /// The memory is not made again before.
    rests_until: Mutex<Instant>,
    closing: CancellationToken,
    told: Told,
}

/// By which the memory follows the tables.
#[derive(Debug, Default)]
struct Link {
    source: Option<Source>,
    /// When the writer's connection was last waited for in vain.
    waited: Option<Instant>,
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
            link: Mutex::default(),
            held: RwLock::new(Held::Nothing),
            turns: Semaphore::new(AT_ONCE),
            wanted: watch::Sender::new(false),
            rests_until: Mutex::new(Instant::now()),
            closing,
            told: Told::default(),
        }
    }

    /// From now on nothing is remembered, and the file not opened. To be called before the start.
    pub(super) fn forbid(&self) {
        *self.held_to_change() = Held::Forbidden;
    }

    /// How many answers to this question came from here.
    pub(super) fn told(&self, question: Question) -> u64 {
        self.told.of(question)
    }

    /// On a thread that may block. None if the writer's connection is not to be had.
    fn epoch_now(&self) -> Result<Option<u64>, Trouble> {
        let asked = tokio::time::timeout(PATIENCE, self.alone.ask(&self.writer));
        match Handle::current().block_on(asked) {
            Ok(epoch) => epoch.map(Some).map_err(|_| Trouble::Closing),
            Err(_) => Ok(None),
        }
    }

    fn lose(&self, trouble: &Trouble, epoch: u64) {
        let odd = matches!(trouble, Trouble::Odd(_) | Trouble::Large);
        *self.held_to_change() = match odd {
            true => Held::Refused { epoch },
            false => Held::Nothing,
        };
        match trouble {
            Trouble::Closing | Trouble::Displaced | Trouble::Foreign => {}
            Trouble::Odd(_) => tracing::info!(%trouble, "totals are asked of the tables"),
            Trouble::Large => tracing::warn!(
                "{trouble}, so totals are asked of the tables, which takes longer; put what differs with each event \
                 into its metadata, not into its branch, model, tool or session"
            ),
            Trouble::Sql(_) => tracing::warn!(%trouble, "totals are asked of the tables for now"),
        }
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
