//! What an agent is told.

use agentmonitor_contract::types as wire;
use serde::Deserialize;

use crate::hooks::{Denial, Verdict};

const DENY: &str = "deny";

/// As the server would print it.
pub(super) fn print(verdict: Verdict) -> Vec<u8> {
    serde_json::to_vec(&wire::HookAnswer::from(verdict)).expect("texts print")
}

/// What a server answered. None of what is not the answer to a hook; what we do not know of one is left out, so that an
/// agent is told nothing but a verdict.
pub(super) fn read(body: &[u8]) -> Option<Verdict> {
    let answer: Answer = serde_json::from_slice(body).ok()?;
    Some(match answer.hook_specific_output {
        Some(Decision { permission, reason }) if permission == DENY => Verdict::Deny(Denial {
            reason,
            is_for_copilot: answer.permission.as_deref() == Some(DENY),
        }),
        _ => Verdict::Go,
    })
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "hookSpecificOutput")]
    hook_specific_output: Option<Decision>,
    #[serde(rename = "permissionDecision")]
    permission: Option<String>,
}

#[derive(Deserialize)]
struct Decision {
    #[serde(rename = "permissionDecision")]
    permission: String,
    #[serde(rename = "permissionDecisionReason")]
    reason: String,
}

#[cfg(test)]
mod tests {
    use super::{print, read};
    use crate::hooks::{Denial, Verdict};

    #[test]
    fn what_is_printed_is_read() {
        let denied = |is_for_copilot| {
            Verdict::Deny(Denial {
                reason: "no \"rm\"".to_owned(),
                is_for_copilot,
            })
        };
        for verdict in [Verdict::Go, denied(false), denied(true)] {
            assert_eq!(read(&print(verdict.clone())), Some(verdict));
        }
    }

    #[test]
    fn an_answer_of_tomorrow_is_read_and_a_page_is_none() {
        assert_eq!(read(br#"{"later":1}"#), Some(Verdict::Go));
        for body in ["", "<html>", "[]", "5", r#"{"hookSpecificOutput":{}}"#] {
            assert_eq!(read(body.as_bytes()), None, "{body}");
        }
    }
}
