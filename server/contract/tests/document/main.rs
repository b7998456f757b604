//! poem-openapi's derived document says what `openapi.yaml` says: neither less nor more.
//!
//! Both are brought into one form first (`normal`): what differs only in how it is written does not count.
mod as_json;
mod compare;
mod nobody;
mod normal;
mod yaml;

use std::sync::Arc;

use agentmonitor_contract::{OPENAPI_YAML, document, service};
use serde_json::Value;

use self::compare::differences;
use self::nobody::Nobody;

fn written() -> Value {
    yaml::json(OPENAPI_YAML)
}

fn derived() -> Value {
    // JSON is YAML; serde_json would read large bounds one off.
    yaml::json(&document(&service(Arc::new(Nobody))))
}

#[track_caller]
fn differ(written: &Value, derived: &Value) -> Vec<String> {
    differences(&normal::document(written), &normal::document(derived))
}

#[test]
fn the_derived_document_is_the_contract() {
    let found = differ(&written(), &derived());
    assert!(
        found.is_empty(),
        "openapi.yaml and poem-openapi's document differ (teach the generator to say it):\n{}",
        found.join("\n")
    );
}

/// The comparison can fail: one changed thing is one difference, at its place.
#[track_caller]
fn is_noticed(pointer: &str, change: impl Into<Value>, at: &str) {
    let mut changed = derived();
    let target = changed
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("nothing is at {pointer}"));
    *target = change.into();
    let found = differ(&written(), &changed);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with(&format!("{at}: ")), "{found:#?}");
}

#[test]
fn a_changed_sentence_is_noticed() {
    is_noticed("/info/title", "Other", "/info/title");
    let event = "/components/schemas/Event/description";
    is_noticed(event, "Other.", event);
    let created = "/paths/~1api~1events/post/responses/201/description";
    is_noticed(created, "Other.", created);
    is_noticed(
        "/paths/~1api~1events/get/parameters/0/description",
        "Other.",
        "/paths/~1api~1events/get/parameters/query limit/description",
    );
}

#[test]
fn a_changed_rule_is_noticed() {
    let field =
        |name: &str, rule: &str| format!("/components/schemas/NewEvent/properties/{name}/{rule}");
    let maximum = field("duration_ms", "maximum");
    is_noticed(&maximum, 5, &maximum);
    let pattern = field("client_timestamp", "pattern");
    is_noticed(&pattern, "^$", &pattern);
    let nullable = field("branch", "nullable");
    is_noticed(&nullable, false, &nullable);
    let kind = field("session_id", "type");
    is_noticed(&kind, "integer", &kind);
    let word = "/components/schemas/EventStatus/enum/1";
    is_noticed(word, "failure", word);
    let link = "/paths/~1api~1sessions/get/responses/200/links/session/parameters/id";
    is_noticed(link, "$response.body#/sessions/1/id", link);
    let target = field("event_type", "allOf/0/$ref");
    is_noticed(&target, "#/components/schemas/EventStatus", &target);
    let word = "/components/schemas/StreamFrame/discriminator/mapping/event";
    is_noticed(word, "#/components/schemas/ConnectedFrame", word);
    is_noticed(
        "/paths/~1api~1events/get/parameters/0/schema/default",
        51,
        "/paths/~1api~1events/get/parameters/query limit/schema/default",
    );
}

#[test]
fn what_one_side_lacks_is_noticed_on_either_side() {
    for (pointer, at) in [
        ("/paths/~1api~1stream", "/paths/~1api~1stream"),
        (
            "/paths/~1api~1events/post/responses/413",
            "/paths/~1api~1events/post/responses/413",
        ),
        (
            "/paths/~1api~1events/post/requestBody",
            "/paths/~1api~1events/post/requestBody",
        ),
        (
            "/components/schemas/Event/properties/id",
            "/components/schemas/Event/properties/id",
        ),
        (
            "/components/securitySchemes/bearerAuth",
            "/components/securitySchemes/bearerAuth",
        ),
        (
            "/paths/~1api~1events/get/responses/200/links/session",
            "/paths/~1api~1events/get/responses/200/links/session",
        ),
        (
            "/paths/~1api~1events/post/responses/503/headers/Retry-After",
            "/paths/~1api~1events/post/responses/503/headers/Retry-After",
        ),
    ] {
        let mut less = derived();
        remove(&mut less, pointer);
        assert_eq!(
            differ(&written(), &less),
            [format!("{at}: only in openapi.yaml")]
        );
        assert_eq!(
            differ(&less, &derived()),
            [format!("{at}: only in the derived document")]
        );
    }
}

fn remove(document: &mut Value, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').expect("not the root");
    let key = key.replace("~1", "/");
    let parent = document.pointer_mut(parent).and_then(Value::as_object_mut);
    let removed = parent.and_then(|parent| parent.remove(&key));
    assert!(removed.is_some(), "nothing is at {pointer}");
}

#[test]
fn a_dropped_requirement_or_token_is_noticed() {
    let mut less = derived();
    let required = less
        .pointer_mut("/components/schemas/NewEvent/required")
        .expect("is there");
    required.as_array_mut().expect("is a list").pop();
    let at = "/components/schemas/NewEvent/required/event_type";
    assert_eq!(
        differ(&written(), &less),
        [format!("{at}: only in openapi.yaml")]
    );
    let mut open = derived();
    remove(&mut open, "/paths/~1api~1events/get/security");
    let found = differ(&written(), &open);
    assert!(!found.is_empty());
    assert!(
        found
            .iter()
            .all(|found| found.starts_with("/paths/~1api~1events/get/security")),
        "{found:#?}"
    );
}

#[test]
fn how_it_is_written_is_not_noticed() {
    let mut other = derived();
    let limit = "/paths/~1api~1events/get/parameters/0";
    let limit = other
        .pointer_mut(limit)
        .and_then(Value::as_object_mut)
        .expect("is there");
    limit.insert("x-note".to_owned(), "anything".into());
    limit.insert("example".to_owned(), 7.into());
    limit.insert("required".to_owned(), false.into());
    let parameters = other
        .pointer_mut("/paths/~1api~1events/get/parameters")
        .expect("is there");
    parameters.as_array_mut().expect("is a list").reverse();
    let bodies = other
        .pointer_mut("/paths/~1api~1events/get/responses/200/content")
        .expect("is there");
    let bodies = bodies.as_object_mut().expect("is a map");
    let (_, json) = bodies
        .iter()
        .next()
        .map(|(k, v)| (k.clone(), v.clone()))
        .expect("has one");
    bodies.clear();
    bodies.insert("application/json; charset=utf-8".to_owned(), json);
    assert_eq!(differ(&written(), &other), Vec::<String>::new());
}
