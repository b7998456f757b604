//! How long a start takes.

use anyhow::{Context, Result};

use super::Round;
use crate::bench::subject::Running;

/// Starts of a round.
const STARTS: usize = 3;

pub(super) async fn run(round: &mut Round<'_>) -> Result<()> {
    for _ in 0..STARTS {
        let running = round.subject.start(&[]).await?;
        let healthy = to_healthy(&running).await?;
        running.stop().await?;
        round.note("to healthy, ms", healthy);
    }
    Ok(())
}

/// Milliseconds from spawning the process to its first 200.
pub(super) async fn to_healthy(running: &Running) -> Result<f64> {
    running.ask("/api/health").await?;
    let spawned = running.spawned().context("it runs already")?;
    Ok(spawned.elapsed().as_secs_f64() * 1000.0)
}
