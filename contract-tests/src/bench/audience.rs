//! Followers in a thread of their own: what they read must not delay the requests whose latency is measured.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use super::follower::{Follower, Told};

/// Time for what was acknowledged to reach every client.
const PATIENCE: Duration = Duration::from_secs(60);

/// Dropped, it hangs up.
#[derive(Debug)]
pub(super) struct Audience {
    followers: Vec<Follower>,
    /// Only taken when it is dropped.
    runtime: Option<Runtime>,
}

impl Audience {
    /// So many clients that follow everything.
    pub(super) async fn open(address: &str, clients: usize) -> Result<Self> {
        let mut builder = Builder::new_multi_thread();
        let runtime = builder.worker_threads(1).enable_all().build()?;
        let handle = runtime.handle().clone();
        // Before anything can fail: a runtime must not be dropped in another.
        let mut audience = Self {
            followers: Vec::new(),
            runtime: Some(runtime),
        };
        for _ in 0..clients {
            let address = address.to_owned();
            let opening = handle.spawn(async move { Follower::open(&address).await });
            audience.followers.push(opening.await??);
        }
        Ok(audience)
    }

    /// Each must be told exactly so many events, in order, in a time that is far longer than it takes. Not to be asked again
    /// after a failure.
    pub(super) async fn is_told(&mut self, events: u64) -> Result<()> {
        for follower in &mut self.followers {
            is_told(follower, events).await?;
        }
        Ok(())
    }
}

/// The same, of one follower.
pub(super) async fn is_told(follower: &mut Follower, events: u64) -> Result<()> {
    let told = timeout(PATIENCE, follower.told(events)).await;
    let late = || format!("a stream client was not told all {events} events");
    let told: Told = told.with_context(late)??;
    ensure!(
        told.events == events && told.astray == 0,
        "of {events} events a stream client was told {told:?}"
    );
    Ok(())
}

impl Drop for Audience {
    fn drop(&mut self) {
        // Its end is not waited for: that would block the runtime in which it is dropped.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
