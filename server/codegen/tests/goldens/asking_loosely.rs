//! Bodies that may lack, any JSON both ways, lists and maps.
use std::sync::Arc;

use crate::asking::{Answer, JSON, ask, server};
use crate::loose::parcels::{
    AnyCreateError, AnyReplaceError, ParcelCreateError, ParcelListError, ParcelsApi,
    ShelfViewError, UnreadCreateError, WeightViewError,
};
use crate::loose::types::{Anything, Held, Label, Parcel, ParcelList, Shelves, Weights};
use crate::loose::{ROUTES, service};

pub struct Carrier;

fn parcel(name: &str, label: Option<&str>) -> Parcel {
    Parcel {
        name: name.to_owned(),
        label: label.map(|label| Label(label.to_owned())),
        codes: None,
        parts: None,
    }
}

impl ParcelsApi for Carrier {
    async fn parcel_list(&self) -> Result<ParcelList, ParcelListError> {
        Ok(ParcelList(vec![
            parcel("a", Some("{\"b\" : 1e2,\"a\":[]}")),
            parcel("b", None),
            parcel("c", Some("no JSON")),
        ]))
    }

    async fn parcel_create(&self, body: Option<Parcel>) -> Result<Held, ParcelCreateError> {
        Ok(Held {
            parcel: body,
            any: None,
        })
    }

    async fn any_create(&self, body: Anything) -> Result<Anything, AnyCreateError> {
        Ok(body)
    }

    async fn any_replace(&self, body: Option<Anything>) -> Result<Held, AnyReplaceError> {
        Ok(Held {
            parcel: None,
            any: body,
        })
    }

    /// Says as JSON what it was given.
    async fn unread_create(&self, body: Anything) -> Result<Anything, UnreadCreateError> {
        Ok(Anything(format!("{:?}", body.0)))
    }

    async fn weight_view(&self) -> Result<Weights, WeightViewError> {
        let weights = [("z", 1.0), ("10", 0.5), ("2", 1e21), ("\"", -0.0)];
        Ok(Weights(weights.into_iter().collect()))
    }

    async fn shelf_view(&self) -> Result<Shelves, ShelfViewError> {
        let empty = Shelves {
            by_name: codegen_runtime::Map(Vec::new()),
            none: None,
            nested: None,
        };
        let shelf = ("b", ParcelList(vec![parcel("p", None)]));
        Ok(Shelves {
            by_name: [shelf, ("a", ParcelList(Vec::new()))].into_iter().collect(),
            none: None,
            nested: Some(
                [("x", [("y", vec![empty])].into_iter().collect())]
                    .into_iter()
                    .collect(),
            ),
        })
    }
}

async fn send(call: &str, headers: &[&str], body: &str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Carrier)));
    ask(&server, call, headers, body.to_owned()).await
}

#[tokio::test]
async fn a_body_that_may_lack_is_none_or_must_be_right() {
    let none = r#"{"parcel":null,"any":null}"#;
    for (headers, body) in [
        (&[][..], ""),
        (&[JSON], ""),
        (&["content-type: text/plain"], "{\"name\":5}"),
    ] {
        send("POST /parcels", headers, body).await.is(200, none);
    }
    send(
        "POST /parcels",
        &[JSON],
        "{\"name\":\"n\",\"label\": [1.0] }",
    )
    .await
    .is(200, r#"{"parcel":{"name":"n","label":[1.0]},"any":null}"#);
    send("POST /parcels", &[JSON], "{}").await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"name","message":"must be a string"}]}"#,
    );
    for body in ["null", "5", "{", "\"\"", " \n"] {
        send("POST /parcels", &[JSON], body).await.is(
            400,
            r#"{"error":"Invalid request body","details":[{"field":"body","message":"must be a JSON object"}]}"#,
        );
    }
}

#[tokio::test]
async fn maps_are_read_in_their_order_the_last_of_equal_keys() {
    let parcel =
        r#"{"name":"n","codes":{"z":"a","":"b","z":"c"},"parts":{"p":[{"weight":1.0}],"a":[]}}"#;
    send("POST /parcels", &[JSON], parcel).await.is(
        200,
        r#"{"parcel":{"name":"n","codes":{"z":"c","":"b"},"parts":{"p":[{"weight":1}],"a":[]}},"any":null}"#,
    );
    let wrong = r#"{"name":"n","codes":{"z":"a","y":"B","x":1},"parts":{"p":[{"weight":1},{"weight":0}],"q":5}}"#;
    send("POST /parcels", &[JSON], wrong).await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"codes.y","message":"must match the pattern ^[a-z]+$"},{"field":"codes.x","message":"must be a string"},{"field":"parts.p[1].weight","message":"must be an integer from 1 to 2147483647"},{"field":"parts.q","message":"must be an array"}]}"#,
    );
    for wrong in ["[]", "null", "1", "\"{}\""] {
        let body = format!("{{\"name\":\"n\",\"codes\":{wrong}}}");
        send("POST /parcels", &[JSON], &body).await.is(
            400,
            r#"{"error":"Invalid request body","details":[{"field":"codes","message":"must be an object when provided"}]}"#,
        );
    }
}

