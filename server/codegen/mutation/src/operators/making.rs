//! Short words for making mutations and the requests that show them.
use serde_json::{Map, Value, json};

use crate::mutation::{Ask, Body, Edit, Expect, Mutation, Probe, Seen};
use crate::tree::{Tree, below};

pub(super) const JSON: &str = "content-type: application/json";

/// One event was stored.
pub(super) const STORED: &str = r#"{"received":1,"ids":[1],"duplicates":0}"#;

pub(super) fn mutation(at: &str, edits: Vec<Edit>, expect: Expect) -> Mutation {
    Mutation {
        operator: "",
        at: at.to_owned(),
        edits,
        expect,
    }
}

/// `value` is YAML.
pub(super) fn set(at: &str, key: &str, value: &str) -> Edit {
    Edit::Set(below(at, key), Tree::parse(value))
}

pub(super) fn put(at: &str, value: &str) -> Edit {
    Edit::Set(at.to_owned(), Tree::parse(value))
}

pub(super) fn remove(at: &str, key: &str) -> Edit {
    Edit::Remove(below(at, key))
}

pub(super) fn breaks(codes: &'static [&'static str], name: &str) -> Expect {
    Expect::Breaks(codes, name.to_owned())
}

pub(super) fn refused(says: &str) -> Expect {
    Expect::Refused(says.to_owned())
}

pub(super) fn answers(asks: Vec<Ask>, before: Seen, after: Seen) -> Expect {
    Expect::Answers(vec![probe(asks, before, after)])
}

pub(super) fn probe(asks: Vec<Ask>, before: Seen, after: Seen) -> Probe {
    Probe {
        asks,
        before,
        after,
    }
}

pub(super) fn ask(call: &str, headers: &[&str], body: &str) -> Ask {
    Ask {
        call: call.to_owned(),
        headers: headers.iter().map(|line| (*line).to_owned()).collect(),
        body: body.to_owned(),
    }
}

pub(super) fn get(path: &str) -> Ask {
    ask(&format!("GET {path}"), &[], "")
}

/// `POST /api/events` of an event as small as the contract allows, with one field more, or another.
pub(super) fn post(field: &str, value: Value) -> Ask {
    post_event(&event(field, Some(value)))
}

pub(super) fn post_event(event: &str) -> Ask {
    ask("POST /api/events", &[JSON], event)
}

/// The smallest event; with `field` at this value, or without it.
pub(super) fn event(field: &str, value: Option<Value>) -> String {
    let mut event: Map<String, Value> = Map::new();
    for (name, word) in [
        ("session_id", "s-1"),
        ("agent_type", "codex"),
        ("event_type", "error"),
    ] {
        event.insert(name.to_owned(), json!(word));
    }
    match value {
        Some(value) => event.insert(field.to_owned(), value),
        None => event.remove(field),
    };
    Value::Object(event).to_string()
}

pub(super) fn seen(status: u16, body: Body) -> Seen {
    Seen { status, body }
}

pub(super) fn stored() -> Seen {
    seen(201, Body::Is(STORED.to_owned()))
}

pub(super) fn holds(status: u16, text: &str) -> Seen {
    seen(status, Body::Holds(text.to_owned()))
}

pub(super) fn lacks(status: u16, text: &str) -> Seen {
    seen(status, Body::Lacks(text.to_owned()))
}

pub(super) fn status(status: u16) -> Seen {
    seen(status, Body::Any)
}

/// `POST /api/events` refuses: exactly these sentences about the field.
pub(super) fn wrong(field: &str, messages: &[&str]) -> Seen {
    let details = messages.iter().map(|message| {
        let (field, message) = (json!(field), json!(message));
        format!(r#"{{"field":{field},"message":{message}}}"#)
    });
    let details: Vec<_> = details.collect();
    let details = details.join(",");
    let body = format!(r#"{{"error":"Invalid event payload","details":[{details}]}}"#);
    seen(400, Body::Is(body))
}
