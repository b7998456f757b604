//! Objects that take no other field than theirs, objects that take any, and values that can be anything.
use std::sync::Arc;

use codegen_runtime::MAX_WRONG_ITEMS;

use crate::asking::{Answer, JSON, ask, server};
use crate::open::boxes::{AnythingCreateError, BoxCreateError, BoxesApi};
use crate::open::types::{Anything, Box, NewBox};
use crate::open::{ROUTES, service};

pub struct Mover;

impl BoxesApi for Mover {
    async fn box_create(&self, body: NewBox) -> Result<Box, BoxCreateError> {
        let NewBox {
            must,
            may,
            list,
            map,
            bare,
            said,
            loose,
            tight,
        } = body;
        let must = Some(must);
        Ok(Box {
            must,
            may,
            list,
            map,
            bare,
            said,
            loose,
            tight,
        })
    }

    async fn anything_create(&self, body: Anything) -> Result<Anything, AnythingCreateError> {
        Ok(body)
    }
}

async fn post(path: &str, body: &str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Mover)));
    ask(&server, &format!("POST {path}"), &[JSON], body.to_owned()).await
}

async fn refused(body: &str, details: &str) {
    let expected = format!(r#"{{"error":"Invalid request body","details":[{details}]}}"#);
    post("/boxes", body).await.is(400, &expected);
}

#[tokio::test]
async fn what_can_be_anything_comes_back_as_it_was_sent() {
    let body = r#"{"must":null,"may":{"b":1e0,"a":[ ]},"list":[1,"a",null],"map":{"a":[],"":2},"bare":{},"said":{"a":1}}"#;
    post("/boxes", body).await.is(200, body);
    post("/boxes", r#"{"must":1,"may":null}"#)
        .await
        .is(200, r#"{"must":1}"#);
    let anything = r#"{"a":{"b":[1.50]}}"#;
    post("/anything", anything).await.is(200, anything);
    let deep = format!(r#"{{"must":{}{}}}"#, "[".repeat(65), "]".repeat(65));
    let too_deep = r#"{"field":"must","message":"must not be nested deeper than 64 levels"}"#;
    refused(&deep, too_deep).await;
}

#[tokio::test]
async fn what_can_be_anything_still_stands_where_it_must() {
    refused("{}", r#"{"field":"must","message":"is required"}"#).await;
    for (body, field, message) in [
        (
            r#"{"must":1,"list":{}}"#,
            "list",
            "must be an array when provided",
        ),
        (
            r#"{"must":1,"list":[{"a":1},{"a":1.0}]}"#,
            "list",
            "must not hold an item twice",
        ),
        (
            r#"{"must":1,"map":[]}"#,
            "map",
            "must be an object when provided",
        ),
        (
            r#"{"must":1,"bare":1}"#,
            "bare",
            "must be an object when provided",
        ),
        (
            r#"{"must":1,"said":{"a":1,"b":2}}"#,
            "said",
            "must hold at most 1 field",
        ),
    ] {
        let said = format!(r#"{{"field":"{field}","message":"{message}"}}"#);
        refused(body, &said).await;
    }
    post("/anything", "[]").await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"body","message":"must be an object"}]}"#,
    );
}

#[tokio::test]
async fn a_closed_object_refuses_what_it_does_not_know() {
    refused(
        r#"{"b":1,"may":1,"a":2,"tight":[{"c":1,"b":3}]}"#,
        r#"{"field":"must","message":"is required"},{"field":"tight[0].b","message":"must be a string when provided"},{"field":"tight[0].c","message":"is not a known field"},{"field":"b","message":"is not a known field"},{"field":"a","message":"is not a known field"}"#,
    )
    .await;
    let loose = post("/boxes", r#"{"must":1,"loose":{"b":1,"c":2}}"#).await;
    loose.is(200, r#"{"must":1,"loose":{}}"#);
    refused(
        r#"{"must":1,"loose":{}}"#,
        r#"{"field":"loose","message":"must hold a field"}"#,
    )
    .await;
}

#[tokio::test]
async fn of_many_unknown_fields_not_all_are_told() {
    let fields: Vec<_> = (0..MAX_WRONG_ITEMS + 5)
        .map(|n| format!(r#""{n}":1"#))
        .collect();
    let answer = post("/boxes", &format!(r#"{{"must":1,{}}}"#, fields.join(","))).await;
    let told = answer.body.matches("is not a known field").count();
    assert_eq!((answer.status.as_u16(), told), (400, MAX_WRONG_ITEMS));
    assert!(
        answer
            .body
            .contains("must not hold more than 10000 unknown fields")
    );
}
