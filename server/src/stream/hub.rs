//! The hub: who follows, and the one way to reach them.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio_util::sync::CancellationToken;

use super::client::{Client, QueueLimit};
use super::filter::{Filter, Topic};
use super::subscription::Subscription;

/// Something to tell the clients.
pub trait Frame {
    /// What it is about, for the filters.
    fn topic(&self) -> Topic<'_>;
    /// The id of the event that it is about; ids rise.
    fn id(&self) -> Option<i64> {
        None
    }
    /// The frame as it is sent. Called at most once a publish, and only if a client wants it.
    fn render(&self) -> Bytes;
}

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
    /// Copied on change, so that publishing holds no lock while it renders and queues.
    followed: Mutex<Followed>,
    /// Length of `clients`, readable without its lock.
    count: AtomicUsize,
    next_number: AtomicU64,
    dropped: AtomicU64,
}

/// Who gets what is published next, and what was published last. Under one lock: a client gets exactly the events above
/// the id that it finds here.
#[derive(Debug, Default)]
struct Followed {
    clients: Arc<Vec<Arc<Client>>>,
    last_id: i64,
}

impl Hub {
    /// A hub whose streams end when `shutdown` is cancelled.
    pub fn new(limits: HubLimits, shutdown: CancellationToken) -> Self {
        Self {
            shared: Arc::new(Shared {
                limits,
                shutdown,
                followed: Mutex::default(),
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
        let client = Arc::new(Client::new(number, filter));
        let mut followed = shared.followed();
        if followed.clients.len() >= shared.limits.max_clients {
            return Err(Full {
                max: shared.limits.max_clients,
            });
        }
        Arc::make_mut(&mut followed.clients).push(Arc::clone(&client));
        shared
            .count
            .store(followed.clients.len(), Ordering::Release);
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

    /// Tells all who want it, in this order. Never waits. Calls that must keep their order come one after the other.
    pub fn publish<F: Frame>(&self, burst: &[F]) {
        let clients = self
            .shared
            .next_of(burst.iter().filter_map(Frame::id).max());
        if clients.is_empty() {
            return;
        }
        let topics: Vec<Topic<'_>> = burst.iter().map(Frame::topic).collect();
        let mut rendered: Vec<Option<Bytes>> = vec![None; burst.len()];
        for client in clients.iter() {
            let wanted: Vec<usize> = (0..burst.len())
                .filter(|at| client.filter.wants(&topics[*at]))
                .collect();
            if wanted.is_empty() {
                continue;
            }
            for at in &wanted {
                rendered[*at].get_or_insert_with(|| burst[*at].render());
            }
            let frames = wanted.iter().filter_map(|at| rendered[*at].clone());
            if !client.put(frames, self.shared.queue_limit()) {
                self.shared.drop_slow(client);
            }
        }
    }

    /// Whether a client would get a frame about this.
    pub fn is_wanted(&self, topic: &Topic<'_>) -> bool {
        let clients = Arc::clone(&self.shared.followed().clients);
        clients.iter().any(|client| client.filter.wants(topic))
    }

    /// How many clients follow now.
    pub fn clients(&self) -> usize {
        self.shared.count.load(Ordering::Acquire)
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
        let mut clients = followed.clients.iter();
        if let Some(at) = clients.position(|other| other.number == client.number) {
            Arc::make_mut(&mut followed.clients).remove(at);
            self.count.store(followed.clients.len(), Ordering::Release);
        }
    }

    fn drop_slow(&self, client: &Client) {
        self.remove(client);
        self.dropped.fetch_add(1, Ordering::Relaxed);
        tracing::warn!(
            client = client.number,
            "stream client dropped: it does not read"
        );
    }

    fn queue_limit(&self) -> QueueLimit {
        QueueLimit {
            frames: self.limits.queue_frames,
            bytes: self.limits.queue_bytes,
        }
    }

    /// Those who get what is published now, up to this id.
    fn next_of(&self, last_id: Option<i64>) -> Arc<Vec<Arc<Client>>> {
        let mut followed = self.followed();
        followed.last_id = last_id.unwrap_or(followed.last_id);
        Arc::clone(&followed.clients)
    }

    fn followed(&self) -> MutexGuard<'_, Followed> {
        // Nothing between the changes of the list can panic, so a poisoned one is whole.
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
