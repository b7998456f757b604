//! The list of events: how many match, and which of them are on a page.
use std::borrow::Cow;
use std::ops::Range;

use super::bounds::Bound;
use super::column::{index, position};
use super::memory::{Memory, Place};
use super::scan::Span;
use crate::store::EventFilter;

/// A page of the list, as ids, and how many events match in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::store) struct Page {
    pub(in crate::store) ids: Vec<i64>,
    pub(in crate::store) total: u64,
}

/// A part of the list by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::store) struct Slice {
    pub(in crate::store) ids: Vec<i64>,
    /// Whether other events that match have lower ids.
    pub(in crate::store) more: bool,
}

/// What an event must be, beside its time.
pub(super) struct Wanted {
    pub(super) kinds: Vec<bool>,
    /// None if any will do.
    pub(super) places: Option<Vec<bool>>,
    all_kinds: bool,
}

impl Memory {
    /// The newest first, ids break the ties of a second. `limit` of those that match after the first `offset`.
    pub(super) fn page(
        &self,
        filter: &EventFilter,
        since: &Bound,
        until: &Bound,
        limit: usize,
    ) -> Page {
        let span = self.span(since.first(), until.last());
        let wanted = self.wanted(filter);
        let offset = usize::try_from(filter.offset).unwrap_or(usize::MAX);
        match filter.session_id.as_deref() {
            Some(id) => {
                let among = among(self.events_of(id), &span.positions);
                let total = among
                    .iter()
                    .filter(|at| self.matches(&wanted, &span, index(**at)));
                let newest = self.newest_first(among);
                self.listed(&wanted, &span, total.count(), newest, offset, limit)
            }
            None => match self.kept_total(&wanted, &span) {
                Some(total) => {
                    self.listed(&wanted, &span, total, self.newest(&span), offset, limit)
                }
                None => self.counted(&wanted, &span, offset, limit),
            },
        }
    }

    /// The highest ids below `before` first, at most `limit` of those that match; and whether there are more.
    pub(super) fn slice(
        &self,
        before: Option<i64>,
        filter: &EventFilter,
        (since, until): (&Bound, &Bound),
        limit: usize,
    ) -> Slice {
        let span = self.span(since.first(), until.last());
        let wanted = self.wanted(filter);
        let events = &self.events;
        let end = before.map_or(events.len(), |before| events.id.before(before));
        let end = Ord::min(end, span.positions.end);
        let positions = Ord::min(span.positions.start, end)..end;
        let ids = |at: usize| events.id.at(at);
        let matches = |at: &usize| self.matches(&wanted, &span, *at);
        let first = |matching: &mut dyn Iterator<Item = usize>| -> Vec<i64> {
            matching
                .filter(matches)
                .take(limit.saturating_add(1))
                .map(ids)
                .collect()
        };
        let mut ids = match filter.session_id.as_deref() {
            Some(id) => {
                let among = among(self.events_of(id), &positions);
                first(&mut among.iter().rev().map(|at| index(*at)))
            }
            None => first(&mut positions.rev()),
        };
        let more = ids.len() > limit;
        ids.truncate(limit);
        Slice { ids, more }
    }

    /// The positions of the events of a session.
    fn events_of(&self, id: &str) -> &[u32] {
        let number = self.words.known(id).and_then(|id| self.sessions.known(id));
        let events = number.map(|number| &self.sessions.entry(number).events[..]);
        events.unwrap_or_default()
    }

