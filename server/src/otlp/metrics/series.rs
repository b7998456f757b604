//! Cumulative series: what each stood at, so that only its growth is counted.
//!
//! A series is its resource, its session, its metric, all its attributes and its start time: an exporter that starts
//! again begins a new one. One whose value falls has started again without saying so, and counts from nothing. A point
//! that is older than the last one changes nothing.

use std::collections::HashMap;

use codegen_runtime::js;
use serde::{Deserialize, Serialize};

use crate::otlp::record::Point;
use crate::otlp::value::{Attributes, Value};

/// Beyond so many, those that were not heard of for longest are forgotten. An agent has a few dozen.
const MAX_SERIES: usize = 4096;
/// The same for the sessions whose cost is told by a metric.
const MAX_COSTED: usize = 4096;

/// All series, as they are kept across restarts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::otlp) struct Series {
    last: HashMap<String, Last>,
    /// Agent, session and exporter, with when it was last heard of.
    costed: HashMap<String, u64>,
    /// Counts what was heard.
    heard: u64,
}

/// What a series stood at.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Last {
    value: f64,
    /// By the exporter's clock, in nanoseconds since 1970; 0 where it does not say.
    time: u64,
    heard: u64,
}

/// From what to what a series grew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Growth {
    pub(super) from: f64,
    pub(super) to: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    Grown(Growth),
    /// A later point was counted already.
    Stale,
}

impl Series {
    pub(super) fn advance(&mut self, key: &str, value: f64, time: u64) -> Step {
        let last = self.last.get(key).copied();
        if last.is_some_and(|last| time != 0 && time < last.time) {
            return Step::Stale;
        }
        let from = match last {
            Some(last) if last.value <= value => last.value,
            _ => 0.0,
        };
        self.heard += 1;
        let heard = self.heard;
        self.last
            .insert(key.to_owned(), Last { value, time, heard });
        forget(&mut self.last, MAX_SERIES, |last| last.heard);
        Step::Grown(Growth { from, to: value })
    }

    pub(super) fn note_cost(&mut self, agent: &str, session: &str, family: &str) {
        self.heard += 1;
        self.costed
            .insert(cost_key(agent, session, family), self.heard);
        forget(&mut self.costed, MAX_COSTED, |heard| *heard);
    }

    pub(super) fn has_cost(&self, agent: &str, session: &str, family: &str) -> bool {
        self.costed.contains_key(&cost_key(agent, session, family))
    }
}

/// Drops a quarter, what was not heard of for longest, when there are too many.
fn forget<T>(known: &mut HashMap<String, T>, max: usize, heard: impl Fn(&T) -> u64) {
    if known.len() <= max {
        return;
    }
    let mut all: Vec<_> = known.values().map(&heard).collect();
    all.sort_unstable();
    let oldest = all[max / 4];
    known.retain(|_, value| heard(value) > oldest);
}

fn cost_key(agent: &str, session: &str, family: &str) -> String {
    texts(&[agent, session, family])
}

/// What makes a series the same one.
pub(super) fn key(point: &Point, resource: &Attributes, session: &str) -> String {
    let start = point.start.to_string();
    let mut key = texts(&[session, &point.metric, &start]);
    sorted(resource).print(&mut key);
    sorted(&point.attributes).print(&mut key);
    key
}

fn sorted(attributes: &Attributes) -> Value {
    let mut all = attributes.0.clone();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    Value::Map(all)
}

/// Texts that cannot be taken for others when they stand side by side.
fn texts(all: &[&str]) -> String {
    let mut key = String::new();
    for text in all {
        js::print_text(text, &mut key);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grown(from: f64, to: f64) -> Step {
        Step::Grown(Growth { from, to })
    }

    #[test]
    fn what_a_series_grew_by_is_counted_and_after_a_reset_all_of_it() {
        let mut series = Series::default();
        for (value, step) in [
            (100.0, grown(0.0, 100.0)),
            (150.0, grown(100.0, 150.0)),
            (150.0, grown(150.0, 150.0)),
            (40.0, grown(0.0, 40.0)),
            (60.0, grown(40.0, 60.0)),
        ] {
            assert_eq!(series.advance("a", value, 0), step, "{value}");
        }
        assert_eq!(series.advance("b", 5.0, 0), grown(0.0, 5.0));
    }

    #[test]
    fn a_point_that_came_late_is_not_a_reset() {
        let mut series = Series::default();
        series.advance("a", 100.0, 10);
        series.advance("a", 150.0, 20);
        assert_eq!(series.advance("a", 120.0, 15), Step::Stale);
        assert_eq!(series.advance("a", 160.0, 30), grown(150.0, 160.0));
        assert_eq!(series.advance("a", 10.0, 40), grown(0.0, 10.0));
    }

    #[test]
    fn ever_new_series_take_no_memory_and_the_latest_are_remembered() {
        let mut series = Series::default();
        for number in 0..3 * MAX_SERIES {
            series.advance(&number.to_string(), 1.0, 0);
            series.note_cost("a", &number.to_string(), "f");
        }
        assert!(series.last.len() <= MAX_SERIES && series.costed.len() <= MAX_COSTED);
        let latest = (3 * MAX_SERIES - 1).to_string();
        assert_eq!(series.advance(&latest, 3.0, 0), grown(1.0, 3.0));
        assert!(series.has_cost("a", &latest, "f"));
    }
}
