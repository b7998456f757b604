//! Handlers of the tags `sessions` and `transcripts`, as complete as those beside it.
use super::super::contract::sessions::{
    SessionListError, SessionListQuery, SessionViewError, SessionViewPath, SessionViewQuery,
    SessionsApi,
};
use super::super::contract::transcripts::{
    TranscriptViewError, TranscriptViewPath, TranscriptsApi,
};
use super::super::contract::types::{
    EndCheck, EndCheckType, IdleCheck, IdleCheckType, Session, SessionDetail, SessionList,
    SessionStatus, SessionUpdate, SessionUpdateFrame, SessionUpdateFrameType, StreamFrame,
    Transcript, TranscriptDetail, TranscriptEntry, TranscriptRole,
};
use super::{Server, error};

/// A session whose metadata says what was asked for.
fn session(id: &str, said: String) -> Session {
    Session {
        id: id.to_owned(),
        agent_id: "codex-default".to_owned(),
        agent_type: "codex".to_owned(),
        project: Some("kiln".to_owned()),
        branch: Some("main".to_owned()),
        status: SessionStatus::Ended,
        started_at: "2026-01-01 00:00:00".to_owned(),
        ended_at: Some("2026-01-01 00:00:00".to_owned()),
        last_event_at: "2026-01-01 00:00:00".to_owned(),
        metadata: said,
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
        r#type: "tool_use".to_owned(),
        timestamp: "2026-01-01 00:00:00".to_owned(),
        tool_name: Some("Bash".to_owned()),
        detail: Some(TranscriptDetail("[1]".to_owned())),
        status: Some(status.to_owned()),
        model: Some("gpt-5".to_owned()),
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
            other.metadata = match status {
                SessionStatus::Active => "active",
                SessionStatus::Idle => "idle",
                SessionStatus::Ended => "ended",
            }
            .to_owned();
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
            session_id: id,
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
