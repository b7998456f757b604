//! What is done with a payload: told to the server, else judged here and kept.

use std::time::Duration;

use bytes::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::time::Instant;

use super::post::{Posted, Server};
use super::{answer, refusal};
use crate::hooks::{Circumstances, Found, Spool, Verdict};

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
    /// It may have the payload, and nobody knows: what is told again is known by its id.
    Untold,
}

/// What a person should know; agents show it to whoever looks for it.
pub(super) type Remarks = Vec<String>;

impl Teller {
    /// Tells what was kept first, then this: in the order in which it happened.
    pub(super) fn tell(&self, raw: Bytes, around: &Circumstances) -> (Told, Remarks) {
        let mut remarks = Remarks::new();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let told = match runtime {
            Ok(runtime) => {
                let told = runtime.block_on(self.told(raw, around, &mut remarks));
                // A name may still be looked up, which nobody waits for.
                runtime.shutdown_background();
                told
            }
            Err(error) => {
                remarks.push(format!("cannot start the runtime: {error}"));
                Told::Untold
            }
        };
        (told, remarks)
    }

    async fn told(&self, raw: Bytes, around: &Circumstances, remarks: &mut Remarks) -> Told {
        let deadline = Instant::now() + self.deadline;
        if !self.deliver(deadline, remarks).await {
            return Told::Untold;
        }
        match self.server.post(&self.target(around), raw, deadline).await {
            Posted::Answered(status, body) if status.is_success() => match answer::read(&body) {
                Some(verdict) => Told::Answered(verdict),
                None => {
                    remarks.push(refusal::stranger(&self.server));
                    Told::Untold
                }
            },
            Posted::Answered(status, body) => {
                remarks.push(refusal::sentence(&self.server, status, &body));
                Told::Untold
            }
            // It comes and goes; what is told waits.
            Posted::Unanswered => Told::Untold,
        }
    }

    /// Whether the server can be told more.
    async fn deliver(&self, deadline: Instant, remarks: &mut Remarks) -> bool {
        let Some(spool) = &self.spool else {
            return true;
        };
        let Found {
            events,
            broken,
            unread,
        } = spool.oldest(DELIVERED_EVENTS, DELIVERED_BYTES);
        remarks.extend(
            unread
                .iter()
                .map(|unread| format!("what was kept: {unread}")),
        );
        let aside = broken.iter().map(|path| path.display());
        remarks.extend(aside.map(|path| format!("what was kept is no event, and is now {path}")));
        if events.is_empty() {
            return true;
        }
        let list = events.iter().map(|event| event.json.as_str());
        let body = format!("{{\"events\":[{}]}}", list.collect::<Vec<_>>().join(","));
        match self.server.post(BATCH, body.into(), deadline).await {
            Posted::Answered(status, body) if status.is_success() => {
                match refusal::of_receipt(&body) {
                    Some(refused) => {
                        spool.delivered(&events);
                        remarks.extend(refused);
                        true
                    }
                    None => {
                        remarks.push(refusal::stranger(&self.server));
                        false
                    }
                }
            }
            Posted::Answered(status, body) => {
                remarks.push(refusal::sentence(&self.server, status, &body));
                false
            }
            Posted::Unanswered => false,
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
        if let Some(id) = &around.event_id {
            target.push_str(&format!(
                "&event_id={}",
                utf8_percent_encode(id, NON_ALPHANUMERIC)
            ));
        }
        target
    }
}
