//! Server-sent events: frames that are rendered once, however many clients follow.
use std::io;
use std::marker::PhantomData;

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use poem::http::{HeaderValue, header};
use poem::{Body, Response};
use serde::Serialize;

use crate::reply;

const HEARTBEAT: Bytes = Bytes::from_static(b": heartbeat\n\n");

/// One frame of type `T`, as the bytes that go over the wire. A clone costs a reference count.
pub struct Frame<T> {
    bytes: Bytes,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Frame<T> {
    pub fn render(frame: &T) -> Self {
        let json = reply::to_json(frame);
        let mut bytes = Vec::with_capacity(json.len() + 8);
        bytes.extend_from_slice(b"data: ");
        // Free-form JSON may hold line breaks, always as blanks between its tokens: here they would end the line.
        bytes.extend(json.into_iter().map(|byte| match byte {
            b'\n' | b'\r' => b' ',
            byte => byte,
        }));
        bytes.extend_from_slice(b"\n\n");
        Self::from_bytes(bytes.into())
    }
}

impl<T> Frame<T> {
    /// The same with an id, which a client gives back as `Last-Event-ID` when it comes again.
    #[must_use]
    pub fn with_id(self, id: i64) -> Self {
        let mut bytes = format!("id: {id}\n").into_bytes();
        bytes.extend_from_slice(&self.bytes);
        Self::from_bytes(bytes.into())
    }

    fn from_bytes(bytes: Bytes) -> Self {
        Self {
            bytes,
            of: PhantomData,
        }
    }

    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }
}

impl<T> Clone for Frame<T> {
    fn clone(&self) -> Self {
        Self::from_bytes(self.bytes.clone())
    }
}

/// What a stream sends.
pub enum Message<T> {
    Frame(Frame<T>),
    /// Several, each rendered as a `T` before, one after the other: what waits together is sent together.
    Frames(Bytes),
    /// A comment line, so that both ends notice a dead connection.
    Heartbeat,
}

/// A stream of `T`, open until it ends.
pub struct EventStream<T>(Body, PhantomData<fn() -> T>);

impl<T: 'static> EventStream<T> {
    pub fn new(messages: impl Stream<Item = Message<T>> + Send + 'static) -> Self {
        let bytes = messages.map(|message| match message {
            Message::Frame(Frame { bytes, .. }) | Message::Frames(bytes) => {
                Ok::<_, io::Error>(bytes)
            }
            Message::Heartbeat => Ok(HEARTBEAT),
        });
        Self(Body::from_bytes_stream(bytes), PhantomData)
    }

    pub fn into_response(self) -> Response {
        let mut response = Response::builder().body(self.0);
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/event-stream"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        // Proxies that buffer would hold back live frames.
        headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
        response
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::Frame;

    #[derive(Serialize)]
    struct Free(#[serde(serialize_with = "crate::reply::raw")] String);

    #[test]
    fn a_frame_is_one_line_whatever_its_free_form_json_holds() {
        let free = Free("{\n\"a\":\r\n\"b\\nc\"}".to_owned());
        let bytes = Frame::render(&free).into_bytes();
        assert_eq!(bytes, "data: { \"a\":  \"b\\nc\"}\n\n");
    }

    #[test]
    fn an_id_is_a_line_of_its_own() {
        let bytes = Frame::render(&1).with_id(-7).into_bytes();
        assert_eq!(bytes, "id: -7\ndata: 1\n\n");
    }
}
