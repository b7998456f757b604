//! By which ways events come, as `store::sources` asks the tables for it.
use std::collections::BTreeMap;

use super::column::index;
use super::memory::Memory;
use crate::domain::EventSource;
use crate::store::clock::table_time_of;
use crate::store::sources::DEFAULT;

impl Memory {
    pub(super) fn sources(&self) -> Vec<EventSource> {
        let mut last = vec![0_u32; self.kinds.len()];
        for (kind, created) in self.events.kind.iter().zip(self.events.created.iter()) {
            let last = &mut last[index(*kind)];
            *last = Ord::max(*last, *created);
        }
        let mut ways: BTreeMap<(&str, &str), (u32, i64)> = BTreeMap::new();
        for ((kind, calls), last) in self.kinds.iter().zip(last) {
            let source = kind
                .source
                .map_or(DEFAULT, |source| self.words.word(source));
            let way = ways
                .entry((self.words.word(kind.agent), source))
                .or_default();
            *way = (Ord::max(way.0, last), way.1 + i64::from(calls.events));
        }
        let told = ways
            .into_iter()
            .map(|((agent, source), (last, events))| EventSource {
                agent_type: agent.to_owned(),
                source: source.to_owned(),
                events,
                last_event_at: table_time_of(last),
            });
        told.collect()
    }
}
