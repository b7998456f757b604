//! What stands in for what a request leaves out.
use std::sync::Arc;

use crate::asking::{Answer, JSON, ask, server};
use crate::defaults::orders::{
    OrderCreateError, OrderListError, OrderListHeaders, OrderListQuery, OrderReplaceError,
    OrdersApi,
};
use crate::defaults::types::{Order, Understood, Wish};
use crate::defaults::{ROUTES, service};

pub struct Shop;

fn understood(asked: String) -> Understood {
    Understood {
        asked: asked.into(),
        always: true,
        hint: None,
    }
}

impl OrdersApi for Shop {
    async fn order_list(
        &self,
        query: OrderListQuery,
        headers: OrderListHeaders,
    ) -> Result<Understood, OrderListError> {
        Ok(understood(format!("{query:?} {headers:?}")))
    }

    async fn order_create(&self, body: Order) -> Result<Order, OrderCreateError> {
        Ok(body)
    }

    async fn order_replace(&self, body: Wish) -> Result<Understood, OrderReplaceError> {
        Ok(understood(format!("{body:?}")))
    }
}

async fn call(call: &str, body: &'static str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Shop)));
    ask(&server, call, &[JSON], body).await
}

#[track_caller]
fn asked(answer: &Answer, expected: &str) {
    let expected = serde_json::json!({"asked": expected, "always": true});
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(body, expected);
}

#[tokio::test]
async fn a_parameter_that_is_absent_or_empty_is_its_default() {
    let defaults = "OrderListQuery { order: \"by \\\"name\\\"\", joined: \"a,b\", empty: \"\", deep: true, \
                    flat: false, limit: 5, ratio: 1.0, size: ExtraLarge } \
                    OrderListHeaders { x_lang: \"en\" }";
    asked(&call("GET /orders", "").await, defaults);
    let empty = "GET /orders?order=&joined=&deep=&flat=&limit=&ratio=&size=";
    asked(&call(empty, "").await, defaults);
}

#[tokio::test]
async fn a_parameter_that_is_given_is_no_default() {
    let given = "GET /orders?order=o&joined=c&joined=d&empty=e&deep=false&flat=true&limit=0&ratio=0&size=small";
    asked(
        &call(given, "").await,
        "OrderListQuery { order: \"o\", joined: \"c,d\", empty: \"e\", deep: false, flat: true, \
         limit: 0, ratio: 0.0, size: Small } OrderListHeaders { x_lang: \"en\" }",
    );
    call("GET /orders?deep=yes&size=&limit=10", "").await.is(
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"deep","message":"must be true or false when provided"},{"field":"limit","message":"must be an integer from -2147483648 to 9 when provided"}]}"#,
    );
}

#[tokio::test]
async fn a_field_that_is_absent_is_its_default_and_then_always_said() {
    call("POST /orders", r#"{"trimmed": "  "}"#).await.is(
        200,
        r#"{"title":"no title","note":"","trimmed":"blank","count":9007199254740993,"small":-1,"price":0.5,"gift":true,"open":false,"size":"small","tags":[],"sizes":["small","extra-large"]}"#,
    );
    let all = r#"{"title":"ab","note":"n","trimmed":" t ","count":1,"small":2,"price":3,"gift":false,"open":true,"size":"extra-large","tags":["a"],"sizes":[],"plain":"p"}"#;
    call("POST /orders", all)
        .await
        .is(200, &all.replace(" t ", "t"));
}

#[tokio::test]
async fn a_wrong_field_is_refused_and_not_replaced() {
    call(
        "POST /orders",
        r#"{"title":"A","count":null,"price":"1","gift":0,"size":"large","tags":[1]}"#,
    )
    .await
    .is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"title","message":"must be at least 2 characters long"},{"field":"count","message":"must be an integer of at least 1 when provided"},{"field":"price","message":"must be a number when provided"},{"field":"gift","message":"must be a boolean when provided"},{"field":"size","message":"must be one of: small, extra-large"},{"field":"tags[0]","message":"must be a string"}]}"#,
    );
}

#[tokio::test]
async fn where_null_is_a_value_only_absence_is_the_default() {
    asked(
        &call("PUT /orders", "{}").await,
        "Wish { colour: Some(\"red\"), count: Some(3), size: Some(Small), tags: Some([\"new\"]), \
         none: None, raw: Some(\"raw\") }",
    );
    let nulls = r#"{"colour":null,"count":null,"size":null,"tags":null,"none":null,"raw":null}"#;
    asked(
        &call("PUT /orders", nulls).await,
        "Wish { colour: None, count: None, size: None, tags: None, none: None, raw: None }",
    );
    let given = r#"{"colour":"blue","count":0,"size":"extra-large","tags":[],"none":"n","raw":""}"#;
    asked(
        &call("PUT /orders", given).await,
        "Wish { colour: Some(\"blue\"), count: Some(0), size: Some(ExtraLarge), tags: Some([]), \
         none: Some(\"n\"), raw: Some(\"\") }",
    );
    let wrong = call("PUT /orders", r#"{"colour":5}"#).await;
    assert_eq!(wrong.status.as_u16(), 400);
}
