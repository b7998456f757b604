//! Handlers of the tags `sessions` and `transcripts`, as complete as those beside it.
use super::super::contract::sessions::{
    SessionActivityListError, SessionActivityListQuery, SessionFileListError, SessionFileListPath,
    SessionListError, SessionListQuery, SessionPageError, SessionPageQuery, SessionViewError,
    SessionViewPath, SessionViewQuery, SessionsApi,
};
use super::super::contract::transcripts::{
    TranscriptViewError, TranscriptViewPath, TranscriptsApi,
};
use super::super::contract::types::{
    EndCheck, EndCheckType, IdleCheck, IdleCheckType, Session, SessionActivity,
    SessionActivityList, SessionDetail, SessionFile, SessionFileList, SessionList, SessionPage,
    SessionSort, SessionStatus, SessionUpdate, SessionUpdateFrame, SessionUpdateFrameType,
    SortDirection, StreamFrame, Transcript, TranscriptDetail, TranscriptEntry, TranscriptRole,
};
use super::{Server, error, text};

/// A session whose metadata says what was asked for.
fn session(id: &str, said: String) -> Session {
    Session {
        id: text(id),
        agent_id: text("codex-default"),
        agent_type: text("codex"),
        project: Some(text("kiln")),
        branch: Some(text("main")),
        status: SessionStatus::Ended,
        started_at: text("2026-01-01 00:00:00"),
        ended_at: Some(text("2026-01-01 00:00:00")),
        last_event_at: text("2026-01-01 00:00:00"),
        metadata: text(&said),
        event_count: 1_i64,
        tokens_in: 2_i64,
        tokens_out: 3_i64,
        total_cost_usd: 4.5_f64,
        files_edited: 5_i64,
        lines_added: 6_i64,
        lines_removed: 7_i64,
    }
}

/// Each way in which an entry may speak.
fn spoken(role: TranscriptRole) -> TranscriptEntry {
    let status = match role {
        TranscriptRole::System => "system",
        TranscriptRole::User => "user",
        TranscriptRole::Assistant => "assistant",
        TranscriptRole::Tool => "tool",
    };
    TranscriptEntry {
        role,
        r#type: text("tool_use"),
        timestamp: text("2026-01-01 00:00:00"),
        tool_name: Some(text("Bash")),
        detail: Some(TranscriptDetail("[1]".to_owned())),
        status: Some(text(status)),
        model: Some(text("gpt-5")),
        tokens_in: Some(1_i64),
        tokens_out: Some(2_i64),
        cost_usd: Some(0.5_f64),
        duration_ms: Some(3_i64),
    }
}

impl SessionsApi for Server {
    async fn session_list(&self, query: SessionListQuery) -> Result<SessionList, SessionListError> {
        let SessionListQuery {
            status,
            exclude_status,
            agent_type,
            since,
            limit,
        } = query;
        if let Some(failed) = agent_type.as_deref().and_then(session_list_error) {
            return Err(failed);
        }
        let limit: i64 = limit;
        let texts: [Option<String>; 4] = [status, exclude_status, agent_type, since];
        let said = format!("limit {limit}, {}", listed(texts));
        let mut sessions = vec![session("s-1", said)];
        for status in [SessionStatus::Active, SessionStatus::Idle] {
            let mut other = session("s-2", String::new());
            other.status = status;
            other.metadata = text(match status {
                SessionStatus::Active => "active",
                SessionStatus::Idle => "idle",
                SessionStatus::Ended => "ended",
            });
            sessions.push(other);
        }
        let total = sessions.len() as i64;
        Ok(SessionList { sessions, total })
    }

    async fn session_view(
        &self,
        path: SessionViewPath,
        query: SessionViewQuery,
    ) -> Result<SessionDetail, SessionViewError> {
        let SessionViewPath { id } = path;
        let SessionViewQuery { event_limit, limit } = query;
        if let Some(failed) = session_view_error(&id) {
            return Err(failed);
        }
        let Ok(events) = self.events.lock() else {
            return Err(SessionViewError::InternalServerError(error("broken")));
        };
        let numbers: [Option<i64>; 2] = [event_limit, limit];
        let numbers = numbers.map(|number| number.map(|number| number.to_string()));
        Ok(SessionDetail {
            session: session(&id, listed(numbers)),
            events: events.clone(),
        })
    }

