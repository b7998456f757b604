//! A client of the event stream that only counts: which events it was told, and whether each came once and in its order.

use std::sync::LazyLock;

use anyhow::{Context, Result, ensure};
use memchr::memmem::Finder;
use serde_json::Value;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::http::Request;

const STREAM: &str = "/api/stream";
/// How the frame of an event goes on behind the digits of its `id:` line, if it has one.
const EVENT: &[u8] = b"\ndata: {\"type\":\"event\",";
/// Bytes that are read at once.
const BUFFER: usize = 64 * 1024;

static FRAME_END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"\n\n"));

/// What a follower was told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub events: u64,
    pub last: i64,
    /// Events that did not come right after the one before them.
    pub astray: u64,
}

#[derive(Debug)]
pub(super) struct Follower {
    told: watch::Receiver<Told>,
    reading: JoinHandle<Result<()>>,
}

impl Follower {
    pub(super) async fn open(address: &str) -> Result<Self> {
        let (stream, rest) = connect(address, None).await?;
        let (sender, told) = watch::channel(Told::default());
        let reading = tokio::spawn(read(stream, rest, sender));
        Ok(Self { told, reading })
    }

    /// Waits until it was told so many events, or the stream has ended. Not to be asked again after an end.
    pub(super) async fn told(&mut self, events: u64) -> Result<Told> {
        let told = self.told.wait_for(|told| told.events >= events).await;
        let told = told.ok().map(|told| *told);
        if told.is_none() {
            (&mut self.reading).await??;
        }
        Ok(told.unwrap_or_else(|| *self.told.borrow()))
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

async fn read(mut stream: TcpStream, mut rest: Vec<u8>, told: watch::Sender<Told>) -> Result<()> {
    let mut chunks = Chunks::default();
    let mut frames = Frames::default();
    loop {
        chunks.feed(&rest, &mut frames.pending)?;
        frames.take()?;
        told.send_if_modified(|told| std::mem::replace(told, frames.told) != frames.told);
        rest.clear();
        // What is left of the head brings little room, and as much as there is room for is read.
        rest.reserve(BUFFER);
        if stream.read_buf(&mut rest).await? == 0 {
            return Ok(());
        }
    }
}

/// A client that reads the head of the stream and then nothing any more, over a connection that holds little.
pub(super) async fn stalled(address: &str) -> Result<TcpStream> {
    Ok(connect(address, Some(4096)).await?.0)
}

/// Opens the stream; with it comes what was read behind the head.
async fn connect(address: &str, buffer: Option<u32>) -> Result<(TcpStream, Vec<u8>)> {
    let at = tokio::net::lookup_host(address).await?.next();
    let at = at.with_context(|| format!("no address of {address}"))?;
    let socket = if at.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    if let Some(bytes) = buffer {
        socket.set_recv_buffer_size(bytes)?;
    }
    let mut stream = socket.connect(at).await?;
    let request = Request::get(STREAM).render(address);
    stream.write_all(&request).await?;
    let mut read = Vec::with_capacity(BUFFER);
    let end = loop {
        ensure!(
            stream.read_buf(&mut read).await? > 0,
            "the server closed a stream"
        );
        if let Some(end) = memchr::memmem::find(&read, b"\r\n\r\n") {
            break end;
        }
    };
    let head = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
    ensure!(
        head.starts_with("http/1.1 200 ") && head.contains("\r\ntransfer-encoding: chunked"),
        "{STREAM} answered {head}"
    );
    Ok((stream, read.split_off(end + 4)))
}

/// Takes the framing of HTTP off, however the bytes are cut.
#[derive(Debug, Default)]
struct Chunks {
    /// Of the line with the next size, or the line end behind a chunk.
    line: Vec<u8>,
    left: usize,
}

impl Chunks {
    fn feed(&mut self, mut bytes: &[u8], into: &mut Vec<u8>) -> Result<()> {
        while !bytes.is_empty() {
            if self.left > 0 {
                let (taken, rest) = bytes.split_at(self.left.min(bytes.len()));
                into.extend_from_slice(taken);
                self.left -= taken.len();
                bytes = rest;
                continue;
            }
            let end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
            let (line, rest) = bytes.split_at(end);
            self.line.extend_from_slice(line);
            bytes = rest;
            if self.line.ends_with(b"\n") {
                let size = std::str::from_utf8(&self.line)?.trim();
                if !size.is_empty() {
                    self.left = usize::from_str_radix(size, 16)
                        .with_context(|| format!("chunk {size:?}"))?;
                }
                self.line.clear();
            }
        }
        Ok(())
    }
}

#[derive(Debug, Default)]
struct Frames {
    pending: Vec<u8>,
    told: Told,
}

impl Frames {
    /// Counts the events of whole frames and keeps the rest.
    fn take(&mut self) -> Result<()> {
        let mut taken = 0;
        while let Some(end) = FRAME_END.find(&self.pending[taken..]) {
            if let Some(id) = event_id(&self.pending[taken..taken + end])? {
                let told = &mut self.told;
                told.astray += u64::from(told.events > 0 && id != told.last + 1);
                told.events += 1;
                told.last = id;
            }
            taken += end + 2;
        }
        self.pending.drain(..taken);
        Ok(())
    }
}

/// The id of the event that a frame is about. Of a frame that begins with it, no more is looked at.
fn event_id(frame: &[u8]) -> Result<Option<i64>> {
    if let Some(line) = frame.strip_prefix(b"id: ") {
        let end = line.iter().position(|byte| !byte.is_ascii_digit());
        let (digits, rest) = line.split_at(end.unwrap_or(line.len()));
        if rest.starts_with(EVENT) {
            return Ok(Some(std::str::from_utf8(digits)?.parse()?));
        }
    }
    let lines = frame.split(|byte| *byte == b'\n');
    let Some(data) = lines.filter_map(|line| line.strip_prefix(b"data:")).next() else {
        return Ok(None);
    };
    let data: Value = serde_json::from_slice(data)?;
    let of_event = data["type"] == "event";
    Ok(data["payload"]["id"].as_i64().filter(|_| of_event))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(text: &str, cut: usize) -> Told {
        let (mut chunks, mut frames) = (Chunks::default(), Frames::default());
        for piece in text.as_bytes().chunks(cut) {
            chunks.feed(piece, &mut frames.pending).unwrap();
            frames.take().unwrap();
        }
        frames.told
    }

    fn chunked(parts: &[&str]) -> String {
        let chunk = |part: &&str| format!("{:x}\r\n{part}\r\n", part.len());
        parts.iter().map(chunk).collect()
    }

    fn event(id: i64) -> String {
        format!("id: {id}\ndata: {{\"type\":\"event\",\"payload\":{{\"id\":{id},\"x\":1}}}}\n\n")
    }

    #[test]
    fn events_are_counted_however_the_bytes_are_cut() {
        let connected = "data: {\"type\":\"connected\"}\n\n";
        let without_id = "data: {\"payload\":{\"x\":2,\"id\":9},\"type\":\"event\"}\n\n";
        let quota = "data: {\"type\":\"stats\",\"payload\":{\"id\":3}}\n\n";
        let two = event(7) + &event(8);
        let text = chunked(&[connected, &two, ": heartbeat\n\n", quota, without_id]);
        for cut in 1..text.len() {
            let told = frames(&text, cut);
            assert_eq!((told.events, told.last, told.astray), (3, 9, 0), "{cut}");
        }
    }

    #[test]
    fn what_is_missing_double_or_out_of_order_is_astray() {
        for (ids, astray) in [
            ([1, 2, 3], 0),
            ([1, 3, 4], 1),
            ([1, 1, 2], 1),
            ([2, 1, 3], 2),
        ] {
            let text: String = ids.iter().map(|id| chunked(&[&event(*id)])).collect();
            assert_eq!(frames(&text, 1000).astray, astray, "{ids:?}");
        }
    }
}
