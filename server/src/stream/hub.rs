//! The hub: who follows, and the one way to reach them.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::backlog::{Amount, Backlog, Frame, Gathered};
use super::client::{Client, QueueLimit};
use super::filter::{Filter, Topic};
use super::followers::Followers;
use super::rounds::{self, ROUND, Round};
use super::subscription::Subscription;

/// What may wait for a round. Beyond, who publishes hands it out, and what it does waits for that. It goes to all clients
/// at once, so of a usual queue it is not much more than half in frames and half in bytes: whoever read what came before
/// has room for it.
const MOST_WAITING: Amount = Amount {
    frames: 10 * ROUND.frames,
    bytes: 4 * ROUND.bytes,
};

/// Bounds of a hub.
#[derive(Clone, Copy, Debug)]
pub struct HubLimits {
    /// Clients at once.
    pub max_clients: usize,
    /// Frames that may wait for a client when the next burst comes.
    pub queue_frames: usize,
    /// Bytes that may wait for a client when the next burst comes.
    pub queue_bytes: usize,
    /// Period of the heartbeat, from each client's own connect.
    pub heartbeat: Duration,
}

impl HubLimits {
    /// The usual queue: some seconds of the fastest ingest, and less memory than one page of a browser.
    pub fn new(max_clients: usize, heartbeat: Duration) -> Self {
        Self {
            max_clients,
            queue_frames: 16_384,
            queue_bytes: 8 * 1024 * 1024,
            heartbeat,
        }
    }
}

/// The client limit is reached.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("all {max} places of the stream are taken")]
pub struct Full {
    /// The limit.
    pub max: usize,
}

/// Reaches all clients. Cheap to clone; all clones are one hub.
#[derive(Clone, Debug)]
pub struct Hub {
    shared: Arc<Shared>,
}

#[derive(Debug)]
pub(super) struct Shared {
    limits: HubLimits,
    shutdown: CancellationToken,
    followed: Mutex<Followed>,
    /// Taken before `followed`, if both are.
    round: Mutex<Round>,
    much_waits: Notify,
    /// How many follow, readable without the lock.
    count: AtomicUsize,
    next_number: AtomicU64,
    dropped: AtomicU64,
}

/// Who gets what is published next, and what was published last. Under one lock: a client gets exactly the events above
/// the id that it finds here.
#[derive(Debug, Default)]
struct Followed {
    /// Copied on change: what waits in the backlog goes to those who followed when it was published.
    followers: Arc<Followers>,
    last_id: i64,
    backlog: Backlog,
    /// Whether somebody is there to hand the backlog out.
    handed_out: bool,
}

/// What is to be done about what was published.
enum Next {
    Nothing,
    Begin,
    Hurry,
    HandOut,
}

impl Hub {
    /// A hub whose streams end when `shutdown` is cancelled.
    pub fn new(limits: HubLimits, shutdown: CancellationToken) -> Self {
        Self {
            shared: Arc::new(Shared {
                limits,
                shutdown,
                followed: Mutex::default(),
                round: Mutex::default(),
                much_waits: Notify::new(),
                count: AtomicUsize::new(0),
                next_number: AtomicU64::new(1),
                dropped: AtomicU64::new(0),
            }),
        }
    }

    /// Events up to this id were published before the server started.
    pub fn start_after(&self, last_id: i64) {
        self.shared.followed().last_id = last_id;
    }

    /// Takes a place. [`Subscription::after`] says after which event it begins.
    pub fn subscribe(&self, filter: Filter) -> Result<Subscription, Full> {
        let shared = &self.shared;
        let number = shared.next_number.fetch_add(1, Ordering::Relaxed);
        let client = Arc::new(Client::new(number));
        let mut followed = shared.followed();
        if followed.followers.len() >= shared.limits.max_clients {
            return Err(Full {
                max: shared.limits.max_clients,
            });
        }
        Arc::make_mut(&mut followed.followers).add(Arc::clone(&client), filter);
        shared.counted(&followed.followers);
        let after = followed.last_id;
        drop(followed);
        let shutdown = shared.shutdown.clone().cancelled_owned();
        Ok(Subscription::new(
            client,
            Arc::clone(shared),
            after,
            shutdown,
            shared.limits.heartbeat,
        ))
    }

