//! Operations of the tag `hooks`.
use agentmonitor_contract::hooks::{HookCreateError, HookCreateQuery, HooksApi};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::plain;
use crate::hooks::{Circumstances, Denial, NoPayload, Verdict};

/// The one hook whose answer decides anything.
const DECIDING: &str = "PreToolUse";

impl HooksApi for Server {
    async fn hook_create(
        &self,
        query: HookCreateQuery,
        body: wire::HookPayload,
    ) -> Result<wire::HookAnswer, HookCreateError> {
        let around = Circumstances {
            agent_type: query.agent_type.unwrap_or_default(),
            safety: query.safety.unwrap_or(self.safety),
            instruction_load_instrumented: query.instruction_load_instrumented.unwrap_or(false),
            metadata_limit_bytes: self.ingest.metadata_limit_bytes(),
            event_id: query.event_id,
        };
        let verdict = self.hooks.take(body.0, around).await;
        verdict.map(Into::into).map_err(|NoPayload| {
            HookCreateError::BadRequest(wire::Error {
                details: Some(vec![wire::FieldError {
                    field: "body".into(),
                    message: "must be an object".into(),
                }]),
                ..plain("Invalid hook payload")
            })
        })
    }
}

impl From<Verdict> for wire::HookAnswer {
    fn from(verdict: Verdict) -> Self {
        let Verdict::Deny(denial) = verdict else {
            return Self {
                hook_specific_output: None,
                permission_decision: None,
                permission_decision_reason: None,
            };
        };
        let Denial {
            reason,
            is_for_copilot,
        } = denial;
        Self {
            permission_decision: is_for_copilot.then_some(wire::HookPermission::Deny),
            permission_decision_reason: is_for_copilot.then(|| reason.as_str().into()),
            hook_specific_output: Some(wire::HookDecision {
                hook_event_name: DECIDING.into(),
                permission_decision: wire::HookPermission::Deny,
                permission_decision_reason: reason.into(),
            }),
        }
    }
}
