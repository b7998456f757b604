//! What the use of models cost, as `store::stats::cost` asks the tables for it.
use std::collections::HashMap;

use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::bounds::Bound;
use super::column::index;
use super::memory::Memory;
use super::sum::Sum;
use crate::domain::{CostStats, HourCost, ModelCost, ProjectCost};

/// The name of no project.
const UNKNOWN: &str = "unknown";

/// What some events come to.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    cost: Sum,
    tokens_in: Sum,
    tokens_out: Sum,
    events: i64,
}

impl Memory {
    pub(super) fn cost(
        &self,
        agent_type: Option<&str>,
        since: &Bound,
        projects: Option<u64>,
    ) -> CostStats {
        let asked = self.kinds_of(agent_type);
        let projects = projects.and_then(|most| usize::try_from(most).ok());
        let mut by_project = self.by_project(&asked, since);
        by_project.truncate(projects.unwrap_or(usize::MAX));
        CostStats {
            timeline: self.timeline(&asked, since),
            by_project,
            by_model: self.by_model(&asked, since),
        }
    }

    /// By the sender's time.
    fn timeline(&self, asked: &[bool], since: &Bound) -> Vec<HourCost> {
        let Some(first) = since.first() else {
            return Vec::new();
        };
        let begins: Vec<i64> = self.hours.iter().map(|hour| hour * 3600).collect();
        // Of each hour, the first second that counts.
        let firsts = begins.iter().map(|begin| first.saturating_sub(*begin));
        let firsts: Vec<u16> = firsts
            .map(|second| u16::try_from(Ord::max(second, 0)).unwrap_or(u16::MAX))
            .collect();
        let mut hours: Vec<_> = begins.iter().zip(self.by_hour(asked, &firsts)).collect();
        hours.retain(|(_, spent)| spent.events > 0);
        hours.sort_unstable_by_key(|(begin, _)| **begin);
        let hours = hours.iter();
        hours.map(|(begin, spent)| hour(**begin, spent)).collect()
    }

    /// What the events of each of the hours come to, from a second of each on.
    fn by_hour(&self, asked: &[bool], firsts: &[u16]) -> Vec<Spent> {
        let events = &self.events;
        let counts = |at: usize| {
            let first = firsts[index(events.hour[at])];
            asked[index(events.kind[at])] && events.second[at] >= first
        };
        let mut all = vec![0_u32; firsts.len()];
        for at in 0..events.len() {
            all[index(events.hour[at])] += u32::from(counts(at));
        }
        let spent = |events| Spent {
            events: i64::from(events),
            ..Spent::default()
        };
        let mut hours: Vec<Spent> = all.into_iter().map(spent).collect();
        for (usage, covered) in self.usage_from(0) {
            let at = index(usage.at);
            if !counts(at) {
                continue;
            }
            let hour = &mut hours[index(events.hour[at])];
            if covered {
                hour.events -= 1;
            } else {
                hour.cost.add(usage.cost);
                hour.tokens_in.add(usage.tokens_in);
                hour.tokens_out.add(usage.tokens_out);
            }
        }
        hours
    }

    /// By session, then by the project that each is in now.
    fn by_project(&self, asked: &[bool], since: &Bound) -> Vec<ProjectCost> {
        let mut sessions = vec![Spent::default(); self.sessions.len()];
        self.with_cost(asked, since, |at, cost, _, _| {
            let place = self.places.get_index(index(self.events.place[at]));
            let (place, _) = place.expect("an event is at a place");
            let session = &mut sessions[index(place.session)];
            session.cost.add(cost);
            session.events += 1;
        });
        let mut projects: HashMap<&str, (Spent, i64)> = HashMap::new();
        for (number, spent) in (0..).zip(&sessions).filter(|(_, spent)| spent.events > 0) {
            let row = self.sessions.entry(number).row.as_deref();
            let project = row.and_then(|row| row.session.project.as_deref());
            let (sum, count) = projects.entry(project.unwrap_or(UNKNOWN)).or_default();
            sum.cost.merge(spent.cost);
            sum.events += spent.events;
            *count += 1;
        }
        let named = projects
            .into_iter()
            .map(|(name, (spent, count))| ProjectCost {
                project: name.to_owned(),
                cost_usd: spent.cost.total(),
                session_count: count,
                event_count: spent.events,
            });
        let mut named: Vec<_> = named.collect();
        named.sort_unstable_by(|a, b| dearer((a.cost_usd, &a.project), (b.cost_usd, &b.project)));
        named
    }

    fn by_model(&self, asked: &[bool], since: &Bound) -> Vec<ModelCost> {
        let mut kinds = vec![Spent::default(); self.kinds.len()];
        self.with_cost(asked, since, |at, cost, tokens_in, tokens_out| {
            let kind = &mut kinds[index(self.events.kind[at])];
            kind.cost.add(cost);
            kind.tokens_in.add(tokens_in);
            kind.tokens_out.add(tokens_out);
            kind.events += 1;
        });
        let mut models: HashMap<u32, Spent> = HashMap::new();
        for (kind, spent) in self
            .kinds
            .keys()
            .zip(kinds)
            .filter(|(_, spent)| spent.events > 0)
        {
            if let Some(model) = kind.model {
                models.entry(model).or_default().merge(&spent);
            }
        }
        let named = models.into_iter().map(|(model, spent)| ModelCost {
            model: self.words.word(model).to_owned(),
            cost_usd: spent.cost.total(),
            event_count: spent.events,
            tokens_in: spent.tokens_in.whole(),
            tokens_out: spent.tokens_out.whole(),
        });
        let mut named: Vec<_> = named.collect();
        named.sort_unstable_by(|a, b| dearer((a.cost_usd, &a.model), (b.cost_usd, &b.model)));
        named
    }

    /// Position, cost and tokens of each event that has a cost and is not covered. By the server's time.
    fn with_cost(&self, asked: &[bool], since: &Bound, mut take: impl FnMut(usize, f64, f64, f64)) {
        let span = self.span(since.first(), Some(i64::MAX));
        if span.positions.is_empty() {
            return;
        }
        for (usage, covered) in self.usage_from(span.positions.start) {
            let at = index(usage.at);
            let counts = usage.cost > 0.0 && asked[index(self.events.kind[at])];
            if counts && !covered && self.is_in(&span, at) {
                take(at, usage.cost, usage.tokens_in, usage.tokens_out);
            }
        }
    }
}

impl Spent {
    fn merge(&mut self, other: &Self) {
        self.cost.merge(other.cost);
        self.tokens_in.merge(other.tokens_in);
        self.tokens_out.merge(other.tokens_out);
        self.events += other.events;
    }
}

/// Dearest first, ties by name.
fn dearer(a: (f64, &String), b: (f64, &String)) -> std::cmp::Ordering {
    b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1))
}

fn hour(begin: i64, spent: &Spent) -> HourCost {
    // Not a timestamp: in zones behind UTC the last day would be beyond its range.
    let begin = DateTime::constant(1970, 1, 1, 0, 0, 0, 0)
        .checked_add(SignedDuration::from_secs(begin))
        .expect("an hour of the years from 0 to 9999");
    HourCost {
        bucket: begin.strftime("%Y-%m-%dT%H:00:00Z").to_string(),
        cost_usd: spent.cost.total(),
        tokens_in: spent.tokens_in.whole(),
        tokens_out: spent.tokens_out.whole(),
        event_count: spent.events,
    }
}
