//! Names that are no identifiers: on the wire and in words they are the contract's.
use std::sync::Arc;

use crate::asking::{Answer, JSON, ask, server};
use crate::spelling::grossen::{
    GrossenApi, ThingGrosseCookies, ThingGrosseError, ThingGrosseHeaders, ThingGrossePath,
    ThingGrosseQuery, ThingGrosseReply,
};
use crate::spelling::types::{Thing, ThingMinus1, ThingType};
use crate::spelling::{ROUTES, service};

struct Typesetter;

impl GrossenApi for Typesetter {
    async fn thing_grosse(
        &self,
        path: ThingGrossePath,
        query: ThingGrosseQuery,
        headers: ThingGrosseHeaders,
        cookies: ThingGrosseCookies,
        body: Thing,
    ) -> Result<ThingGrosseReply, ThingGrosseError> {
        let (kind, first, query_field) = (query.filter_kind, query.field_1st, query.query);
        let (odd, a_b) = (headers.x_odd_name, cookies.a_b);
        let asked = (path.x_y, kind, query.grosse, first, query_field, odd, a_b);
        Ok(ThingGrosseReply::Ok {
            body,
            x_odd_answer: format!("{asked:?}"),
            field_1_more: Some("more".to_owned()),
        })
    }
}

async fn send(call: &str, headers: &[&str], body: &'static str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Typesetter)));
    ask(&server, call, headers, body).await
}

#[tokio::test]
async fn every_name_comes_back_as_it_was_sent() {
    let body = r#"{"@type":"größer","type":"t","größe":2,"名前":"abc","+1":1,"-1":"b","1st":["x"],"x.y":"p","a b":"q","$ref":"r","self":true,"raw":"w","":"e","say \"\\n\\\"":"s"}"#;
    let call = "POST /things/7?filter[kind]=k&gr%C3%B6%C3%9Fe=3&1st=true&query=q";
    let headers = [JSON, "x_odd.name: n", "cookie: a.b=c"];
    let answer = send(call, &headers, body).await;
    answer.is(200, body);
    assert_eq!(
        answer.header("x_odd.answer"),
        Some(r#"(7, Some("k"), 3, Some(true), Some("q"), Some("n"), Some("c"))"#)
    );
    assert_eq!(answer.header("1-more"), Some("more"));
}

#[tokio::test]
async fn an_escaped_name_is_the_same_name() {
    let escaped = r#"{"\u0040type":"+1","gr\u00f6\u00dfe":1,"\u002b1":1,"self":false}"#;
    let answer = send("POST /things/7?gr%C3%B6%C3%9Fe=3", &[JSON], escaped).await;
    answer.is(200, r#"{"@type":"+1","größe":1,"+1":1,"self":false}"#);
}

#[tokio::test]
async fn what_is_wrong_is_told_by_the_names_of_the_contract() {
    let body = r#"{"@type":"x","grosse":2,"größe":0,"名前":"1","-1":"c","1st":[3]}"#;
    let answer = send("POST /things/7?gr%C3%B6%C3%9Fe=3", &[JSON], body).await;
    let details = serde_json::json!([
        {"field": "@type", "message": "must be one of: größer, +1, 2nd"},
        {"field": "größe", "message": "must be an integer of at least 1"},
        {"field": "名前", "message": "must match the pattern ^[a-z]+$"},
        {"field": "+1", "message": "must be an integer"},
        {"field": "-1", "message": "must be one of: a, b"},
        {"field": "1st[0]", "message": "must be a string"},
        {"field": "self", "message": "must be a boolean"},
    ]);
    let said: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!((answer.status.as_u16(), &said["details"]), (400, &details));

    let query = send("POST /things/7?grosse=3&1st=2", &[JSON], "{}").await;
    query.is(
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"größe","message":"must be an integer"},{"field":"1st","message":"must be true or false when provided"}]}"#,
    );
    let long = ["x_odd.name: long", JSON];
    let header = send("POST /things/7?gr%C3%B6%C3%9Fe=3", &long, "{}").await;
    assert!(
        header.body.contains(r#""field":"X_Odd.Name""#),
        "{}",
        header.body
    );
}

#[test]
fn words_have_names_of_variants() {
    for (word, said) in [
        (ThingType::Grosser, "größer"),
        (ThingType::Plus1, "+1"),
        (ThingType::V2nd, "2nd"),
    ] {
        assert_eq!(word.as_str(), said);
    }
    assert_eq!(ThingMinus1::A.as_str(), "a");
}

#[test]
fn the_document_says_what_the_spec_says() {
    crate::documented::says(
        &service(Arc::new(Typesetter)).spec(),
        include_str!("spelling/spec.yaml"),
    );
}
