//! Reads of a large database: every operation that shows events, plain and filtered, one request at a time.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::questions::QUESTIONS;
use super::start::to_healthy;
use crate::bench::sheet::Sheet;
use crate::bench::subject::{Running, Side};
use crate::bench::{data, process};
use crate::target::{Home, Launch};

/// Requests of each kind.
const REQUESTS: usize = 15;
/// How long a server may take to read its database, in the background.
const SETTLING: Duration = Duration::from_secs(10);

/// What is asked at once of a server that has just started, each of another start.
const FIRST: [&str; 5] = [
    "/api/stats",
    "/api/stats/cost",
    "/api/stats/tools",
    "/api/sessions?limit=0",
    "/api/events?branch=feature/7-1",
];

/// One server of a side on the large database.
struct Reader {
    side: Side,
    running: Running,
}

/// Starts a server a side on the same rows, and asks both each question in turn. What a baseline does not know is left
/// out.
pub(in crate::bench) async fn run(
    sides: &[(Side, Launch)],
    events: u64,
    keep: Option<&Path>,
    sheet: &mut Sheet,
) -> Result<()> {
    let scenario = format!("reads of {events}");
    let mut readers = Vec::new();
    for (side, launch) in sides {
        let home = Arc::new(Home::new()?);
        let kept = keep.map(|folder| folder.join(format!("{}-{events}.db", side.name())));
        database(launch, &home, events, kept.as_deref()).await?;
        for question in FIRST {
            let running = Running::start(launch, Arc::clone(&home), &[]).await?;
            let healthy = to_healthy(&running).await?;
            sheet.note(&scenario, "to healthy, ms", *side, healthy);
            let (first, _) = timed(&running, question).await?;
            sheet.note(&scenario, &format!("first, {question}, ms"), *side, first);
            running.stop().await?;
        }
        let running = Running::start(launch, home, &[]).await?;
        tokio::time::sleep(SETTLING).await;
        readers.push(Reader {
            side: *side,
            running,
        });
    }
    note_memory(&readers, &scenario, "settled, resident MB", sheet)?;
    for question in QUESTIONS {
        ask_all(&readers, &scenario, question, sheet).await?;
    }
    note_memory(&readers, &scenario, "read, resident MB", sheet)?;
    for reader in readers {
        reader.running.stop().await?;
    }
    Ok(())
}

async fn ask_all(
    readers: &[Reader],
    scenario: &str,
    question: &str,
    sheet: &mut Sheet,
) -> Result<()> {
    let target = question.replace("{session}", &data::a_session());
    for _ in 0..REQUESTS {
        for Reader { side, running } in readers {
            let (took, processor) = match (timed(running, &target).await, side) {
                (Ok(times), _) => times,
                (Err(error), Side::Baseline) => {
                    sheet.left_out(format!("{question} of the baseline: {error:#}"));
                    continue;
                }
                (Err(error), Side::Target) => return Err(error),
            };
            sheet.note(scenario, &format!("{question}, ms"), *side, took);
            if let Some(processor) = processor {
                let figure = format!("{question}, processor ms");
                sheet.note(scenario, &figure, *side, processor);
            }
        }
    }
    Ok(())
}

fn note_memory(readers: &[Reader], scenario: &str, figure: &str, sheet: &mut Sheet) -> Result<()> {
    for reader in readers {
        if let Some(resident) = reader.running.resident_mb()? {
            sheet.note(scenario, figure, reader.side, resident);
        }
    }
    Ok(())
}

/// Puts the database into the home: the one that is kept, made now if there is none.
async fn database(launch: &Launch, home: &Home, events: u64, kept: Option<&Path>) -> Result<()> {
    if let Some(kept) = kept
        && kept.is_file()
    {
        std::fs::copy(kept, home.database())?;
        return Ok(());
    }
    // The schema is the server's own.
    let server = crate::target::Server::start(launch, home, &Default::default()).await?;
    server.stop().await?;
    let (database, begin) = (home.database(), Instant::now());
    tokio::task::spawn_blocking(move || data::fill(&database, events)).await??;
    eprintln!("made {events} events in {:.1?}", begin.elapsed());
    if let Some(kept) = kept {
        std::fs::copy(home.database(), kept)
            .with_context(|| format!("cannot keep the database as {}", kept.display()))?;
    }
    Ok(())
}

/// Milliseconds until the whole answer is there, and those of processor time that the server took.
async fn timed(running: &Running, target: &str) -> Result<(f64, Option<f64>)> {
    let pid = running.pid()?;
    let used = || pid.map(process::processor_ms).transpose();
    let (before, begin) = (used()?, Instant::now());
    running.fetch(target).await?;
    let took = begin.elapsed().as_secs_f64() * 1000.0;
    Ok((
        took,
        before.zip(used()?).map(|(before, after)| after - before),
    ))
}
