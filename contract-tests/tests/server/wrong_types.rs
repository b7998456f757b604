//! A wrong type in every field of an event, read from the contract: each field x each kind of JSON
//! value, alone and within a batch. A new field of the contract is tested without an edit here.

use contract_tests::contract::Contract;
use contract_tests::places;
use serde_json::{Map, Value, json};

use crate::support::{Running, event};

fn values() -> [Value; 9] {
    [
        json!("some text"),
        json!(""),
        json!(5),
        json!(-1),
        json!(1.5),
        json!(true),
        json!(["x"]),
        json!({"x": 1}),
        json!(null),
    ]
}

/// True where the schema of a field takes a value.
fn fits(contract: &Contract, field: &Value, required: bool, value: &Value) -> bool {
    let schema = contract.resolve(field).unwrap();
    let nullable = field["nullable"] == true || schema["nullable"] == true;
    match (schema["type"].as_str(), value) {
        (None, _) => true,
        (_, Value::Null) => nullable,
        (Some("string"), Value::String(text)) => {
            let listed = schema["enum"].as_array();
            let is_listed = listed.is_none_or(|list| list.contains(value));
            let is_date = schema["x-am-format"] == "js-date";
            is_listed && !is_date && !(required && text.is_empty())
        }
        (Some("integer"), Value::Number(number)) => number.as_u64().is_some(),
        (Some("number"), Value::Number(number)) => number.as_f64().is_some_and(|n| n >= 0.0),
        _ => false,
    }
}

fn fields() -> (Contract, Map<String, Value>, Vec<String>) {
    let contract = Contract::load(&places::contract()).unwrap();
    let fields = contract.request_fields("event_create").unwrap();
    let required = contract.schema("NewEvent").unwrap()["required"]
        .as_array()
        .unwrap();
    let required = required
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    (contract, fields, required)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_type_in_any_field_is_refused_with_that_field_named() {
    let (contract, fields, required) = fields();
    let running = Running::start().await;
    let mut stored = 0;
    for (name, schema) in &fields {
        let required = required.contains(name);
        for value in values() {
            let mut body = event("s");
            body[name] = value.clone();
            let (status, answer) = running.post("/api/events", body.to_string()).await;
            if fits(&contract, schema, required, &value) {
                assert!(
                    status == 201 || status == 200,
                    "{name}: {value} gives {status} {answer}"
                );
                stored += i64::from(status == 201);
                continue;
            }
            assert_eq!(status, 400, "{name}: {value} gives {answer}");
            let details = answer["details"].as_array().unwrap();
            let named = details.iter().all(|detail| detail["field"] == *name);
            assert!(
                named && !details.is_empty(),
                "{name}: {value} gives {answer}"
            );
        }
    }
    assert!(stored > 0);
    assert_eq!(running.total().await, stored);
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_type_in_one_item_rejects_that_item_alone() {
    let (contract, fields, required) = fields();
    let running = Running::start().await;
    let mut items = Vec::new();
    let mut wrong = Vec::new();
    for (name, schema) in &fields {
        for value in values() {
            if !fits(&contract, schema, required.contains(name), &value) {
                wrong.push((items.len(), name.clone()));
                let mut item = event("s");
                item[name] = value;
                items.push(item);
                items.push(event("s"));
            }
        }
    }
    for value in values() {
        if !value.is_object() {
            wrong.push((items.len(), "body".to_owned()));
            items.push(value);
        }
    }
    let good = items.len() - wrong.len();
    let (status, answer) = running
        .post("/api/events/batch", json!({ "events": items }).to_string())
        .await;
    assert_eq!(status, 201, "{answer}");
    assert_eq!(answer["received"], good);
    let rejected = answer["rejected"].as_array().unwrap();
    assert_eq!(rejected.len(), wrong.len());
    for (one, (index, name)) in rejected.iter().zip(&wrong) {
        assert_eq!(one["index"], *index);
        let errors = one["errors"].as_array().unwrap();
        let prefix = format!("{name}: ");
        let named = errors
            .iter()
            .all(|error| error.as_str().unwrap().starts_with(&prefix));
        assert!(named && !errors.is_empty(), "{name}: {one}");
    }
    assert_eq!(running.total().await, i64::try_from(good).unwrap());
    running.stop().await;
}

#[tokio::test]
async fn a_batch_that_is_no_list_of_events_is_refused_whole() {
    let running = Running::start().await;
    for value in values() {
        if value.is_array() {
            continue;
        }
        let (status, answer) = running
            .post("/api/events/batch", json!({ "events": value }).to_string())
            .await;
        assert_eq!(
            (status, answer),
            (400, json!({"error": "Expected { events: [...] }"}))
        );
    }
    assert_eq!(running.total().await, 0);
    running.stop().await;
}
