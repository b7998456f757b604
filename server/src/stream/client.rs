//! The queue between the publisher and one client.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;

use super::filter::Filter;

/// One client that follows. Shared by its subscription (which takes) and the hub (which puts).
#[derive(Debug)]
pub(super) struct Client {
    pub(super) number: u64,
    pub(super) filter: Filter,
    queue: Mutex<Queue>,
}

#[derive(Debug, Default)]
struct Queue {
    frames: VecDeque<Bytes>,
    bytes: usize,
    /// Nothing comes any more; what is queued is gone.
    closed: bool,
    waker: Option<Waker>,
}

/// How much may wait for a client before it counts as one that does not read.
#[derive(Clone, Copy, Debug)]
pub(super) struct QueueLimit {
    pub(super) frames: usize,
    pub(super) bytes: usize,
}

impl Client {
    pub(super) fn new(number: u64, filter: Filter) -> Self {
        Self {
            number,
            filter,
            queue: Mutex::default(),
        }
    }

    /// Queues a burst, whole. The limit is judged before it: a burst drops nobody who had read what came earlier.
    /// `false`: the queue was full already; it is emptied and closed. A closed queue takes nothing.
    pub(super) fn put(&self, burst: impl Iterator<Item = Bytes>, limit: QueueLimit) -> bool {
        let mut queue = self.queue();
        if queue.closed {
            return true;
        }
        let full = queue.frames.len() >= limit.frames || queue.bytes >= limit.bytes;
        if full {
            queue.frames = VecDeque::new();
            queue.bytes = 0;
            queue.closed = true;
        } else {
            for frame in burst {
                queue.bytes += frame.len();
                queue.frames.push_back(frame);
            }
        }
        let waker = queue.waker.take();
        drop(queue);
        if let Some(waker) = waker {
            waker.wake();
        }
        !full
    }

    /// Queues what is told before all that is queued already. A closed queue takes nothing.
    pub(super) fn begin(&self, mut frames: VecDeque<Bytes>) {
        let mut queue = self.queue();
        if queue.closed {
            return;
        }
        queue.bytes += frames.iter().map(Bytes::len).sum::<usize>();
        frames.append(&mut queue.frames);
        queue.frames = frames;
    }

    /// The next frame; `None` after the queue was closed.
    pub(super) fn poll_take(&self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let mut queue = self.queue();
        if let Some(frame) = queue.frames.pop_front() {
            queue.bytes -= frame.len();
            if queue.frames.is_empty() {
                // The room of a burst is not kept for the hours of silence after it.
                queue.frames.shrink_to(QUIET_CAPACITY);
            }
            return Poll::Ready(Some(frame));
        }
        if queue.closed {
            return Poll::Ready(None);
        }
        queue.waker = Some(cx.waker().clone());
        Poll::Pending
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Nothing between the changes of a queue can panic, so a poisoned one is whole.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Frames for which a queue keeps room while nothing happens.
const QUIET_CAPACITY: usize = 64;
