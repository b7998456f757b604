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

use super::account::Account;
use super::{HookEvent, LARGE_AT_ONCE, LARGE_WAITING};
use crate::ingest::{Draft, Ingest, IngestError, Recorder};
use crate::otlp::Telemetry;

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
    pub(super) account: Arc<Account>,
    /// Turns to read a large payload.
    pub(super) large: Arc<Semaphore>,
    /// Places to wait for one.
    pub(super) large_waiting: Semaphore,
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
    pub fn start(ingest: Arc<Ingest<R>>, telemetry: Arc<Telemetry>) -> Self {
        let (sender, receiver) = mpsc::channel(CAPACITY);
        let account = Arc::new(Account::new(telemetry));
        let closing = CancellationToken::new();
        let worker = Worker {
            ingest: Arc::clone(&ingest),
            receiver,
            account: Arc::clone(&account),
        };
        Self {
            sender,
            bytes: Arc::new(Semaphore::new(CAPACITY_BYTES as usize)),
            account,
            large: Arc::new(Semaphore::new(LARGE_AT_ONCE)),
            large_waiting: Semaphore::new(LARGE_WAITING),
            worker: Mutex::new(Some(tokio::spawn(worker.run(closing.clone())))),
            closing,
            ingest,
        }
    }

    /// What finds no place is lost: an agent waits.
    pub(super) fn queue(&self, event: HookEvent) {
        let agent = event.draft.agent_type.clone();
        let held = event.held_bytes();
        // One larger than all gets in when it is alone.
        let wanted = u32::try_from(held).map_or(CAPACITY_BYTES, |held| held.min(CAPACITY_BYTES));
        let permit = Arc::clone(&self.bytes).try_acquire_many_owned(wanted);
        let queued = permit.is_ok_and(|place| {
            let waiting = Waiting { event, place };
            self.sender.try_send(waiting).is_ok()
        });
        if !queued {
            self.account
                .lost(&agent, &"more is told than can be stored");
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
        self.account.close();
    }
}

impl HookEvent {
    /// What it takes of the memory, as it waits.
    fn held_bytes(&self) -> usize {
        let Self { draft, folder } = self;
        let texts = [
            Some(&draft.session_id),
            Some(&draft.agent_type),
            draft.tool_name.as_ref(),
            draft.project.as_ref(),
            draft.metadata.as_ref(),
            draft.model.as_ref(),
            draft.source.as_ref(),
            folder.as_ref(),
        ];
        let texts = texts.into_iter().flatten().map(String::capacity);
        size_of::<Waiting>() + texts.sum::<usize>()
    }
}

struct Worker<R> {
    ingest: Arc<Ingest<R>>,
    receiver: mpsc::Receiver<Waiting>,
    account: Arc<Account>,
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

    async fn store(&self, events: Vec<HookEvent>) {
        let drafts = self.with_branches(events).await;
        match (self.patiently(drafts.clone()).await, drafts.as_slice()) {
            (Ok(()), drafts) => self.stored(drafts),
            (Err(error), [draft]) => self.lost(draft, &error),
            (Err(_), drafts) => {
                for draft in drafts {
                    match self.ingest.ingest(vec![draft.clone()]).await {
                        Ok(_) => self.stored(std::slice::from_ref(draft)),
                        Err(error) => self.lost(draft, &error),
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

    fn stored(&self, drafts: &[Draft]) {
        let agents = drafts.iter().map(|draft| draft.agent_type.as_str());
        self.account.stored(agents);
    }

    fn lost(&self, draft: &Draft, error: &IngestError<R::Error>) {
        let error: &dyn std::error::Error = error;
        self.account.lost(&draft.agent_type, &chain(error));
    }
}

/// The error and its causes, in one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line = format!("{line}: {error}");
        cause = error.source();
    }
    line
}

#[cfg(test)]
mod tests;
