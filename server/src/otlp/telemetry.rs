//! What came in by OTLP and what became of it, per agent and signal, since the server started: nothing is dropped
//! silently. Counted once it is stored.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use super::outcome::Skipped;

/// What a record counts under whose agent is not known.
pub(super) const UNKNOWN: &str = "unknown";

/// Who exports under ever new names is counted together from then on.
const MAX_AGENTS: usize = 200;
const OTHERS: &str = "others";
/// A longer name is cut; it may be as long as an export.
const LONGEST_NAME: usize = 200;

/// The kinds of what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    Logs,
    Metrics,
    Traces,
    /// What agents tell at their hooks, which is no OTLP and counted beside it.
    Hooks,
}

/// What came of one agent's records or data points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    pub received: u64,
    /// Became events.
    pub mapped: u64,
    /// By reason.
    pub skipped: BTreeMap<Skipped, u64>,
    pub last_received_at: Timestamp,
}

/// The tallies of all agents.
#[derive(Debug)]
pub struct Telemetry {
    since: Timestamp,
    tallies: Mutex<BTreeMap<(String, Signal), Tally>>,
}

impl Telemetry {
    /// Counts from now on.
    pub(crate) fn begin() -> Self {
        Self {
            since: Timestamp::now(),
            tallies: Mutex::default(),
        }
    }

    /// Since when it is counted.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// By agent, then by signal.
    pub fn tallies(&self) -> Vec<(String, Signal, Tally)> {
        let tallies = self.tallies.lock();
        let tallies = tallies.unwrap_or_else(PoisonError::into_inner);
        let tallies = tallies.iter();
        let entry = |((agent, signal), tally): (&(String, Signal), &Tally)| {
            (agent.clone(), *signal, tally.clone())
        };
        tallies.map(entry).collect()
    }

    pub(crate) fn add(&self, counts: Counts) {
        let now = Timestamp::now();
        let tallies = self.tallies.lock();
        let mut tallies = tallies.unwrap_or_else(PoisonError::into_inner);
        for (agent, count) in counts.agents {
            let agent = agent.chars().take(LONGEST_NAME).collect();
            let mut key = (agent, counts.signal);
            if tallies.len() >= MAX_AGENTS && !tallies.contains_key(&key) {
                key.0 = OTHERS.to_owned();
            }
            let tally = tallies.entry(key).or_insert_with(|| Tally {
                received: 0,
                mapped: 0,
                skipped: BTreeMap::new(),
                last_received_at: now,
            });
            tally.received += count.mapped + count.skipped.values().sum::<u64>();
            tally.mapped += count.mapped;
            tally.last_received_at = now;
            for (why, number) in count.skipped {
                *tally.skipped.entry(why).or_default() += number;
            }
        }
    }
}

/// What came of one export.
#[derive(Debug)]
pub(crate) struct Counts {
    signal: Signal,
    agents: BTreeMap<String, Count>,
}

#[derive(Debug, Default)]
struct Count {
    mapped: u64,
    skipped: BTreeMap<Skipped, u64>,
}

impl Counts {
    pub(crate) fn new(signal: Signal) -> Self {
        Self {
            signal,
            agents: BTreeMap::new(),
        }
    }

    pub(crate) fn mapped(&mut self, agent: &str) {
        self.of(agent).mapped += 1;
    }

    pub(crate) fn skipped(&mut self, agent: &str, why: Skipped) {
        *self.of(agent).skipped.entry(why).or_default() += 1;
    }

    fn of(&mut self, agent: &str) -> &mut Count {
        self.agents.entry(agent.to_owned()).or_default()
    }
}
