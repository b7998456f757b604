//! Making the memory from the tables, and going on from where it is.
use tokio_util::sync::CancellationToken;

use super::alone::Alone;
use super::column::index;
use super::memory::Memory;
use super::source::{Source, Trouble};

/// Rows between two looks at whether the store closes.
const ROWS: u32 = 1024;

/// A memory, and which state of the database it is of.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) memory: Memory,
    /// Nobody else has written since this one began.
    pub(super) epoch: u64,
    /// What the source's `data_version` was; none if it must be found out anew whether anybody else wrote.
    pub(super) version: Option<i64>,
}

impl Known {
    /// Reads all of the tables, at one moment.
    pub(super) fn read(
        source: &Source,
        epoch: u64,
        alone: &Alone,
        closing: &CancellationToken,
    ) -> Result<Self, Trouble> {
        // What was touched before this is read with all the rest.
        drop(alone.take_touched());
        let mut memory = Memory::default();
        let version = source.at_one_moment(|| {
            let version = source.data_version()?;
            read_sessions(source, &mut memory)?;
            let mut rows = 0_u32;
            source.events(memory.last_id(), |row| {
                rows = rows.wrapping_add(1);
                if rows.is_multiple_of(ROWS) && closing.is_cancelled() {
                    return Err(Trouble::Closing);
                }
                memory.push(row);
                Ok(())
            })?;
            Ok(version)
        })?;
        memory.sessions.shrink();
        Ok(Self {
            memory,
            epoch,
            version: Some(version),
        })
    }

    /// Reads new events and changed sessions, at one moment; which is its `data_version`.
    pub(super) fn read_on(&mut self, source: &Source, alone: &Alone) -> Result<i64, Trouble> {
        // Before the moment, so that what is told of sessions later is read by the next who asks.
        let touched = alone.take_touched();
        let memory = &mut self.memory;
        source.at_one_moment(|| {
            let version = source.data_version()?;
            let before = memory.events.len();
            source.events(memory.last_id(), |row| {
                memory.push(row);
                Ok(())
            })?;
            let mut ids = memory.sessions_of_events(before);
            ids.extend(touched.ids);
            if touched.swept {
                ids.extend(memory.live_sessions());
            }
            ids.sort_unstable();
            ids.dedup();
            for id in &ids {
                source.session(id, |row| memory.sessions.take_row(row, &mut memory.words))?;
            }
            Ok(version)
        })
    }
}

fn read_sessions(source: &Source, memory: &mut Memory) -> Result<(), Trouble> {
    source.sessions(|row| memory.sessions.take_row(row, &mut memory.words))
}

impl Memory {
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
        live.map(|(_, row)| row.session.id.clone())
    }
}
