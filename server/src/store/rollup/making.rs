//! What is done in the background: the memory is made, again whenever it was lost and somebody asks, and reads on where
//! there is more than a question may wait for.
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::alone::lock;
use super::known::{Known, Progress};
use super::source::{Source, Trouble};
use super::{Held, Rollup};

/// The memory is made anew after so many times the time that it took at the earliest: as long as others write, it is lost
/// as soon as it is made.
const PAUSE: u32 = 4;
/// What has panicked will do so again, with all processors.
const PAUSE_AFTER_A_PANIC: Duration = Duration::from_secs(60);

impl Rollup {
    /// Makes the memory once `ready` says that rows are no longer mended, and again whenever it was lost and somebody
    /// asks. The task ends, and the file is closed, when the store closes.
    pub(in crate::store) fn start(self: &Arc<Self>, ready: CancellationToken) -> JoinHandle<()> {
        let rollup = Arc::clone(self);
        // Who asks before it has begun waits for it.
        let wanted = !matches!(*self.held(), Held::Forbidden);
        self.wanted.send_replace(wanted);
        tokio::spawn(async move {
            let ready = rollup.closing.run_until_cancelled(ready.cancelled());
            if ready.await.is_some() {
                rollup.keep_working().await;
            }
            rollup.on_a_thread(|rollup| rollup.close()).await;
        })
    }

    /// Until the store closes. What has begun is waited for: it has the file open.
    async fn keep_working(self: &Arc<Self>) {
        while self
            .closing
            .run_until_cancelled(self.is_wanted())
            .await
            .is_some()
        {
            self.work_by(Self::work).await;
        }
    }

    async fn work_by(self: &Arc<Self>, work: impl FnOnce(&Self) + Send + 'static) {
        if self.on_a_thread(work).await.is_none() {
            *lock(&self.rests_until) = Instant::now() + PAUSE_AFTER_A_PANIC;
            *self.held_to_change() = Held::Nothing;
        }
        self.wanted.send_replace(false);
    }

    async fn is_wanted(&self) {
        let mut wanted = self.wanted.subscribe();
        // It cannot fail, for its sender is ours.
        drop(wanted.wait_for(|wanted| *wanted).await);
        if !matches!(*self.held(), Held::Memory(_)) {
            let until = *lock(&self.rests_until);
            tokio::time::sleep_until(until.into()).await;
        }
    }

    /// Tells that the memory is missed. Whether it is worth waiting for.
    pub(super) fn want(&self) -> bool {
        self.wanted
            .send_if_modified(|wanted| !std::mem::replace(wanted, true));
        *lock(&self.rests_until) <= Instant::now() || matches!(*self.held(), Held::Memory(_))
    }

    fn work(&self) {
        if !matches!(*self.held(), Held::Memory(_)) {
            return self.make();
        }
        while self.reads_more() {
            // Those who ask have their turn in between.
            std::thread::yield_now();
        }
    }

    /// Reads some of what is new; whether there is more.
    fn reads_more(&self) -> bool {
        let link = lock(&self.link);
        let mut held = self.held_to_change();
        let (Held::Memory(known), Some(source)) = (&mut *held, &link.source) else {
            return false;
        };
        known.version = None;
        let (read, epoch) = (known.read_some(source, &self.alone), known.epoch);
        drop(held);
        match read {
            Ok(progress) => progress == Progress::Behind && !self.closing.is_cancelled(),
            Err(trouble) => {
                self.lose(&trouble, epoch);
                false
            }
        }
    }

    /// Reads the tables whole, as connections of its own see them.
    fn make(&self) {
        let begun = Instant::now();
        let Ok(Some(epoch)) = self.epoch_now() else {
            return;
        };
        let read = self.read(epoch);
        *lock(&self.rests_until) = begun + begun.elapsed() * PAUSE;
        let (source, known) = match read {
            Ok(read) => read,
            Err(trouble) => return self.lose(&trouble, epoch),
        };
        let events = known.memory.events.len();
        let mut link = lock(&self.link);
        if !self.closing.is_cancelled() {
            link.source = Some(source);
            *self.held_to_change() = Held::Memory(Box::new(known));
            tracing::debug!(events, elapsed = ?begun.elapsed(), "totals are remembered");
        }
    }

    fn read(&self, epoch: u64) -> Result<(Source, Known), Trouble> {
        let source = Source::open(&self.path)?;
        // Another file may stand there for a while.
        self.place.check().map_err(|_| Trouble::Displaced)?;
        let known = Known::read(&source, &self.path, epoch, &self.alone, &self.closing)?;
        match self.epoch_now()? {
            Some(now) if now == epoch => Ok((source, known)),
            _ => Err(Trouble::Foreign),
        }
    }

    fn close(&self) {
        let mut link = lock(&self.link);
        *self.held_to_change() = Held::Nothing;
        link.source = None;
    }
}

#[cfg(test)]
mod tests {
    use crate::store::tests::remembering;

    #[tokio::test]
    async fn what_has_panicked_is_not_tried_again_by_the_next_who_asks() {
        let (_folder, store) = remembering().await;
        let rollup = &store.rollup;
        rollup.work_by(|_| panic!("by a row of a new kind")).await;
        assert!(!rollup.want(), "it is not worth waiting for");
        assert!(!store.remembers().await);
    }
}
