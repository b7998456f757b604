//! What the use of models cost, as `store::stats::cost` asks the tables for it.
use std::collections::HashMap;

use jiff::SignedDuration;
use jiff::civil::date;

use super::bounds::Bound;
use super::memory::Memory;
use super::spending::Spent;
use crate::domain::{CostStats, HourCost, ModelCost, ProjectCost};

/// The name of no project.
const UNKNOWN: &str = "unknown";

impl Memory {
    pub(super) fn cost(
        &self,
        agent_type: Option<&str>,
        since: &Bound,
        projects: Option<u64>,
    ) -> CostStats {
        let Some(spending) = self.spending(agent_type, since) else {
            return CostStats::default();
        };
        let projects = projects.and_then(|most| usize::try_from(most).ok());
        let mut by_project = self.by_project(&spending.sessions);
        by_project.truncate(projects.unwrap_or(usize::MAX));
        CostStats {
            timeline: self.timeline(&spending.hours),
            by_project,
            by_model: self.by_model(&spending.kinds),
        }
    }

    fn timeline(&self, hours: &[Spent]) -> Vec<HourCost> {
        let mut hours: Vec<_> = self.hours.iter().zip(hours).collect();
        hours.retain(|(_, spent)| spent.events > 0);
        hours.sort_unstable_by_key(|(number, _)| **number);
        let mut days = Days::default();
        let hours = hours.into_iter();
        hours
            .map(|(number, spent)| days.hour(*number, spent))
            .collect()
    }

    /// Sums of sessions by the project that each is in now.
    fn by_project(&self, sessions: &[Spent]) -> Vec<ProjectCost> {
        let mut projects: HashMap<&str, (Spent, i64)> = HashMap::new();
        for (number, spent) in (0..).zip(sessions).filter(|(_, spent)| spent.events > 0) {
            let row = self.sessions.entry(number).row.as_deref();
            let project = row.and_then(|row| row.session.project.as_deref());
            let (sum, count) = projects.entry(project.unwrap_or(UNKNOWN)).or_default();
            sum.cost.merge(spent.cost);
            sum.events += spent.events;
            *count += 1;
        }
        let projects = projects.into_iter();
        let named = projects.map(|(name, (spent, count))| ProjectCost {
            project: name.to_owned(),
            cost_usd: spent.cost.total(),
            session_count: count,
            event_count: spent.events,
        });
        let mut named: Vec<_> = named.collect();
        named.sort_unstable_by(|a, b| dearer((a.cost_usd, &a.project), (b.cost_usd, &b.project)));
        named
    }

    fn by_model(&self, kinds: &[Spent]) -> Vec<ModelCost> {
        let mut models: HashMap<u32, Spent> = HashMap::new();
        for (kind, spent) in self.kinds.keys().zip(kinds) {
            if let Some(model) = kind.model
                && spent.events > 0
            {
                models.entry(model).or_default().merge(spent);
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
}

/// Dearest first, ties by name.
fn dearer(a: (f64, &String), b: (f64, &String)) -> std::cmp::Ordering {
    b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1))
}

/// Writes hours; of those that follow each other, the day is mostly the same.
#[derive(Default)]
struct Days {
    number: i64,
    /// As `YYYY-MM-DD`.
    day: Option<String>,
}

impl Days {
    /// An hour since 1970.
    fn hour(&mut self, number: i64, spent: &Spent) -> HourCost {
        let (day, hour) = (number.div_euclid(24), number.rem_euclid(24));
        if self.number != day {
            (self.number, self.day) = (day, None);
        }
        let day = self.day.get_or_insert_with(|| {
            // Not a timestamp: in zones behind UTC the last day would be beyond its range.
            let date = date(1970, 1, 1).checked_add(SignedDuration::from_hours(day * 24));
            date.expect("a day of the years from 0 to 9999").to_string()
        });
        HourCost {
            bucket: format!("{day}T{hour:02}:00:00Z"),
            cost_usd: spent.cost.total(),
            tokens_in: spent.tokens_in.whole(),
            tokens_out: spent.tokens_out.whole(),
            event_count: spent.events,
        }
    }
}
