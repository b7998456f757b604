//! How much lists, maps and objects hold, and items that are null.
use std::sync::Arc;

use serde_json::{Value, json};

use crate::asking::{Answer, JSON, ask, server};
use crate::sizes::crates::{CrateCreateError, CrateListError, CrateListQuery, CratesApi};
use crate::sizes::types::{Crate, Understood};
use crate::sizes::{ROUTES, service};

pub struct Packer;

impl CratesApi for Packer {
    async fn crate_list(&self, query: CrateListQuery) -> Result<Understood, CrateListError> {
        let CrateListQuery { ids, tags, some } = query;
        let asked = format!("{ids:?} {tags:?} {some:?}");
        Ok(Understood {
            asked: asked.into(),
        })
    }

    async fn crate_create(&self, body: Crate) -> Result<Crate, CrateCreateError> {
        Ok(body)
    }
}

async fn post(body: &str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Packer)));
    ask(&server, "POST /crates", &[JSON], body.to_owned()).await
}

async fn taken(field: &str, value: &str) {
    let answer = post(&format!(r#"{{"{field}":{value}}}"#)).await;
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    let sent: Value = serde_json::from_str(value).expect("JSON");
    assert_eq!(
        (answer.status.as_u16(), &body[field]),
        (200, &sent),
        "{field}: {value}"
    );
}

async fn refused(field: &str, value: &str, place: &str, message: &str) {
    let said = format!(r#"{{"field":"{place}","message":"{message}"}}"#);
    post(&format!(r#"{{"{field}":{value}}}"#)).await.is(
        400,
        &format!(r#"{{"error":"Invalid request body","details":[{said}]}}"#),
    );
}

#[tokio::test]
async fn lists_and_maps_hold_as_much_as_they_may() {
    taken("some", r#"["a"]"#).await;
    refused("some", "[]", "some", "must hold an item").await;
    taken("pair", "[1,2]").await;
    refused("pair", "[1]", "pair", "must hold exactly 2 items").await;
    refused("pair", r#"[1,"a",3]"#, "pair", "must hold exactly 2 items").await;
    taken("few", "[]").await;
    taken("few", "[1,1,1]").await;
    refused("few", "[1,2,3,4]", "few", "must hold at most 3 items").await;
    taken("none", "[]").await;
    refused("none", "[1]", "none", "must be empty").await;
    taken("stock", r#"{"a":1,"b":2}"#).await;
    refused("stock", "{}", "stock", "must hold 1 to 2 fields").await;
    refused(
        "stock",
        r#"{"a":1,"b":2,"c":3}"#,
        "stock",
        "must hold 1 to 2 fields",
    )
    .await;
    taken("stock", r#"{"a":1,"b":1}"#).await;
    refused("rows", "[[true],[]]", "rows[1]", "must hold an item").await;
}

#[tokio::test]
async fn no_item_of_a_unique_list_stands_twice_however_it_is_written() {
    taken("distinct", "[1.5,2.5]").await;
    let twice = "must not hold an item twice";
    refused("distinct", "[1,2,1.0]", "distinct", twice).await;
    refused("distinct", "[1e2,100]", "distinct", twice).await;
    taken("parts", r#"[{"name":"a"},{"name":"b"}]"#).await;
    let same = r#"[{"name":"a","size":1},{"size":1.0,"name":"\u0061"}]"#;
    refused("parts", same, "parts", twice).await;
    refused(
        "parts",
        r#"[{"name":"a"},{}]"#,
        "parts[1].name",
        "must be a string",
    )
    .await;
}

#[tokio::test]
async fn an_object_counts_all_of_its_fields() {
    post("{}").await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"body","message":"must hold 1 to 3 fields"}]}"#,
    );
    let answer = post(r#"{"a":1,"b":2,"c":3,"c":4}"#).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let answer = post(r#"{"a":1,"b":2,"c":3,"few":[]}"#).await;
    assert_eq!(answer.status.as_u16(), 400, "{}", answer.body);
    refused("spares", "[{}]", "spares[0]", "must hold a field").await;
}

#[tokio::test]
async fn items_may_be_null_where_the_contract_says_so() {
    taken("gaps", r#"[null,"a",null]"#).await;
    refused(
        "gaps",
        r#"[null,""]"#,
        "gaps[1]",
        "must be a non-empty string",
    )
    .await;
    refused("gaps", "[1]", "gaps[0]", "must be a string or null").await;
    taken("holes", r#"{"a":null,"b":-1}"#).await;
    let holes = "must be an integer from -2147483648 to 2147483647 or null";
    refused("holes", r#"{"a":2147483648}"#, "holes.a", holes).await;
    taken("words", r#"["b",null,"a"]"#).await;
    refused("words", r#"["c"]"#, "words[0]", "must be one of: a, b").await;
    taken("spares", r#"[null,{"name":"a"}]"#).await;
    refused("pair", "[1,null]", "pair[1]", "must be an integer").await;
    let defaults = post(r#"{"few":[]}"#).await;
    defaults.is(200, r#"{"few":[],"distinct":[1,2.5],"gaps":["a",null]}"#);
}

#[tokio::test]
async fn lists_in_parameters_are_held_to_the_same() {
    let server = server(ROUTES, service(Arc::new(Packer)));
    let get = async |query: &str| ask(&server, &format!("GET /crates?{query}"), &[], ()).await;
    let right = get("ids=1&ids=2.0&tags=1,1.0&some=true").await;
    let asked = r#"[1.0, 2.0] ["1", "1.0"] [true]"#;
    right.is(200, &json!({ "asked": asked }).to_string());
    for (query, field, message) in [
        ("ids=1&some=true", "ids", "must hold 2 to 3 items"),
        (
            "ids=1&ids=2&ids=3&ids=4&some=true",
            "ids",
            "must hold 2 to 3 items",
        ),
        (
            "ids=1&ids=1.0&some=true",
            "ids",
            "must not hold an item twice",
        ),
        (
            "tags=a,%61&some=true",
            "tags",
            "must not hold an item twice",
        ),
        ("some=true&some=false", "some", "must hold at most 1 item"),
        ("", "some", "must hold an item"),
    ] {
        let said = json!([{ "field": field, "message": message }]);
        get(query).await.is(
            400,
            &format!(r#"{{"error":"Invalid query parameters","details":{said}}}"#),
        );
    }
}
