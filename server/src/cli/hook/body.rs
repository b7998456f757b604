//! A request's body that is held back until the server asks for it (`100 Continue`).
//!
//! A server that accepts and never answers then has nothing of the event, so that it can be kept and told again without
//! being there twice.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::task::AtomicWaker;
use hyper::body::{Body, Frame, SizeHint};

/// Handed over at once, so that one knows when all of it is.
const PIECE_BYTES: usize = 64 * 1024;

/// Lets the body go, and knows how far it went.
#[derive(Debug, Default)]
pub(super) struct Gate {
    open: AtomicBool,
    waker: AtomicWaker,
    handed_over: AtomicBool,
}

impl Gate {
    /// The server wants the body.
    pub(super) fn open(&self) {
        self.open.store(true, Ordering::Release);
        self.waker.wake();
    }

    /// Whether all of the body has gone; what then becomes of it is for the server to say.
    pub(super) fn handed_over(&self) -> bool {
        self.handed_over.load(Ordering::Acquire)
    }
}

#[derive(Debug)]
pub(super) struct HeldBack {
    rest: Bytes,
    gate: Arc<Gate>,
}

impl HeldBack {
    /// `bytes` are not empty.
    pub(super) fn new(bytes: Bytes, gate: Arc<Gate>) -> Self {
        Self { rest: bytes, gate }
    }
}

impl Body for HeldBack {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.gate.waker.register(context.waker());
        if !self.gate.open.load(Ordering::Acquire) {
            return Poll::Pending;
        }
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        let piece = self.rest.len().min(PIECE_BYTES);
        let piece = self.rest.split_to(piece);
        if self.rest.is_empty() {
            self.gate.handed_over.store(true, Ordering::Release);
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}
