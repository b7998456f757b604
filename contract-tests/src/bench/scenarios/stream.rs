//! Many stream clients: whether each gets everything, what they cost those who send events, and what becomes of one that
//! does not read.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::Round;
use crate::bench::audience::{Audience, is_told};
use crate::bench::follower::{Follower, stalled};
use crate::bench::load::{Load, Measured, Pace};
use crate::bench::process;
use crate::bench::subject::Running;
use crate::bench::traffic::Traffic;

/// Clients that follow, one time after the other.
const CLIENTS: [usize; 4] = [0, 10, 50, 200];
/// The most of them, in the words of the contract's servers.
const ENV: [(&str, &str); 1] = [("AGENTMONITOR_MAX_SSE_CLIENTS", "200")];
/// Requests a second, of EVENTS events each.
const RATE: u32 = 100;
const EVENTS: usize = 20;
/// What is told of latencies.
const PERCENTILES: [(&str, f64); 2] = [("p50", 50.0), ("p99", 99.0)];
/// Events of a request while a client does not read.
const BURST: usize = 200;
/// Time for a client that does not read, or has left, to be dropped.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) async fn run(round: &mut Round<'_>) -> Result<()> {
    let running = round.subject.start(&ENV).await?;
    let mut latencies = Vec::new();
    for clients in CLIENTS {
        let followed = followed_by_so_many(round, &running, clients).await?;
        latencies.push(followed.latencies);
    }
    let [none, few, .., many] = &latencies[..] else {
        bail!("there are at least three numbers of clients");
    };
    // How far ingest feels who follows: 1 is not at all.
    for (against, others) in [("none", none), ("10", few)] {
        for (name, percentile) in PERCENTILES {
            let ratio = many.milliseconds(percentile) / others.milliseconds(percentile);
            round.note(
                &format!("200 clients against {against}, {name} ratio"),
                ratio,
            );
        }
    }
    one_that_does_not_read(round, &running).await?;
    running.stop().await
}

/// The load while so many follow; each of them must have been told all of it.
async fn followed_by_so_many(
    round: &mut Round<'_>,
    running: &Running,
    clients: usize,
) -> Result<Measured> {
    let mut audience = Audience::open(&running.address, clients).await?;
    let (begin, used, own) = (Instant::now(), cpu(running)?, own_cpu()?);
    let memory = process::largest_resident_mb(running.pid()?, begin + round.length());
    let (followed, memory) = tokio::join!(load(round, running), memory);
    let (followed, memory) = (followed?, memory?);
    audience.is_told(followed.events).await?;
    let seconds = begin.elapsed().as_secs_f64();
    let share = |used: Duration| 100.0 * used.as_secs_f64() / seconds;
    let who = format!("{clients} clients");
    note(round, &who, &followed);
    let frames = followed.events as f64 * clients as f64;
    round.note(&format!("{who}, frames/s"), frames / seconds);
    if let (Some(before), Some(after)) = (used, cpu(running)?) {
        round.note(&format!("{who}, % of a core"), share(after - before));
    }
    let own = share(own_cpu()? - own);
    round.note(&format!("{who}, % of a core for the load"), own);
    if let Some(memory) = memory {
        round.note(&format!("{who}, resident MB"), memory);
    }
    drop(audience);
    until_nobody_follows(running).await?;
    Ok(followed)
}

/// While a client does not read, another is told everything; and the first is dropped.
async fn one_that_does_not_read(round: &mut Round<'_>, running: &Running) -> Result<()> {
    let mut follower = Follower::open(&running.address).await?;
    let deaf = stalled(&running.address).await?;
    ensure!(
        followed_by(running).await? == 2,
        "a stream client is not counted"
    );
    let begin = Instant::now();
    let mut events = 0;
    while followed_by(running).await? == 2 {
        ensure!(
            begin.elapsed() < PATIENCE,
            "a client that does not read is still there after {events} events"
        );
        let load = Load {
            address: &running.address,
            connections: 2,
            pace: Pace::Closed,
            length: Duration::from_millis(100),
        };
        let traffic = Traffic::batches(&running.address, BURST);
        events += load.run(traffic).await?.events;
    }
    is_told(&mut follower, events).await?;
    drop(deaf);
    round.note("dropped after events", events as f64);
    if let Some(resident) = running.resident_mb()? {
        round.note("dropped, resident MB", resident);
    }
    Ok(())
}

async fn load(round: &Round<'_>, running: &Running) -> Result<Measured> {
    let load = Load {
        address: &running.address,
        connections: round.options.connections,
        pace: Pace::Open(RATE),
        length: round.length(),
    };
    load.run(Traffic::batches(&running.address, EVENTS)).await
}

fn note(round: &mut Round<'_>, who: &str, measured: &Measured) {
    round.note(&format!("{who}, events/s"), measured.events_per_second());
    for (name, percentile) in PERCENTILES {
        let latency = measured.latencies.milliseconds(percentile);
        round.note(&format!("{who}, {name} ms"), latency);
    }
}

async fn until_nobody_follows(running: &Running) -> Result<()> {
    let begin = Instant::now();
    while followed_by(running).await? > 0 {
        ensure!(
            begin.elapsed() < PATIENCE,
            "the server still counts stream clients that have left"
        );
        // A client that left is noticed when something is sent to it.
        load_one(running).await?;
    }
    Ok(())
}

async fn load_one(running: &Running) -> Result<()> {
    let mut wire = crate::bench::wire::Wire::connect(&running.address).await?;
    let mut request = Vec::new();
    Traffic::single(&running.address).write(0, &mut request);
    wire.exchange(&request).await
}

async fn followed_by(running: &Running) -> Result<u64> {
    let health = running.ask("/api/health").await?;
    health["sse_clients"]
        .as_u64()
        .context("health tells the clients of the stream")
}

fn own_cpu() -> Result<Duration> {
    process::cpu(std::process::id())
}

fn cpu(running: &Running) -> Result<Option<Duration>> {
    running.pid()?.map(process::cpu).transpose()
}
