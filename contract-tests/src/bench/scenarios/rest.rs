//! What a server costs that has nothing to do.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::Round;
use crate::bench::follower::Follower;
use crate::bench::process;

/// How long a server rests before it is looked at.
const REST: Duration = Duration::from_secs(2);
/// How long its processor time is watched: half a percent of it are ten ticks of the kernel's clock.
const WATCHED: Duration = Duration::from_secs(20);
/// How often a page asks.
const PERIOD: Duration = Duration::from_secs(5);
/// What it asks, each time.
const ASKED: [&str; 2] = ["/api/events?limit=1", "/api/health"];

pub(super) async fn memory(round: &mut Round<'_>) -> Result<()> {
    let running = round.subject.start(&[]).await?;
    tokio::time::sleep(REST).await;
    let resident = running.resident_mb()?.context("it runs already")?;
    running.stop().await?;
    round.note("resident MB", resident);
    Ok(())
}

pub(super) async fn idle(round: &mut Round<'_>) -> Result<()> {
    let running = round.subject.start(&[]).await?;
    let pid = running.pid()?.context("it runs already")?;
    let follower = Follower::open(&running.address).await?;
    tokio::time::sleep(REST).await;
    let (before, begin) = (process::cpu(pid)?, Instant::now());
    while begin.elapsed() < WATCHED {
        for question in ASKED {
            running.ask(question).await?;
        }
        tokio::time::sleep(PERIOD).await;
    }
    let (used, elapsed) = (process::cpu(pid)? - before, begin.elapsed());
    drop(follower);
    running.stop().await?;
    let share = used.as_secs_f64() / elapsed.as_secs_f64();
    round.note("% of a core", 100.0 * share);
    Ok(())
}
