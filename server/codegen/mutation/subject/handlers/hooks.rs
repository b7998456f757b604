//! Handlers of the tag `hooks`, as complete as those beside it.
use super::super::contract::hooks::{HookCreateError, HookCreateQuery, HooksApi};
use super::super::contract::types::{HookAnswer, HookDecision, HookPayload, HookPermission};
use super::{Server, error, text};

impl HooksApi for Server {
    async fn hook_create(
        &self,
        query: HookCreateQuery,
        body: HookPayload,
    ) -> Result<HookAnswer, HookCreateError> {
        let HookCreateQuery {
            agent_type,
            safety,
            instruction_load_instrumented,
            event_id,
        } = query;
        let HookPayload(payload) = body;
        let payload: String = payload;
        if let Some(failed) = agent_type.as_deref().and_then(hook_error) {
            return Err(failed);
        }
        let said: (Option<String>, Option<bool>, Option<bool>, Option<String>) =
            (agent_type, safety, instruction_load_instrumented, event_id);
        let permission = HookPermission::Deny;
        match permission {
            HookPermission::Deny => {}
        }
        Ok(HookAnswer {
            permission_decision: Some(permission),
            permission_decision_reason: Some(text(&payload)),
            hook_specific_output: Some(HookDecision {
                hook_event_name: text(&payload),
                permission_decision: permission,
                permission_decision_reason: text(&format!("{said:?}")),
            }),
        })
    }
}

/// Each error that the operation may answer, asked for by the agent.
fn hook_error(agent_type: &str) -> Option<HookCreateError> {
    let failed = match agent_type {
        "400" => HookCreateError::BadRequest(error("answer-400")),
        "500" => HookCreateError::InternalServerError(error("answer-500")),
        "503" => HookCreateError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(3),
        },
        _ => return None,
    };
    match &failed {
        HookCreateError::BadRequest(_)
        | HookCreateError::InternalServerError(_)
        | HookCreateError::ServiceUnavailable {
            error: _,
            retry_after: _,
        } => {}
    }
    Some(failed)
}
