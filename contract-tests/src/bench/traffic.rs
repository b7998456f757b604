//! What is sent: requests rendered before the start, as hooks send them, the same each time but for the ids of their
//! events: every other event has one, as with clients that may have to send again, and none is sent twice.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use crate::http::Request;

/// Different requests, sent in turn.
const VARIANTS: usize = 64;
/// Sessions that the events belong to.
const SESSIONS: usize = 40;

/// Where the digits of an event's id stand until it is sent.
const UNSTAMPED: &str = "################";

/// Requests with the number of events in each.
#[derive(Debug)]
pub(super) struct Traffic {
    requests: Vec<Rendered>,
    pub events_each: u64,
    /// How many ids were given, counted from the nanosecond of its making: what a server was sent before has others.
    ids: AtomicU64,
}

/// The bytes of a request, and where ids go.
#[derive(Debug)]
struct Rendered {
    bytes: Vec<u8>,
    ids: Vec<usize>,
}

impl Rendered {
    fn of(bytes: Vec<u8>) -> Self {
        let ids = memchr::memmem::find_iter(&bytes, UNSTAMPED).collect();
        Self { bytes, ids }
    }
}

/// The digits of an id of an event: in no order, as those of clients are, and each once.
pub(super) fn id_digits(number: u64) -> String {
    // Odd, so that no two numbers have the same product.
    format!("{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
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
        Self::rendered(
            0,
            targets
                .iter()
                .map(|target| Request::get(target).render(address)),
        )
    }

    /// Puts the request of this number, and whatever ids its events have, in place of what stands there.
    pub(super) fn write(&self, number: usize, request: &mut Vec<u8>) {
        let rendered = &self.requests[number % self.requests.len()];
        request.clear();
        request.extend_from_slice(&rendered.bytes);
        for at in &rendered.ids {
            let digits = id_digits(self.ids.fetch_add(1, Ordering::Relaxed));
            request[*at..*at + UNSTAMPED.len()].copy_from_slice(digits.as_bytes());
        }
    }

    fn of(address: &str, events: usize, request: impl Fn(usize) -> Request) -> Self {
        let requests = (0..VARIANTS).map(|variant| request(variant).render(address));
        Self::rendered(events, requests)
    }

    fn rendered(events: usize, requests: impl Iterator<Item = Vec<u8>>) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = now.map_or(0, |now| now.as_nanos());
        Self {
            requests: requests.map(Rendered::of).collect(),
            events_each: events as u64,
            ids: AtomicU64::new(u64::try_from(now).unwrap_or_default()),
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

/// An event as hooks send them, every other one with an id that is still to be stamped.
fn event(number: usize) -> Value {
    let mut event = event_without_id(number);
    if number.is_multiple_of(2) {
        event["event_id"] = Value::from(format!("event-{UNSTAMPED}"));
    }
    event
}

/// Mostly tool calls, now and then an answer with its usage.
fn event_without_id(number: usize) -> Value {
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

    fn sent(traffic: &Traffic, number: usize) -> (String, Value) {
        let mut request = b"what was sent before".to_vec();
        traffic.write(number, &mut request);
        let text = String::from_utf8(request).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), serde_json::from_str(body).unwrap())
    }

    #[test]
    fn a_batch_holds_as_many_events_as_it_says() {
        let traffic = Traffic::batches("host:1", 20);
        assert_eq!(traffic.events_each, 20);
        for number in 0..VARIANTS {
            let (head, body) = sent(&traffic, number);
            assert!(head.starts_with("POST /api/events/batch HTTP/1.1\r\nHost: host:1\r\n"));
            assert_eq!(body["events"].as_array().unwrap().len(), 20);
        }
    }

    #[test]
    fn every_other_event_has_an_id_that_no_other_ever_has() {
        let mut ids = std::collections::HashSet::new();
        let mut events = 0;
        for traffic in [
            Traffic::batches("host:1", 20),
            Traffic::batches("host:1", 20),
        ] {
            for number in 0..3 * VARIANTS {
                let (_, body) = sent(&traffic, number);
                let all = body["events"].as_array().unwrap();
                let given = all.iter().filter_map(|event| event["event_id"].as_str());
                ids.extend(given.map(str::to_owned));
                events += all.len();
            }
        }
        assert_eq!(ids.len(), events / 2);
        let stamped = |id: &String| id.starts_with("event-") && !id.contains('#');
        assert!(ids.iter().all(stamped));
    }
}
