//! Choices told apart by a word, by their shape, or not at all.
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::asking::{Answer, JSON, ask, server};
use crate::choices::drawings::{
    DrawingCreateError, DrawingsApi, KindCreateError, MarkCreateError, PetCreateError,
    ValueCreateError,
};
use crate::choices::types::{Drawing, Kind, Marks, Pet, Value};
use crate::choices::{ROUTES, service};

/// Answers what it was sent.
pub struct Artist;

impl DrawingsApi for Artist {
    async fn pet_create(&self, body: Pet) -> Result<Pet, PetCreateError> {
        Ok(body)
    }

    async fn drawing_create(&self, body: Drawing) -> Result<Drawing, DrawingCreateError> {
        Ok(body)
    }

    async fn value_create(&self, body: Value) -> Result<Value, ValueCreateError> {
        Ok(body)
    }

    async fn mark_create(&self, body: Marks) -> Result<Marks, MarkCreateError> {
        Ok(body)
    }

    async fn kind_create(&self, body: Kind) -> Result<Kind, KindCreateError> {
        Ok(body)
    }
}

async fn send(path: &str, body: &str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Artist)));
    ask(&server, &format!("POST {path}"), &[JSON], body.to_owned()).await
}

async fn comes_back(path: &str, body: &str) {
    send(path, &format!(" {body}\n")).await.is(200, body);
}

/// `details` are lines such as `field: message`.
async fn refused(path: &str, body: &str, details: &[&str]) {
    let answer = send(path, body).await;
    let said: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let said = said["details"].as_array().expect("details").iter();
    let word = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let said = said.map(|line| format!("{}: {}", word(&line["field"]), word(&line["message"])));
    assert_eq!(said.collect::<Vec<_>>(), details, "{body}");
    assert_eq!(answer.status.as_u16(), 400, "{body}");
}

