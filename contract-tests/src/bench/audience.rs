//! Followers in a thread of their own: what they read must not delay the requests whose latency is measured.

use anyhow::Result;
use tokio::runtime::{Builder, Runtime};

use super::follower::{Follower, Told};

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
        let mut followers = Vec::new();
        for _ in 0..clients {
            let address = address.to_owned();
            let opening = runtime.spawn(async move { Follower::open(&address).await });
            followers.push(opening.await??);
        }
        Ok(Self {
            followers,
            runtime: Some(runtime),
        })
    }

    /// What each was told, once it was told so many events or its stream has ended. Not to be asked again after an end.
    pub(super) async fn told(&mut self, events: u64) -> Result<Vec<Told>> {
        let mut all = Vec::new();
        for follower in &mut self.followers {
            all.push(follower.told(events).await?);
        }
        Ok(all)
    }
}

impl Drop for Audience {
    fn drop(&mut self) {
        // Its end is not waited for: that would block the runtime in which it is dropped.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
