//! What became of payloads since the server started: nothing is dropped silently.

use std::sync::atomic::{AtomicU64, Ordering};

use super::map::Untold;

/// Of all payloads that were objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Became events.
    pub stored: u64,
    /// Said neither hook nor session.
    pub nameless: u64,
    /// Had nothing to tell.
    pub nothing: u64,
    /// Stood for an event that could not be stored.
    pub lost: u64,
}

#[derive(Debug, Default)]
pub(super) struct Tally {
    stored: AtomicU64,
    nameless: AtomicU64,
    nothing: AtomicU64,
    lost: AtomicU64,
}

impl Tally {
    pub(super) fn stored(&self, events: usize) {
        add(&self.stored, events);
    }

    pub(super) fn lost(&self, events: usize) {
        add(&self.lost, events);
    }

    pub(super) fn untold(&self, why: Untold) {
        add(
            match why {
                Untold::Nameless => &self.nameless,
                Untold::Nothing => &self.nothing,
            },
            1,
        );
    }

    pub(super) fn counts(&self) -> Counts {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Counts {
            stored: read(&self.stored),
            nameless: read(&self.nameless),
            nothing: read(&self.nothing),
            lost: read(&self.lost),
        }
    }
}

fn add(count: &AtomicU64, events: usize) {
    count.fetch_add(events as u64, Ordering::Relaxed);
}
