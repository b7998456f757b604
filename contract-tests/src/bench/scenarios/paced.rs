//! What a user feels: single events at a rate that no server should notice, with dashboards open.

use anyhow::Result;

use super::Round;
use crate::bench::audience::Audience;
use crate::bench::load::{Load, Pace};
use crate::bench::traffic::Traffic;

/// Single events a second.
const RATE: u32 = 200;
/// Clients of the stream.
const STREAMS: usize = 10;
/// Reads a second.
const READ_RATE: u32 = 20;
/// Connections that read.
const READERS: usize = 4;

/// What dashboards ask.
pub(super) const READS: [&str; 6] = [
    "/api/stats",
    "/api/events?limit=50",
    "/api/sessions",
    "/api/stats/tools",
    "/api/stats/cost",
    "/api/filter-options",
];

pub(super) async fn run(
    round: &mut Round<'_>,
    traffic: fn(&str) -> Traffic,
    reads: &[&str],
) -> Result<()> {
    let running = round.subject.start(&[]).await?;
    let address = running.address.as_str();
    let mut audience = Audience::open(address, STREAMS).await?;
    let events = Load {
        address,
        connections: round.options.connections,
        pace: Pace::Open(RATE),
        length: round.length(),
    };
    let reading = Load {
        connections: if reads.is_empty() { 0 } else { READERS },
        pace: Pace::Open(READ_RATE),
        ..events
    };
    let writing = events.run(traffic(address));
    let (events, reading) = match reads.is_empty() {
        true => (writing.await?, None),
        false => {
            let reading = reading.run(Traffic::questions(address, reads));
            let (events, reading) = tokio::try_join!(writing, reading)?;
            (events, Some(reading))
        }
    };
    audience.is_told(events.events).await?;
    drop(audience);
    running.stop().await?;
    round.note("events/s", events.events_per_second());
    let all = [
        Some(("", &events.latencies)),
        reading.as_ref().map(|it| ("reads ", &it.latencies)),
    ];
    for (of, latencies) in all.into_iter().flatten() {
        for (name, percentile) in [("p50", 50.0), ("p99", 99.0), ("max", 100.0)] {
            round.note(
                &format!("{of}{name} ms"),
                latencies.milliseconds(percentile),
            );
        }
    }
    Ok(())
}
