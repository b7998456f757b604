//! The servers of `examples/`, whose contracts know nothing of this generator: what their users do, and that the derived
//! document says what the file says.
// Each example is a program of its own, and they share how to serve.
#![allow(clippy::duplicate_mod)]

#[path = "../goldens/asking.rs"]
#[allow(dead_code)]
mod asking;
#[path = "../../examples/catalogue/main.rs"]
#[allow(dead_code)]
mod catalogue;
#[path = "../../examples/chat/main.rs"]
#[allow(dead_code)]
mod chat;
#[path = "../../../contract/tests/document/compare.rs"]
mod compare;
#[path = "../../../contract/tests/document/normal.rs"]
mod normal;
#[path = "../../examples/petstore/main.rs"]
#[allow(dead_code)]
mod petstore;
#[path = "../../../contract/tests/document/yaml.rs"]
mod yaml;

mod asking_the_catalogue;
mod asking_the_chat;
mod asking_the_petstore;

use serde_json::Value;

use crate::asking::Answer;

/// The JSON of an answer of this status.
#[track_caller]
fn json(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status, status, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("answers are JSON")
}

#[track_caller]
fn says(derived: &str, spec: &str) {
    let derived = normal::document(&yaml::json(derived));
    let written = normal::document(&yaml::json(spec));
    let found = compare::differences(&written, &derived);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_example_is_documented_as_it_is_written() {
    says(
        &petstore::service().spec(),
        include_str!("../../examples/petstore/openapi.yaml"),
    );
    says(
        &catalogue::service().spec(),
        include_str!("../../examples/catalogue/openapi.yaml"),
    );
    says(
        &chat::service().spec(),
        include_str!("../../examples/chat/openapi.yaml"),
    );
}
