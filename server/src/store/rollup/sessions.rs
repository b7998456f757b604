//! Sessions as the memory has them: their rows, the events of each, and the sums over them.
use rusqlite::Row;

use super::column::{Dictionary, Map, index, position};
use super::event_row::{EventRow, required, text};
use super::source::Trouble;
use super::sum::Sum;
use crate::domain::{Session, SessionOverview, SessionStatus, Text};
use crate::store::lenient::{NO_TIME, server_time};

/// By the number of their id among the words.
#[derive(Debug, Default)]
pub(super) struct Sessions(Map<u32, Entry>);

/// A session that has events, or a row, or both.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) row: Option<Box<SessionRow>>,
    /// The positions of its events.
    pub(super) events: Vec<u32>,
    pub(super) sums: Sums,
}

/// The plain sums over the events of a session.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub(super) tokens_in: Sum,
    pub(super) tokens_out: Sum,
    pub(super) cost: Sum,
    pub(super) added: Sum,
    pub(super) removed: Sum,
    /// The files that were edited: numbers of words, sorted.
    pub(super) files: Vec<u32>,
}

impl Sums {
    fn edited(&mut self, file: u32) {
        if let Err(place) = self.files.binary_search(&file) {
            self.files.insert(place, file);
        }
    }

    fn merge(&mut self, next: &Self, words: &[u32]) {
        self.tokens_in.merge(next.tokens_in);
        self.tokens_out.merge(next.tokens_out);
        self.cost.merge(next.cost);
        self.added.merge(next.added);
        self.removed.merge(next.removed);
        let files = next.files.iter();
        files.for_each(|file| self.edited(words[index(*file)]));
    }
}

/// A row of the table, and what of it is compared as it stands.
#[derive(Debug)]
pub(super) struct SessionRow {
    /// Its row id: of rows that are equal otherwise, the one that began first comes first.
    pub(super) place: i64,
    pub(super) session: Session,
    pub(super) status: Text,
    pub(super) last_event_at: Text,
    metadata: Option<Text>,
}

impl SessionRow {
    /// How long its text is.
    fn text(&self) -> usize {
        let session = &self.session;
        let given = [
            &*session.id,
            &*session.agent_id,
            &*session.agent_type,
            &*session.started_at,
            &*session.last_event_at,
            &*self.status,
            &*self.last_event_at,
        ];
        let others = [&session.project, &session.branch, &session.ended_at];
        let others = others.into_iter().filter_map(|text| text.as_deref());
        let all = given
            .into_iter()
            .chain(others)
            .chain(self.metadata.as_deref());
        all.map(str::len).sum()
    }
}

impl Sessions {
    pub(super) fn number(&mut self, id: u32) -> u32 {
        let entry = self.0.entry(id);
        let number = position(entry.index());
        entry.or_default();
        number
    }

    pub(super) fn known(&self, id: u32) -> Option<u32> {
        self.0.get_index_of(&id).map(position)
    }

    /// The number of a session's id among the words.
    pub(super) fn id(&self, number: u32) -> u32 {
        *self.0.get_index(index(number)).expect("a known number").0
    }

    pub(super) fn entry(&self, number: u32) -> &Entry {
        &self.0[index(number)]
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Those that have a row.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&Entry, &SessionRow)> {
        let entries = self.0.values();
        entries.filter_map(|entry| Some((entry, entry.row.as_deref()?)))
    }

    /// Takes what the table says of a session, now. How long the text of its row was, and is.
    pub(super) fn take_row(
        &mut self,
        row: &Row<'_>,
        words: &mut Dictionary,
    ) -> Result<(usize, usize), Trouble> {
        let id = words.number(required(row, 1)?);
        let row = Box::new(read(row)?);
        let is = row.text();
        let known = self.0.entry(id).or_default().row.replace(row);
        Ok((known.map_or(0, |row| row.text()), is))
    }

    /// Adds an event up.
    pub(super) fn count(
        &mut self,
        number: u32,
        at: u32,
        row: &EventRow<'_>,
        words: &mut Dictionary,
    ) {
        let entry = &mut self.0[index(number)];
        entry.events.push(at);
        let sums = &mut entry.sums;
        sums.tokens_in.add(row.usage.tokens_in);
        sums.tokens_out.add(row.usage.tokens_out);
        sums.cost.add(row.usage.cost.unwrap_or_default());
        sums.added.add(lines(row.edits.added));
        sums.removed.add(lines(row.edits.removed));
        if let Some(file) = &row.edits.file {
            sums.edited(words.number(file));
        }
    }

    /// Takes events from a position on, and tells which numbers their sessions have here.
    pub(super) fn join(&mut self, next: Self, from: u32, words: &[u32]) -> Vec<u32> {
        let taken = next.0.into_iter().map(|(id, entry)| {
            let number = self.number(words[index(id)]);
            let known = &mut self.0[index(number)];
            known.events.extend(entry.events.iter().map(|at| at + from));
            known.sums.merge(&entry.sums, words);
            number
        });
        taken.collect()
    }

    /// Gives back what the lists have in reserve.
    pub(super) fn shrink(&mut self) {
        for entry in self.0.values_mut() {
            entry.events.shrink_to_fit();
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "as SQLite's `total` takes it")]
fn lines(count: Option<i64>) -> f64 {
    count.unwrap_or_default() as f64
}

impl Entry {
    /// As clients see it; it must have this row.
    pub(super) fn overview(&self, row: &SessionRow) -> SessionOverview {
        let metadata = row.metadata.as_deref().unwrap_or("{}");
        let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
        SessionOverview {
            session: row.session.clone(),
            metadata: metadata.into(),
            event_count: count(self.events.len()),
            tokens_in: self.sums.tokens_in.whole(),
            tokens_out: self.sums.tokens_out.whole(),
            total_cost_usd: self.sums.cost.total(),
            files_edited: count(self.sums.files.len()),
            lines_added: self.sums.added.whole(),
            lines_removed: self.sums.removed.whole(),
        }
    }
}

/// As `store::sessions` reads a row.
fn read(row: &Row<'_>) -> Result<SessionRow, Trouble> {
    let owned = |column| text(row, column).map(|text| text.map(Text::from));
    let time = |column| -> Result<_, Trouble> {
        let found = text(row, column)?.map(str::to_owned);
        Ok(found.and_then(server_time).map(Text::from))
    };
    let (status, last_event_at) = (required(row, 6)?, required(row, 9)?);
    Ok(SessionRow {
        place: row.get(0)?,
        status: status.into(),
        last_event_at: last_event_at.into(),
        metadata: text(row, 10)?.map(Into::into),
        session: Session {
            id: required(row, 1)?.into(),
            agent_id: required(row, 2)?.into(),
            agent_type: required(row, 3)?.into(),
            project: owned(4)?,
            branch: owned(5)?,
            status: SessionStatus::from_text(status),
            started_at: time(7)?.unwrap_or_else(|| NO_TIME.into()),
            ended_at: time(8)?,
            last_event_at: time(9)?.unwrap_or_else(|| NO_TIME.into()),
        },
    })
}
