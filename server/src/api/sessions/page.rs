//! What is asked and told by `session_page`.
use agentmonitor_contract::sessions::SessionPageQuery;
use agentmonitor_contract::types as wire;

use crate::domain::{SessionPage, SessionSearch, SessionSort, SessionStatus, SortDirection};

impl From<SessionPageQuery> for SessionSearch {
    fn from(query: SessionPageQuery) -> Self {
        Self {
            words: Self::words_of(query.q.as_deref().unwrap_or_default()),
            status: query.status.map(SessionStatus::from),
            agent_type: query.agent_type,
            project: query.project,
            branch: query.branch,
            model: query.model,
            since: query.since,
            sort: query.sort.into(),
            direction: query.direction.into(),
            limit: usize::try_from(query.limit).unwrap_or_default(),
            cursor: query.cursor,
        }
    }
}

impl From<SessionPage> for wire::SessionPage {
    fn from(page: SessionPage) -> Self {
        let sessions = page.sessions.into_iter();
        Self {
            sessions: sessions.map(wire::Session::from).collect(),
            total: i64::try_from(page.total).unwrap_or(i64::MAX),
            next: page.next.map(Into::into),
        }
    }
}

impl From<wire::SessionStatus> for SessionStatus {
    fn from(status: wire::SessionStatus) -> Self {
        match status {
            wire::SessionStatus::Active => Self::Active,
            wire::SessionStatus::Idle => Self::Idle,
            wire::SessionStatus::Ended => Self::Ended,
        }
    }
}

impl From<wire::SessionSort> for SessionSort {
    fn from(sort: wire::SessionSort) -> Self {
        match sort {
            wire::SessionSort::LastEventAt => Self::LastEventAt,
            wire::SessionSort::StartedAt => Self::StartedAt,
            wire::SessionSort::EventCount => Self::EventCount,
            wire::SessionSort::TokensIn => Self::TokensIn,
            wire::SessionSort::TokensOut => Self::TokensOut,
            wire::SessionSort::TotalCostUsd => Self::TotalCostUsd,
            wire::SessionSort::FilesEdited => Self::FilesEdited,
            wire::SessionSort::LinesAdded => Self::LinesAdded,
            wire::SessionSort::LinesRemoved => Self::LinesRemoved,
        }
    }
}

impl From<wire::SortDirection> for SortDirection {
    fn from(direction: wire::SortDirection) -> Self {
        match direction {
            wire::SortDirection::Asc => Self::Asc,
            wire::SortDirection::Desc => Self::Desc,
        }
    }
}
