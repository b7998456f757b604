//! The load: requests rendered before the start, keep-alive connections in a closed loop, every
//! latency in a histogram. An answer that is not 201 ends the measurement with an error.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use hdrhistogram::Histogram;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::process;
use crate::http::Request;

/// Events in a batch.
const BATCH: u64 = 50;
/// Different requests, sent in turn.
const VARIANTS: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Batch,
    Single,
}

#[derive(Debug)]
pub(super) struct Load {
    pub address: String,
    pub kind: Kind,
    pub connections: usize,
}

/// What one measurement found.
#[derive(Debug)]
pub(super) struct Measured {
    pub events: u64,
    elapsed: Duration,
    latencies: Histogram<u64>,
    resident_kib: f64,
}

impl Measured {
    pub(super) fn events_per_second(&self) -> f64 {
        self.events as f64 / self.elapsed.as_secs_f64()
    }

    pub(super) fn milliseconds(&self, percentile: f64) -> f64 {
        self.latencies.value_at_percentile(percentile) as f64 / 1000.0
    }

    /// The largest resident size that was seen.
    pub(super) fn resident_mb(&self) -> f64 {
        self.resident_kib / 1024.0
    }
}

impl Load {
    /// Loads the server for a while and watches the memory of its process.
    pub(super) async fn run(&self, length: Duration, pid: u32) -> Result<Measured> {
        let requests: Arc<Vec<Vec<u8>>> = Arc::new(self.requests());
        let begin = Instant::now();
        let deadline = begin + length;
        let mut tasks = JoinSet::new();
        for number in 0..self.connections {
            let requests = Arc::clone(&requests);
            let stream = TcpStream::connect(&self.address).await?;
            stream.set_nodelay(true)?;
            tasks.spawn(connection(stream, requests, number, deadline));
        }
        let memory = tokio::spawn(watch_memory(pid, deadline));
        let mut latencies = new_histogram()?;
        let mut answers = 0;
        while let Some(done) = tasks.join_next().await {
            let of_connection = done??;
            answers += of_connection.len();
            latencies.add(&of_connection)?;
        }
        let elapsed = begin.elapsed();
        let events = answers * if self.kind == Kind::Batch { BATCH } else { 1 };
        Ok(Measured {
            events,
            elapsed,
            latencies,
            resident_kib: memory.await??,
        })
    }

    fn requests(&self) -> Vec<Vec<u8>> {
        (0..VARIANTS)
            .map(|variant| self.request(variant).render(&self.address))
            .collect()
    }

    fn request(&self, variant: usize) -> Request {
        let first = variant * BATCH as usize;
        match self.kind {
            Kind::Single => Request::post_json("/api/events", event(first).to_string()),
            Kind::Batch => {
                let events: Vec<_> = (first..first + BATCH as usize).map(event).collect();
                let body = json!({ "events": events }).to_string();
                Request::post_json("/api/events/batch", body)
            }
        }
    }
}

/// An event as hooks send them: mostly tool calls, now and then an answer with its usage.
fn event(number: usize) -> serde_json::Value {
    let session = format!("5e551011-0000-4000-8000-{:012}", number % 40);
    if number.is_multiple_of(5) {
        return json!({
            "session_id": session, "agent_type": "claude_code", "event_type": "llm_response",
            "model": "claude-sonnet-4-5", "tokens_in": 1200 + number, "tokens_out": 340,
            "cache_read_tokens": 18_000, "cache_write_tokens": 700, "duration_ms": 2100,
            "client_timestamp": "2026-01-01T10:00:00.000Z", "source": "hook",
            "metadata": {"stop_reason": "tool_use"},
        });
    }
    let tool = ["Bash", "Read", "Edit", "Grep"][number % 4];
    json!({
        "session_id": session, "agent_type": "claude_code", "event_type": "tool_use",
        "tool_name": tool, "duration_ms": 35 + number % 90,
        "project": "shop", "branch": "main", "source": "hook",
        "metadata": {"command": format!("cargo test -p shop case_{number}"),
                     "file_path": "/home/dev/projects/shop/src/basket.rs", "tool_use_id": number},
    })
}

fn new_histogram() -> Result<Histogram<u64>> {
    Ok(Histogram::new_with_bounds(1, 60_000_000, 3)?)
}

async fn connection(
    mut stream: TcpStream,
    requests: Arc<Vec<Vec<u8>>>,
    number: usize,
    deadline: Instant,
) -> Result<Histogram<u64>> {
    let mut latencies = new_histogram()?;
    let mut buffer = Vec::with_capacity(8 * 1024);
    for request in requests.iter().cycle().skip(number) {
        let begin = Instant::now();
        if begin >= deadline {
            break;
        }
        stream.write_all(request).await?;
        read_answer(&mut stream, &mut buffer).await?;
        latencies.record(u64::try_from(begin.elapsed().as_micros())?)?;
    }
    Ok(latencies)
}

/// Reads one answer with `Content-Length`, which must be 201.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Result<()> {
    buffer.clear();
    loop {
        ensure!(
            stream.read_buf(buffer).await? > 0,
            "the server closed a connection"
        );
        let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
            continue;
        };
        let head = std::str::from_utf8(&buffer[..end])?;
        if !head.starts_with("HTTP/1.1 201 ") {
            bail!("the server answered {head}");
        }
        let total = end + 4 + content_length(head)?;
        while buffer.len() < total {
            ensure!(
                stream.read_buf(buffer).await? > 0,
                "the server closed a connection"
            );
        }
        return Ok(());
    }
}

fn content_length(head: &str) -> Result<usize> {
    let line = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then_some(value)
    });
    Ok(line
        .context("an answer without Content-Length")?
        .trim()
        .parse()?)
}

async fn watch_memory(pid: u32, deadline: Instant) -> Result<f64> {
    let mut largest: f64 = 0.0;
    while Instant::now() < deadline {
        largest = largest.max(process::resident_kib(pid)?);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(largest)
}
