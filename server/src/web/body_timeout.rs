//! Gives up on a request body that stops coming, so that a client which sends half of one holds nothing for long.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_util::Stream;
use poem::Body;
use tokio::time::{Sleep, sleep};

/// The same body, failing with [`io::ErrorKind::TimedOut`] when nothing of it comes for `patience`.
pub(super) fn with_patience(body: Body, patience: Duration) -> Body {
    if body.is_empty() {
        return body;
    }
    Body::from_bytes_stream(Patient {
        body: Box::pin(body.into_bytes_stream()),
        patience,
        waiting: None,
    })
}

struct Patient {
    body: Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>,
    patience: Duration,
    /// Set while nothing comes; a body that is there already costs no timer.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Stream for Patient {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        if let Poll::Ready(item) = this.body.as_mut().poll_next(cx) {
            this.waiting = None;
            return Poll::Ready(item);
        }
        let patience = this.patience;
        let waiting = this
            .waiting
            .get_or_insert_with(|| Box::pin(sleep(patience)));
        waiting.as_mut().poll(cx).map(|()| {
            Some(Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "the request body stopped coming",
            )))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use bytes::Bytes;
    use futures_util::{StreamExt, stream};
    use poem::Body;

    use super::with_patience;

    fn chunk(text: &'static str) -> std::io::Result<Bytes> {
        Ok(Bytes::from_static(text.as_bytes()))
    }

    #[tokio::test]
    async fn a_body_that_stops_coming_fails() {
        let stalled = stream::iter([chunk("half")]).chain(stream::pending());
        let body = with_patience(Body::from_bytes_stream(stalled), Duration::from_millis(20));
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
        let body = with_patience(Body::from_bytes_stream(slow), Duration::from_millis(240));
        assert_eq!(body.into_string().await.expect("all of it"), "abc");
    }
}
