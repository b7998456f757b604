//! Putting two memories together: what was read of later events follows what was read of earlier ones. So a table can be
//! read by several threads.
use super::column::{Column, index, position};
use super::memory::{Events, Kind, Memory, Place};
use super::source::Trouble;

/// For each number in the memory that is taken, the number of the same thing in the one that takes it.
type Numbers = Vec<u32>;

impl Memory {
    /// Takes what follows. Of sessions it has to know no more than their events.
    pub(super) fn join(&mut self, next: Self) -> Result<(), Trouble> {
        let from = position(self.events.len());
        let words: Numbers = next.words.iter().map(|it| self.words.number(it)).collect();
        let sessions = self.sessions.join(next.sessions, from, &words);
        let hours: Numbers = next.hours.iter().map(|hour| self.hour(*hour)).collect();
        for ((hour, agent), events) in next.pace {
            let key = (hours[index(hour)], words[index(agent)]);
            *self.pace.entry(key).or_default() += events;
        }
        for (model, gap) in next.gaps {
            let known = self.gaps.entry(words[index(model)]).or_default();
            known.merge(&gap);
        }
        let mut runs = Numbers::with_capacity(next.runs.len());
        for ((session, agent), run) in next.runs {
            let known = self
                .runs
                .entry((sessions[index(session)], words[index(agent)]));
            runs.push(position(known.index()));
            known.or_default().merge(run);
        }
        self.usage.join(&next.usage, from, &runs);
        let kinds = self.join_kinds(next.kinds, &words);
        let places = self.join_places(next.places, &sessions, &words);
        self.events.join(&next.events, &hours, &kinds, &places);
        self.check_size()
    }

    fn join_kinds(
        &mut self,
        kinds: impl IntoIterator<Item = (Kind, super::memory::Calls)>,
        words: &[u32],
    ) -> Numbers {
        let word = |number: u32| words[index(number)];
        let taken = kinds.into_iter().map(|(kind, calls)| {
            let known = self.kinds.entry(Kind {
                agent: word(kind.agent),
                event_type: word(kind.event_type),
                tool: kind.tool.map(word),
                model: kind.model.map(word),
                status: word(kind.status),
                source: kind.source.map(word),
            });
            let number = position(known.index());
            known.or_default().merge(calls);
            number
        });
        taken.collect()
    }

    fn join_places(
        &mut self,
        places: impl IntoIterator<Item = (Place, u32)>,
        sessions: &[u32],
        words: &[u32],
    ) -> Numbers {
        let taken = places.into_iter().map(|(place, events)| {
            let known = self.places.entry(Place {
                session: sessions[index(place.session)],
                branch: place.branch.map(|branch| words[index(branch)]),
            });
            let number = position(known.index());
            *known.or_default() += events;
            number
        });
        taken.collect()
    }
}

impl Events {
    fn join(&mut self, next: &Self, hours: &[u32], kinds: &[u32], places: &[u32]) {
        let numbers = |column: &Column<u32>, numbers: &[u32]| -> Numbers {
            column.iter().map(|it| numbers[index(*it)]).collect()
        };
        let from = self.created.len();
        self.id.join(&next.id);
        self.created.extend(&next.created);
        self.order.join(&next.order, &self.created, from);
        self.hour.extend(&numbers(&next.hour, hours));
        self.second.extend(&next.second);
        self.kind.extend(&numbers(&next.kind, kinds));
        self.place.extend(&numbers(&next.place, places));
        self.duration.extend(&next.duration);
    }
}

#[cfg(test)]
mod tests;
