//! To which group each event belongs, decided by what it is and where it happened.
use indexmap::IndexSet;

use super::column::{index, position};
use super::listing::Wanted;
use super::memory::{Kind, Memory};
use crate::domain::{SeriesGrouping, SeriesMetric};
use crate::store::EventFilter;

/// Of no group: it is not asked for.
const NONE: u32 = u32::MAX;

#[derive(Debug)]
pub(super) struct Groups<'m> {
    /// Of each kind of event and of each place; the sum of both is the group.
    kinds: Vec<u32>,
    places: Option<Vec<u32>>,
    /// What the events of each group have in common.
    pub(super) keys: Vec<Option<&'m str>>,
}

impl<'m> Groups<'m> {
    pub(super) fn new(
        memory: &'m Memory,
        filter: &EventFilter,
        metric: SeriesMetric,
        group_by: SeriesGrouping,
    ) -> Self {
        let Wanted {
            mut kinds,
            mut places,
            ..
        } = memory.wanted(filter);
        if metric == SeriesMetric::Errors {
            let error = memory.words.known("error");
            let failed = memory.kinds_that(|kind| Some(kind.status) == error);
            kinds
                .iter_mut()
                .zip(failed)
                .for_each(|(kind, failed)| *kind &= failed);
        }
        if let Some(id) = filter.session_id.as_deref() {
            let number = memory
                .words
                .known(id)
                .and_then(|id| memory.sessions.known(id));
            let of_session = memory.places_that(|place| Some(place.session) == number);
            let all = places.get_or_insert_with(|| vec![true; of_session.len()]);
            all.iter_mut()
                .zip(of_session)
                .for_each(|(place, of_session)| *place &= of_session);
        }
        let by_kind = |word: fn(&Kind) -> Option<u32>| {
            let words = memory.kinds.keys().map(word);
            let (kinds, keys) = numbered(&kinds, words);
            let keys = keys.into_iter().map(|word| Some(memory.words.word(word?)));
            (
                kinds,
                places.as_ref().map(|places| unnumbered(places)),
                keys.collect(),
            )
        };
        let (kinds, places, keys) = match group_by {
            SeriesGrouping::None => by_kind(|_| None),
            SeriesGrouping::AgentType => by_kind(|kind| Some(kind.agent)),
            SeriesGrouping::Model => by_kind(|kind| kind.model),
            SeriesGrouping::ToolName => by_kind(|kind| kind.tool),
            SeriesGrouping::Project => {
                let all = || vec![true; memory.places.len()];
                let projects = memory
                    .places
                    .keys()
                    .map(|place| memory.project(place.session));
                let (places, keys) = numbered(&places.unwrap_or_else(all), projects);
                (unnumbered(&kinds), Some(places), keys)
            }
        };
        Self {
            kinds,
            places,
            keys,
        }
    }

    /// Into how many groups the events of one place fall.
    pub(super) fn by_kind(&self) -> usize {
        let groups = self.kinds.iter().filter(|kind| **kind != NONE).max();
        groups.map_or(1, |last| index(*last) + 1)
    }

    /// The number of an event's group; none if it is not asked for.
    pub(super) fn of(&self, memory: &Memory, at: usize) -> Option<usize> {
        let kind = self.kinds[index(memory.events.kind[at])];
        let place = match &self.places {
            Some(places) => places[index(memory.events.place[at])],
            None => 0,
        };
        (kind != NONE && place != NONE).then(|| index(kind + place))
    }
}

/// The number of each key among those that are asked for, and these.
fn numbered<K: std::hash::Hash + Eq>(
    asked: &[bool],
    keys: impl Iterator<Item = K>,
) -> (Vec<u32>, Vec<K>) {
    let mut groups = IndexSet::new();
    let numbers = asked.iter().zip(keys).map(|(asked, key)| match asked {
        true => position(groups.insert_full(key).0),
        false => NONE,
    });
    (numbers.collect(), groups.into_iter().collect())
}

fn unnumbered(asked: &[bool]) -> Vec<u32> {
    let number = |asked: &bool| if *asked { 0 } else { NONE };
    asked.iter().map(number).collect()
}