    /// Tells all who want it, in this order. Never waits for a client. Calls that must keep their order come one after the
    /// other. Needs the context of a tokio runtime with timers.
    pub fn publish<F: Frame>(&self, frames: Vec<F>) {
        match self.shared.push(frames) {
            Next::Nothing => {}
            Next::Begin => drop(tokio::spawn(rounds::run(Arc::clone(&self.shared)))),
            Next::Hurry => self.shared.much_waits.notify_one(),
            Next::HandOut => self.flush(),
        }
    }

    /// Hands out all that was published before, now.
    pub fn flush(&self) {
        rounds::flush(&self.shared);
    }

    /// Whether a client would get a frame about this.
    pub fn is_wanted(&self, topic: &Topic<'_>) -> bool {
        self.shared.followed().followers.want(topic)
    }

    /// How many clients follow now.
    pub fn clients(&self) -> usize {
        self.shared.count()
    }

    /// How many clients were dropped since the start because they did not read.
    pub fn dropped(&self) -> u64 {
        self.shared.dropped.load(Ordering::Relaxed)
    }
}

impl Shared {
    /// Frees the place of a client. Does nothing when it is free already.
    pub(super) fn remove(&self, client: &Client) {
        let mut followed = self.followed();
        Arc::make_mut(&mut followed.followers).remove(client);
        self.counted(&followed.followers);
    }

    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::Acquire)
    }

    fn counted(&self, followers: &Followers) {
        self.count.store(followers.len(), Ordering::Release);
    }

    pub(super) fn drop_slow(&self, client: &Client) {
        self.remove(client);
        self.dropped.fetch_add(1, Ordering::Relaxed);
        tracing::warn!(
            client = client.number,
            "stream client dropped: it does not read"
        );
    }

    pub(super) fn queue_limit(&self) -> QueueLimit {
        QueueLimit {
            frames: self.limits.queue_frames,
            bytes: self.limits.queue_bytes,
        }
    }

    /// Puts it behind what waits.
    fn push<F: Frame>(&self, frames: Vec<F>) -> Next {
        let mut followed = self.followed();
        let followed = &mut *followed;
        let last_id = frames.iter().filter_map(Frame::id).max();
        followed.last_id = last_id.unwrap_or(followed.last_id);
        if frames.is_empty() || followed.followers.is_empty() {
            return Next::Nothing;
        }
        // A burst that waits alone is left to a round, however large: it is what its caller had in memory anyway.
        let alone = followed.backlog.is_empty();
        let waiting = followed.backlog.push(frames, &followed.followers);
        if !alone && waiting.exceeds(MOST_WAITING) {
            return Next::HandOut;
        }
        if !std::mem::replace(&mut followed.handed_out, true) {
            return Next::Begin;
        }
        match waiting.reaches(ROUND) {
            true => Next::Hurry,
            false => Next::Nothing,
        }
    }

    /// What is told next.
    pub(super) fn take(&self, enough: Amount) -> Option<Gathered> {
        self.followed().backlog.take(enough)
    }

    /// Whether nothing waits: then whoever hands it out may go, and the next who publishes calls another.
    pub(super) fn is_over(&self) -> bool {
        let mut followed = self.followed();
        let over = followed.backlog.is_empty();
        followed.handed_out = !over;
        over
    }

    /// Whoever hands out what waits does so no more.
    pub(super) fn give_up(&self) {
        self.followed().handed_out = false;
    }

    /// Ends when more waits than a round takes.
    pub(super) async fn much_waits(&self) {
        self.much_waits.notified().await;
    }

    /// The round that is under way.
    pub(super) fn round(&self) -> MutexGuard<'_, Round> {
        // A frame that panicked while it was rendered leaves those who are still to be told.
        self.round.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn followed(&self) -> MutexGuard<'_, Followed> {
        // Nothing between the changes of the list can panic, so a poisoned one is whole.
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
