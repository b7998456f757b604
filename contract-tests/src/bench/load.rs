//! The load, closed or open. Closed: each connection sends its next request when it has the answer to the last, which
//! shows how much a server takes. Open: requests are due at fixed times whatever the server does, and a latency counts
//! from when its request was due, so that the wait behind a slow answer is not left out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

use super::latencies::Latencies;
use super::traffic::Traffic;
use super::wire::Wire;

#[derive(Debug, Clone, Copy)]
pub(super) enum Pace {
    Closed,
    /// Requests a second.
    Open(u32),
}

#[derive(Debug)]
pub(super) struct Load<'a> {
    pub address: &'a str,
    pub connections: usize,
    pub pace: Pace,
    pub length: Duration,
}

/// What one load found.
#[derive(Debug)]
pub(super) struct Measured {
    pub events: u64,
    pub latencies: Latencies,
    elapsed: Duration,
}

impl Measured {
    pub(super) fn events_per_second(&self) -> f64 {
        self.events as f64 / self.elapsed.as_secs_f64()
    }
}

impl Load<'_> {
    /// An answer that is neither 200 nor 201 ends it with an error.
    pub(super) async fn run(&self, traffic: Traffic) -> Result<Measured> {
        let mut wires = Vec::new();
        for _ in 0..self.connections {
            wires.push(Wire::connect(self.address).await?);
        }
        let traffic = Arc::new(traffic);
        let begin = Instant::now();
        let mut tasks = match self.pace {
            Pace::Closed => closed(wires, &traffic, begin + self.length),
            Pace::Open(rate) => open(wires, &traffic, begin, rate, self.length),
        };
        let mut latencies = Latencies::new()?;
        while let Some(done) = tasks.join_next().await {
            latencies.add(&done??)?;
        }
        Ok(Measured {
            events: latencies.count() * traffic.events_each,
            latencies,
            elapsed: begin.elapsed(),
        })
    }
}

type Tasks = JoinSet<Result<Latencies>>;

fn closed(wires: Vec<Wire>, traffic: &Arc<Traffic>, deadline: Instant) -> Tasks {
    let mut tasks = JoinSet::new();
    for (number, mut wire) in wires.into_iter().enumerate() {
        let traffic = Arc::clone(traffic);
        tasks.spawn(async move {
            let mut latencies = Latencies::new()?;
            let mut request = Vec::new();
            for number in number.. {
                traffic.write(number, &mut request);
                let begin = Instant::now();
                if begin >= deadline {
                    break;
                }
                wire.exchange(&request).await?;
                latencies.record(begin.elapsed());
            }
            Ok(latencies)
        });
    }
    tasks
}

/// Whichever connection is free takes the request that is due; if none is, it waits, and its latency runs.
fn open(
    wires: Vec<Wire>,
    traffic: &Arc<Traffic>,
    begin: Instant,
    rate: u32,
    length: Duration,
) -> Tasks {
    let (sender, due) = mpsc::unbounded_channel();
    let due = Arc::new(Mutex::new(due));
    let mut tasks = JoinSet::new();
    for mut wire in wires {
        let (traffic, due) = (Arc::clone(traffic), Arc::clone(&due));
        tasks.spawn(async move {
            let mut latencies = Latencies::new()?;
            let mut request = Vec::new();
            loop {
                let next = due.lock().await.recv().await;
                let Some((number, at)) = next else {
                    return Ok(latencies);
                };
                traffic.write(number, &mut request);
                wire.exchange(&request).await?;
                latencies.record(Instant::now().saturating_duration_since(at));
            }
        });
    }
    tasks.spawn(async move {
        let pacing = tokio::task::spawn_blocking(move || pace(&sender, begin, rate, length));
        pacing.await.context("the pace was lost")?;
        Latencies::new()
    });
    tasks
}

/// In a thread, whose sleep is far finer than the runtime's timer.
fn pace(
    due: &mpsc::UnboundedSender<(usize, Instant)>,
    begin: Instant,
    rate: u32,
    length: Duration,
) {
    for number in 0_u32.. {
        let at = begin + Duration::from_secs(1) * number / rate;
        if at >= begin + length {
            return;
        }
        std::thread::sleep(at.saturating_duration_since(Instant::now()));
        if due.send((number as usize, at)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    const STALL: Duration = Duration::from_millis(300);

    /// Answers the first request after a stall, the others at once, one connection after the other.
    async fn stalling() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut buffer = [0; 1024];
            let mut stall = Some(STALL);
            while stream.read(&mut buffer).await.unwrap_or(0) > 0 {
                tokio::time::sleep(stall.take().unwrap_or_default()).await;
                let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
                stream.write_all(answer).await.unwrap();
            }
        });
        address
    }

    async fn slow_answers(pace: Pace) -> (u64, u64) {
        let address = stalling().await;
        let load = Load {
            address: &address,
            connections: 1,
            pace,
            length: STALL * 2,
        };
        let traffic = Traffic::questions(&address, &["/"]);
        let latencies = load.run(traffic).await.unwrap().latencies;
        let slow = (1..=latencies.count()).filter(|number| {
            let percentile = 100.0 * *number as f64 / latencies.count() as f64;
            latencies.milliseconds(percentile) > 50.0
        });
        (slow.count() as u64, latencies.count())
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_stall_counts_for_every_request_that_was_due_in_it() {
        let (slow, all) = slow_answers(Pace::Open(100)).await;
        assert_eq!(all, 60);
        assert!(slow >= 20, "{slow} of {all}: those due in the first 250 ms");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_closed_loop_waits_for_its_answers() {
        let (slow, all) = slow_answers(Pace::Closed).await;
        assert!(slow < all / 2, "{slow} of {all}");
    }
}
