//! One object with everything: each field in each presence, right and wrong.
use std::sync::Arc;

use serde_json::{Value, json};

use crate::asking::{Answer, JSON, ask, server};
use crate::presence::forms::{FormCreateError, FormsApi};
use crate::presence::types::{Form, Understood};
use crate::presence::{ROUTES, service};

pub struct Reader;

impl FormsApi for Reader {
    async fn form_create(&self, body: Form) -> Result<Understood, FormCreateError> {
        let form = format!("{body:?}");
        Ok(Understood { form: form.into() })
    }
}

async fn send(form: &Value) -> Answer {
    let server = server(ROUTES, service(Arc::new(Reader)));
    ask(&server, "POST /forms", &[JSON], form.to_string()).await
}

/// What the handler understood.
async fn understood(form: &Value) -> String {
    let answer = send(form).await;
    assert_eq!(answer.status.as_u16(), 200, "{form}: {}", answer.body);
    let answer: Value = serde_json::from_str(&answer.body).expect("JSON");
    answer["form"].as_str().expect("a text").to_owned()
}

/// What is wrong, as `field: message`.
async fn complaints(form: &Value) -> Vec<String> {
    let answer = send(form).await;
    assert_eq!(answer.status.as_u16(), 400, "{form}: {}", answer.body);
    let answer: Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(answer["error"], "Invalid request body");
    let details = answer["details"].as_array().expect("details").iter();
    details
        .map(|detail| {
            let part = |key: &str| detail[key].as_str().expect("a text").to_owned();
            format!("{}: {}", part("field"), part("message"))
        })
        .collect()
}