#[tokio::test]
async fn a_word_says_which_choice_it_is() {
    comes_back("/pets", r#"{"petType":"Cat","lives":9}"#).await;
    comes_back(
        "/pets",
        r#"{"petType":"Dog","friend":{"petType":"Dog","friend":{"petType":"Cat","lives":1}}}"#,
    )
    .await;
    comes_back(
        "/drawings",
        r#"{"main":{"kind":"round","radius":0.5},"others":[{"kind":"square","sides":[1]},{"kind":"oblong","sides":[]}],"named":{"a":{"kind":"round","radius":1}}}"#,
    )
    .await;
}

#[tokio::test]
async fn a_word_that_is_missing_or_unknown_is_said_in_its_place() {
    refused("/pets", "{}", &["petType: must be a string"]).await;
    refused("/pets", r#"{"petType":1}"#, &["petType: must be a string"]).await;
    refused(
        "/pets",
        r#"{"petType":"cat"}"#,
        &["petType: must be one of: Cat, Dog"],
    )
    .await;
    for body in ["[]", "5", "null", "\"Cat\"", "{"] {
        refused("/pets", body, &["body: must be a JSON object"]).await;
    }
    refused(
        "/pets",
        r#"{"petType":"Dog","friend":{"petType":"Cat","lives":10}}"#,
        &["friend.lives: must be an integer from 1 to 9"],
    )
    .await;
    refused(
        "/drawings",
        r#"{"others":[{"kind":"round"},{"kind":"tall"},5],"named":{"a":{},"b":[]}}"#,
        &[
            "main: must be an object",
            "others[0].radius: must be a non-negative number",
            "others[1].kind: must be one of: round, square, oblong",
            "others[2]: must be an object",
            "named.a.kind: must be a string",
            "named.b: must be an object",
        ],
    )
    .await;
}

const MAIN: &str = r#""main":{"kind":"round","radius":1}"#;

#[tokio::test]
async fn a_shape_says_which_choice_it_is() {
    for colour in ["\"red\"", "[1,2,3]", "5", "true"] {
        comes_back("/drawings", &format!("{{{MAIN},\"colour\":{colour}}}")).await;
    }
    for either in [r#"{"left":"a"}"#, r#"{"right":1}"#] {
        comes_back("/drawings", &format!("{{{MAIN},\"either\":{either}}}")).await;
    }
    for loose in ["\"#00ff00\"", "\"green\"", "0.5"] {
        comes_back("/drawings", &format!("{{{MAIN},\"loose\":{loose}}}")).await;
    }
}

#[tokio::test]
async fn choices_that_stand_where_they_are_used_are_told_apart() {
    for placed in [r#"{"width":5}"#, r#"{"height":-5}"#, "[true]"] {
        comes_back("/drawings", &format!("{{{MAIN},\"placed\":{placed}}}")).await;
    }
    for (placed, said) in [
        (r#"{"width":-5}"#, "match one of"),
        (r#"{"width":5,"height":5}"#, "match only one of"),
    ] {
        let line =
            format!("placed: must {said}: DrawingPlacedWide, DrawingPlacedChoice2, an array");
        refused(
            "/drawings",
            &format!("{{{MAIN},\"placed\":{placed}}}"),
            &[&line],
        )
        .await;
    }
}

#[tokio::test]
async fn what_fits_no_choice_or_two_is_refused() {
    let one_of = "colour: must match one of: Kind, Rgb, an integer from 0 to 2147483647, a boolean";
    let either = "either: must match one of: Left, Right";
    for (field, details) in [
        // Where only one can be meant, what is wrong with it is said.
        (r#""colour":"blue""#, "colour: must be one of: red, green"),
        (
            r#""colour":[1,256]"#,
            "colour[1]: must be an integer from 0 to 255",
        ),
        (
            r#""colour":-1"#,
            "colour: must be an integer from 0 to 2147483647",
        ),
        (r#""colour":{}"#, one_of),
        (r#""colour":null"#, one_of),
        (r#""either":{}"#, either),
        (r#""either":[]"#, either),
        (r#""either":{"left":"","right":"1"}"#, either),
        (
            r#""either":{"left":"a","right":1}"#,
            "either: must match only one of: Left, Right",
        ),
        (
            r#""loose":"blue""#,
            "loose: must match one of: a string, Kind, a number",
        ),
    ] {
        refused("/drawings", &format!("{{{MAIN},{field}}}"), &[details]).await;
    }
}

#[tokio::test]
async fn lists_maps_and_words_are_bodies_and_fields() {
    comes_back("/marks", r#"["a","b"]"#).await;
    comes_back("/marks", "[]").await;
    comes_back("/kinds", "\"red\"").await;
    comes_back(
        "/drawings",
        &format!(r#"{{{MAIN},"marks":["a"],"counts":{{"x":{{"right":1}}}}}}"#),
    )
    .await;
    refused(
        "/marks",
        r#"["a",5,"B"]"#,
        &[
            "[1]: must be a string",
            "[2]: must match the pattern ^[a-z]$",
        ],
    )
    .await;
    for body in ["{}", "null", "[", ""] {
        refused("/marks", body, &["body: must be an array"]).await;
    }
    refused("/kinds", "\"blue\"", &["body: must be one of: red, green"]).await;
    refused("/kinds", "5", &["body: must be a string"]).await;
    refused(
        "/drawings",
        &format!(r#"{{{MAIN},"marks":{{}},"counts":{{"x":{{"right":"1"}},"y":5,"":{{}}}}}}"#),
        &[
            "marks: must be an array when provided",
            "counts.x.right: must be an integer",
            "counts.y: must be an object",
            "counts..right: must be an integer",
        ],
    )
    .await;
}

#[tokio::test]
async fn choices_in_choices_are_told_apart() {
    for body in [
        "\"a\"",
        r#"["a",["b"]]"#,
        r#"{"next":"a","first":true}"#,
        r#"{"next":{"next":["a"],"first":"b"},"first":true}"#,
        r#"{"third":{"next":"a","first":"b"}}"#,
    ] {
        comes_back("/values", body).await;
    }
    let several = "must match only one of: a string, Values, First, Second, Third";
    refused("/values", r#"{"next":"a"}"#, &[&format!("body: {several}")]).await;
    refused(
        "/values",
        r#"["a",{"next":"a"}]"#,
        &[&format!("[1]: {several}")],
    )
    .await;
}

/// Each level doubles the ways to read what is below it: a thousand million for this body, if all were tried.
#[tokio::test]
async fn choices_in_choices_cannot_be_made_to_cost_without_end() {
    let start = Instant::now();
    for (open, close) in [("{\"next\":", "}"), ("{\"next\":[", "]}")] {
        let deep = format!("{}\"a\"{}", open.repeat(30), close.repeat(30));
        let many = format!("[{}\"a\"]", format!("{deep},").repeat(100));
        for body in [&deep, &many] {
            let answer = send("/values", body).await;
            assert_eq!(answer.status.as_u16(), 400);
            assert!(
                answer
                    .body
                    .contains("holds more choices than can be told apart"),
                "{}",
                &answer.body[..200]
            );
        }
    }
    assert!(
        start.elapsed() < Duration::from_secs(30),
        "took {:?}",
        start.elapsed()
    );
}

#[test]
fn the_document_says_what_the_spec_says() {
    crate::documented::says(
        &service(Arc::new(Artist)).spec(),
        include_str!("choices/spec.yaml"),
    );
}
