//! Gives up on a request body that stops coming, so that a client which sends half of one holds nothing for long; and
//! takes the rest of one that nobody read, so that the connection can go on.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use poem::Body;
use tokio::time::{Instant, Sleep, sleep_until};

/// How long a body may be in coming.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Without a byte.
    pub(super) pause: Duration,
    /// From the first wait to the end: a byte now and then does not keep a connection for ever.
    pub(super) whole: Duration,
}

/// Bytes of an unread body that are worth to be read for the sake of the connection.
const WORTH_BYTES: usize = 256 * 1024;
/// How long an answer waits for them.
const WORTH_WAIT: Duration = Duration::from_millis(500);

type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// What of a request's body nobody has read.
#[derive(Default)]
pub(super) struct Unread(Arc<Mutex<Option<Chunks>>>);

/// The same body, failing with [`io::ErrorKind::TimedOut`] when it is too long in coming; and what is left of it, once it
/// is dropped.
pub(super) fn with_patience(body: Body, patience: Patience) -> (Body, Unread) {
    let unread = Unread::default();
    if body.is_empty() {
        return (body, unread);
    }
    let patient = Patient {
        body: Some(Box::pin(body.into_bytes_stream())),
        patience,
        deadline: None,
        waiting: None,
        unread: Unread(Arc::clone(&unread.0)),
    };
    (Body::from_bytes_stream(patient), unread)
}

impl Unread {
    /// Reads a small rest to its end. False if there is more: the connection cannot be used for another request.
    pub(super) async fn finish(self) -> bool {
        let rest = self.slot().take();
        let Some(mut rest) = rest else {
            return true;
        };
        let reading = async {
            let mut bytes = 0;
            while let Some(chunk) = rest.next().await {
                match chunk {
                    Ok(chunk) if bytes + chunk.len() <= WORTH_BYTES => bytes += chunk.len(),
                    _ => return false,
                }
            }
            true
        };
        tokio::time::timeout(WORTH_WAIT, reading).await == Ok(true)
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<Chunks>> {
        // A slot is only filled and emptied, so what a poisoned lock holds is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Patient {
    /// None once it has ended or failed.
    body: Option<Chunks>,
    patience: Patience,
    deadline: Option<Instant>,
    /// Set while nothing comes; a body that is there already costs no timer.
    waiting: Option<Pin<Box<Sleep>>>,
    unread: Unread,
}

impl Stream for Patient {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let Some(body) = &mut this.body else {
            return Poll::Ready(None);
        };
        if let Poll::Ready(item) = body.as_mut().poll_next(cx) {
            this.waiting = None;
            if !matches!(item, Some(Ok(_))) {
                this.body = None;
            }
            return Poll::Ready(item);
        }
        let patience = this.patience;
        let waiting = this.waiting.get_or_insert_with(|| {
            let now = Instant::now();
            let deadline = *this.deadline.get_or_insert(now + patience.whole);
            Box::pin(sleep_until(deadline.min(now + patience.pause)))
        });
        waiting.as_mut().poll(cx).map(|()| {
            Some(Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "the request body stopped coming",
            )))
        })
    }
}

impl Drop for Patient {
    fn drop(&mut self) {
        *self.unread.slot() = self.body.take();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use bytes::Bytes;
    use futures_util::{StreamExt, stream};
    use poem::Body;

    use super::{Patience, WORTH_BYTES, with_patience};

    fn patience(pause: u64, whole: u64) -> Patience {
        Patience {
            pause: Duration::from_millis(pause),
            whole: Duration::from_millis(whole),
        }
    }

    fn chunk(text: &'static str) -> std::io::Result<Bytes> {
        Ok(Bytes::from_static(text.as_bytes()))
    }

    #[tokio::test]
    async fn a_body_that_stops_coming_fails() {
        let stalled = stream::iter([chunk("half")]).chain(stream::pending());
        let body = with_patience(Body::from_bytes_stream(stalled), patience(20, 60_000)).0;
        let mut body = body.into_bytes_stream();
        let first = body.next().await.expect("a chunk").expect("no error");
        assert_eq!(first, "half");
        let error = body
            .next()
            .await
            .expect("an error")
            .expect_err("nothing came");
        assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);
    }

    /// A slow machine delays the chunks and the timer alike, and a chunk that is there wins.
    #[tokio::test]
    async fn a_slow_body_that_keeps_coming_is_read_to_its_end() {
        let slow = stream::iter(["a", "b", "c"]).then(|text| async move {
            tokio::time::sleep(Duration::from_millis(120)).await;
            chunk(text)
        });
        let body = with_patience(Body::from_bytes_stream(slow), patience(240, 60_000)).0;
        assert_eq!(body.into_string().await.expect("all of it"), "abc");
    }

    #[tokio::test]
    async fn a_body_that_comes_a_byte_at_a_time_has_an_end() {
        let drip = stream::repeat("x").then(|text| async move {
            tokio::time::sleep(Duration::from_millis(5)).await;
            chunk(text)
        });
        let body = with_patience(Body::from_bytes_stream(drip), patience(60_000, 50)).0;
        let error = body.into_vec().await.expect_err("it never ends");
        assert!(format!("{error:?}").contains("stopped coming"), "{error:?}");
    }

    #[tokio::test]
    async fn a_small_rest_that_nobody_read_is_finished_and_no_other() {
        let chunks =
            |count: usize| Body::from_bytes_stream(stream::iter((0..count).map(|_| chunk("1234"))));
        let (body, unread) = with_patience(chunks(3), patience(50, 50));
        drop(body);
        assert!(unread.finish().await);

        let (body, unread) = with_patience(chunks(3), patience(50, 50));
        body.into_vec().await.expect("all of it");
        assert!(unread.finish().await, "nothing is left");

        let (body, unread) = with_patience(chunks(WORTH_BYTES), patience(50, 50));
        drop(body);
        assert!(!unread.finish().await, "too much");

        let stalled = Body::from_bytes_stream(stream::pending::<std::io::Result<Bytes>>());
        let (body, unread) = with_patience(stalled, patience(50, 50));
        drop(body);
        assert!(!unread.finish().await, "too slow");
    }
}
