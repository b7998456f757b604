//! Whether the writer is the only one who writes, asked by those who do not want to wait for it.
//!
//! A reader's `data_version` changes with our own commits, too; the writer's changes with those of others alone. So the
//! writer's connection is asked, or, while the writer is inside a transaction, the writer itself: it asked when nobody
//! else could write any more.
use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::{DatabaseConnection, DbErr};
use tokio::sync::watch;

use crate::store::foreign;

/// What the writer and the memory tell each other.
#[derive(Debug)]
pub(in crate::store) struct Alone {
    /// The highest `data_version` of the writer's connection that anybody has seen.
    seen: Mutex<Option<i64>>,
    /// Grows with each write of somebody else, as soon as it is noticed.
    epoch: AtomicU64,
    /// Whether the writer holds the write lock and has found itself alone.
    writing: watch::Sender<bool>,
    touched: Mutex<Touched>,
}

/// Sessions that our writer has changed other than by an event of theirs.
#[derive(Debug, Default)]
pub(in crate::store) struct Touched {
    pub(in crate::store) ids: HashSet<String>,
    /// Any that has not ended may have idled or ended.
    pub(in crate::store) swept: bool,
    /// Too many to name them: any may have changed.
    pub(in crate::store) all: bool,
}

/// If nobody asks, so many sessions are named at most.
const MOST_NAMED: usize = 1000;

impl Touched {
    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty() && !self.swept && !self.all
    }
}

impl Alone {
    pub(in crate::store) fn new() -> Self {
        Self {
            seen: Mutex::default(),
            epoch: AtomicU64::new(0),
            writing: watch::Sender::new(false),
            touched: Mutex::default(),
        }
    }

    /// The writer holds the write lock, and its `data_version` is this.
    pub(in crate::store) fn writing(&self, data_version: i64) {
        self.see(data_version);
        self.writing.send_replace(true);
    }

    /// The writer is about to let go of the write lock. To be called before it does.
    pub(in crate::store) fn releasing(&self) {
        self.writing.send_if_modified(std::mem::take);
    }

    /// The writer has another connection, or does not know what happened to its last one.
    pub(in crate::store) fn connection_changed(&self) {
        *lock(&self.seen) = None;
        self.epoch.fetch_add(1, Ordering::AcqRel);
    }

    /// After the commit that changed them.
    pub(in crate::store) fn touch(&self, ids: impl IntoIterator<Item = String>, swept: bool) {
        let mut touched = lock(&self.touched);
        touched.ids.extend(ids);
        touched.swept |= swept;
        if touched.ids.len() > MOST_NAMED {
            touched.ids = HashSet::new();
            touched.all = true;
        }
    }

    pub(super) fn is_untouched(&self) -> bool {
        lock(&self.touched).is_empty()
    }

    pub(super) fn take_touched(&self) -> Touched {
        std::mem::take(&mut lock(&self.touched))
    }

    /// As far as is known without asking.
    pub(super) fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    /// Equal answers mean that nobody else has committed between the two calls.
    pub(super) async fn ask(&self, writer: &DatabaseConnection) -> Result<u64, DbErr> {
        let mut writing = self.writing.subscribe();
        tokio::select! {
            biased;
            held = writing.wait_for(|writing| *writing) => {
                held.map(drop).map_err(|_| DbErr::Custom("the writer is gone".to_owned()))?;
            }
            version = foreign::data_version(writer) => self.see(version?),
        }
        Ok(self.epoch())
    }

    fn see(&self, data_version: i64) {
        let mut seen = lock(&self.seen);
        if seen.is_none_or(|seen| seen < data_version) {
            *seen = Some(data_version);
            self.epoch.fetch_add(1, Ordering::AcqRel);
        }
    }
}

/// What is behind these locks is whole between any two operations.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_higher_version_or_another_connection_begins_an_epoch_and_an_older_answer_does_not() {
        let alone = Alone::new();
        alone.writing(3);
        let epoch = alone.epoch();
        alone.releasing();
        alone.see(3);
        alone.see(2);
        assert_eq!(alone.epoch(), epoch);
        alone.see(4);
        assert_ne!(alone.epoch(), epoch, "another wrote");
        let epoch = alone.epoch();
        alone.connection_changed();
        alone.see(4);
        assert_ne!(alone.epoch(), epoch, "the same number by chance");
    }

    #[test]
    fn what_was_touched_is_told_once() {
        let alone = Alone::new();
        assert!(alone.is_untouched());
        alone.touch(["s".to_owned()], false);
        alone.touch([], true);
        assert!(!alone.is_untouched());
        let touched = alone.take_touched();
        assert!(touched.swept && touched.ids.contains("s"));
        assert!(alone.is_untouched());
    }

    #[test]
    fn many_that_were_touched_are_all_of_them() {
        let alone = Alone::new();
        let ids = |count: usize| (0..count).map(|number| number.to_string());
        alone.touch(ids(MOST_NAMED), false);
        assert!(!alone.take_touched().all);
        (0..3).for_each(|_| alone.touch(ids(MOST_NAMED + 1), false));
        assert!(!alone.is_untouched());
        let touched = alone.take_touched();
        assert!(touched.all && touched.ids.is_empty());
        assert!(alone.is_untouched());
    }
}
