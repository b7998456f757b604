//! How a question is asked of the memory: it is brought up to now, and it is found out that nobody else wrote.
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::alone::lock;
use super::bounds::Bound;
use super::known::Progress;
use super::memory::Memory;
use super::source::{Source, Trouble};
use super::{Held, Link, Rollup};

/// How long a question for which the tables would be read whole waits for what is done in the background.
const WORTH_WAITING: Duration = Duration::from_secs(3);

/// What became of a question.
enum Asked<T> {
    Told(T),
    /// The memory is missing, or too far behind.
    NotYet,
    No,
}

impl Rollup {
    /// Asks the memory as it is now; `times` are bounds as clients give them. None if it cannot tell.
    pub(super) async fn ask<const N: usize, T: Send + 'static>(
        self: &Arc<Self>,
        times: [Option<String>; N],
        question: impl Fn(&Memory, [Bound; N]) -> T + Send + Sync + 'static,
    ) -> Option<T> {
        match self.try_asking(&times, &Arc::new(question)).await {
            Asked::Told(answer) => Some(answer),
            Asked::NotYet => {
                self.want();
                None
            }
            Asked::No => None,
        }
    }

    /// The same for a question that is slow to ask of the tables: where the memory is about to be there, it is waited for.
    pub(super) async fn ask_patiently<const N: usize, T: Send + 'static>(
        self: &Arc<Self>,
        times: [Option<String>; N],
        question: impl Fn(&Memory, [Bound; N]) -> T + Send + Sync + 'static,
    ) -> Option<T> {
        let question = Arc::new(question);
        match self.try_asking(&times, &question).await {
            Asked::Told(answer) => return Some(answer),
            Asked::NotYet if self.want() => self.work_is_done().await,
            Asked::NotYet | Asked::No => return None,
        }
        match self.try_asking(&times, &question).await {
            Asked::Told(answer) => Some(answer),
            Asked::NotYet | Asked::No => None,
        }
    }

    async fn work_is_done(&self) {
        let mut wanted = self.wanted.subscribe();
        let done = wanted.wait_for(|wanted| !wanted);
        let done = self.closing.run_until_cancelled(done);
        // Who has waited for so long asks the tables.
        let _in_time = tokio::time::timeout(WORTH_WAITING, done).await;
    }

    async fn try_asking<const N: usize, T: Send + 'static>(
        self: &Arc<Self>,
        times: &[Option<String>; N],
        question: &Arc<impl Fn(&Memory, [Bound; N]) -> T + Send + Sync + 'static>,
    ) -> Asked<T> {
        // Cheap, so that a store that knows nothing costs no thread.
        match self.held.try_read().as_deref() {
            Ok(Held::Nothing) => return Asked::NotYet,
            Ok(Held::Forbidden) => return Asked::No,
            Ok(Held::Refused { epoch }) if *epoch == self.alone.epoch() => return Asked::No,
            Ok(Held::Refused { .. }) => return Asked::NotYet,
            Ok(Held::Memory(_)) | Err(_) => {}
        }
        let begun = Instant::now();
        let Ok(_turn) = self.turns.acquire().await else {
            return Asked::No;
        };
        let (times, question) = (times.clone(), Arc::clone(question));
        let asked = self.on_a_thread(move |rollup| rollup.answer(begun, &times, &*question));
        asked.await.unwrap_or(Asked::No)
    }

    fn answer<const N: usize, T>(
        &self,
        begun: Instant,
        times: &[Option<String>; N],
        question: impl Fn(&Memory, [Bound; N]) -> T,
    ) -> Asked<T> {
        let mut link = lock(&self.link);
        let bounds = match self.follow(&mut link, begun, times) {
            Asked::Told(bounds) => bounds,
            Asked::NotYet => return Asked::NotYet,
            Asked::No => return Asked::No,
        };
        let held = self.held();
        drop(link);
        match &*held {
            Held::Memory(known) => Asked::Told(question(&known.memory, bounds)),
            Held::Nothing | Held::Refused { .. } | Held::Forbidden => Asked::NotYet,
        }
    }

    /// Brings the memory up to now.
    fn follow<const N: usize>(
        &self,
        link: &mut Link,
        begun: Instant,
        times: &[Option<String>; N],
    ) -> Asked<[Bound; N]> {
        let Link {
            source: Some(source),
            waited,
        } = link
        else {
            return Asked::NotYet;
        };
        let mut bounds = [const { Bound::None }; N];
        for (bound, time) in bounds.iter_mut().zip(times) {
            match Bound::of(time.as_deref(), source) {
                Ok(given) => *bound = given,
                Err(_) => return Asked::No,
            }
        }
        let (epoch, version) = match &*self.held() {
            Held::Memory(known) => (known.epoch, known.version),
            Held::Nothing | Held::Refused { .. } | Held::Forbidden => return Asked::NotYet,
        };
        if self.is_as_known(source, epoch, version) {
            return Asked::Told(bounds);
        }
        // All who asked while somebody waited in vain have waited with them.
        if waited.is_some_and(|waited| waited >= begun) {
            return Asked::No;
        }
        match self.catch_up(source, epoch) {
            Ok(Asked::Told(())) => Asked::Told(bounds),
            Ok(Asked::NotYet) => Asked::NotYet,
            Ok(Asked::No) => {
                *waited = Some(Instant::now());
                Asked::No
            }
            Err(trouble) => {
                self.lose(&trouble, epoch);
                match trouble {
                    Trouble::Odd(_) | Trouble::Large => Asked::No,
                    _ => Asked::NotYet,
                }
            }
        }
    }

    /// Whether nobody has written since, neither we nor others.
    fn is_as_known(&self, source: &Source, epoch: u64, version: Option<i64>) -> bool {
        let now = source.data_version();
        epoch == self.alone.epoch()
            && now.is_ok_and(|now| Some(now) == version)
            && self.alone.is_untouched()
    }

    /// Reads what is new. No if it could not be found out in time whether anybody else wrote.
    fn catch_up(&self, source: &Source, epoch: u64) -> Result<Asked<()>, Trouble> {
        let progress = match &mut *self.held_to_change() {
            Held::Memory(known) => {
                known.version = None;
                known.read_on(source, &self.alone)?
            }
            Held::Nothing | Held::Refused { .. } | Held::Forbidden => return Ok(Asked::NotYet),
        };
        let Progress::Now(version) = progress else {
            return Ok(Asked::NotYet);
        };
        let Some(now) = self.epoch_now()? else {
            return Ok(Asked::No);
        };
        if now != epoch {
            return Err(Trouble::Foreign);
        }
        if let Held::Memory(known) = &mut *self.held_to_change() {
            known.version = Some(version);
        }
        Ok(Asked::Told(()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::AT_ONCE;
    use super::*;
    use crate::store::tests::remembering;

    #[tokio::test]
    async fn many_who_ask_at_once_take_few_threads_from_the_others() {
        let (_folder, store) = remembering().await;
        let gate = Arc::new((OnceLock::new(), AtomicUsize::new(0)));
        let ask = |_| {
            let (rollup, gate) = (Arc::clone(&store.rollup), Arc::clone(&gate));
            tokio::spawn(async move {
                let question = move |_: &Memory, []: [Bound; 0]| {
                    gate.1.fetch_add(1, Ordering::SeqCst);
                    gate.0.wait();
                };
                rollup.ask([], question).await
            })
        };
        let asking: Vec<_> = (0..3 * AT_ONCE).map(ask).collect();
        // Long enough for all of them to be there, if they could.
        for _ in 0..10_000 {
            tokio::task::yield_now().await;
        }
        let come = async {
            while gate.1.load(Ordering::SeqCst) < AT_ONCE {
                tokio::task::yield_now().await;
            }
        };
        let come = tokio::time::timeout(Duration::from_secs(20), come).await;
        come.expect("so many are let in");
        assert_eq!(gate.1.load(Ordering::SeqCst), AT_ONCE);
        gate.0.set(()).expect("opened once");
        for asked in asking {
            assert_eq!(asked.await.expect("no panic"), Some(()));
        }
    }
}
