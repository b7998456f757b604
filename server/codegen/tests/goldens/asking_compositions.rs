//! Objects put together by `allOf`, and what stands where it is used.
use std::sync::Arc;

use crate::asking::{Answer, JSON, ask, server};
use crate::composition::animals::{
    AnimalsApi, CountSetError, CountSetReply, NoteCreateError, OrderCreateError, PuppyCreateError,
};
use crate::composition::types::{
    CountSetAnswer200, CountSetAnswer201, CountSetBody, NoteCreateAnswer, NoteCreateAnswerItem,
    NoteCreateBody, Order, Puppy,
};
use crate::composition::{ROUTES, service};

/// Answers what it was sent.
pub struct Keeper;

impl AnimalsApi for Keeper {
    async fn puppy_create(&self, body: Puppy) -> Result<Puppy, PuppyCreateError> {
        Ok(body)
    }

    async fn order_create(&self, body: Order) -> Result<Order, OrderCreateError> {
        Ok(body)
    }

    async fn note_create(&self, body: NoteCreateBody) -> Result<NoteCreateAnswer, NoteCreateError> {
        Ok(NoteCreateAnswer(vec![NoteCreateAnswerItem {
            text: body.text.into(),
        }]))
    }

    async fn count_set(&self, body: CountSetBody) -> Result<CountSetReply, CountSetError> {
        let CountSetBody(words) = body;
        if words.len() == 1 {
            return Ok(CountSetReply::Created(CountSetAnswer201::One));
        }
        let count = |word: &String| words.iter().filter(|other| *other == word).count();
        let counts = words.iter().map(|word| {
            let count = i64::try_from(count(word)).expect("a few words");
            (word.clone(), count)
        });
        Ok(CountSetReply::Ok(CountSetAnswer200(counts.collect())))
    }
}

async fn send(path: &str, body: &str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Keeper)));
    ask(&server, &format!("POST {path}"), &[JSON], body.to_owned()).await
}

async fn refused(path: &str, body: &str, details: &str) {
    let body = send(path, body).await;
    body.is(
        400,
        &format!(r#"{{"error":"Invalid request body","details":[{details}]}}"#),
    );
}

#[tokio::test]
async fn all_parts_of_an_object_are_its_fields() {
    let puppy = r#"{"name":"A","mood":"glad","age":0,"tricks":[],"good":true,"mother":{"name":"B","age":5,"tricks":["sit"]}}"#;
    send("/puppies", puppy).await.is(200, puppy);
    refused(
        "/puppies",
        r#"{"name":"a","mood":"bad","age":-1,"mother":{}}"#,
        r#"{"field":"name","message":"must match the pattern ^[A-Z]"},{"field":"mood","message":"must be one of: glad, sad"},{"field":"age","message":"must be a non-negative integer"},{"field":"tricks","message":"must be an array"},{"field":"mother.name","message":"must be a string"},{"field":"mother.age","message":"must be a non-negative integer"},{"field":"mother.tricks","message":"must be an array"}"#,
    )
    .await;
}

#[tokio::test]
async fn what_stands_where_it_is_used_is_read_there() {
    for order in [
        r#"{"address":{"street":"s"}}"#,
        r#"{"address":{"street":"s","place":{"lat":0.5}},"lines":[{"count":1,"state":"open"}],"extras":{"a":{"name":"A","cost":3}},"by":{"id":7},"next":{"address":{"street":"t"},"by":"me"}}"#,
        r#"{"address":{"street":"s"},"by":[{"word":"a"},{}]}"#,
    ] {
        send("/orders", order).await.is(200, order);
    }
    refused(
        "/orders",
        r#"{"address":{"place":{}},"lines":[{},{"count":1,"state":"open","more":1},5],"extras":{"a":{}},"by":{"id":"7"},"next":{}}"#,
        r#"{"field":"address.street","message":"must be a string"},{"field":"address.place.lat","message":"must be a number"},{"field":"lines[0].count","message":"must be an integer from 1 to 2147483647"},{"field":"lines[1]","message":"must hold at most 2 fields"},{"field":"lines[2]","message":"must be an object"},{"field":"extras.a.name","message":"must be a string"},{"field":"by.id","message":"must be an integer"},{"field":"next.address","message":"must be an object"}"#,
    )
    .await;
}

#[tokio::test]
async fn a_whole_body_may_stand_where_it_is_used() {
    let note = send("/notes", r#"{"text":"t","mood":"sad"}"#).await;
    note.is(200, r#"[{"text":"t"}]"#);
    refused(
        "/notes",
        r#"{"text":"","mood":"bad"}"#,
        r#"{"field":"text","message":"must be a non-empty string"},{"field":"mood","message":"must be one of: glad, sad"}"#,
    )
    .await;
    let server = server(ROUTES, service(Arc::new(Keeper)));
    let form = "content-type: application/x-www-form-urlencoded";
    let note = ask(
        &server,
        "POST /notes",
        &[form],
        "text=a+b&mood=glad".to_owned(),
    )
    .await;
    note.is(200, r#"[{"text":"a b"}]"#);
    let put = async |body: &str| ask(&server, "PUT /counts", &[JSON], body.to_owned()).await;
    put(r#"["a","b"]"#).await.is(200, r#"{"a":1,"b":1}"#);
    put(r#"["a"]"#).await.is(201, r#""one""#);
    put("[]").await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"body","message":"must hold an item"}]}"#,
    );
}

#[test]
fn the_document_says_what_the_spec_says() {
    crate::documented::says(
        &service(Arc::new(Keeper)).spec(),
        include_str!("composition/spec.yaml"),
    );
}
