//! What became of what agents told: counted for whoever asks, and losses told in the log, once a minute at most.

use std::fmt::Display;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::map::{self, Untold};
use crate::otlp::{Counts, Signal, Skipped, Telemetry};

/// A server that loses one event loses many.
const PAUSE: Duration = Duration::from_secs(60);

/// Shared by who takes and who stores.
#[derive(Debug)]
pub(super) struct Account {
    telemetry: Arc<Telemetry>,
    losses: Mutex<Losses>,
}

/// What the log has not said yet.
#[derive(Debug, Default)]
struct Losses {
    events: u64,
    said_at: Option<Instant>,
}

impl Losses {
    /// What is to be said now, if anything: at first at once, then a minute later.
    fn due(&mut self, now: Instant) -> Option<u64> {
        let rests = self.said_at.is_some_and(|at| now - at < PAUSE);
        (self.events > 0 && !rests).then(|| {
            self.said_at = Some(now);
            std::mem::take(&mut self.events)
        })
    }
}

impl Account {
    pub(super) fn new(telemetry: Arc<Telemetry>) -> Self {
        Self {
            telemetry,
            losses: Mutex::default(),
        }
    }

    /// Events of these agents are stored.
    pub(super) fn stored<'a>(&self, agents: impl Iterator<Item = &'a str>) {
        let mut counts = Counts::new(Signal::Hooks);
        agents.for_each(|agent| counts.mapped(agent));
        self.telemetry.add(counts);
        self.say(0, Instant::now(), &"see what was said before");
    }

    /// An event was acknowledged, and is lost.
    pub(super) fn lost(&self, agent: &str, why: &dyn Display) {
        self.skipped(agent, Skipped::Lost);
        self.say(1, Instant::now(), why);
    }

    /// A payload stands for no event.
    pub(super) fn untold(&self, agent_type: &str, why: Untold) {
        let why = match why {
            Untold::Nameless => Skipped::NoSession,
            // A tool that may be used is told of once it was.
            Untold::Nothing => Skipped::Noise,
        };
        self.skipped(&map::agent(agent_type), why);
    }

    fn skipped(&self, agent: &str, why: Skipped) {
        let mut counts = Counts::new(Signal::Hooks);
        counts.skipped(agent, why);
        self.telemetry.add(counts);
    }

    fn say(&self, lost: u64, now: Instant, why: &dyn Display) {
        let losses = self.losses.lock();
        let mut losses = losses.unwrap_or_else(PoisonError::into_inner);
        losses.events += lost;
        if let Some(events) = losses.due(now) {
            tracing::warn!(events, reason = %why, "what hooks tell cannot be stored, and is lost");
        }
    }

    /// Says what was lost and not said yet: there is no later.
    pub(super) fn close(&self) {
        let losses = self.losses.lock();
        let events = losses.unwrap_or_else(PoisonError::into_inner).events;
        if events > 0 {
            tracing::warn!(events, "what hooks told was lost");
        }
    }

    #[cfg(test)]
    pub(super) fn telemetry(&self) -> &Telemetry {
        &self.telemetry
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::Losses;

    #[test]
    fn losses_are_told_at_once_and_then_a_minute_later_together() {
        let mut losses = Losses::default();
        let begin = Instant::now();
        let mut lose = |seconds, events| {
            losses.events += events;
            losses.due(begin + Duration::from_secs(seconds))
        };
        assert_eq!(lose(0, 0), None);
        assert_eq!(lose(0, 1), Some(1));
        assert_eq!(lose(1, 5), None);
        assert_eq!(lose(59, 1), None);
        assert_eq!(lose(60, 1), Some(7));
        assert_eq!(lose(61, 0), None);
        assert_eq!(lose(119, 2), None);
        assert_eq!(lose(180, 0), Some(2));
    }
}
