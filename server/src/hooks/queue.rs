//! The queue between those who tell and the one task that stores, in order and a group at a time.
//!
//! Bounded in events and in bytes. The task tries a group again where the store is busy, for a quarter of a second, and
//! gives each event its own chance where one of a group may be to blame.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::{HookEvent, Tally};
use crate::ingest::{Draft, Ingest, IngestError, Recorder};

const CAPACITY: usize = 1024;
const CAPACITY_BYTES: u32 = 32 << 20;

/// Events that are stored in one go.
const GROUP: usize = 256;

/// How long the store is left alone before a group is tried again.
const PAUSES: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(200)];

/// Takes what hooks tell. One for the whole program; dropped or closed, what is queued is still stored.
pub struct Hooks<R> {
    sender: mpsc::Sender<Waiting>,
    bytes: Arc<Semaphore>,
    tally: Tally,
    closing: CancellationToken,
    worker: Mutex<Option<JoinHandle<()>>>,
    pub(super) ingest: Arc<Ingest<R>>,
}

#[derive(Debug)]
struct Waiting {
    event: HookEvent,
    /// In the bytes that the queue may hold.
    place: OwnedSemaphorePermit,
}

impl<R: Recorder> Hooks<R> {
    /// Starts the task that stores.
    pub fn start(ingest: Arc<Ingest<R>>) -> Self {
        let (sender, receiver) = mpsc::channel(CAPACITY);
        let tally = Tally::default();
        let closing = CancellationToken::new();
        let worker = Worker {
            ingest: Arc::clone(&ingest),
            receiver,
            tally: Arc::clone(&tally),
            losing: false,
        };
        Self {
            sender,
            bytes: Arc::new(Semaphore::new(CAPACITY_BYTES as usize)),
            tally,
            worker: Mutex::new(Some(tokio::spawn(worker.run(closing.clone())))),
            closing,
            ingest,
        }
    }

    pub(super) fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What finds no place is lost: an agent waits.
    pub(super) fn queue(&self, event: HookEvent) {
        let text = event.draft.metadata.as_ref().map_or(0, String::len);
        // One larger than all gets in when it is alone.
        let wanted = u32::try_from(text).map_or(CAPACITY_BYTES, |text| text.min(CAPACITY_BYTES));
        let permit = Arc::clone(&self.bytes).try_acquire_many_owned(wanted);
        let queued = permit.is_ok_and(|place| {
            let waiting = Waiting { event, place };
            self.sender.try_send(waiting).is_ok()
        });
        if !queued {
            self.tally.lost(1);
        }
    }

    /// Stores what is queued and ends. What is told after that is lost.
    pub async fn close(&self) {
        self.closing.cancel();
        if let Some(worker) = self.worker.lock().await.take()
            && let Err(error) = worker.await
        {
            tracing::error!(%error, "storing what hooks tell failed");
        }
    }
}

struct Worker<R> {
    ingest: Arc<Ingest<R>>,
    receiver: mpsc::Receiver<Waiting>,
    tally: Tally,
    /// So that the log says once that events are lost, and once that they no longer are.
    losing: bool,
}

impl<R: Recorder> Worker<R> {
    async fn run(mut self, closing: CancellationToken) {
        let mut group = Vec::with_capacity(GROUP);
        loop {
            tokio::select! {
                biased;
                () = closing.cancelled(), if !self.receiver.is_closed() => self.receiver.close(),
                told = self.receiver.recv_many(&mut group, GROUP) => {
                    if told == 0 {
                        break;
                    }
                    // The places are free again only once the group is stored.
                    let group = group.drain(..);
                    let (events, places): (Vec<_>, Vec<_>) =
                        group.map(|waiting| (waiting.event, waiting.place)).unzip();
                    self.store(events).await;
                    drop(places);
                }
            }
        }
    }

    async fn store(&mut self, events: Vec<HookEvent>) {
        let drafts = self.with_branches(events).await;
        let events = drafts.len();
        match self.patiently(drafts.clone()).await {
            Ok(()) => self.stored(events),
            Err(error) if events == 1 => self.lost(&error),
            Err(_) => {
                for draft in drafts {
                    match self.ingest.ingest(vec![draft]).await {
                        Ok(_) => self.stored(1),
                        Err(error) => self.lost(&error),
                    }
                }
            }
        }
    }

    /// Each event with the branch of the folder that it happened in.
    async fn with_branches(&self, events: Vec<HookEvent>) -> Vec<Draft> {
        let folders = events.iter().filter_map(|event| event.folder.as_deref());
        let branches: HashMap<String, String> = self.ingest.branches_of_folders(folders).await;
        let placed = |HookEvent { mut draft, folder }| {
            draft.branch = folder.and_then(|folder| branches.get(&folder).cloned());
            draft
        };
        events.into_iter().map(placed).collect()
    }

    async fn patiently(&self, drafts: Vec<Draft>) -> Result<(), IngestError<R::Error>> {
        for pause in PAUSES {
            match self.ingest.ingest(drafts.clone()).await {
                Ok(_) => return Ok(()),
                Err(error @ IngestError::Metadata { .. }) => return Err(error),
                Err(IngestError::Store(_)) => tokio::time::sleep(pause).await,
            }
        }
        self.ingest.ingest(drafts).await.map(|_| ())
    }

    fn stored(&mut self, events: usize) {
        self.tally.stored(events);
        if std::mem::take(&mut self.losing) {
            let lost = self.tally.counts().lost;
            tracing::info!(lost, "what hooks tell is stored again");
        }
    }

    fn lost(&mut self, error: &IngestError<R::Error>) {
        self.tally.lost(1);
        if !std::mem::replace(&mut self.losing, true) {
            let error: &dyn std::error::Error = error;
            tracing::warn!(error, "what hooks tell cannot be stored, and is lost");
        }
    }
}

#[cfg(test)]
mod tests;
