//! A session: the run of one agent, known by the id that the agent reports.
//!
//! [`Session::start`] and [`Session::take`] fold events into it one after the other. They know nothing of storage and
//! of clocks: `now` is the server's time of the event, `YYYY-MM-DD HH:MM:SS`, UTC. Becoming idle for want of events is
//! left to the sweep.
use std::collections::HashMap;

use super::{EventType, NewEvent, Text};

/// The agent whose `session_end` means a pause: a Claude Code session is often resumed.
const RESUMING_AGENT: &str = "claude_code";
/// The `source` of events read from an agent's own log files.
const IMPORT: &str = "import";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SessionStatus {
    Active,
    Idle,
    Ended,
}

impl SessionStatus {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Idle => "idle",
            Self::Ended => "ended",
        }
    }

    /// The status that a row's text names. Nothing writes another text; if something did, the session is not open.
    pub fn from_text(text: &str) -> Self {
        match text {
            "active" => Self::Active,
            "idle" => Self::Idle,
            _ => Self::Ended,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub id: Text,
    pub agent_id: Text,
    pub agent_type: Text,
    pub project: Option<Text>,
    pub branch: Option<Text>,
    pub status: SessionStatus,
    pub started_at: Text,
    pub ended_at: Option<Text>,
    pub last_event_at: Text,
}

/// Where an event belongs once its session had a say: what its row carries as project and branch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Placement {
    pub project: Option<String>,
    pub branch: Option<String>,
}

/// The id of the one agent that there is per agent type.
pub fn agent_id(agent_type: &str) -> String {
    format!("{agent_type}-default")
}

impl Session {
    /// The session that its first event opens. `branches` is the git branch by project, where known.
    pub fn start(
        event: &NewEvent,
        branches: &HashMap<String, String>,
        now: &str,
    ) -> (Self, Placement) {
        let mut session = Self {
            id: event.session_id.as_str().into(),
            agent_id: agent_id(&event.agent_type).into(),
            agent_type: event.agent_type.as_str().into(),
            project: None,
            branch: None,
            // History alone never opens a session, so before any event it counts as ended.
            status: SessionStatus::Ended,
            started_at: now.into(),
            ended_at: None,
            last_event_at: now.into(),
        };
        let placement = session.take(event, branches, now);
        (session, placement)
    }

    /// Folds the next event in.
    pub fn take(
        &mut self,
        event: &NewEvent,
        branches: &HashMap<String, String>,
        now: &str,
    ) -> Placement {
        let placement = self.place(event, branches);
        self.live(event, now);
        placement
    }

    /// Back-fill and git. The event's row takes the session's branch from before git was asked: after a switch the
    /// first event without a branch still shows the old one.
    fn place(&mut self, event: &NewEvent, branches: &HashMap<String, String>) -> Placement {
        replace(&mut self.project, &event.project);
        replace(&mut self.branch, &event.branch);
        let mut placement = Placement {
            project: self.project.as_deref().map(str::to_owned),
            branch: self.branch.as_deref().map(str::to_owned),
        };
        if event.historical {
            return placement;
        }
        let current = placement.project.as_ref().and_then(|it| branches.get(it));
        if let Some(current) = current {
            placement.branch.get_or_insert_with(|| current.clone());
            self.branch = Some(current.into());
        }
        placement
    }

    /// What the event does to the session's life. It is the event's agent that decides, not the session's. History
    /// moves `last_event_at` as any event does, but never the status of a session that is open.
    fn live(&mut self, event: &NewEvent, now: &str) {
        self.last_event_at = now.into();
        if event.historical {
            if self.status == SessionStatus::Ended {
                self.set(SessionStatus::Ended, now);
            }
            return;
        }
        let ends = event.event_type == EventType::SessionEnd && event.source != IMPORT;
        let status = match (ends, event.agent_type.as_str()) {
            (false, _) => SessionStatus::Active,
            (true, RESUMING_AGENT) => SessionStatus::Idle,
            (true, _) => SessionStatus::Ended,
        };
        self.set(status, now);
    }

    fn set(&mut self, status: SessionStatus, now: &str) {
        self.status = status;
        self.ended_at = (status == SessionStatus::Ended).then(|| now.into());
    }
}

fn replace(old: &mut Option<Text>, new: &Option<String>) {
    if let Some(new) = new {
        *old = Some(new.into());
    }
}

#[cfg(test)]
mod tests;
