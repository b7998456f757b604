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
    clients: Mutex<Arc<Vec<Arc<Client>>>>,
    /// Length of `clients`, readable without its lock.
    count: AtomicUsize,
    next_number: AtomicU64,
    dropped: AtomicU64,
}

impl Hub {
    /// A hub whose streams end when `shutdown` is cancelled.
    pub fn new(limits: HubLimits, shutdown: CancellationToken) -> Self {
        Self {
            shared: Arc::new(Shared {
                limits,
                shutdown,
                clients: Mutex::default(),
                count: AtomicUsize::new(0),
                next_number: AtomicU64::new(1),
                dropped: AtomicU64::new(0),
            }),
        }
    }

    /// Takes a place. The stream begins with `connected`, whatever the filter.
    pub fn subscribe(&self, filter: Filter, connected: Bytes) -> Result<Subscription, Full> {
        let shared = &self.shared;
        let number = shared.next_number.fetch_add(1, Ordering::Relaxed);
        let client = Arc::new(Client::new(number, filter, connected));
        let mut clients = shared.clients();
        if clients.len() >= shared.limits.max_clients {
            return Err(Full {
                max: shared.limits.max_clients,
            });
        }
        Arc::make_mut(&mut clients).push(Arc::clone(&client));
        shared.count.store(clients.len(), Ordering::Release);
        drop(clients);
        let shutdown = shared.shutdown.clone().cancelled_owned();
        Ok(Subscription::new(
            client,
            Arc::clone(shared),
            shutdown,
            shared.limits.heartbeat,
        ))
    }

    /// Tells all who want it, in this order. Never waits. Calls that must keep their order come one after the other.
    pub fn publish<F: Frame>(&self, burst: &[F]) {
        if burst.is_empty() || self.clients() == 0 {
            return;
        }
        let clients = Arc::clone(&self.shared.clients());
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
        let clients = Arc::clone(&self.shared.clients());
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
        let mut clients = self.clients();
        if let Some(at) = clients
            .iter()
            .position(|other| other.number == client.number)
        {
            Arc::make_mut(&mut clients).remove(at);
            self.count.store(clients.len(), Ordering::Release);
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

    fn clients(&self) -> MutexGuard<'_, Arc<Vec<Arc<Client>>>> {
        // Nothing between the changes of the list can panic, so a poisoned one is whole.
        self.clients.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
