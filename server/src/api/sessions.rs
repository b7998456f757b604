//! Operations of the tag `sessions`.
mod activity;
mod page;

use agentmonitor_contract::errors::NotFound;
use agentmonitor_contract::sessions::{
    SessionActivityListError, SessionActivityListQuery, SessionFileListError, SessionFileListPath,
    SessionListError, SessionListQuery, SessionPageError, SessionPageQuery, SessionViewError,
    SessionViewPath, SessionViewQuery, SessionsApi,
};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::{plain, read_failed};
use crate::domain::{EditedFile, SessionOverview, SessionStatus};
use crate::store::SessionFilter;

/// Events beside a session where the client does not say how many.
const EVENTS_SHOWN: i64 = 10;

impl SessionsApi for Server {
    async fn session_list(
        &self,
        query: SessionListQuery,
    ) -> Result<wire::SessionList, SessionListError> {
        let sessions = self.store.sessions(&query.into()).await;
        let sessions = sessions.map_err(read_failed::<SessionListError>)?;
        Ok(wire::SessionList {
            total: i64::try_from(sessions.len()).unwrap_or(i64::MAX),
            sessions: sessions.into_iter().map(wire::Session::from).collect(),
        })
    }

    async fn session_view(
        &self,
        path: SessionViewPath,
        query: SessionViewQuery,
    ) -> Result<wire::SessionDetail, SessionViewError> {
        let limit = query.event_limit.or(query.limit).unwrap_or(EVENTS_SHOWN);
        // A negative limit is none.
        let found = self
            .store
            .session(&path.id, u64::try_from(limit).ok())
            .await;
        let found = found.map_err(read_failed::<SessionViewError>)?;
        let (session, events) =
            found.ok_or_else(|| SessionViewError::not_found(plain("Session not found")))?;
        Ok(wire::SessionDetail {
            session: session.into(),
            events: events.into_iter().map(wire::Event::from).collect(),
        })
    }

    async fn session_page(
        &self,
        query: SessionPageQuery,
    ) -> Result<wire::SessionPage, SessionPageError> {
        let page = self.store.session_page(&query.into()).await;
        Ok(page.map_err(read_failed::<SessionPageError>)?.into())
    }

    async fn session_activity_list(
        &self,
        query: SessionActivityListQuery,
    ) -> Result<wire::SessionActivityList, SessionActivityListError> {
        let time = activity::until_now(&query);
        let sessions = self.store.session_activity(&query.ids, time).await;
        let sessions = sessions.map_err(read_failed::<SessionActivityListError>)?;
        Ok(wire::SessionActivityList {
            sessions: sessions.into_iter().map(Into::into).collect(),
        })
    }

    async fn session_file_list(
        &self,
        path: SessionFileListPath,
    ) -> Result<wire::SessionFileList, SessionFileListError> {
        let files = self.store.session_files(&path.id).await;
        let files = files.map_err(read_failed::<SessionFileListError>)?;
        let files =
            files.ok_or_else(|| SessionFileListError::not_found(plain("Session not found")))?;
        Ok(wire::SessionFileList {
            files: files.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<EditedFile> for wire::SessionFile {
    fn from(file: EditedFile) -> Self {
        Self {
            path: file.path.into(),
            events: file.events,
            lines_added: file.lines_added,
            lines_removed: file.lines_removed,
        }
    }
}

impl From<SessionListQuery> for SessionFilter {
    fn from(query: SessionListQuery) -> Self {
        Self {
            status: query.status,
            exclude_status: query.exclude_status,
            agent_type: query.agent_type,
            since: query.since,
            // Of none and of less than none there is no limit.
            limit: u64::try_from(query.limit).ok().filter(|limit| *limit > 0),
        }
    }
}

impl From<SessionOverview> for wire::Session {
    fn from(overview: SessionOverview) -> Self {
        let session = overview.session;
        Self {
            id: session.id,
            agent_id: session.agent_id,
            agent_type: session.agent_type,
            project: session.project,
            branch: session.branch,
            status: session.status.into(),
            started_at: session.started_at,
            ended_at: session.ended_at,
            last_event_at: session.last_event_at,
            metadata: overview.metadata,
            event_count: overview.event_count,
            tokens_in: overview.tokens_in,
            tokens_out: overview.tokens_out,
            total_cost_usd: overview.total_cost_usd,
            files_edited: overview.files_edited,
            lines_added: overview.lines_added,
            lines_removed: overview.lines_removed,
        }
    }
}

impl From<SessionStatus> for wire::SessionStatus {
    fn from(status: SessionStatus) -> Self {
        match status {
            SessionStatus::Active => Self::Active,
            SessionStatus::Idle => Self::Idle,
            SessionStatus::Ended => Self::Ended,
        }
    }
}
