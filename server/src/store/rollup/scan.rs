//! Which events a question is about.
use std::ops::Range;

use super::column::index;
use super::memory::{Kind, Memory, Place};

/// Positions of events between two times. Where the clock was set back, some of them do not belong to it.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) positions: Range<usize>,
    seconds: Range<i64>,
    disordered: bool,
}

impl Span {
    pub(super) fn is_whole(&self, memory: &Memory) -> bool {
        !self.disordered && self.positions == (0..memory.events.len())
    }
}

impl Memory {
    /// The events of these seconds by the server's time, the last included; none if there is no such second.
    pub(super) fn span(&self, first: Option<i64>, last: Option<i64>) -> Span {
        let (Some(first), Some(last)) = (first, last) else {
            // At the end, so that what is looked for from its start on is nothing.
            let end = self.events.len();
            return Span {
                positions: end..end,
                seconds: 0..0,
                disordered: false,
            };
        };
        let end = last.saturating_add(1);
        let created = &self.events.created;
        let bounded = first > i64::MIN || end < i64::MAX;
        let disordered = self.events.disordered && bounded;
        let positions = match disordered {
            true => 0..created.len(),
            false => {
                let from = created.partition_point(|second| i64::from(*second) < first);
                let to = created.partition_point(|second| i64::from(*second) < end);
                from..Ord::max(from, to)
            }
        };
        Span {
            positions,
            seconds: first..end,
            disordered,
        }
    }

    /// Whether an event at one of the span's positions belongs to it.
    pub(super) fn is_in(&self, span: &Span, at: usize) -> bool {
        !span.disordered || span.seconds.contains(&i64::from(self.events.created[at]))
    }

    /// For each kind, whether it is asked for.
    pub(super) fn kinds_that(&self, is_asked: impl Fn(&Kind) -> bool) -> Vec<bool> {
        self.kinds.keys().map(is_asked).collect()
    }

    /// For each place, whether it is asked for.
    pub(super) fn places_that(&self, is_asked: impl Fn(&Place) -> bool) -> Vec<bool> {
        self.places.keys().map(is_asked).collect()
    }

    /// Kinds of an agent type; all if none is given.
    pub(super) fn kinds_of(&self, agent_type: Option<&str>) -> Vec<bool> {
        match agent_type {
            None => vec![true; self.kinds.len()],
            Some(agent) => {
                let agent = self.words.known(agent);
                self.kinds_that(|kind| Some(kind.agent) == agent)
            }
        }
    }

    /// How many events of a span are of each kind.
    pub(super) fn events_by_kind(&self, span: &Span) -> Vec<u32> {
        if span.is_whole(self) {
            return self.kinds.values().map(|calls| calls.events).collect();
        }
        let mut counts = vec![0; self.kinds.len()];
        for at in span.positions.clone() {
            if self.is_in(span, at) {
                counts[index(self.events.kind[at])] += 1;
            }
        }
        counts
    }
}