#[tokio::test]
async fn a_small_integer_has_32_bits() {
    let parcel = |weight: &str, stack: &str| {
        format!(r#"{{"name":"n","parts":{{"p":[{{"weight":{weight},"stack":[{stack}]}}]}}}}"#)
    };
    let right = parcel("2147483647", "-2147483648");
    send("POST /parcels", &[JSON], &right)
        .await
        .is(200, &format!(r#"{{"parcel":{right},"any":null}}"#));
    send("POST /parcels", &[JSON], &parcel("2147483648", "-2147483649")).await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"parts.p[0].weight","message":"must be an integer from 1 to 2147483647"},{"field":"parts.p[0].stack[0]","message":"must be an integer from -2147483648 to 2147483647"}]}"#,
    );
}

#[tokio::test]
async fn any_json_comes_back_as_it_was_sent() {
    for body in [
        "null",
        "5.0",
        "\"\\ud800\"",
        "[1e999, {}]",
        "{\"b\":1,\"a\":2,\"b\":3}",
        "false",
    ] {
        send("POST /parcels/any", &[JSON], &format!(" {body}\n"))
            .await
            .is(200, body);
    }
    let deepest = format!("{}{}", "[".repeat(64), "]".repeat(64));
    send("POST /parcels/any", &[JSON], &deepest)
        .await
        .is(200, &deepest);
}

#[tokio::test]
async fn what_is_no_json_is_400() {
    for body in ["", " ", "{", "nul", "'a'", "1 2", "NaN"] {
        send("POST /parcels/any", &[JSON], body).await.is(
            400,
            r#"{"error":"Invalid request body","details":[{"field":"body","message":"must be JSON"}]}"#,
        );
    }
    let deep = format!("{}{}", "[".repeat(65), "]".repeat(65));
    send("POST /parcels/any", &[JSON], &deep).await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"body","message":"must not be nested deeper than 64 levels"}]}"#,
    );
}

#[tokio::test]
async fn what_is_unread_reaches_the_handler_whatever_it_is_but_for_its_type() {
    let deep = "[".repeat(500);
    for body in ["", " 5 ", "{", "no JSON", &deep] {
        send("POST /parcels/unread", &[JSON], body)
            .await
            .is(200, &format!("{body:?}"));
    }
    let typed = "content-type: text/plain";
    send("POST /parcels/unread", &[typed], "5").await.is(
        415,
        r#"{"error":"Unsupported media type","hint":"Send the body as application/json, and say so in Content-Type."}"#,
    );
    let answer = send("POST /parcels/unread", &[JSON], &"x".repeat(1001)).await;
    assert_eq!(answer.status.as_u16(), 413);
}

#[tokio::test]
async fn any_json_may_lack_and_may_be_packed_twice() {
    let put = async |body: &str| send("PUT /parcels/any", &[JSON], body).await;
    put("").await.is(200, r#"{"parcel":null,"any":null}"#);
    put("\"{\\\"a\\\":1}\"")
        .await
        .is(200, r#"{"parcel":null,"any":{"a":1}}"#);
    put("7").await.is(200, r#"{"parcel":null,"any":7}"#);
    for body in ["{", " "] {
        put(body).await.is(
            400,
            r#"{"error":"No parcel","details":[{"field":"body","message":"must be JSON"}]}"#,
        );
    }
}

#[tokio::test]
async fn a_list_stands_alone_and_what_is_no_json_in_it_is_null() {
    send("GET /parcels", &[], "").await.is(
        200,
        r#"[{"name":"a","label":{"b" : 1e2,"a":[]}},{"name":"b"},{"name":"c","label":null}]"#,
    );
}

#[tokio::test]
async fn maps_keep_their_order() {
    let weights = r#"{"z":1,"10":0.5,"2":1e+21,"\"":0}"#;
    send("GET /parcels/weights", &[], "").await.is(200, weights);
    send("GET /parcels/shelves", &[], "").await.is(
        200,
        r#"{"byName":{"b":[{"name":"p"}],"a":[]},"none":null,"nested":{"x":{"y":[{"byName":{},"none":null}]}}}"#,
    );
}
