//! What is done with a payload: told to the server, else judged here and kept.

use std::time::Duration;

use anyhow::Context;
use bytes::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::time::Instant;

use super::answer;
use super::post::{Posted, Server};
use crate::hooks::{Circumstances, Spool, Spooled, Verdict};

const HOOKS: &str = "/api/hooks/claude-code";
const BATCH: &str = "/api/events/batch";

/// What one call delivers of what was kept.
const DELIVERED_EVENTS: usize = 64;
const DELIVERED_BYTES: usize = 512 << 10;

/// All that it takes to tell.
pub(super) struct Teller {
    pub(super) server: Server,
    /// None where there is no place to keep anything.
    pub(super) spool: Option<Spool>,
    /// As the environment has it; the server's own counts where that has none.
    pub(super) safety: Option<bool>,
    pub(super) deadline: Duration,
}

/// What came of a payload.
pub(super) enum Told {
    /// The server answered.
    Answered(Verdict),
    /// It has the payload, but its answer did not come.
    Unanswered,
    /// It does not have it.
    Untold,
}

impl Teller {
    /// Tells what was kept first, then this: in the order in which it happened.
    pub(super) fn tell(&self, raw: Bytes, around: &Circumstances) -> anyhow::Result<Told> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("cannot start the runtime")?;
        let told = runtime.block_on(self.told(raw, around));
        // A name may still be looked up, which nobody waits for.
        runtime.shutdown_background();
        Ok(told)
    }

    async fn told(&self, raw: Bytes, around: &Circumstances) -> Told {
        let deadline = Instant::now() + self.deadline;
        if !self.deliver(deadline).await {
            return Told::Untold;
        }
        match self.server.post(&self.target(around), raw, deadline).await {
            Posted::Answered(status, body) if status.is_success() => {
                answer::read(&body).map_or(Told::Untold, Told::Answered)
            }
            Posted::Answered(..) | Posted::Unsent => Told::Untold,
            Posted::Unanswered => Told::Unanswered,
        }
    }

    /// Whether the server can be told more.
    async fn deliver(&self, deadline: Instant) -> bool {
        let Some(spool) = &self.spool else {
            return true;
        };
        let waiting = spool.oldest(DELIVERED_EVENTS, DELIVERED_BYTES);
        let (events, broken): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|event| Spooled::read(&event.json).is_some());
        spool.delivered(&broken);
        if events.is_empty() {
            return true;
        }
        let list = events.iter().map(|event| event.json.as_str());
        let body = format!("{{\"events\":[{}]}}", list.collect::<Vec<_>>().join(","));
        match self.server.post(BATCH, body.into(), deadline).await {
            Posted::Answered(status, _) => {
                if status.is_success() {
                    spool.delivered(&events);
                }
                true
            }
            Posted::Unsent | Posted::Unanswered => false,
        }
    }

    fn target(&self, around: &Circumstances) -> String {
        let agent = utf8_percent_encode(&around.agent_type, NON_ALPHANUMERIC);
        let mut target = format!("{HOOKS}?agent_type={agent}");
        if let Some(safety) = self.safety {
            target.push_str(&format!("&safety={safety}"));
        }
        if around.instruction_load_instrumented {
            target.push_str("&instruction_load_instrumented=true");
        }
        target
    }
}
