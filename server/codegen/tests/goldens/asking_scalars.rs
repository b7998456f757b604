//! Numbers and strings, right and wrong, in bodies and in parameters.
use std::sync::Arc;

use serde_json::{Value, json};

use crate::asking::{Answer, JSON, ask, server};
use crate::scalars::readings::{
    ReadingCreateError, ReadingViewError, ReadingViewHeaders, ReadingViewPath, ReadingViewQuery,
    ReadingsApi,
};
use crate::scalars::types::{Reading, Understood};
use crate::scalars::{ROUTES, service};

pub struct Gauge;

impl ReadingsApi for Gauge {
    async fn reading_view(
        &self,
        path: ReadingViewPath,
        query: ReadingViewQuery,
        headers: ReadingViewHeaders,
    ) -> Result<Understood, ReadingViewError> {
        let asked = format!("{path:?} {query:?} {headers:?}");
        Ok(Understood {
            asked: asked.into(),
        })
    }

    async fn reading_create(&self, body: Reading) -> Result<Reading, ReadingCreateError> {
        Ok(body)
    }
}

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

async fn get(path: &str, headers: &[&str]) -> Answer {
    let server = server(ROUTES, service(Arc::new(Gauge)));
    ask(&server, &format!("GET /readings/{path}"), headers, ()).await
}

async fn post(field: &str, value: &Value) -> Answer {
    let server = server(ROUTES, service(Arc::new(Gauge)));
    let body = json!({ field: value }).to_string();
    ask(&server, "POST /readings", &[JSON], body).await
}

async fn taken(field: &str, value: Value) {
    let answer = post(field, &value).await;
    assert_eq!(
        answer.status.as_u16(),
        200,
        "{field}: {value}: {}",
        answer.body
    );
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    let same = body[field] == value || body[field].as_f64() == value.as_f64();
    assert!(same, "{field}: {value}: {}", answer.body);
}

