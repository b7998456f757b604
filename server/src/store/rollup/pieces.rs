//! Reading the events that there are with all processors, a piece of the table each, so that the memory is there soon
//! after the start.
//!
//! No connection sees the moment of another, and none has to: events are only ever added, so that up to an id that one
//! of them has seen all see the same. Where that does not hold, somebody else has written, and all of it is thrown away.
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use tokio_util::sync::CancellationToken;

use super::memory::Memory;
use super::source::{Source, Trouble};

/// Ids of a piece. Few enough that nobody has to wait for the last one for long.
const IDS: i64 = 16_384;
/// However far apart ids are, there are about so many pieces at most.
const PIECES: i64 = 4096;
/// Others want to be served meanwhile.
const MOST_THREADS: usize = 4;
/// Rows between two looks at whether to go on.
const ROWS: u32 = 1024;

type Piece = (usize, Result<Memory, Trouble>);

/// What is read, by several threads.
struct Work<'w> {
    path: &'w Path,
    pieces: Vec<RangeInclusive<i64>>,
    next: AtomicUsize,
    /// A piece could not be read.
    failed: AtomicBool,
    closing: &'w CancellationToken,
}

/// Reads the events with these ids into the memory, which has none yet.
pub(super) fn read(
    memory: &mut Memory,
    path: &Path,
    ids: RangeInclusive<i64>,
    closing: &CancellationToken,
) -> Result<(), Trouble> {
    let work = Work {
        path,
        pieces: pieces(ids),
        next: AtomicUsize::new(0),
        failed: AtomicBool::new(false),
        closing,
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.min(MOST_THREADS).min(work.pieces.len());
    thread::scope(|scope| {
        let (sender, pieces) = sync_channel(threads);
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| work.run(sender));
        }
        drop(sender);
        let joined = join(memory, &pieces);
        work.failed.store(joined.is_err(), Ordering::Relaxed);
        // Whoever still has a piece to hand over must not wait.
        drop(pieces);
        joined
    })
}

/// Puts the pieces together in their order; the first trouble is told.
fn join(memory: &mut Memory, pieces: &Receiver<Piece>) -> Result<(), Trouble> {
    let (mut early, mut next) = (BTreeMap::new(), 0);
    for (number, piece) in pieces {
        early.insert(number, piece?);
        while let Some(piece) = early.remove(&next) {
            memory.join(piece)?;
            next += 1;
        }
    }
    Ok(())
}

fn pieces(ids: RangeInclusive<i64>) -> Vec<RangeInclusive<i64>> {
    let (first, last) = ids.into_inner();
    let apart = last.saturating_sub(first) / PIECES;
    let step = usize::try_from(Ord::max(IDS, apart)).unwrap_or(usize::MAX);
    let firsts = (first..=last).step_by(step);
    let lasts = (first..=last).step_by(step).skip(1).map(|next| next - 1);
    firsts
        .zip(lasts.chain([last]))
        .map(|(first, last)| first..=last)
        .collect()
}

impl Work<'_> {
    /// Until there is no more to do.
    fn run(&self, sender: SyncSender<Piece>) {
        let mut source = None;
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(ids) = self.pieces.get(number) else {
                return;
            };
            let piece = self.piece(&mut source, ids);
            if sender.send((number, piece)).is_err() {
                return;
            }
        }
    }

    fn piece(
        &self,
        source: &mut Option<Source>,
        ids: &RangeInclusive<i64>,
    ) -> Result<Memory, Trouble> {
        let source = match source {
            Some(source) => source,
            None => source.insert(Source::open(self.path)?),
        };
        let mut memory = Memory::default();
        let mut rows = 0_u32;
        source.events(ids.clone(), None, |row| {
            rows += 1;
            if rows.is_multiple_of(ROWS) {
                self.go_on()?;
            }
            memory.push(row)
        })?;
        Ok(memory)
    }

    fn go_on(&self) -> Result<(), Trouble> {
        let stop = self.closing.is_cancelled() || self.failed.load(Ordering::Relaxed);
        if stop { Err(Trouble::Closing) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_follow_each_other_from_the_first_id_to_the_last() {
        for ids in [
            1..=1,
            5..=IDS + 4,
            5..=IDS + 5,
            -7..=10 * IDS,
            1..=i64::from(u32::MAX),
            i64::MIN..=i64::MAX,
        ] {
            let pieces = pieces(ids.clone());
            assert_eq!(pieces.first().map(RangeInclusive::start), Some(ids.start()));
            assert_eq!(pieces.last().map(RangeInclusive::end), Some(ids.end()));
            let follow = |two: &[RangeInclusive<i64>]| two[0].end() + 1 == *two[1].start();
            assert!(pieces.windows(2).all(follow), "{ids:?}");
            assert!(pieces.len() <= 4097 * 2, "{ids:?}: {}", pieces.len());
        }
    }
}
