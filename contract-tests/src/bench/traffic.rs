//! What is sent: requests rendered before the start, as hooks send them, the same each time.

use serde_json::{Value, json};

use crate::http::Request;

/// Different requests, sent in turn.
const VARIANTS: usize = 64;
/// Sessions that the events belong to.
const SESSIONS: usize = 40;

/// Requests with the number of events in each.
#[derive(Debug)]
pub(super) struct Traffic {
    pub requests: Vec<Vec<u8>>,
    pub events_each: u64,
}

impl Traffic {
    /// `POST /api/events`, an event each.
    pub(super) fn single(address: &str) -> Self {
        let request = |variant| Request::post_json("/api/events", event(variant).to_string());
        Self::of(address, 1, request)
    }

    /// `POST /api/events/batch`.
    pub(super) fn batches(address: &str, events: usize) -> Self {
        let request = |variant| {
            let first = variant * events;
            let events: Vec<_> = (first..first + events).map(event).collect();
            let body = json!({ "events": events }).to_string();
            Request::post_json("/api/events/batch", body)
        };
        Self::of(address, events, request)
    }

    /// `POST /api/hooks/claude-code`, a tool call that is done each.
    pub(super) fn hooks(address: &str) -> Self {
        let request = |variant| {
            let body = hook(variant).to_string();
            Request::post_json("/api/hooks/claude-code", body)
        };
        Self::of(address, 1, request)
    }

    /// Questions, in turn.
    pub(super) fn questions(address: &str, targets: &[&str]) -> Self {
        let requests = targets.iter();
        Self {
            requests: requests
                .map(|target| Request::get(target).render(address))
                .collect(),
            events_each: 0,
        }
    }

    fn of(address: &str, events: usize, request: impl Fn(usize) -> Request) -> Self {
        let requests = (0..VARIANTS).map(|variant| request(variant).render(address));
        Self {
            requests: requests.collect(),
            events_each: events as u64,
        }
    }
}

/// What Claude Code tells of a tool call, with two kilobytes of its output.
fn hook(number: usize) -> Value {
    json!({
        "session_id": format!("5e551011-0000-4000-8000-{:012}", number % SESSIONS),
        "transcript_path": "/home/dev/.claude/projects/shop/session.jsonl",
        "cwd": "/home/dev/projects/shop", "permission_mode": "default",
        "hook_event_name": "PostToolUse", "tool_name": "Bash",
        "tool_input": {"command": format!("cargo test -p shop case_{number}"), "description": "Run a test"},
        "tool_response": {"stdout": "test basket::case ... ok\n".repeat(80), "stderr": "", "interrupted": false},
        "tool_use_id": format!("toolu_{number:024}"),
    })
}

/// An event as hooks send them: mostly tool calls, now and then an answer with its usage.
fn event(number: usize) -> Value {
    let session = format!("5e551011-0000-4000-8000-{:012}", number % SESSIONS);
    if number.is_multiple_of(5) {
        return json!({
            "session_id": session, "agent_type": "claude_code", "event_type": "llm_response",
            "model": "claude-sonnet-4-5", "tokens_in": 1200 + number, "tokens_out": 340,
            "cache_read_tokens": 18_000, "cache_write_tokens": 700, "duration_ms": 2100,
            "client_timestamp": "2026-01-01T10:00:00.000Z", "source": "hook",
            "metadata": {"stop_reason": "tool_use"},
        });
    }
    let tool = ["Bash", "Read", "Edit", "Grep"][number % 4];
    json!({
        "session_id": session, "agent_type": "claude_code", "event_type": "tool_use",
        "tool_name": tool, "duration_ms": 35 + number % 90,
        "project": "shop", "branch": "main", "source": "hook",
        "metadata": {"command": format!("cargo test -p shop case_{number}"),
                     "file_path": "/home/dev/projects/shop/src/basket.rs", "tool_use_id": number},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_holds_as_many_events_as_it_says() {
        let traffic = Traffic::batches("host:1", 20);
        assert_eq!(
            (traffic.requests.len(), traffic.events_each),
            (VARIANTS, 20)
        );
        for request in &traffic.requests {
            let text = std::str::from_utf8(request).unwrap();
            let (head, body) = text.split_once("\r\n\r\n").unwrap();
            assert!(head.starts_with("POST /api/events/batch HTTP/1.1\r\nHost: host:1\r\n"));
            let body: Value = serde_json::from_str(body).unwrap();
            assert_eq!(body["events"].as_array().unwrap().len(), 20);
        }
    }
}