    pub(super) fn wanted(&self, filter: &EventFilter) -> Wanted {
        // A word that stands nowhere matches nothing, and nothing else does so.
        let number = |word: &Option<String>| word.as_deref().map(|word| self.words.known(word));
        let agent = number(&filter.agent_type);
        let event_type = number(&filter.event_type);
        let tool = number(&filter.tool_name);
        let model = number(&filter.model);
        let source = number(&filter.source);
        let is = |asked: Option<Option<u32>>, found: Option<u32>| {
            asked.is_none_or(|asked| asked.is_some() && asked == found)
        };
        let kinds = self.kinds_that(|kind| {
            is(agent, Some(kind.agent))
                && is(event_type, Some(kind.event_type))
                && is(tool, kind.tool)
                && is(model, kind.model)
                && is(source, kind.source)
        });
        let branch = number(&filter.branch);
        let project = filter.project.as_deref();
        let is_place = |place: &Place| {
            is(branch, place.branch)
                && project.is_none_or(|asked| self.project(place.session) == Some(asked))
        };
        let any_place = branch.is_none() && project.is_none();
        Wanted {
            all_kinds: kinds.iter().all(|wanted| *wanted),
            kinds,
            places: (!any_place).then(|| self.places_that(is_place)),
        }
    }

    /// The project that a session is in now.
    pub(super) fn project(&self, session: u32) -> Option<&str> {
        let row = self.sessions.entry(session).row.as_deref()?;
        row.session.project.as_deref()
    }

    fn matches(&self, wanted: &Wanted, span: &Span, at: usize) -> bool {
        let place = || index(self.events.place[at]);
        wanted.kinds[index(self.events.kind[at])]
            && wanted.places.as_ref().is_none_or(|places| places[place()])
            && self.is_in(span, at)
    }

    /// Where all events of some kinds, or of some places, are asked for.
    fn kept_total(&self, wanted: &Wanted, span: &Span) -> Option<usize> {
        if !span.is_whole(self) {
            return None;
        }
        match &wanted.places {
            None => {
                let calls = self.kinds.values().zip(&wanted.kinds);
                let calls = calls.filter(|(_, wanted)| **wanted);
                Some(calls.map(|(calls, _)| index(calls.events)).sum())
            }
            Some(places) if wanted.all_kinds => {
                let events = self.places.values().zip(places);
                let events = events.filter(|(_, wanted)| **wanted);
                Some(events.map(|(events, _)| index(*events)).sum())
            }
            Some(_) => None,
        }
    }

    /// Counts and lists in one look.
    fn counted(&self, wanted: &Wanted, span: &Span, offset: usize, limit: usize) -> Page {
        let newest = self.newest(span);
        let matching = newest.filter(|at| self.matches(wanted, span, *at));
        let page = offset..offset.saturating_add(limit);
        let (mut total, mut ids) = (0, Vec::new());
        matching.for_each(|at| {
            if page.contains(&total) {
                ids.push(self.events.id.at(at));
            }
            total += 1;
        });
        Page {
            ids,
            total: u64::try_from(total).unwrap_or(u64::MAX),
        }
    }

    fn listed(
        &self,
        wanted: &Wanted,
        span: &Span,
        total: usize,
        newest: impl Iterator<Item = usize>,
        offset: usize,
        limit: usize,
    ) -> Page {
        let mut page = Page {
            ids: Vec::new(),
            total: u64::try_from(total).unwrap_or(u64::MAX),
        };
        if offset >= total || limit == 0 {
            return page;
        }
        let matching = newest.filter(|at| self.matches(wanted, span, *at));
        let listed = matching.skip(offset).take(limit);
        page.ids = listed.map(|at| self.events.id.at(at)).collect();
        page
    }

    /// Those of one session, which are sorted where the clock has put them out of order.
    fn newest_first<'e>(&self, among: &'e [u32]) -> impl Iterator<Item = usize> + use<'e> {
        let mut sorted = Cow::Borrowed(among);
        if self.events.order.sorted().is_some() {
            let times = &self.events.created;
            sorted.to_mut().sort_by_key(|at| times[index(*at)]);
        }
        (0..sorted.len()).rev().map(move |at| index(sorted[at]))
    }
}

/// Those of a session's events that are at some positions.
fn among<'e>(events: &'e [u32], positions: &Range<usize>) -> &'e [u32] {
    let before = |bound: usize| events.partition_point(|at| *at < position(bound));
    &events[before(positions.start)..before(positions.end)]
}
