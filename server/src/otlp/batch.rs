//! An export, mapped: the events of it, what is told of the rest, and what is counted.

use super::Receipt;
use super::agent::agent_type;
use super::malformed::Malformed;
use super::outcome::{Outcome, Skipped};
use super::record::Sent;
use super::telemetry::{Counts, Signal, UNKNOWN};
use super::value::Attributes;
use crate::ingest::Draft;

#[derive(Debug)]
pub(super) struct Batch {
    pub(super) drafts: Vec<Draft>,
    pub(super) counts: Counts,
    pub(super) receipt: Receipt,
}

impl Batch {
    /// What `outcome` makes of each record with its resource.
    pub(super) fn of<T>(
        signal: Signal,
        sent: Sent<T>,
        mut outcome: impl FnMut(&T, &Attributes) -> Result<Outcome, Malformed>,
    ) -> Self {
        let mut batch = Self {
            drafts: Vec::new(),
            counts: Counts::new(signal),
            receipt: Receipt::default(),
        };
        for group in sent.groups {
            let agent = agent_type(&group.resource);
            let agent = agent.unwrap_or_else(|_| UNKNOWN.to_owned());
            for (at, item) in group.items {
                let outcome = item.and_then(|item| {
                    let outcome = outcome(&item, &group.resource);
                    outcome.map_err(|malformed| malformed.within(&at))
                });
                match outcome {
                    Ok(outcome) => batch.take(&agent, outcome),
                    Err(malformed) => batch.reject(&agent, &malformed),
                }
            }
        }
        for malformed in &sent.malformed {
            batch.reject(UNKNOWN, malformed);
        }
        batch
    }

    fn take(&mut self, agent: &str, outcome: Outcome) {
        match outcome {
            Outcome::Mapped(draft) => {
                self.counts.mapped(agent);
                self.drafts.push(*draft);
            }
            Outcome::Skipped(why) => self.counts.skipped(agent, why),
        }
    }

    /// The first that is wrong is told of; one mistake of an exporter makes many alike.
    fn reject(&mut self, agent: &str, malformed: &Malformed) {
        self.counts.skipped(agent, Skipped::Malformed);
        self.receipt.rejected += 1;
        self.receipt.message.get_or_insert_with(|| {
            format!("What is malformed was left out, the rest was taken. The first: {malformed}.")
        });
    }
}
