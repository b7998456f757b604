//! Making the memory from the tables, and going on from where it is.
use std::path::Path;

use rusqlite::Row;
use tokio_util::sync::CancellationToken;

use super::alone::{Alone, Touched};
use super::column::index;
use super::memory::Memory;
use super::pieces;
use super::source::{Source, Trouble};

/// New events that are read at once: the time of a question, and for so long others wait.
const STEP: u32 = 4096;

/// A memory, and which state of the database it is of.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) memory: Memory,
    /// Nobody else has written since this one began.
    pub(super) epoch: u64,
    /// What the source's `data_version` was; none if it must be found out anew whether anybody else wrote.
    pub(super) version: Option<i64>,
}

/// How far the memory has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// It is that of this `data_version`.
    Now(i64),
    /// There are more new events than one question may wait for.
    Behind,
}

impl Known {
    /// Reads all of the tables of the file that the source has open.
    pub(super) fn read(
        source: &Source,
        path: &Path,
        epoch: u64,
        alone: &Alone,
        closing: &CancellationToken,
    ) -> Result<Self, Trouble> {
        // What was touched before this is read with all the rest.
        drop(alone.take_touched());
        let mut memory = Memory::default();
        let version = source.at_one_moment(|| {
            let version = source.data_version()?;
            memory.read_sessions(source)?;
            if let Some(ids) = source.ids()? {
                pieces::read(&mut memory, path, ids, closing)?;
            }
            Ok(version)
        })?;
        memory.sessions.shrink();
        Ok(Self {
            memory,
            epoch,
            version: Some(version),
        })
    }

    /// Reads new events and changed sessions, at one moment; none if there are too many.
    pub(super) fn read_on(&mut self, source: &Source, alone: &Alone) -> Result<Progress, Trouble> {
        if self.is_behind(source)? {
            return Ok(Progress::Behind);
        }
        self.read_some(source, alone)
    }

    /// Reads some of the new events.
    pub(super) fn read_some(
        &mut self,
        source: &Source,
        alone: &Alone,
    ) -> Result<Progress, Trouble> {
        // Before the moment, so that what is told of sessions later is read by the next who asks.
        let touched = alone.take_touched();
        let memory = &mut self.memory;
        source.at_one_moment(|| {
            let version = source.data_version()?;
            let before = memory.events.len();
            let ids = memory.last_id().saturating_add(1)..=i64::MAX;
            source.events(ids, Some(STEP), |row| memory.push(row))?;
            memory.read_changed(source, before, touched)?;
            let more = memory.events.len() - before >= index(STEP);
            Ok(match more {
                true => Progress::Behind,
                false => Progress::Now(version),
            })
        })
    }

    fn is_behind(&self, source: &Source) -> Result<bool, Trouble> {
        let last = source.ids()?.map_or(0, |ids| *ids.end());
        let known = Ord::max(self.memory.last_id(), 0);
        Ok(last.saturating_sub(known) >= i64::from(STEP))
    }
}

impl Memory {
    fn read_sessions(&mut self, source: &Source) -> Result<(), Trouble> {
        source.sessions(|row| self.take_session(row))
    }

    fn take_session(&mut self, row: &Row<'_>) -> Result<(), Trouble> {
        let (was, is) = self.sessions.take_row(row, &mut self.words)?;
        self.session_text = self.session_text - was + is;
        self.check_size()
    }

    /// The rows of the sessions that have events from a position on, and of those that were touched.
    fn read_changed(
        &mut self,
        source: &Source,
        from: usize,
        touched: Touched,
    ) -> Result<(), Trouble> {
        if touched.all {
            return self.read_sessions(source);
        }
        let mut ids = self.sessions_of_events(from);
        ids.extend(touched.ids);
        if touched.swept {
            ids.extend(self.live_sessions());
        }
        ids.sort_unstable();
        ids.dedup();
        for id in &ids {
            source.session(id, |row| self.take_session(row))?;
        }
        Ok(())
    }

    /// The ids of the sessions that have events from a position on.
    fn sessions_of_events(&self, from: usize) -> Vec<String> {
        let places = self.events.place[from..].iter();
        let mut sessions: Vec<u32> = places
            .filter_map(|place| Some(self.places.get_index(index(*place))?.0.session))
            .collect();
        sessions.sort_unstable();
        sessions.dedup();
        let ids = sessions.into_iter().map(|number| self.sessions.id(number));
        ids.map(|id| self.words.word(id).to_owned()).collect()
    }

    /// The ids of the sessions that have not ended.
    fn live_sessions(&self) -> impl Iterator<Item = String> {
        let live = self
            .sessions
            .rows()
            .filter(|(_, row)| &*row.status != "ended");
        live.map(|(_, row)| row.session.id.as_str().to_owned())
    }
}
