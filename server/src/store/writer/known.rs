//! What the writer knows of the database from its own last commits, so that it need not ask for it again.
//!
//! It is true as long as nobody else writes. Each transaction asks whether somebody did (`data_version`, where nobody can
//! any more) before it uses what is here; and what a transaction took from here comes back only when it was committed.
use std::collections::HashSet;

use super::group::Group;
use crate::domain::{Session, Swept};
use crate::store::change::Change;
use crate::store::generations::Generations;

/// Sessions of one generation, about 300 bytes each; there are two.
const SESSIONS: usize = 1024;
/// Agents are few. A client that sends ever new ones does not fill the memory.
const AGENTS: usize = 256;

#[derive(Debug)]
pub(in crate::store) struct Known {
    /// When this was true.
    data_version: Option<i64>,
    pub(super) next_id: Option<i64>,
    /// What the event with the highest id was stamped with.
    pub(super) stamped: Option<String>,
    /// As our upsert has left them.
    sessions: Generations<Session>,
    /// When the agents were seen.
    seen_at: String,
    agents: HashSet<String>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            data_version: None,
            next_id: None,
            stamped: None,
            sessions: Generations::new(SESSIONS),
            seen_at: String::new(),
            agents: HashSet::new(),
        }
    }
}

impl Known {
    /// Forgets everything if somebody else has written since. To be called before anything is asked.
    pub(super) fn at(self, data_version: i64) -> Self {
        let same = self.data_version == Some(data_version);
        Self {
            data_version: Some(data_version),
            ..if same { self } else { Self::default() }
        }
    }

    pub(super) fn session(&mut self, id: &str) -> Option<&Session> {
        self.sessions.get(id)
    }

    /// Those whose rows do not say this already, as far as is known.
    pub(super) fn changed(&mut self, sessions: &[Session]) -> Vec<Session> {
        let changed = sessions
            .iter()
            .filter(|session| self.sessions.get(&session.id) != Some(session));
        changed.cloned().collect()
    }

    /// Those that were not seen in this second, as far as is known.
    pub(super) fn unseen<'a>(&self, agent_types: &[&'a str], now: &str) -> Vec<&'a str> {
        let seen = |agent_type: &&str| self.seen_at == now && self.agents.contains(*agent_type);
        let unseen = agent_types.iter().filter(|agent_type| !seen(agent_type));
        unseen.copied().collect()
    }

    /// After these rows were written; to be kept only when they are committed.
    pub(super) fn learn(&mut self, group: &Group<'_>, written: Vec<Session>, now: &str) {
        if let Some(last) = group.rows.last() {
            self.next_id = last.id.checked_add(1);
            self.stamped = Some(now.to_owned());
        }
        for session in written {
            self.sessions.put(session.id.to_string(), session);
        }
        if self.seen_at != now || self.agents.len() > AGENTS {
            self.seen_at = now.to_owned();
            self.agents.clear();
        }
        for agent_type in &group.agent_types {
            if !self.agents.contains(*agent_type) {
                self.agents.insert((*agent_type).to_owned());
            }
        }
    }

    /// After this was changed, and the sweeps of the transaction turned so many sessions until now.
    pub(super) fn unlearn(&mut self, change: &Change, swept: Swept) {
        match change {
            Change::LateBranch(late) => {
                for id in &late.session_ids {
                    self.sessions.remove(id);
                }
            }
            Change::Sweep(_) if swept == Swept::default() => {}
            Change::Sweep(_) => self.sessions.clear(),
            Change::Quota(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::time::Duration;

    use jiff::Timestamp;

    use super::super::group::{Ground, fold};
    use super::*;
    use crate::domain::Batch;
    use crate::store::change::LateBranch;
    use crate::store::sessions::Cutoffs;
    use crate::store::tests::event;

    const NOW: &str = "2026-11-22 10:00:00";

    /// Two sessions, `s` and `t`, and three events from id 7 on.
    fn known() -> Known {
        let batch = Batch {
            events: vec![event("s"), event("t"), event("s")],
            ..Batch::default()
        };
        let ground = Ground {
            next_id: 7,
            ..Ground::default()
        };
        let group = fold([&batch].into_iter(), ground, NOW);
        let mut known = Known::default().at(1);
        let changed = known.changed(&group.sessions);
        assert_eq!(changed, group.sessions, "nothing is known of them");
        known.learn(&group, changed, NOW);
        known
    }

    #[test]
    fn what_was_committed_need_not_be_written_or_asked_again() {
        let mut known = known().at(1);
        assert_eq!(known.next_id, Some(10));
        assert_eq!(known.stamped.as_deref(), Some(NOW));
        let (session, _) = Session::start(&event("s"), &HashMap::new(), NOW);
        assert_eq!(known.changed(std::slice::from_ref(&session)), []);
        let ended = Session {
            ended_at: Some(NOW.into()),
            ..session
        };
        assert_eq!(known.changed(std::slice::from_ref(&ended)), [ended]);
        assert_eq!(known.unseen(&["codex", "other"], NOW), ["other"]);
        let later = "2026-11-22 10:00:01";
        assert_eq!(known.unseen(&["codex"], later), ["codex"]);
    }

    #[test]
    fn the_write_of_another_process_makes_all_unknown() {
        let mut known = known().at(2);
        assert_eq!((known.next_id, &known.stamped), (None, &None));
        assert!(known.session("s").is_none());
        assert_eq!(known.unseen(&["codex"], NOW), ["codex"]);
    }

    #[test]
    fn sessions_that_change_without_an_event_are_unknown() {
        let mut known = known();
        let late = LateBranch {
            session_ids: vec!["s".into()],
            project: "kiln".into(),
            branch: "main".into(),
        };
        known.unlearn(&Change::LateBranch(late), Swept::default());
        assert!(known.session("s").is_none());
        assert!(known.session("t").is_some());

        let sweep = Change::Sweep(Cutoffs::at(Timestamp::UNIX_EPOCH, Duration::ZERO));
        known.unlearn(&sweep, Swept::default());
        assert!(known.session("t").is_some(), "it turned none");
        let swept = Swept {
            idled: 1,
            ..Swept::default()
        };
        known.unlearn(&sweep, swept);
        assert!(known.session("t").is_none());
    }
}
