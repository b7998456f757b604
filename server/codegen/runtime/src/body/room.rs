//! What all bodies together may take of the memory while they come in.
//!
//! Each body has its own limit, but a client may begin many and end none. What is counted is what was unpacked, so a few
//! bytes that become many are counted as many. Who gives no room to a request has its body read without one.
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use poem::http::{HeaderValue, StatusCode, header};
use tokio::io::{AsyncRead, ReadBuf};

use crate::failure::Failure;

/// Bytes of each body that are not counted: about what a connection takes of the memory anyway. So what most clients
/// send costs no counting, and is taken while others fill the room.
const FREE: usize = 16 * 1024;

/// Seconds after which a refused request is worth another try.
const RETRY_AFTER_SECS: u16 = 1;

/// Room for bodies under way. A server puts it into the data of each request; all clones are one.
#[derive(Debug, Clone)]
pub struct BodyRoom(Arc<AtomicUsize>);

impl BodyRoom {
    /// Room for so many bytes beyond the first few of each body.
    pub fn new(bytes: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(bytes)))
    }

    fn take(&self, bytes: usize) -> bool {
        let less = |left: usize| left.checked_sub(bytes);
        self.0
            .try_update(Ordering::Relaxed, Ordering::Relaxed, less)
            .is_ok()
    }

    fn give_back(&self, bytes: usize) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// A body that takes room as it is read, until it is dropped.
pub(super) struct Counted<R> {
    body: R,
    room: Option<BodyRoom>,
    read: usize,
    taken: usize,
}

impl<R> Counted<R> {
    pub(super) fn new(body: R, room: Option<BodyRoom>) -> Self {
        Self {
            body,
            room,
            read: 0,
            taken: 0,
        }
    }

    fn count(&mut self, bytes: usize) -> io::Result<()> {
        self.read += bytes;
        let more = self.read.saturating_sub(FREE) - self.taken;
        match &self.room {
            Some(room) if more > 0 => {
                if !room.take(more) {
                    return Err(io::Error::other(NoRoom));
                }
                self.taken += more;
                Ok(())
            }
            Some(_) | None => Ok(()),
        }
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Counted<R> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        ready!(Pin::new(&mut this.body).poll_read(cx, buffer))?;
        Poll::Ready(this.count(buffer.filled().len() - before))
    }
}

impl<R> Drop for Counted<R> {
    fn drop(&mut self) {
        if let Some(room) = &self.room
            && self.taken > 0
        {
            room.give_back(self.taken);
        }
    }
}

/// The room is full.
#[derive(Debug)]
struct NoRoom;

impl fmt::Display for NoRoom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("more comes in than there is room for")
    }
}

impl std::error::Error for NoRoom {}

/// What is said of an error that is about room.
pub(super) fn refusal(error: &io::Error) -> Option<Failure> {
    let full = error.get_ref().is_some_and(|inner| inner.is::<NoRoom>());
    full.then(|| {
        Failure::new(StatusCode::SERVICE_UNAVAILABLE, "The server is busy")
            .hint("Too much is being sent at once. Nothing was done; send it again.")
            .header(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECS))
    })
}

#[cfg(test)]
mod tests {
    use async_compression::tokio::bufread::GzipEncoder;
    use poem::Request;
    use poem::http::StatusCode;
    use tokio::io::AsyncReadExt;

    use super::super::{BodyRule, unpacked};
    use super::{BodyRoom, Counted, FREE, refusal};

    const ROOM: usize = 1000;

    /// Reads so much, and goes on holding it.
    async fn hold(room: &BodyRoom, bytes: usize) -> Result<Counted<tokio::io::Repeat>, StatusCode> {
        let mut body = Counted::new(tokio::io::repeat(0), Some(room.clone()));
        let mut into = vec![0; bytes];
        match body.read_exact(&mut into).await {
            Ok(_) => Ok(body),
            Err(error) => Err(refusal(&error).expect("about room").status),
        }
    }

    #[tokio::test]
    async fn bodies_share_the_room_and_leave_it_when_they_end() {
        let room = BodyRoom::new(ROOM);
        let first = hold(&room, FREE + 600).await.expect("room");
        let second = hold(&room, FREE + 400).await.expect("room");
        let refused = hold(&room, FREE + 1).await.err();
        assert_eq!(refused, Some(StatusCode::SERVICE_UNAVAILABLE));
        drop(first);
        assert!(hold(&room, FREE + 601).await.is_err());
        hold(&room, FREE + 600).await.expect("room again");
        drop(second);
        hold(&room, FREE + ROOM).await.expect("all of it again");
    }

    #[tokio::test]
    async fn small_bodies_find_room_in_a_full_one() {
        let room = BodyRoom::new(ROOM);
        let _all = hold(&room, FREE + ROOM).await.expect("room");
        hold(&room, FREE).await.expect("not counted");
    }

    #[tokio::test]
    async fn a_body_that_was_refused_gives_back_what_it_had() {
        let room = BodyRoom::new(ROOM);
        assert!(hold(&room, FREE + ROOM + 1).await.is_err());
        hold(&room, FREE + ROOM).await.expect("all of it");
    }

    #[tokio::test]
    async fn what_is_unpacked_is_counted_not_what_is_sent() {
        let mut packed = Vec::new();
        let zeros = [0; 4 * FREE];
        let mut packer = GzipEncoder::new(zeros.as_slice());
        packer.read_to_end(&mut packed).await.expect("packed");
        assert!(packed.len() < FREE);
        let rule = BodyRule {
            also: &[],
            coerce: false,
            limit_bytes: zeros.len(),
            error: "Wrong",
            details: false,
        };
        for (room, taken) in [(2 * FREE, false), (3 * FREE, true)] {
            let mut request = Request::builder()
                .header("content-encoding", "gzip")
                .body(packed.clone());
            request.set_data(BodyRoom::new(room));
            assert_eq!(unpacked(request, &rule).await.is_ok(), taken, "{room}");
        }
    }
}
