//! Which events a question is about.
use std::ops::Range;

use super::column::index;
use super::memory::{Kind, Memory, Place};

/// Positions of events between two times. Where the clock was set back, some of them may not belong to it.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) positions: Range<usize>,
    /// Their places in the order of time.
    ranks: Range<usize>,
    seconds: Range<i64>,
    /// Whether some of the positions do not belong to it.
    mixed: bool,
}

impl Span {
    pub(super) fn is_whole(&self, memory: &Memory) -> bool {
        self.ranks == (0..memory.events.len())
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
                ranks: end..end,
                seconds: 0..0,
                mixed: false,
            };
        };
        let end = last.saturating_add(1);
        let (order, created) = (&self.events.order, &self.events.created);
        let from = order.before(created, first);
        let ranks = from..Ord::max(from, order.before(created, end));
        let positions = match order.sorted() {
            Some(sorted) if ranks.len() < sorted.len() => {
                let end = (end == i64::MAX).then_some(sorted.len());
                around(&sorted[ranks.clone()], end)
            }
            Some(_) | None => ranks.clone(),
        };
        Span {
            mixed: positions.len() > ranks.len(),
            positions,
            ranks,
            seconds: first..end,
        }
    }

    /// The positions of a span's events, the newest first.
    pub(super) fn newest(&self, span: &Span) -> impl Iterator<Item = usize> {
        let ranks = span.ranks.clone();
        // One of both is empty: who goes through all of them decides that once.
        let (plain, sorted) = match self.events.order.sorted() {
            None => (ranks, &[][..]),
            Some(sorted) => (0..0, &sorted[ranks]),
        };
        let sorted = sorted.iter().rev().map(|at| index(*at));
        plain.rev().chain(sorted)
    }

    /// Whether an event at one of the span's positions belongs to it.
    pub(super) fn is_in(&self, span: &Span, at: usize) -> bool {
        !span.mixed || span.seconds.contains(&i64::from(self.events.created[at]))
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

/// From the first of some positions to the last one, or to this end.
fn around(positions: &[u32], end: Option<usize>) -> Range<usize> {
    let first = positions.iter().min().map_or(0, |first| index(*first));
    let last = positions.iter().max().map_or(0, |last| index(*last) + 1);
    match (positions, end) {
        ([], end) => end.map_or(0..0, |end| end..end),
        (_, end) => first..end.unwrap_or(last),
    }
}

#[cfg(test)]
pub(super) mod tests;
