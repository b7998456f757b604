//! How much a server takes: a closed loop over many connections.

use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::Round;
use crate::bench::load::{Load, Pace};
use crate::bench::process;
use crate::bench::subject::Running;
use crate::bench::traffic::Traffic;

/// Events in a batch.
const BATCH: usize = 50;

#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Batch,
    Single,
}

/// What was acknowledged must be stored.
pub(super) async fn run(round: &mut Round<'_>, kind: Kind) -> Result<()> {
    let running = round.subject.start(&[]).await?;
    let traffic = match kind {
        Kind::Batch => Traffic::batches(&running.address, BATCH),
        Kind::Single => Traffic::single(&running.address),
    };
    let load = Load {
        address: &running.address,
        connections: round.options.connections,
        pace: Pace::Closed,
        length: round.length(),
    };
    let before = stored(&running).await?;
    let memory = process::largest_resident_mb(running.pid()?, Instant::now() + round.length());
    let (measured, memory) = tokio::join!(load.run(traffic), memory);
    let (measured, memory) = (measured?, memory?);
    let stored = stored(&running).await? - before;
    ensure!(
        stored == measured.events,
        "{} events were acknowledged, {stored} are stored",
        measured.events
    );
    running.stop().await?;
    let rate = measured.events_per_second();
    round.note("events/s", rate);
    round.note("% of the floor", 100.0 * rate / round.floor);
    round.note("p50 ms", measured.latencies.milliseconds(50.0));
    round.note("p99 ms", measured.latencies.milliseconds(99.0));
    if let Some(memory) = memory {
        round.note("resident MB", memory);
    }
    Ok(())
}

async fn stored(running: &Running) -> Result<u64> {
    let page = running.ask("/api/events?limit=1").await?;
    page["total"].as_u64().context("an event list has a total")
}
