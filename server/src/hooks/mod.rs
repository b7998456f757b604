//! What agents tell at their hooks: read, judged, answered at once, and stored behind the answer.
//!
//! Promises: whoever tells is never held up. [`Hooks::take`] waits for no database and no disk; an event that finds no
//! place in the queue, or that the store refuses, is lost, and counted. Events are stored in the order that they were
//! told in. What a payload means is a pure function, [`read`].
//! Left to others: HTTP (`api`), defaults and the cap of metadata (`ingest`).

mod account;
mod copilot;
mod depth;
pub mod install;
mod late;
mod map;
mod metadata;
mod payload;
mod queue;
mod safety;
#[cfg(test)]
mod samples;
mod shell;
mod spool;
mod told;
mod tool;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

pub use self::map::{Circumstances, Denial, HookEvent, Meaning, Untold, Verdict, read};
pub use self::queue::Hooks;
pub use self::spool::{Found, Spool, SpoolError, Spooled, Unread, Waiting};

use crate::ingest::Recorder;

/// From here on a payload is read beside the tasks that answer others.
const LARGE_BYTES: usize = 256 * 1024;

/// Such payloads are read at once; each takes a few times its size.
const LARGE_AT_ONCE: usize = 2;
/// So many others may wait for their turn, in memory, and no longer than an agent should.
const LARGE_WAITING: usize = 8;
const LARGE_PATIENCE: Duration = Duration::from_millis(100);

/// The payload is no JSON object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a hook's payload is a JSON object")]
pub struct NoPayload;

impl<R: Recorder> Hooks<R> {
    /// Judges a payload, and has what it tells stored.
    pub async fn take(&self, raw: String, around: Circumstances) -> Result<Verdict, NoPayload> {
        let agent = around.agent_type.clone();
        let meaning = match raw.len() > LARGE_BYTES {
            false => read(&raw, &around),
            true => match self.turn().await {
                Some(turn) => beside(turn, raw, around).await,
                None => {
                    let agent = map::agent(&agent);
                    self.account
                        .lost(&agent, &"more large payloads come than can be read");
                    return Ok(Verdict::Go);
                }
            },
        };
        let Meaning { verdict, event } = meaning.ok_or(NoPayload)?;
        match event {
            Ok(event) => self.queue(event),
            Err(why) => self.account.untold(&agent, why),
        }
        Ok(verdict)
    }

    /// To read a large payload; none where too many others do.
    async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        let _place = self.large_waiting.try_acquire().ok()?;
        let turn = Arc::clone(&self.large).acquire_owned();
        timeout(LARGE_PATIENCE, turn).await.ok()?.ok()
    }
}

/// Waits for nothing but processors: few are read at once, and whatever else may hang has threads of its own.
async fn beside(turn: OwnedSemaphorePermit, raw: String, around: Circumstances) -> Option<Meaning> {
    let reading = spawn_blocking(move || {
        let _turn = turn;
        read(&raw, &around)
    });
    reading.await.unwrap_or_else(|error| {
        tracing::error!(%error, "reading a hook's payload failed");
        None
    })
}
