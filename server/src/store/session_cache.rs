//! The projects of the sessions that were written last, so that ingest need not ask the database before every event.
//!
//! Another process may move a session. Each commit finds out whether one wrote (see `foreign`), and then all is
//! forgotten; where no commit was for a while, nothing is known. So what is told is never older than that while.
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::generations::Generations;

/// Sessions of one generation; there are two.
const GENERATION: usize = 2048;

/// From session to its project, if it has one.
#[derive(Debug)]
pub(crate) struct SessionCache {
    counts: Duration,
    known: Mutex<Known>,
}

#[derive(Debug)]
struct Known {
    /// When it was last known that no other process had written.
    verified: Option<Instant>,
    projects: Generations<Option<String>>,
}

impl SessionCache {
    /// What is known counts for so long after it was last verified.
    pub(crate) fn new(counts: Duration) -> Self {
        Self {
            counts,
            known: Mutex::new(Known {
                verified: None,
                projects: Generations::new(GENERATION),
            }),
        }
    }

    /// A commit was alone since the last one, or another process wrote between them.
    pub(crate) fn verified(&self, alone: bool) {
        let mut known = self.lock();
        if !alone {
            known.projects.clear();
        }
        known.verified = Some(Instant::now());
    }

    /// The session's project; the outer `None` means that the session is not known here.
    pub(crate) fn project(&self, session: &str) -> Option<Option<String>> {
        let mut known = self.lock();
        let counts = |at: Instant| at.elapsed() < self.counts;
        if !known.verified.is_some_and(counts) {
            return None;
        }
        known.projects.get(session).cloned()
    }

    pub(crate) fn put(&self, session: String, project: Option<String>) {
        self.lock().projects.put(session, project);
    }

    /// What is known is whole between any two operations, so a panic elsewhere does not spoil it.
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
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