    async fn session_page(&self, query: SessionPageQuery) -> Result<SessionPage, SessionPageError> {
        let SessionPageQuery {
            q,
            status,
            agent_type,
            project,
            branch,
            model,
            since,
            sort,
            direction,
            limit,
            cursor,
        } = query;
        if let Some(failed) = agent_type.as_deref().and_then(session_page_error) {
            return Err(failed);
        }
        let limit: i64 = limit;
        let status: Option<SessionStatus> = status;
        let words = [
            status.map_or("-", status_word),
            sort_word(sort),
            direction_word(direction),
        ];
        let texts: [Option<String>; 6] = [q, agent_type, project, branch, model, since];
        let said = format!("limit {limit}, {words:?}, {}", listed(texts));
        let next: Option<String> = cursor;
        Ok(SessionPage {
            sessions: vec![session("s-1", said)],
            total: 1_i64,
            next: next.as_deref().map(text),
        })
    }

    async fn session_activity_list(
        &self,
        query: SessionActivityListQuery,
    ) -> Result<SessionActivityList, SessionActivityListError> {
        let SessionActivityListQuery {
            ids,
            minutes,
            buckets,
        } = query;
        let ids: Vec<String> = ids;
        if let Some(failed) = ids.first().and_then(|id| session_activity_error(id)) {
            return Err(failed);
        }
        let counts: Vec<i64> = vec![minutes, buckets];
        let sessions = ids.into_iter().map(|id| SessionActivity {
            id: text(&id),
            counts: counts.clone(),
        });
        Ok(SessionActivityList {
            sessions: sessions.collect(),
        })
    }

    async fn session_file_list(
        &self,
        path: SessionFileListPath,
    ) -> Result<SessionFileList, SessionFileListError> {
        let SessionFileListPath { id } = path;
        if let Some(failed) = session_file_error(&id) {
            return Err(failed);
        }
        Ok(SessionFileList {
            files: vec![SessionFile {
                path: text(&id),
                events: 1_i64,
                lines_added: 2_i64,
                lines_removed: 3_i64,
            }],
        })
    }
}

fn status_word(status: SessionStatus) -> &'static str {
    match status {
        SessionStatus::Active => "active",
        SessionStatus::Idle => "idle",
        SessionStatus::Ended => "ended",
    }
}

fn sort_word(sort: SessionSort) -> &'static str {
    match sort {
        SessionSort::LastEventAt => "last_event_at",
        SessionSort::StartedAt => "started_at",
        SessionSort::EventCount => "event_count",
        SessionSort::TokensIn => "tokens_in",
        SessionSort::TokensOut => "tokens_out",
        SessionSort::TotalCostUsd => "total_cost_usd",
        SessionSort::FilesEdited => "files_edited",
        SessionSort::LinesAdded => "lines_added",
        SessionSort::LinesRemoved => "lines_removed",
    }
}

fn direction_word(direction: SortDirection) -> &'static str {
    match direction {
        SortDirection::Asc => "asc",
        SortDirection::Desc => "desc",
    }
}

impl TranscriptsApi for Server {
    async fn transcript_view(
        &self,
        path: TranscriptViewPath,
    ) -> Result<Transcript, TranscriptViewError> {
        let TranscriptViewPath { id } = path;
        if let Some(failed) = transcript_error(&id) {
            return Err(failed);
        }
        let roles = [
            TranscriptRole::System,
            TranscriptRole::User,
            TranscriptRole::Assistant,
            TranscriptRole::Tool,
        ];
        Ok(Transcript {
            session_id: text(&id),
            entries: roles.into_iter().map(spoken).collect(),
        })
    }
}

fn listed<const N: usize>(texts: [Option<String>; N]) -> String {
    texts
        .map(|text| text.unwrap_or_else(|| "-".to_owned()))
        .join(", ")
}

