//! Each way to loosen or to tighten the schema of a request, or to drop a leniency, is reported.

use serde_json::{Map, Value, json};

use crate::support::{Known, each_is_in, properties, schema};

/// Changes every property of a new event alike and expects each of some fields in the report.
#[track_caller]
fn request_mutation(known: &Known, to: impl Fn(&mut Map<String, Value>), fields: &[&str]) {
    let mut document = known.document.clone();
    for (_, property) in properties(&mut document, "NewEvent") {
        to(property.as_object_mut().unwrap());
    }
    let wanted: Vec<_> = fields.iter().map(|field| format!("\"{field}\"")).collect();
    each_is_in(&known.requests(&document).failures, &wanted);
}

const TEXTS: [&str; 6] = [
    "event_id",
    "tool_name",
    "branch",
    "project",
    "model",
    "source",
];
const COUNTS: [&str; 5] = [
    "duration_ms",
    "tokens_in",
    "tokens_out",
    "cache_read_tokens",
    "cache_write_tokens",
];

#[test]
fn a_request_schema_must_not_be_looser_than_what_was_refused() {
    let known = Known::get();
    let all = [
        &TEXTS[..],
        &COUNTS,
        &["session_id", "agent_type", "cost_usd", "client_timestamp"],
    ]
    .concat();
    let without = |key: &'static str| {
        move |property: &mut Map<String, Value>| {
            property.remove(key);
        }
    };
    request_mutation(known, without("type"), &all);
    request_mutation(
        known,
        without("minimum"),
        &[&COUNTS[..], &["cost_usd"]].concat(),
    );
    request_mutation(known, without("maximum"), &["tokens_in"]);
    request_mutation(
        known,
        without("pattern"),
        &["client_timestamp", "session_id", "agent_type"],
    );
    let mut document = known.document.clone();
    schema(&mut document, "NewEvent").remove("required");
    let wanted = ["session_id", "agent_type", "event_type"].map(|field| format!("\"{field}\""));
    each_is_in(&known.requests(&document).failures, &wanted);
    for (name, field) in [("EventType", "event_type"), ("EventStatus", "status")] {
        let mut document = known.document.clone();
        schema(&mut document, name).remove("enum");
        each_is_in(
            &known.requests(&document).failures,
            &[format!("\"{field}\"")],
        );
    }
}

#[test]
fn a_request_schema_must_not_be_tighter_than_what_was_taken() {
    let known = Known::get();
    let all = [&TEXTS[..], &COUNTS, &["cost_usd", "client_timestamp"]].concat();
    let mut document = known.document.clone();
    for (_, property) in properties(&mut document, "NewEvent") {
        property["nullable"] = json!(false);
    }
    let wanted: Vec<_> = all.iter().map(|field| format!("at \"/{field}\"")).collect();
    each_is_in(&known.requests(&document).failures, &wanted);
    let mut document = known.document.clone();
    schema(&mut document, "EventType")["enum"]
        .as_array_mut()
        .unwrap()
        .retain(|word| word != "git_commit");
    each_is_in(
        &known.requests(&document).failures,
        &["git_commit".to_owned()],
    );
}

#[test]
fn a_leniency_that_a_recorded_request_needs_must_be_named() {
    let known = Known::get();
    for key in ["x-am-trim", "x-am-format"] {
        let mut document = known.document.clone();
        for (_, property) in properties(&mut document, "NewEvent") {
            property.as_object_mut().unwrap().remove(key);
        }
        assert!(!known.requests(&document).failures.is_empty(), "{key}");
    }
    for key in ["also", "coerce"] {
        let mut document = known.document.clone();
        let body = &mut document["paths"]["/api/events"]["post"]["requestBody"]["x-am-body"];
        assert!(body.as_object_mut().unwrap().remove(key).is_some());
        assert!(!known.requests(&document).failures.is_empty(), "{key}");
    }
    let mut document = known.document.clone();
    let events = &mut properties(&mut document, "NewEventBatch")["events"];
    events.as_object_mut().unwrap().remove("x-am-collect");
    each_is_in(
        &known.requests(&document).failures,
        &["at \"/events/".to_owned()],
    );
}
