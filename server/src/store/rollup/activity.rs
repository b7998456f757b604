//! What happened at each hour of the week, as `store::stats::activity` asks the tables for it.
use super::bounds::Bound;
use super::column::index;
use super::cuts::Cuts;
use super::groups::Groups;
use super::memory::Memory;
use super::sum::Sum;
use crate::domain::{ActivityHour, SeriesGrouping, SeriesMetric, hour_of_week};
use crate::store::EventFilter;

impl Memory {
    pub(super) fn activity(
        &self,
        filter: &EventFilter,
        ahead: i64,
        since: &Bound,
        until: &Bound,
    ) -> Vec<ActivityHour> {
        let cuts = Cuts::new(self, ahead, (since, until), |second| {
            hour_of_week(second, ahead)
        });
        let events = Groups::new(self, filter, SeriesMetric::Events, SeriesGrouping::None);
        let hour = |at: usize| events.of(self, at).and_then(|_| cuts.of(self, at));
        let mut counts = vec![0_u32; cuts.times.len()];
        for hour in (0..self.events.len()).filter_map(hour) {
            counts[hour] += 1;
        }
        let mut costs = vec![Sum::default(); cuts.times.len()];
        for (usage, _) in self.usage_from(0).filter(|(_, covered)| !covered) {
            if let Some(hour) = hour(index(usage.at)) {
                costs[hour].add(usage.cost);
            }
        }
        let told = cuts.times.iter().zip(counts.into_iter().zip(costs));
        let mut hours: Vec<_> = told
            .filter(|(_, (events, _))| *events > 0)
            .map(|(hour, (events, cost))| ActivityHour {
                hour_of_week: *hour,
                events: i64::from(events),
                cost_usd: cost.total(),
            })
            .collect();
        hours.sort_unstable_by_key(|hour| hour.hour_of_week);
        hours
    }
}
