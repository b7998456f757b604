//! The projects of the sessions that were written last, so that ingest need not ask the database before every event.
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Sessions of one generation; there are two.
const GENERATION: usize = 2048;

/// A bounded map from session to its project, if it has one. When the young generation is full it becomes the old one,
/// whose sessions are forgotten unless somebody asks for them again.
#[derive(Debug, Default)]
pub(crate) struct SessionCache {
    generations: Mutex<Generations>,
}

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<String, Option<String>>,
    old: HashMap<String, Option<String>>,
}

impl SessionCache {
    /// The session's project; the outer `None` means that the session is not known here.
    pub(crate) fn project(&self, session: &str) -> Option<Option<String>> {
        let mut generations = self.lock();
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

    fn project(cache: &SessionCache, session: usize) -> Option<Option<String>> {
        cache.project(&session.to_string())
    }

    #[test]
    fn a_session_without_project_is_known_too() {
        let cache = SessionCache::default();
        cache.put("s".into(), None);
        assert_eq!(cache.project("s"), Some(None));
        assert_eq!(cache.project("t"), None);
        cache.put("s".into(), Some("kiln".into()));
        assert_eq!(cache.project("s"), Some(Some("kiln".into())));
    }

    #[test]
    fn the_cache_stays_bounded_and_keeps_what_is_asked_for() {
        let cache = SessionCache::default();
        for session in 0..10 * GENERATION {
            cache.put(session.to_string(), None);
            assert_eq!(project(&cache, 0), Some(None), "asked for all the time");
        }
        let generations = cache.lock();
        assert!(generations.young.len() + generations.old.len() <= 2 * GENERATION);
        drop(generations);
        assert_eq!(project(&cache, 1), None, "long forgotten");
    }
}
