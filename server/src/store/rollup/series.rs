//! One figure over time, by group, as `store::stats::series` asks the tables for it.
//!
//! All events are gone through once, and become parts: what a group comes to in a time. There are far fewer of them, and all
//! else is made of them.
mod cells;
mod parts;

use super::bounds::Bound;
use super::column::index;
use super::cuts::Cuts;
use super::groups::Groups;
use super::memory::Memory;
use super::sum::Sum;
use crate::domain::{Series, SeriesGroup, SeriesMetric, SeriesPoint, SeriesRest, begin_of};
use crate::store::SeriesQuestion;
use cells::{Cells, Part};
use parts::{Sessions, Tally};

/// What is asked for, as it applies to this memory.
struct Asked<'m> {
    memory: &'m Memory,
    metric: SeriesMetric,
    limit: usize,
    groups: Groups<'m>,
    cuts: Cuts,
    has_points: bool,
}

impl Memory {
    pub(super) fn series(&self, question: &SeriesQuestion, since: &Bound, until: &Bound) -> Series {
        let bucket = question.bucket.length_and_phase(question.ahead);
        let start_of = |second| bucket.map_or(0, |bucket| begin_of(second, bucket));
        let asked = Asked {
            memory: self,
            metric: question.metric,
            limit: question.limit,
            groups: Groups::new(self, &question.filter, question.metric, question.group_by),
            cuts: Cuts::new(self, question.ahead, (since, until), start_of),
            has_points: bucket.is_some(),
        };
        match question.metric {
            SeriesMetric::Events | SeriesMetric::Errors => asked.answer::<u32>(asked.counts()),
            SeriesMetric::Sessions => asked.answer::<Sessions>(asked.sessions()),
            SeriesMetric::Cost | SeriesMetric::TokensIn | SeriesMetric::TokensOut => {
                asked.answer::<Sum>(asked.sums())
            }
        }
    }
}

impl Asked<'_> {
    fn answer<T: Tally>(&self, parts: Vec<Part<T::Value>>) -> Series {
        let mut total = T::default();
        let mut groups = vec![T::default(); self.groups.keys.len()];
        for part in &parts {
            total.add(part.value);
            groups[index(part.group)].add(part.value);
        }
        let values = groups.iter().map(|group| group.value(self.metric));
        let totals: Vec<f64> = values.collect();
        let ranked = self.ranked(&totals);
        let (shown, hidden) = ranked.split_at(Ord::min(ranked.len(), self.limit));
        let rest = self.rest::<T>(&parts, hidden);
        let mut points = self.points::<T>(&parts, shown, hidden);
        let groups = shown
            .iter()
            .zip(&mut points)
            .map(|(group, points)| SeriesGroup {
                key: self.groups.keys[*group].map(str::to_owned),
                total: totals[*group],
                points: std::mem::take(points),
            });
        Series {
            total: total.value(self.metric),
            groups: groups.collect(),
            others: SeriesRest {
                groups: hidden.len(),
                total: rest,
                points: points.pop().unwrap_or_default(),
            },
        }
    }

    /// The numbers of the groups, largest first; those that come to 0 are left out.
    fn ranked(&self, totals: &[f64]) -> Vec<usize> {
        let mut ranked: Vec<usize> = (0..totals.len()).filter(|at| totals[*at] != 0.0).collect();
        let key = |at: &usize| {
            let key = self.groups.keys[*at];
            (key.is_none(), key)
        };
        ranked.sort_unstable_by(|a, b| {
            let larger = totals[*b].total_cmp(&totals[*a]);
            larger.then_with(|| key(a).cmp(&key(b)))
        });
        ranked
    }

    /// What these groups come to together.
    fn rest<T: Tally>(&self, parts: &[Part<T::Value>], hidden: &[usize]) -> f64 {
        let mut is_hidden = vec![false; self.groups.keys.len()];
        hidden.iter().for_each(|group| is_hidden[*group] = true);
        let mut rest = T::default();
        let hidden = parts.iter().filter(|part| is_hidden[index(part.group)]);
        hidden.for_each(|part| rest.add(part.value));
        rest.value(self.metric)
    }

    /// The points of each group that is shown, and last of those that are not, together.
    fn points<T: Tally>(
        &self,
        parts: &[Part<T::Value>],
        shown: &[usize],
        hidden: &[usize],
    ) -> Vec<Vec<SeriesPoint>> {
        let mut points = vec![Vec::new(); shown.len() + 1];
        if !self.has_points {
            return points;
        }
        let mut slots = vec![None; self.groups.keys.len()];
        for (slot, group) in shown.iter().enumerate() {
            slots[*group] = Some(slot);
        }
        let others = shown.len();
        hidden.iter().for_each(|group| slots[*group] = Some(others));
        let mut cells = Cells::<T>::new(points.len(), self.cuts.times.len());
        for part in parts {
            if let Some(slot) = slots[index(part.group)] {
                cells.at(slot, index(part.time)).add(part.value);
            }
        }
        let mut found: Vec<_> = cells
            .into_parts()
            .map(|part| {
                (
                    index(part.group),
                    self.cuts.times[index(part.time)],
                    part.value,
                )
            })
            .collect();
        found.sort_by_key(|(slot, start, _)| (*slot, *start));
        for (slot, start, tally) in found {
            let value = tally.value(self.metric);
            if value != 0.0 {
                points[slot].push(SeriesPoint { start, value });
            }
        }
        points
    }
}
