//! Folding a group: what each event of many requests becomes, one after the other. No database, no clock.
use std::collections::{HashMap, HashSet};

use crate::domain::{Batch, NewEvent, Recorded, Session};
use crate::store::events::NewRow;

/// What stands in the database before the group.
#[derive(Default)]
pub(super) struct Ground {
    pub(super) known: HashSet<String>,
    pub(super) sessions: HashMap<String, Session>,
    pub(super) next_id: i64,
}

/// What the group makes of it.
pub(super) struct Group<'e> {
    pub(super) rows: Vec<NewRow<'e>>,
    /// Each touched session once, in the order of their first event.
    pub(super) sessions: Vec<Session>,
    pub(super) agent_types: Vec<&'e str>,
    /// By request, by event.
    pub(super) fates: Vec<Vec<Recorded>>,
}

/// Duplicates, of rows or of events earlier in the group, take no id and touch nothing.
pub(super) fn fold<'e>(
    batches: impl Iterator<Item = &'e Batch>,
    ground: Ground,
    now: &str,
) -> Group<'e> {
    let mut folding = Folding {
        ground,
        now,
        seen: HashSet::new(),
        at: HashMap::new(),
        agent_types: HashSet::new(),
        group: Group {
            rows: Vec::new(),
            sessions: Vec::new(),
            agent_types: Vec::new(),
            fates: Vec::new(),
        },
    };
    for batch in batches {
        let fates = batch
            .events
            .iter()
            .map(|event| folding.take(event, batch))
            .collect();
        folding.group.fates.push(fates);
    }
    folding.group
}

struct Folding<'e, 'n> {
    ground: Ground,
    now: &'n str,
    seen: HashSet<&'e str>,
    /// Where in the group a session is.
    at: HashMap<&'e str, usize>,
    agent_types: HashSet<&'e str>,
    group: Group<'e>,
}

impl<'e> Folding<'e, '_> {
    fn take(&mut self, event: &'e NewEvent, batch: &Batch) -> Recorded {
        if let Some(event_id) = event.event_id.as_deref()
            && (self.ground.known.contains(event_id) || !self.seen.insert(event_id))
        {
            return Recorded::Duplicate;
        }
        let now = self.now;
        let placement = match self.session(event) {
            Some(session) => session.take(event, &batch.branches, now),
            None => {
                let (session, placement) = Session::start(event, &batch.branches, now);
                self.enter(event, session);
                placement
            }
        };
        if self.agent_types.insert(&event.agent_type) {
            self.group.agent_types.push(&event.agent_type);
        }
        let id = self.ground.next_id;
        // At the end of the range the database refuses the second row.
        self.ground.next_id = id.saturating_add(1);
        self.group.rows.push(NewRow {
            id,
            event,
            placement,
        });
        Recorded::Stored { id }
    }

    /// The session as the events before this one left it.
    fn session(&mut self, event: &'e NewEvent) -> Option<&mut Session> {
        let id = event.session_id.as_str();
        if !self.at.contains_key(id) {
            let session = self.ground.sessions.remove(id)?;
            self.enter(event, session);
        }
        let at = *self.at.get(id)?;
        self.group.sessions.get_mut(at)
    }

    fn enter(&mut self, event: &'e NewEvent, session: Session) {
        self.at.insert(&event.session_id, self.group.sessions.len());
        self.group.sessions.push(session);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SessionStatus;
    use crate::store::tests::{event, identified};

    const NOW: &str = "2026-11-21 10:00:00";

    fn batch(events: &[NewEvent]) -> Batch {
        Batch {
            events: events.to_vec(),
            ..Batch::default()
        }
    }

    fn ground(next_id: i64) -> Ground {
        Ground {
            next_id,
            ..Ground::default()
        }
    }

    fn ids(group: &Group<'_>) -> Vec<Vec<Option<i64>>> {
        let id = |fate: &Recorded| match fate {
            Recorded::Stored { id } => Some(*id),
            Recorded::Duplicate => None,
        };
        group
            .fates
            .iter()
            .map(|fates| fates.iter().map(id).collect())
            .collect()
    }

    #[test]
    fn a_duplicate_takes_no_id_whether_stored_or_earlier_in_the_group() {
        let batches = [
            batch(&[
                identified("s", "a"),
                identified("s", "b"),
                identified("s", "a"),
            ]),
            batch(&[event("s"), identified("t", "b"), event("s")]),
        ];
        let known = HashSet::from(["b".to_owned()]);
        let group = fold(batches.iter(), Ground { known, ..ground(7) }, NOW);
        assert_eq!(
            ids(&group),
            [vec![Some(7), None, None], vec![Some(8), None, Some(9)]]
        );
        let sessions: Vec<_> = group
            .sessions
            .iter()
            .map(|session| session.id.as_str())
            .collect();
        assert_eq!(sessions, ["s"], "a duplicate touches no session");
    }

    #[test]
    fn sessions_and_agents_come_once_each_in_the_order_of_their_first_event() {
        let other = NewEvent {
            agent_type: "other".into(),
            ..event("b")
        };
        let batches = [
            batch(&[event("c"), other.clone(), event("a"), event("c")]),
            batch(&[other]),
        ];
        let group = fold(batches.iter(), ground(1), NOW);
        let sessions: Vec<_> = group
            .sessions
            .iter()
            .map(|session| session.id.as_str())
            .collect();
        assert_eq!(sessions, ["c", "b", "a"]);
        assert_eq!(group.agent_types, ["codex", "other"]);
    }

    #[test]
    fn a_session_goes_on_from_where_the_database_has_it() {
        let (mut stored, _) = Session::start(&event("s"), &HashMap::new(), "2026-01-01 00:00:00");
        stored.project = Some("kiln".into());
        stored.status = SessionStatus::Ended;
        let sessions = HashMap::from([("s".to_owned(), stored)]);
        let batches = [batch(&[event("s")])];
        let group = fold(
            batches.iter(),
            Ground {
                sessions,
                ..ground(1)
            },
            NOW,
        );
        assert_eq!(group.rows[0].placement.project.as_deref(), Some("kiln"));
        assert_eq!(group.sessions[0].status, SessionStatus::Active);
        assert_eq!(group.sessions[0].started_at, "2026-01-01 00:00:00");
        assert_eq!(group.sessions[0].last_event_at, NOW);
    }

    #[test]
    fn an_event_sees_what_the_one_before_it_did_in_another_request() {
        let placed = NewEvent {
            project: Some("kiln".into()),
            ..event("s")
        };
        let batches = [batch(&[placed]), batch(&[event("s")])];
        let group = fold(batches.iter(), ground(1), NOW);
        assert_eq!(group.rows[1].placement.project.as_deref(), Some("kiln"));
    }
}
