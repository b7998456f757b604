//! What a group comes to in a time, and how that is added up.
use crate::domain::SeriesMetric;
use crate::store::rollup::column::{index, position};
use crate::store::rollup::sum::Sum;

use super::Asked;
use super::cells::{Cells, Part, by_session};

/// Where sessions times groups are no more than these, it is known of each when it was seen last.
const SEEN: usize = 1 << 22;

/// How parts are added up.
pub(super) trait Tally: Copy + Default + PartialEq {
    type Value: Copy;

    fn add(&mut self, part: Self::Value);
    fn value(self, metric: SeriesMetric) -> f64;
}

impl Tally for u32 {
    type Value = Self;

    fn add(&mut self, part: Self) {
        *self += part;
    }

    fn value(self, _: SeriesMetric) -> f64 {
        f64::from(self)
    }
}

impl Tally for Sum {
    type Value = Self;

    fn add(&mut self, part: Self) {
        self.merge(part);
    }

    fn value(self, metric: SeriesMetric) -> f64 {
        match metric {
            SeriesMetric::Cost => self.total(),
            _ => self.total().round(),
        }
    }
}

/// How many there are, and the last one, which is not counted again: parts come session by session.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sessions {
    count: u32,
    /// One more than its number.
    last: u32,
}

impl Tally for Sessions {
    type Value = u32;

    fn add(&mut self, session: u32) {
        self.count += u32::from(session + 1 != self.last);
        self.last = session + 1;
    }

    fn value(self, _: SeriesMetric) -> f64 {
        f64::from(self.count)
    }
}

impl Asked<'_> {
    /// The numbers of an event's group and time; none if it is not asked for.
    fn place(&self, at: usize) -> Option<(usize, usize)> {
        let group = self.groups.of(self.memory, at)?;
        Some((group, self.cuts.of(self.memory, at)?))
    }

    fn cells<T: Copy + Default + PartialEq>(&self) -> Cells<T> {
        Cells::new(self.groups.keys.len(), self.cuts.times.len())
    }

    pub(super) fn counts(&self) -> Vec<Part<u32>> {
        let mut cells = self.cells::<u32>();
        for (group, time) in (0..self.memory.events.len()).filter_map(|at| self.place(at)) {
            *cells.at(group, time) += 1;
        }
        cells.into_parts().collect()
    }

    pub(super) fn sums(&self) -> Vec<Part<Sum>> {
        let mut cells = self.cells::<Sum>();
        let counts = self.memory.usage_from(0).filter(|(_, covered)| !covered);
        for (usage, _) in counts {
            if let Some((group, time)) = self.place(index(usage.at)) {
                cells.at(group, time).add(match self.metric {
                    SeriesMetric::TokensIn => usage.tokens_in,
                    SeriesMetric::TokensOut => usage.tokens_out,
                    _ => usage.cost,
                });
            }
        }
        cells.into_parts().collect()
    }

    /// Each session that has events of a group in a time, once, session by session.
    pub(super) fn sessions(&self) -> Vec<Part<u32>> {
        let memory = self.memory;
        let places = memory.places.keys();
        let sessions: Vec<u32> = places.map(|place| place.session).collect();
        // A session goes from tool to tool, and comes back; it is of one project.
        let groups = match memory.sessions.len() * self.groups.by_kind() {
            0..=SEEN => self.groups.by_kind(),
            _ => 1,
        };
        let mut seen = vec![(u32::MAX, u32::MAX); memory.sessions.len() * groups];
        let mut parts = Vec::new();
        for at in 0..memory.events.len() {
            let Some((group, time)) = self.place(at) else {
                continue;
            };
            let session = sessions[index(memory.events.place[at])];
            let seen = &mut seen[index(session) * groups + if groups > 1 { group } else { 0 }];
            let (group, time) = (position(group), position(time));
            if *seen != (group, time) {
                *seen = (group, time);
                parts.push(Part {
                    group,
                    time,
                    value: session,
                });
            }
        }
        by_session(&parts, memory.sessions.len())
    }
}
