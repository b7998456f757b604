//! The bounded queue between those who record and the one writer.
//!
//! Two bounds, requests and bytes: neither many small requests nor a few huge ones can fill the memory. A request holds
//! its bytes until it is answered. What does not fit is refused at once and counted, never silently.
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use super::change::Change;
use super::error::StoreError;
use crate::domain::{Batch, NewEvent, Recorded};

/// What a row costs beside its text.
const ROW_BYTES: usize = 256;

pub(crate) type Answer = Result<Vec<Recorded>, StoreError>;

/// What one caller waits for: it is written whole or not at all.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) batch: Batch,
    pub(crate) change: Option<Change>,
    pub(crate) bytes: usize,
    answer: oneshot::Sender<Answer>,
    _permit: OwnedSemaphorePermit,
}

impl Request {
    /// A caller that hung up meanwhile takes nothing back: what is committed stays.
    pub(crate) fn answer(self, answer: Answer) {
        if self.answer.send(answer).is_err() {
            tracing::debug!("a caller hung up before its events were recorded");
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Queue {
    sender: mpsc::Sender<Request>,
    bytes: Arc<Semaphore>,
    max_bytes: usize,
    refused: Arc<AtomicU64>,
}

/// A queue of at most `requests` requests and about `max_bytes` bytes.
pub(crate) fn queue(requests: usize, max_bytes: usize) -> (Queue, mpsc::Receiver<Request>) {
    let (sender, receiver) = mpsc::channel(requests.max(1));
    let max_bytes = max_bytes.clamp(1, Semaphore::MAX_PERMITS.min(u32::MAX as usize));
    let queue = Queue {
        sender,
        bytes: Arc::new(Semaphore::new(max_bytes)),
        max_bytes,
        refused: Arc::default(),
    };
    (queue, receiver)
}

impl Queue {
    /// Queues the request, without waiting for a place, and waits for its answer.
    pub(crate) async fn ask(&self, batch: Batch, change: Option<Change>) -> Answer {
        let (answer, answered) = oneshot::channel();
        let bytes = weight(&batch);
        let request = Request {
            _permit: self.permit(bytes)?,
            batch,
            change,
            bytes,
            answer,
        };
        self.sender.try_send(request).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => self.refuse(),
            mpsc::error::TrySendError::Closed(_) => StoreError::Closed,
        })?;
        answered.await.unwrap_or(Err(StoreError::Closed))
    }

    /// How many requests were refused because the queue was full.
    pub(crate) fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// A request larger than the whole queue gets in when it is alone.
    fn permit(&self, bytes: usize) -> Result<OwnedSemaphorePermit, StoreError> {
        let wanted = u32::try_from(bytes.min(self.max_bytes)).unwrap_or(u32::MAX);
        let permits = Arc::clone(&self.bytes);
        permits
            .try_acquire_many_owned(wanted)
            .map_err(|_| self.refuse())
    }

    fn refuse(&self) -> StoreError {
        self.refused.fetch_add(1, Ordering::Relaxed);
        StoreError::Busy
    }
}

fn weight(batch: &Batch) -> usize {
    let long = |event: &NewEvent| {
        let texts = [
            &event.project,
            &event.branch,
            &event.tool_name,
            &event.model,
            &event.event_id,
        ];
        let optional: usize = texts
            .iter()
            .map(|text| text.as_ref().map_or(0, String::len))
            .sum();
        let required = event.metadata.json.len() + event.session_id.len() + event.agent_type.len();
        optional + required + event.source.len() + ROW_BYTES
    };
    batch.events.iter().map(long).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(events: usize) -> Batch {
        let event = crate::store::tests::event("s");
        Batch {
            events: vec![event; events],
            ..Batch::default()
        }
    }

    async fn ask(queue: &Queue, events: usize) -> tokio::task::JoinHandle<Answer> {
        let queue = queue.clone();
        let asked = tokio::spawn(async move { queue.ask(batch(events), None).await });
        tokio::task::yield_now().await;
        asked
    }

    #[tokio::test]
    async fn a_full_queue_refuses_and_counts() {
        let (queue, mut receiver) = queue(1, 1 << 20);
        let first = ask(&queue, 1).await;
        assert!(matches!(
            queue.ask(batch(1), None).await,
            Err(StoreError::Busy)
        ));
        assert_eq!(queue.refused(), 1);
        receiver
            .recv()
            .await
            .expect("queued")
            .answer(Ok(Vec::new()));
        assert_eq!(first.await.expect("no panic").expect("recorded"), []);
    }

    #[tokio::test]
    async fn bytes_are_bounded_until_the_answer() {
        let (queue, mut receiver) = queue(100, weight(&batch(3)));
        let first = ask(&queue, 2).await;
        assert!(matches!(
            queue.ask(batch(2), None).await,
            Err(StoreError::Busy)
        ));
        let taken = receiver.recv().await.expect("queued");
        assert!(matches!(
            queue.ask(batch(2), None).await,
            Err(StoreError::Busy)
        ));
        taken.answer(Ok(Vec::new()));
        first.await.expect("no panic").expect("recorded");
        let larger_than_all = ask(&queue, 9).await;
        receiver
            .recv()
            .await
            .expect("alone it gets in")
            .answer(Ok(Vec::new()));
        larger_than_all.await.expect("no panic").expect("recorded");
        assert_eq!(queue.refused(), 2);
    }

    #[tokio::test]
    async fn without_a_writer_the_store_is_closed() {
        let (queue, receiver) = queue(1, 1 << 20);
        drop(receiver);
        assert!(matches!(
            queue.ask(batch(1), None).await,
            Err(StoreError::Closed)
        ));
    }
}
