//! What a server costs that has nothing to do.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::Round;
use super::pages::{PAGES, Page};
use super::questions::filled;
use crate::bench::follower::Follower;
use crate::bench::process;
use crate::bench::subject::Running;

/// How long a server rests before it is looked at.
const REST: Duration = Duration::from_secs(2);
/// How long its processor time is watched, at least: half a percent of it are ten ticks of the kernel's clock.
const WATCHED: Duration = Duration::from_secs(20);

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
    tokio::time::sleep(REST).await;
    for page in &PAGES {
        let share = percent_with(&running, page, 0).await?;
        round.note(&figure(page), share);
    }
    running.stop().await
}

/// What the processor time with a page open is called.
pub(super) fn figure(page: &Page) -> String {
    format!("% of a core, {}", page.name)
}

/// Processor time of a server of so many events while a page is open and nothing happens, in percent of a core.
pub(super) async fn percent_with(running: &Running, page: &Page, events: u64) -> Result<f64> {
    let pid = running.pid()?.context("it runs already")?;
    let follower = Follower::open(&running.address).await?;
    let (before, begin) = (process::cpu(pid)?, Instant::now());
    while begin.elapsed() < WATCHED {
        let next = Instant::now() + page.period;
        for question in page.questions {
            running.ask(&filled(question, events)).await?;
        }
        tokio::time::sleep_until(next.into()).await;
    }
    let (used, elapsed) = (process::cpu(pid)? - before, begin.elapsed());
    drop(follower);
    Ok(100.0 * used.as_secs_f64() / elapsed.as_secs_f64())
}