/// Each error that the operation may answer, asked for by its name.
fn session_list_error(asked: &str) -> Option<SessionListError> {
    let failed = match asked {
        "answer-400" => SessionListError::BadRequest(error(asked)),
        "answer-500" => SessionListError::InternalServerError(error(asked)),
        "answer-503" => SessionListError::ServiceUnavailable {
            error: error(asked),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        SessionListError::BadRequest(_)
        | SessionListError::InternalServerError(_)
        | SessionListError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// Each error that the operation may answer, asked for by its name.
fn session_view_error(asked: &str) -> Option<SessionViewError> {
    let failed = match asked {
        "answer-400" => SessionViewError::BadRequest(error(asked)),
        "answer-404" => SessionViewError::NotFound(error(asked)),
        "answer-500" => SessionViewError::InternalServerError(error(asked)),
        "answer-503" => SessionViewError::ServiceUnavailable {
            error: error(asked),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        SessionViewError::BadRequest(_)
        | SessionViewError::NotFound(_)
        | SessionViewError::InternalServerError(_)
        | SessionViewError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// Each error that the operation may answer, asked for by its name.
fn transcript_error(asked: &str) -> Option<TranscriptViewError> {
    let failed = match asked {
        "answer-400" => TranscriptViewError::BadRequest(error(asked)),
        "answer-404" => TranscriptViewError::NotFound(error(asked)),
        "answer-500" => TranscriptViewError::InternalServerError(error(asked)),
        "answer-503" => TranscriptViewError::ServiceUnavailable {
            error: error(asked),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        TranscriptViewError::BadRequest(_)
        | TranscriptViewError::NotFound(_)
        | TranscriptViewError::InternalServerError(_)
        | TranscriptViewError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// Each error that the operation may answer, asked for by its name.
fn session_page_error(asked: &str) -> Option<SessionPageError> {
    let failed = match asked {
        "answer-400" => SessionPageError::BadRequest(error(asked)),
        "answer-500" => SessionPageError::InternalServerError(error(asked)),
        "answer-503" => SessionPageError::ServiceUnavailable {
            error: error(asked),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        SessionPageError::BadRequest(_)
        | SessionPageError::InternalServerError(_)
        | SessionPageError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// Each error that the operation may answer, asked for by its name.
fn session_activity_error(asked: &str) -> Option<SessionActivityListError> {
    let failed = match asked {
        "answer-400" => SessionActivityListError::BadRequest(error(asked)),
        "answer-500" => SessionActivityListError::InternalServerError(error(asked)),
        "answer-503" => SessionActivityListError::ServiceUnavailable {
            error: error(asked),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        SessionActivityListError::BadRequest(_)
        | SessionActivityListError::InternalServerError(_)
        | SessionActivityListError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// Each error that the operation may answer, asked for by its name.
fn session_file_error(asked: &str) -> Option<SessionFileListError> {
    let failed = match asked {
        "answer-400" => SessionFileListError::BadRequest(error(asked)),
        "answer-404" => SessionFileListError::NotFound(error(asked)),
        "answer-500" => SessionFileListError::InternalServerError(error(asked)),
        "answer-503" => SessionFileListError::ServiceUnavailable {
            error: error(asked),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        SessionFileListError::BadRequest(_)
        | SessionFileListError::NotFound(_)
        | SessionFileListError::InternalServerError(_)
        | SessionFileListError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// A frame of each update.
pub(super) fn updates() -> Vec<StreamFrame> {
    let idle = SessionUpdate::IdleCheck(IdleCheck {
        r#type: IdleCheckType::IdleCheck,
        idled: 1_i64,
    });
    let end = SessionUpdate::EndCheck(EndCheck {
        r#type: EndCheckType::EndCheck,
        ended: 2_i64,
    });
    let told = |payload: SessionUpdate| {
        match &payload {
            SessionUpdate::IdleCheck(_) | SessionUpdate::EndCheck(_) => {}
        }
        StreamFrame::SessionUpdate(SessionUpdateFrame {
            r#type: SessionUpdateFrameType::SessionUpdate,
            payload,
        })
    };
    [idle, end].into_iter().map(told).collect()
}
