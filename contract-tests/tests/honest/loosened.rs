//! Each way to loosen or to tighten the schema of an answer is reported.

use contract_tests::schema::places::{all, free_form};
use serde_json::{Value, json};

use crate::support::{Known, each_is_in, properties, schema};

/// The objects that answers are made of.
const ANSWERED: [&str; 9] = [
    "Health",
    "EventReceipt",
    "EventBatchReceipt",
    "RejectedEvent",
    "Event",
    "EventList",
    "ConnectedFrame",
    "EventFrame",
    "Error",
];

/// Changes every property of the answered objects and returns the places of those that were changed, as `Event.id`.
fn change(document: &mut Value, mut to: impl FnMut(&mut Value) -> bool) -> Vec<String> {
    let mut changed = Vec::new();
    for name in ANSWERED {
        for (key, property) in properties(document, name) {
            if to(property) {
                changed.push(format!("{name}.{key}"));
            }
        }
    }
    assert!(!changed.is_empty(), "the mutation fits nothing");
    changed
}

#[test]
fn a_value_that_is_never_null_must_not_be_nullable() {
    let known = Known::get();
    let mut document = known.document.clone();
    let changed = change(&mut document, |property| {
        let mutable = property.get("$ref").is_none() && property["nullable"] != true;
        if mutable {
            property["nullable"] = json!(true);
        }
        mutable
    });
    let wanted: Vec<_> = changed.iter().map(|at| format!("{at} null")).collect();
    each_is_in(&known.unseen(&document), &wanted);
}

#[test]
fn a_value_that_is_null_somewhere_must_be_nullable() {
    let known = Known::get();
    let mut document = known.document.clone();
    let changed = change(&mut document, |property| {
        property["nullable"].take() == true
    });
    let keys: Vec<_> = changed
        .iter()
        .map(|at| format!("/{}", at.split('.').nth(1).unwrap()))
        .collect();
    each_is_in(&known.refused(&document), &keys);
}

#[test]
fn a_key_that_is_always_there_must_be_required() {
    let known = Known::get();
    let mut document = known.document.clone();
    let mut wanted = Vec::new();
    for name in ANSWERED {
        let required = schema(&mut document, name).remove("required").unwrap();
        let keys = required
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str);
        wanted.extend(keys.map(|key| format!("{name}.{key} absent")));
    }
    each_is_in(&known.unseen(&document), &wanted);
}

#[test]
fn a_key_that_is_never_there_must_not_be_named() {
    let known = Known::get();
    let mut document = known.document.clone();
    for name in ANSWERED {
        properties(&mut document, name).insert("extra".to_owned(), json!({"type": "string"}));
    }
    let wanted = ANSWERED.map(|name| format!("{name}.extra present"));
    each_is_in(&known.unseen(&document), &wanted);
}

#[test]
fn a_key_that_is_there_must_be_named_and_one_that_is_not_must_not_be_required() {
    let known = Known::get();
    let mut document = known.document.clone();
    let mut wanted = Vec::new();
    for name in ANSWERED {
        let keys: Vec<_> = properties(&mut document, name).keys().cloned().collect();
        wanted.extend(keys.iter().map(|key| format!("'{key}'")));
        schema(&mut document, name).remove("required");
        properties(&mut document, name).retain(|_, property| {
            property["$ref"] == "#/components/schemas/Event" || property.get("items").is_some()
        });
        let left = properties(&mut document, name);
        wanted.retain(|quoted| !left.keys().any(|key| *quoted == format!("'{key}'")));
    }
    each_is_in(&known.refused(&document), &wanted);

    let mut document = known.document.clone();
    for key in ["details", "max_clients", "hint"] {
        schema(&mut document, "Error")["required"]
            .as_array_mut()
            .unwrap()
            .push(json!(key));
    }
    let wanted = ["\"details\"", "\"max_clients\"", "\"hint\""].map(str::to_owned);
    each_is_in(&known.refused(&document), &wanted);
}