async fn refused(field: &str, value: Value, message: &str) {
    let answer = post(field, &value).await;
    let said = format!(r#"{{"field":"{field}","message":"{message}"}}"#);
    answer.is(
        400,
        &format!(r#"{{"error":"Invalid request body","details":[{said}]}}"#),
    );
}

#[tokio::test]
async fn integers_are_exact_and_within_their_bounds() {
    for value in [0, -1, i64::MAX, i64::MIN, 9_007_199_254_740_993] {
        taken("plain", json!(value)).await;
    }
    taken("odd", json!(100_000)).await;
    taken("above", json!(6)).await;
    taken("above", json!(8)).await;
    taken("closed", json!(5)).await;
    taken("large", json!(9_007_199_254_740_993_i64)).await;
    taken("fives", json!(-10)).await;
    taken("listed", json!(7)).await;
    refused(
        "plain",
        json!(9_223_372_036_854_775_808_u64),
        "must be an integer when provided",
    )
    .await;
    refused("plain", json!("1"), "must be an integer when provided").await;
    let above = "must be an integer from 6 to 8 when provided";
    refused("above", json!(5), above).await;
    refused("above", json!(9), above).await;
    refused(
        "closed",
        json!(4),
        "must be an integer of at least 5 when provided",
    )
    .await;
    let large = "must be an integer of at least 9007199254740993 when provided";
    refused("large", json!(9_007_199_254_740_992_i64), large).await;
    refused(
        "fives",
        json!(12),
        "must be an integer from -2147483648 to 2147483647 that is a multiple of 5 when provided",
    )
    .await;
    refused("listed", json!(1), "must be one of: -1, 0, 7").await;
}

#[tokio::test]
async fn numbers_are_within_their_bounds_or_beyond_those_that_are_exclusive() {
    taken("number", json!(-1e300)).await;
    taken("float", json!(0.1)).await;
    taken("open", json!(0.5)).await;
    taken("half", json!(0.5)).await;
    taken("low", json!(-0.1)).await;
    taken("cents", json!(19.99)).await;
    let open = "must be a number above 0 and below 1 when provided";
    refused("open", json!(0), open).await;
    refused("open", json!(1), open).await;
    let half = "must be a number of at least 0.5 and below 1 when provided";
    refused("half", json!(1.0), half).await;
    refused("half", json!(0.4), half).await;
    refused("low", json!(0), "must be a number below 0 when provided").await;
    let cents = "must be a non-negative number that is a multiple of 0.01 when provided";
    refused("cents", json!(0.005), cents).await;
    assert!(
        post("plain", &json!(1))
            .await
            .body
            .contains(r#""cents":0.3"#)
    );
}

#[tokio::test]
async fn strings_are_of_their_format_and_come_back_as_they_were() {
    for (field, right, wrong, message) in [
        (
            "at",
            "2026-01-31T23:59:59.5+01:00",
            "2026-01-31",
            "must be a date and time such as 2026-01-31T23:59:59Z",
        ),
        (
            "day",
            "2026-01-31",
            "2026-02-30",
            "must be a date such as 2026-01-31",
        ),
        (
            "clock",
            "23:59:59Z",
            "23:59",
            "must be a time such as 23:59:59Z",
        ),
        ("id", ID, "67e55044", "must be a UUID"),
        ("email", "a@b.example", "a", "must be an e-mail address"),
        (
            "email",
            "a@b.example",
            "a-longer@address.example",
            "must be at most 20 characters long",
        ),
        ("host", "a.example", "-a", "must be a host name"),
        ("v4", "127.0.0.1", "127.0.0.256", "must be an IPv4 address"),
        ("v6", "::1", "127.0.0.1", "must be an IPv6 address"),
        ("uri", "urn:a:b", "/a", "must be a URI"),
        (
            "reference",
            "/a",
            "a b",
            "must be a URI or a relative reference",
        ),
        ("bytes", "YQ==", "YQ", "must be Base64"),
    ] {
        taken(field, json!(right)).await;
        refused(field, json!(wrong), message).await;
    }
    taken("unknown", json!("anything")).await;
    let read = post("lenient", &json!("2026")).await;
    assert!(
        read.body.contains("2026-01-01T00:00:00.000Z"),
        "{}",
        read.body
    );
    let answer = post("ids", &json!([ID, "a"])).await;
    assert!(
        answer
            .body
            .contains(r#"{"field":"ids[1]","message":"must be a UUID"}"#)
    );
}

#[tokio::test]
async fn parameters_are_held_to_the_same_rules_in_the_same_words() {
    let right = get(
        &format!("{ID}?code=abc&step=5&level=4&page=1&ratio=1"),
        &["x-trace: a.example"],
    )
    .await;
    let expected = json!({"asked": format!(
        "ReadingViewPath {{ id: \"{ID}\" }} ReadingViewQuery {{ since: \"2026-01-01\", code: \"abc\", \
         step: 5, level: Some(4), page: Some(1), ratio: Some(1.0) }} \
         ReadingViewHeaders {{ x_trace: Some(\"a.example\") }}"
    )});
    right.is(200, &expected.to_string());
    get("1?code=a", &[]).await.is(
        400,
        r#"{"error":"Invalid path parameters","details":[{"field":"id","message":"must be a UUID"}]}"#,
    );
    let answer = get(
        &format!("{ID}?since=2026&code=aB&step=3&level=3&page=0&ratio=0"),
        &[],
    )
    .await;
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    let details = body["details"].as_array().expect("details").iter();
    let told: Vec<_> = details
        .map(|detail| format!("{}: {}", detail["field"], detail["message"]).replace('"', ""))
        .collect();
    assert_eq!(
        told,
        [
            "since: must be a date such as 2026-01-31",
            "code: must match the pattern ^[a-z]+$",
            "step: must be a non-negative integer that is a multiple of 5 when provided",
            "level: must be one of: 1, 2, 4",
            "page: must be an integer of at least 1 when provided",
            "ratio: must be a number above 0 and of at most 1 when provided",
        ]
    );
    for (code, message) in [
        ("a", "must be 2 to 3 characters long"),
        ("abcd", "must be 2 to 3 characters long"),
        ("", "must be a non-empty string"),
    ] {
        let answer = get(&format!("{ID}?code={code}"), &[]).await;
        let said = format!(r#"{{"field":"code","message":"{message}"}}"#);
        answer.is(
            400,
            &format!(r#"{{"error":"Invalid query parameters","details":[{said}]}}"#),
        );
    }
    let trace = get(&format!("{ID}?code=ab"), &["x-trace: -"]).await;
    assert!(trace.body.contains("must be a host name"), "{}", trace.body);
}
