//! One client's side of the hub: a stream of frames and heartbeats.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};
use tokio_util::sync::WaitForCancellationFutureOwned;

use super::client::Client;
use super::hub::Shared;
use super::rounds;

/// What a client is sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum StreamItem {
    /// One or more frames as they were rendered, each whole.
    Frames(Bytes),
    /// A sign of life.
    Heartbeat,
}

/// A place in the hub. Dropping it frees the place at once.
///
/// It ends when the server shuts down, after what is queued; and at once when the client was dropped for not reading.
#[derive(Debug)]
pub struct Subscription {
    client: Arc<Client>,
    hub: Arc<Shared>,
    after: i64,
    shutdown: Pin<Box<WaitForCancellationFutureOwned>>,
    heartbeat: Interval,
}

impl Subscription {
    /// Needs the context of a tokio runtime with timers.
    pub(super) fn new(
        client: Arc<Client>,
        hub: Arc<Shared>,
        after: i64,
        shutdown: WaitForCancellationFutureOwned,
        heartbeat_every: Duration,
    ) -> Self {
        let mut heartbeat = interval_at(Instant::now() + heartbeat_every, heartbeat_every);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            client,
            hub,
            after,
            shutdown: Box::pin(shutdown),
            heartbeat,
        }
    }

    /// It gets every event above this id that its filter lets through, and no other.
    pub fn after(&self) -> i64 {
        self.after
    }

    /// Begins with these frames, whatever the filter, before all that was published meanwhile. They wait in the queue as
    /// the others do: who does not read them is dropped with them.
    #[must_use]
    pub fn beginning_with(self, frames: impl IntoIterator<Item = Bytes>) -> Self {
        let frames: Vec<_> = frames.into_iter().collect();
        self.client.begin(frames.into_iter());
        self
    }
}

impl Stream for Subscription {
    type Item = StreamItem;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<StreamItem>> {
        let this = self.get_mut();
        if let Poll::Ready(taken) = this.client.poll_take(cx) {
            return Poll::Ready(taken.map(StreamItem::Frames));
        }
        if this.shutdown.as_mut().poll(cx).is_ready() {
            // What was published before the end is told before it.
            rounds::flush(&this.hub);
            return match this.client.poll_take(cx) {
                Poll::Ready(taken) => Poll::Ready(taken.map(StreamItem::Frames)),
                Poll::Pending => Poll::Ready(None),
            };
        }
        this.heartbeat
            .poll_tick(cx)
            .map(|_| Some(StreamItem::Heartbeat))
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.client.leave();
        self.hub.remove(&self.client);
    }
}