#[test]
fn a_schema_without_its_type_is_free_form() {
    let known = Known::get();
    let mut document = known.document.clone();
    let changed = change(&mut document, |property| {
        property["enum"].is_null() && property.as_object_mut().unwrap().remove("type").is_some()
    });
    let lists = [
        "Error.details",
        "EventList.events",
        "EventReceipt.ids",
        "EventBatchReceipt.ids",
    ];
    let lists = [
        lists.as_slice(),
        &["EventBatchReceipt.rejected", "RejectedEvent.errors"],
    ]
    .concat();
    let scalars: Vec<_> = changed
        .iter()
        .filter(|at| !lists.contains(&at.as_str()))
        .collect();
    let pointers: Vec<_> = scalars
        .iter()
        .map(|at| format!("/components/schemas/{}", at.replace('.', "/properties/")))
        .collect();
    each_is_in(&free_form(&document), &pointers);

    for loose in [json!(true), json!({})] {
        let mut document = known.document.clone();
        for name in ANSWERED {
            schema(&mut document, name).insert("additionalProperties".to_owned(), loose.clone());
        }
        let wanted = ANSWERED.map(|name| format!("/components/schemas/{name}"));
        each_is_in(&free_form(&document), &wanted);
    }
    assert!(
        all(&known.document).len() > 100,
        "the walk over the contract stops short"
    );
}

#[test]
fn a_whole_number_must_not_be_any_number_and_no_type_may_be_another() {
    let known = Known::get();
    let mut document = known.document.clone();
    let retyped = |document: &mut Value, from: &str, to: &str| {
        change(document, |property| {
            let fits = property["type"] == from;
            if fits {
                property["type"] = json!(to);
            }
            fits
        })
    };
    let changed = retyped(&mut document, "integer", "number");
    let wanted: Vec<_> = changed
        .iter()
        .map(|at| format!("{at} with a fraction"))
        .collect();
    each_is_in(&known.unseen(&document), &wanted);

    for (from, to) in [
        ("integer", "string"),
        ("string", "integer"),
        ("number", "integer"),
    ] {
        let mut document = known.document.clone();
        let changed = retyped(&mut document, from, to);
        let keys: Vec<_> = changed
            .iter()
            .map(|at| format!("/{}", at.split('.').nth(1).unwrap()))
            .collect();
        each_is_in(&known.refused(&document), &keys);
    }
}

#[test]
fn a_time_must_have_its_pattern_and_a_count_its_type() {
    let known = Known::get();
    let mut document = known.document.clone();
    change(&mut document, |property| {
        property
            .as_object_mut()
            .unwrap()
            .remove("pattern")
            .is_some()
    });
    let wanted = ["created_at", "timestamp"].map(|key| format!("/{key}\": recorded as"));
    each_is_in(&known.too_loose(&document), &wanted);

    let mut document = known.document.clone();
    properties(&mut document, "Health")["uptime"]["type"] = json!("number");
    each_is_in(&known.too_loose(&document), &["/uptime".to_owned()]);
}

#[test]
fn a_word_and_a_variant_that_were_never_seen_must_not_be_there_and_those_that_were_must() {
    let known = Known::get();
    let mut document = known.document.clone();
    let words = &mut schema(&mut document, "EventFrameType")["enum"];
    words.as_array_mut().unwrap().push(json!("happening"));
    let frames = "/components/schemas/StreamFrame/discriminator/mapping";
    let mapping = document.pointer_mut(frames).unwrap();
    mapping["happening"] = json!("#/components/schemas/EventFrame");
    let wanted = [
        "EventFrameType is \"happening\"",
        "StreamFrame variant happening",
    ];
    each_is_in(&known.unseen(&document), &wanted.map(str::to_owned));

    let mut document = known.document.clone();
    let mapping = document
        .pointer_mut(frames)
        .unwrap()
        .as_object_mut()
        .unwrap();
    mapping.remove("event");
    each_is_in(&known.refused(&document), &["frame 1".to_owned()]);
}

#[test]
fn an_answer_that_the_contract_does_not_document_is_refused() {
    let known = Known::get();
    let mut document = known.document.clone();
    let operation = &mut document["paths"]["/api/events"]["post"];
    operation["responses"]
        .as_object_mut()
        .unwrap()
        .remove("400");
    let wanted = "the contract has no application/json under event_create 400";
    each_is_in(&known.refused(&document), &[wanted.to_owned()]);
}
