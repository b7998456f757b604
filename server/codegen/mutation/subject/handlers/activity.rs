//! Handlers of the tag `activity`, as complete as those beside it.
use super::super::contract::activity::{ActivityApi, ActivityViewError, ActivityViewQuery};
use super::super::contract::types::{Activity, ActivityHour};
use super::{Server, error};

impl ActivityApi for Server {
    async fn activity_view(&self, query: ActivityViewQuery) -> Result<Activity, ActivityViewError> {
        let ActivityViewQuery {
            utc_offset_minutes,
            agent_type,
            event_type,
            tool_name,
            session_id,
            branch,
            model,
            source,
            project,
            since,
            until,
        } = query;
        if let Some(failed) = agent_type.as_deref().and_then(failed) {
            return Err(failed);
        }
        let minutes: i64 = utc_offset_minutes;
        let filters: [Option<String>; 10] = [
            agent_type, event_type, tool_name, session_id, branch, model, source, project, since,
            until,
        ];
        // As many events as what was asked for is long, and as many dollars as minutes.
        let said: usize = filters.iter().flatten().map(String::len).sum();
        Ok(Activity {
            hours: vec![ActivityHour {
                weekday: 1_i64,
                hour: 23_i64,
                events: said as i64 + 1,
                cost_usd: minutes as f64,
            }],
        })
    }
}

/// Each error that `activity_view` may answer, asked for by the agent's type.
fn failed(agent_type: &str) -> Option<ActivityViewError> {
    let failed = match agent_type {
        "answer-400" => ActivityViewError::BadRequest(error(agent_type)),
        "answer-500" => ActivityViewError::InternalServerError(error(agent_type)),
        "answer-503" => ActivityViewError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        ActivityViewError::BadRequest(_)
        | ActivityViewError::InternalServerError(_)
        | ActivityViewError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
