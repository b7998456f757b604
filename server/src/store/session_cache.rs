//! The projects of the sessions that were written last, so that ingest need not ask the database before every event.
//!
//! Another process may move a session. Each commit finds out whether one wrote (see `foreign`), and then all is
//! forgotten; where no commit was for a while, nothing is known. So what is told is never older than that while.
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Sessions of one generation; there are two.
const GENERATION: usize = 2048;

/// A bounded map from session to its project, if it has one. When the young generation is full it becomes the old one,
/// whose sessions are forgotten unless somebody asks for them again.
#[derive(Debug)]
pub(crate) struct SessionCache {
    counts: Duration,
    generations: Mutex<Generations>,
}

#[derive(Debug, Default)]
struct Generations {
    /// When it was last known that no other process had written.
    verified: Option<Instant>,
    young: HashMap<String, Option<String>>,
    old: HashMap<String, Option<String>>,
}

impl SessionCache {
    /// What is known counts for so long after it was last verified.
    pub(crate) fn new(counts: Duration) -> Self {
        Self {
            counts,
            generations: Mutex::default(),
        }
    }

    /// A commit was alone since the last one, or another process wrote between them.
    pub(crate) fn verified(&self, alone: bool) {
        let mut generations = self.lock();
        if !alone {
            *generations = Generations::default();
        }
        generations.verified = Some(Instant::now());
    }

    /// The session's project; the outer `None` means that the session is not known here.
    pub(crate) fn project(&self, session: &str) -> Option<Option<String>> {
        let mut generations = self.lock();
        let counts = |at: Instant| at.elapsed() < self.counts;
        if !generations.verified.is_some_and(counts) {
            return None;
        }
        if let Some(project) = generations.young.get(session) {
            return Some(project.clone());
        }
        let (id, project) = generations.old.remove_entry(session)?;
        generations.put(id, project.clone());
        Some(project)
    }

    pub(crate) fn put(&self, session: String, project: Option<String>) {
        self.lock().put(session, project);
    }

    /// A map is whole between any two of its operations, so a panic elsewhere does not spoil it.
    fn lock(&self) -> MutexGuard<'_, Generations> {
        self.generations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn put(&mut self, session: String, project: Option<String>) {
        if self.young.len() >= GENERATION && !self.young.contains_key(&session) {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(session, project);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTS: Duration = Duration::from_secs(60);

    fn verified() -> SessionCache {
        let cache = SessionCache::new(COUNTS);
        cache.verified(true);
        cache
    }

    fn project(cache: &SessionCache, session: usize) -> Option<Option<String>> {
        cache.project(&session.to_string())
    }

    #[test]
    fn a_session_without_project_is_known_too() {
        let cache = verified();
        cache.put("s".into(), None);
        assert_eq!(cache.project("s"), Some(None));
        assert_eq!(cache.project("t"), None);
        cache.put("s".into(), Some("kiln".into()));
        assert_eq!(cache.project("s"), Some(Some("kiln".into())));
    }

    #[test]
    fn the_cache_stays_bounded_and_keeps_what_is_asked_for() {
        let cache = verified();
        for session in 0..10 * GENERATION {
            cache.put(session.to_string(), None);
            assert_eq!(project(&cache, 0), Some(None), "asked for all the time");
        }
        let generations = cache.lock();
        assert!(generations.young.len() + generations.old.len() <= 2 * GENERATION);
        drop(generations);
        assert_eq!(project(&cache, 1), None, "long forgotten");
    }

    #[test]
    fn what_another_process_may_have_changed_is_forgotten() {
        let cache = verified();
        cache.put("s".into(), Some("kiln".into()));
        cache.verified(true);
        assert_eq!(cache.project("s"), Some(Some("kiln".into())));
        cache.verified(false);
        assert_eq!(cache.project("s"), None);
        cache.put("s".into(), Some("wheel".into()));
        assert_eq!(cache.project("s"), Some(Some("wheel".into())));
    }

    #[test]
    fn what_was_not_verified_lately_does_not_count() {
        let cache = SessionCache::new(COUNTS);
        cache.put("s".into(), None);
        assert_eq!(cache.project("s"), None, "never verified");
        cache.verified(true);
        assert_eq!(cache.project("s"), Some(None));

        let forgetful = SessionCache::new(Duration::ZERO);
        forgetful.verified(true);
        forgetful.put("s".into(), None);
        assert_eq!(forgetful.project("s"), None, "long ago");
    }
}
