//! A request's body that is held back until the server asks for it (`100 Continue`).
//!
//! A server that accepts and never answers is sent nothing of it: payloads are large, and are kept then.

use std::convert::Infallible;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::task::AtomicWaker;
use hyper::body::{Body, Frame, SizeHint};

/// Lets the body go.
#[derive(Debug, Default)]
pub(super) struct Gate {
    open: AtomicBool,
    waker: AtomicWaker,
}

impl Gate {
    /// The server wants the body.
    pub(super) fn open(&self) {
        self.open.store(true, Ordering::Release);
        self.waker.wake();
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
        let whole = mem::take(&mut self.rest);
        Poll::Ready(Some(Ok(Frame::data(whole))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.rest.len() as u64)
    }
}