/// As little as is right.
fn least() -> Value {
    json!({
        "type": "t", "match": null, "before": 1, "fields": null, "yes": true, "kind": "Some",
        "inner": {"x": 1}, "free": null,
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut form = least();
    form[field] = value;
    form
}

#[tokio::test]
async fn what_may_be_absent_is_absent() {
    assert_eq!(
        understood(&least()).await,
        "Form { type: \"t\", match: None, errors: None, raw: None, before: 1, fields: None, \
         errors_field: None, partial_success: None, ratio: None, low: None, between: None, \
         yes: true, no: None, gen: None, kind: Some, shade: None, inner: Inner { x: 1, y: None }, \
         other: None, words: None, codes: None, kinds: None, inners: None, table: None, \
         things: None, name: None, short: None, long: None, code: None, at: None, \
         free: Thing(\"null\"), thing: None }"
    );
}

#[tokio::test]
async fn what_is_there_arrives() {
    let form = json!({
        "type": " kept ", "match": "m", "errors": "e", "raw": "r", "before": 5.0, "fields": -5,
        "errors_field": 1, "partialSuccess": 9007199254740991_i64, "ratio": 1e-3, "low": -1.5,
        "between": -0.25, "yes": false, "no": false, "gen": true, "kind": "none-at-all", "shade": " type ",
        "inner": {"x": 1, "y": "y", "z": 0}, "other": {"x": 2, "y": null}, "words": [" a "],
        "codes": ["AB", "CD"], "kinds": ["type", "Some"], "inners": [{"x": 3}],
        "table": [[], [1, 2]], "things": [null, {"a": [1.0]}], "name": " abcd ", "short": "abc",
        "long": "ab", "code": "abc", "at": "2026-01-01", "free": {"b": 1e3}, "thing": "s",
        "unknown": {"is": "ignored"},
    });
    assert_eq!(
        understood(&form).await,
        "Form { type: \" kept \", match: Some(\"m\"), errors: Some(\"e\"), raw: Some(\"r\"), \
         before: 5, fields: Some(-5), errors_field: Some(1), \
         partial_success: Some(9007199254740991), ratio: Some(0.001), low: Some(-1.5), \
         between: Some(-0.25), yes: false, no: Some(false), gen: Some(true), kind: NoneAtAll, shade: Some(Type), \
         inner: Inner { x: 1, y: Some(\"y\") }, other: Some(Inner { x: 2, y: None }), \
         words: Some([\"a\"]), codes: Some([\"AB\", \"CD\"]), kinds: Some([Type, Some]), \
         inners: Some([Inner { x: 3, y: None }]), table: Some([[], [1, 2]]), \
         things: Some([Thing(\"null\"), Thing(\"{\\\"a\\\":[1.0]}\")]), name: Some(\"abcd\"), \
         short: Some(\"abc\"), long: Some(\"ab\"), code: Some(\"abc\"), \
         at: Some(\"2026-01-01T00:00:00.000Z\"), free: Thing(\"{\\\"b\\\":1000.0}\"), \
         thing: Some(Thing(\"\\\"s\\\"\")) }"
    );
}

#[tokio::test]
async fn a_wrong_type_in_every_field_gives_one_list_in_field_order() {
    let form = json!({
        "type": 3, "match": 3, "errors": 3, "raw": 3, "before": "3", "fields": "3",
        "errors_field": true, "partialSuccess": [], "ratio": "1", "low": {}, "between": false,
        "yes": "true", "no": 0, "gen": "", "kind": 3, "shade": 3, "inner": [], "other": "o", "words": {},
        "codes": "AB", "kinds": 3, "inners": {}, "table": 3, "things": {}, "name": 3,
        "short": 3, "long": 3, "code": 3, "at": 3, "free": 3, "thing": [],
    });
    assert_eq!(
        complaints(&form).await,
        [
            "type: must be a string",
            "match: must be a string or null",
            "errors: must be a string when provided",
            "raw: must be a string when provided",
            "before: must be an integer",
            "fields: must be an integer from -5 to 5 or null",
            "errors_field: must be an integer of at least 1 when provided",
            "partialSuccess: must be a non-negative integer when provided",
            "ratio: must be a number when provided",
            "low: must be a number of at most -1.5 when provided",
            "between: must be a number from -0.25 to 1 when provided",
            "yes: must be a boolean",
            "no: must be a boolean when provided",
            "gen: must be a boolean when provided",
            "kind: must be a string",
            "shade: must be a string when provided",
            "shade: must be one of: type, Some, none-at-all",
            "inner: must be an object",
            "other: must be an object when provided",
            "words: must be an array when provided",
            "codes: must be an array when provided",
            "kinds: must be an array when provided",
            "inners: must be an array when provided",
            "table: must be an array when provided",
            "things: must be an array when provided",
            "name: must be a string when provided",
            "short: must be a string when provided",
            "long: must be a string when provided",
            "code: must be a string when provided",
            "at: must be an ISO timestamp string when provided",
        ]
    );
}

#[tokio::test]
async fn null_is_refused_where_it_is_no_value() {
    let mut form = least();
    for (field, value) in form.as_object_mut().expect("an object") {
        if !["match", "fields", "free"].contains(&field.as_str()) {
            *value = Value::Null;
        }
    }
    for field in ["errors", "errors_field", "ratio", "words", "kinds"] {
        form[field] = Value::Null;
    }
    for field in [
        "raw",
        "partialSuccess",
        "low",
        "no",
        "shade",
        "other",
        "codes",
        "name",
        "thing",
    ] {
        form[field] = Value::Null;
    }
    assert_eq!(
        complaints(&form).await,
        [
            "type: must be a string",
            "errors: must be a string when provided",
            "before: must be an integer",
            "errors_field: must be an integer of at least 1 when provided",
            "ratio: must be a number when provided",
            "yes: must be a boolean",
            "kind: must be a string",
            "inner: must be an object",
            "words: must be an array when provided",
            "kinds: must be an array when provided",
        ]
    );
}

#[tokio::test]
async fn what_is_required_may_not_be_absent() {
    assert_eq!(
        complaints(&json!({})).await,
        [
            "type: must be a string",
            "match: must be a string or null",
            "before: must be an integer",
            "fields: must be an integer from -5 to 5 or null",
            "yes: must be a boolean",
            "kind: must be a string",
            "inner: must be an object",
            "free: is required",
        ]
    );
}

#[tokio::test]
async fn every_bound_holds() {
    for (field, wrong, message) in [
        (
            "fields",
            json!(6),
            "must be an integer from -5 to 5 or null",
        ),
        (
            "fields",
            json!(-6),
            "must be an integer from -5 to 5 or null",
        ),
        (
            "fields",
            json!(0.5),
            "must be an integer from -5 to 5 or null",
        ),
        (
            "errors_field",
            json!(0),
            "must be an integer of at least 1 when provided",
        ),
        (
            "partialSuccess",
            json!(-1),
            "must be a non-negative integer when provided",
        ),
        (
            "partialSuccess",
            json!(9007199254740992_i64),
            "must be a non-negative integer when provided",
        ),
        (
            "before",
            json!(9223372036854775808_u64),
            "must be an integer",
        ),
        (
            "low",
            json!(-1.4),
            "must be a number of at most -1.5 when provided",
        ),
        (
            "between",
            json!(1.01),
            "must be a number from -0.25 to 1 when provided",
        ),
        ("name", json!("a"), "must be 2 to 4 characters long"),
        ("name", json!("abcde"), "must be 2 to 4 characters long"),
        ("short", json!("abcd"), "must be at most 3 characters long"),
        ("long", json!("a"), "must be at least 2 characters long"),
        ("code", json!("aBc"), "must match the pattern ^[a-z]+$"),
        ("at", json!("yesterday"), "must be a valid timestamp"),
        (
            "kind",
            json!("Type"),
            "must be one of: type, Some, none-at-all",
        ),
        (
            "kind",
            json!(" type"),
            "must be one of: type, Some, none-at-all",
        ),
    ] {
        let said = complaints(&with(field, wrong.clone())).await;
        assert_eq!(said, [format!("{field}: {message}")], "{wrong}");
    }
    // Blank is absence where blanks are cut and the field is optional.
    assert!(
        understood(&with("name", json!(" \u{a0}")))
            .await
            .contains("name: None")
    );
}

#[tokio::test]
async fn what_is_wrong_in_a_list_or_an_object_is_named_by_its_path() {
    for (field, wrong, said) in [
        ("inner", json!({}), vec!["inner.x: must be an integer"]),
        (
            "other",
            json!({"x": "1", "y": "n"}),
            vec![
                "other.x: must be an integer",
                "other.y: must match the pattern ^y$",
            ],
        ),
        (
            "words",
            json!(["a", 1, null, " "]),
            vec![
                "words[1]: must be a string",
                "words[2]: must be a string",
                "words[3]: must be a non-empty string",
            ],
        ),
        (
            "codes",
            json!(["AB", "ab", "ABC"]),
            vec![
                "codes[1]: must match the pattern ^[A-Z]{2}$",
                "codes[2]: must match the pattern ^[A-Z]{2}$",
            ],
        ),
        (
            "kinds",
            json!(["type", "none"]),
            vec!["kinds[1]: must be one of: type, Some, none-at-all"],
        ),
        (
            "inners",
            json!([{"x": 1}, {}, 5, null]),
            vec![
                "inners[1].x: must be an integer",
                "inners[2]: must be an object",
                "inners[3]: must be an object",
            ],
        ),
        (
            "table",
            json!([[1], 2, ["3"]]),
            vec![
                "table[1]: must be an array",
                "table[2][0]: must be an integer",
            ],
        ),
    ] {
        assert_eq!(complaints(&with(field, wrong)).await, said, "{field}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_object_is_wrong_as_a_whole() {
    for body in [json!([]), json!(5), json!("{}"), Value::Null, json!(true)] {
        assert_eq!(
            complaints(&body).await,
            ["body: must be a JSON object"],
            "{body}"
        );
    }
}

#[tokio::test]
async fn numbers_beyond_a_double_fail_their_field_only() {
    let server = server(ROUTES, service(Arc::new(Reader)));
    let mut form = least().to_string();
    form.truncate(form.len() - 1);
    form.push_str(r#","ratio":1e999,"before":1,"before":-1e999}"#);
    let answer = ask(&server, "POST /forms", &[JSON], form).await;
    answer.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"before","message":"must be an integer"},{"field":"ratio","message":"must be a number when provided"}]}"#,
    );
}

#[tokio::test]
async fn free_json_may_not_nest_too_deep() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let server = server(ROUTES, service(Arc::new(Reader)));
    for (depth, status) in [(64, 200), (65, 400), (100_000, 400)] {
        let mut form = least().to_string();
        form.truncate(form.len() - 1);
        form.push_str(&format!(",\"thing\":{}}}", nested(depth)));
        let answer = ask(&server, "POST /forms", &[JSON], form).await;
        assert_eq!(answer.status.as_u16(), status, "{depth}: {}", answer.body);
    }
    let unknown = format!("{{\"unknown\":{}}}", nested(100_000));
    let answer = ask(&server, "POST /forms", &[JSON], unknown).await;
    assert_eq!(answer.status.as_u16(), 400);
}
