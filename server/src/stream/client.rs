//! The queue between the hub and one client.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;

/// One client that follows. Shared by its subscription (which takes) and the hub (which puts).
#[derive(Debug)]
pub(super) struct Client {
    pub(super) number: u64,
    queue: Mutex<Queue>,
}

#[derive(Debug, Default)]
struct Queue {
    chunks: VecDeque<Chunk>,
    frames: usize,
    bytes: usize,
    /// Nothing comes any more; what is queued is gone.
    closed: bool,
    waker: Option<Waker>,
}

/// Frames one after the other, as they are sent. All who want the same share one.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) bytes: Bytes,
    pub(super) frames: usize,
}

/// How much may wait for a client before it counts as one that does not read.
#[derive(Clone, Copy, Debug)]
pub(super) struct QueueLimit {
    pub(super) frames: usize,
    pub(super) bytes: usize,
}

impl Client {
    pub(super) fn new(number: u64) -> Self {
        Self {
            number,
            queue: Mutex::default(),
        }
    }

    /// Queues a chunk, whole. The limit is judged before it: a burst drops nobody who had read what came earlier.
    /// `false`: the queue was full already; it is emptied and closed. A closed queue takes nothing.
    pub(super) fn put(&self, chunk: Chunk, limit: QueueLimit) -> bool {
        let mut queue = self.queue();
        if queue.closed {
            return true;
        }
        let full = queue.frames >= limit.frames || queue.bytes >= limit.bytes;
        if full {
            queue.close();
        } else {
            queue.frames += chunk.frames;
            queue.bytes += chunk.bytes.len();
            queue.chunks.push_back(chunk);
        }
        let waker = queue.waker.take();
        drop(queue);
        if let Some(waker) = waker {
            waker.wake();
        }
        !full
    }

    /// Queues what is told before all that is queued already. A closed queue takes nothing.
    pub(super) fn begin(&self, frames: impl DoubleEndedIterator<Item = Bytes>) {
        let mut queue = self.queue();
        if queue.closed {
            return;
        }
        for bytes in frames.rev() {
            queue.frames += 1;
            queue.bytes += bytes.len();
            queue.chunks.push_front(Chunk { bytes, frames: 1 });
        }
    }

    /// What comes next; `None` after the queue was closed.
    pub(super) fn poll_take(&self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let mut queue = self.queue();
        if let Some(chunk) = queue.chunks.pop_front() {
            queue.frames -= chunk.frames;
            queue.bytes -= chunk.bytes.len();
            if queue.chunks.is_empty() {
                // The room of a burst is not kept for the hours of silence after it.
                queue.chunks.shrink_to(QUIET_CAPACITY);
            }
            return Poll::Ready(Some(chunk.bytes));
        }
        if queue.closed {
            return Poll::Ready(None);
        }
        queue.waker = Some(cx.waker().clone());
        Poll::Pending
    }

    /// Nobody reads any more. What waits for a round may know it for a while yet, and finds it closed.
    pub(super) fn leave(&self) {
        self.queue().close();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Nothing between the changes of a queue can panic, so a poisoned one is whole.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn close(&mut self) {
        *self = Self {
            closed: true,
            waker: self.waker.take(),
            ..Self::default()
        };
    }
}

/// Chunks for which a queue keeps room while nothing happens.
const QUIET_CAPACITY: usize = 16;
