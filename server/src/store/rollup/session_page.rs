//! Sessions that are searched and sorted, and their last minutes, as `store::sessions` asks the tables for it.
use super::bounds::Bound;
use super::column::index;
use super::memory::Memory;
use super::sessions::{Entry, SessionRow};
use crate::domain::{
    SessionActivity, SessionKey, SessionPage, SessionSearch, SessionSort, Text, whole,
};
use crate::store::RecentTime;

impl Memory {
    pub(super) fn session_page(&self, search: &SessionSearch, since: &Bound) -> SessionPage {
        let model = search.model.as_deref();
        let of_model = model.map(|asked| self.sessions_with_model(|model| model == asked));
        // For each word, the sessions that have it in a model.
        let words = search.words.iter().map(|word| {
            let sessions = self.sessions_with_model(|model| SessionSearch::has(model, word));
            (word, sessions)
        });
        let words: Vec<_> = words.collect();
        let is = |asked: &Option<String>, found: &Option<Text>| {
            asked.is_none() || asked.as_deref() == found.as_deref()
        };
        let matches = |number: usize, row: &SessionRow| {
            let session = &row.session;
            search.status.is_none_or(|status| session.status == status)
                && search
                    .agent_type
                    .as_ref()
                    .is_none_or(|asked| *asked == session.agent_type)
                && is(&search.project, &session.project)
                && is(&search.branch, &session.branch)
                && since.allows(&row.last_event_at)
                && of_model.as_ref().is_none_or(|sessions| sessions[number])
                && words
                    .iter()
                    .all(|(word, sessions)| sessions[number] || row.has(word))
        };
        let entries = (0..)
            .take(self.sessions.len())
            .map(|number| self.sessions.entry(number));
        let rows = entries.enumerate().filter_map(|(number, entry)| {
            let row = entry.row.as_deref().filter(|row| matches(number, row))?;
            Some((entry.key(row, search.sort), (entry, row)))
        });
        let keys: Vec<_> = rows.collect();
        let total = keys.len();
        let (page, next) = search.page(keys);
        let sessions = page
            .into_iter()
            .map(|(_, (entry, row))| entry.overview(row));
        SessionPage {
            sessions: sessions.collect(),
            total,
            next,
        }
    }

    /// For each session, whether one of its events has such a model.
    fn sessions_with_model(&self, is_asked: impl Fn(&str) -> bool) -> Vec<bool> {
        let mut sessions = vec![false; self.sessions.len()];
        let kinds = self.kinds_that(|kind| {
            kind.model
                .is_some_and(|model| is_asked(self.words.word(model)))
        });
        if kinds.contains(&true) {
            let events = self.events.kind.iter().zip(self.events.place.iter());
            let mut places = vec![false; self.places.len()];
            for (_, place) in events.filter(|(kind, _)| kinds[index(**kind)]) {
                places[index(*place)] = true;
            }
            for (place, _) in self.places.keys().zip(places).filter(|(_, has)| *has) {
                sessions[index(place.session)] = true;
            }
        }
        sessions
    }

    /// In the order of the ids.
    pub(super) fn session_activity(
        &self,
        ids: &[String],
        time: RecentTime,
    ) -> Vec<SessionActivity> {
        let since = Some(time.since().saturating_add(1));
        let first = self.span(since, Some(i64::MAX)).positions.start;
        let told = ids.iter().map(|id| SessionActivity {
            id: id.clone(),
            counts: self.recent(id, time, first),
        });
        told.collect()
    }

    /// No event before the position `first` is of this time.
    fn recent(&self, id: &str, time: RecentTime, first: usize) -> Vec<i64> {
        let mut counts = vec![0; time.parts];
        let number = self.words.known(id).and_then(|id| self.sessions.known(id));
        let events = number.map(|number| &self.sessions.entry(number).events[..]);
        let events = events.unwrap_or_default().iter().rev();
        for at in events.map(|at| index(*at)).take_while(|at| *at >= first) {
            let second = i64::from(self.events.created[at]);
            if let Some(part) = time.part(second) {
                counts[part] += 1;
            }
        }
        counts
    }
}

impl SessionRow {
    fn has(&self, word: &str) -> bool {
        let session = &self.session;
        let texts = [
            Some(&session.id),
            Some(&session.agent_type),
            session.project.as_ref(),
            session.branch.as_ref(),
        ];
        texts
            .into_iter()
            .flatten()
            .any(|text| SessionSearch::has(text, word))
    }
}

impl Entry {
    /// As that of the overview, which would have to be made for it.
    fn key<'s>(&'s self, row: &'s SessionRow, sort: SessionSort) -> SessionKey<'s> {
        let session = &row.session;
        let count = |length: usize| whole(i64::try_from(length).unwrap_or(i64::MAX));
        let (number, time) = match sort {
            SessionSort::LastEventAt => (0.0, session.last_event_at.as_str()),
            SessionSort::StartedAt => (0.0, session.started_at.as_str()),
            SessionSort::EventCount => (count(self.events.len()), ""),
            SessionSort::TokensIn => (whole(self.sums.tokens_in.whole()), ""),
            SessionSort::TokensOut => (whole(self.sums.tokens_out.whole()), ""),
            SessionSort::TotalCostUsd => (self.sums.cost.total(), ""),
            SessionSort::FilesEdited => (count(self.sums.files.len()), ""),
            SessionSort::LinesAdded => (whole(self.sums.added.whole()), ""),
            SessionSort::LinesRemoved => (whole(self.sums.removed.whole()), ""),
        };
        SessionKey {
            number,
            time,
            id: &session.id,
        }
    }
}
