//! Words of closed enums and of open ones, null among them.
use std::sync::Arc;

use crate::asking::{Answer, JSON, ask, server};
use crate::enums::pets::{
    PetListError, PetListPath, PetListQuery, PetReplaceError, PetReplacePath, PetsApi,
};
use crate::enums::types::{Pet, PetSheen, Understood};
use crate::enums::{ROUTES, service};

pub struct Zoo;

impl PetsApi for Zoo {
    async fn pet_list(
        &self,
        path: PetListPath,
        query: PetListQuery,
    ) -> Result<Understood, PetListError> {
        let asked = format!("{path:?} {query:?}");
        Ok(Understood {
            asked: asked.into(),
        })
    }

    async fn pet_replace(&self, _: PetReplacePath, mut body: Pet) -> Result<Pet, PetReplaceError> {
        if body.sheen == PetSheen::Glossy {
            body.sheen = PetSheen::Other("handled".to_owned());
        }
        Ok(body)
    }
}

async fn call(call: &str, body: &'static str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Zoo)));
    ask(&server, call, &[JSON], body).await
}

#[track_caller]
fn asked(answer: &Answer, expected: &str) {
    let expected = serde_json::json!({"asked": expected}).to_string();
    answer.is(200, &expected);
}

#[tokio::test]
async fn words_in_parameters_arrive_as_what_they_name() {
    asked(
        &call("GET /pets/cat?status=free", "").await,
        "PetListPath { kind: Cat } PetListQuery { order: MinusName, status: Free, colour: None, \
         other_colour: LightBlue, x_size: None }",
    );
    let given = "GET /pets/dog?status=gone&order=%2Bname&colour=red&other-colour=blue&x-size=7d";
    asked(
        &call(given, "").await,
        "PetListPath { kind: Dog } PetListQuery { order: PlusName, status: Other(\"gone\"), \
         colour: Some(Red), other_colour: Other(\"blue\"), x_size: Some(V7d) }",
    );
}

#[tokio::test]
async fn a_word_that_no_closed_enum_lists_is_refused() {
    call("GET /pets/bird?status=x", "").await.is(
        400,
        r#"{"error":"Invalid path parameters","details":[{"field":"kind","message":"must be one of: cat, dog"}]}"#,
    );
    call("GET /pets/cat?order=Name&x-size=1", "").await.is(
        400,
        r#"{"error":"Invalid query parameters","details":[{"field":"order","message":"must be one of: name, -name, +name, \"\""},{"field":"status","message":"must be a non-empty string"},{"field":"x-size","message":"must be one of: 1d, 7d"}]}"#,
    );
    call(
        "PUT /pets/cat",
        r#"{"status":"lost","size":null,"mood":"","temper":"null","colour":1,"sheen":null,"habits":["sleeps","bites"],"likes":{"milk":2}}"#,
    )
    .await
    .is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"status","message":"must be one of: sold, free"},{"field":"size","message":"must be a string when provided"},{"field":"mood","message":"must be one of: calm, wild"},{"field":"temper","message":"must be one of: hot"},{"field":"colour","message":"must be a string when provided"},{"field":"sheen","message":"must be a string when provided"},{"field":"habits[1]","message":"must be one of: sleeps, eats"},{"field":"likes.milk","message":"must be a string"}]}"#,
    );
}

#[tokio::test]
async fn words_go_back_as_they_came_and_null_where_it_is_listed() {
    let least = r#"{"status":"free","mood":null,"temper":null,"habits":[]}"#;
    call("PUT /pets/cat", least).await.is(
        200,
        r#"{"status":"free","size":"small","mood":null,"temper":null,"sheen":"matt","habits":[]}"#,
    );
    let all = r#"{"status":"sold","size":"large","mood":"wild","temper":"hot","nick":"b","colour":"light-blue","sheen":"","habits":["eats"],"likes":{"milk":"much","rain":"little"}}"#;
    call("PUT /pets/cat", all).await.is(200, all);
    let glossy = r#"{"status":"free","mood":null,"temper":null,"sheen":"glossy","habits":[]}"#;
    let answer = call("PUT /pets/cat", glossy).await;
    assert!(
        answer.body.contains(r#""sheen":"handled""#),
        "{}",
        answer.body
    );
}
