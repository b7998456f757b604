//! Scalars with names of their own: a type each, held to the same in bodies and in parameters.
use std::sync::Arc;

use serde_json::json;

use crate::asking::{Answer, JSON, ask, server};
use crate::named::types::{Code, Flag, Level, Nickname, Plain, Rank, Score, Understood, User};
use crate::named::users::{
    CodeCreateError, UserCreateError, UserViewCookies, UserViewError, UserViewHeaders,
    UserViewPath, UserViewQuery, UsersApi,
};
use crate::named::{ROUTES, service};

pub struct Registrar;

impl UsersApi for Registrar {
    async fn user_view(
        &self,
        path: UserViewPath,
        query: UserViewQuery,
        headers: UserViewHeaders,
        cookies: UserViewCookies,
    ) -> Result<Understood, UserViewError> {
        let UserViewQuery {
            code,
            codes,
            score,
            flag,
            ranks,
        } = query;
        let (Level(level), Score(score)) = (path.level, score);
        let asked = format!(
            "{} {level} {code:?} {codes:?} {score} {flag:?} {ranks:?} {:?} {:?}",
            path.id.0, headers.x_user, cookies.plain
        );
        Ok(Understood {
            asked: asked.into(),
        })
    }

    async fn user_create(&self, body: User) -> Result<User, UserCreateError> {
        Ok(body)
    }

    async fn code_create(&self, body: Code) -> Result<Code, CodeCreateError> {
        Ok(body)
    }
}

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

async fn post(path: &str, body: serde_json::Value) -> Answer {
    let server = server(ROUTES, service(Arc::new(Registrar)));
    ask(&server, &format!("POST {path}"), &[JSON], body.to_string()).await
}

#[tokio::test]
async fn a_name_changes_nothing_on_the_wire() {
    let body = json!({
        "id": ID, "level": 5, "code": "x", "score": 2.5, "flag": false, "rank": 1,
        "codes": ["a", "b"], "more": [], "levels": {"a": 1}, "nicknames": [null, "ab"],
        "key": 3,
    });
    let answer = post("/users", body.clone()).await;
    let said: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!((answer.status.as_u16(), said), (200, body));
    let defaults = r#"{"id":"ID","code":"","score":1,"flag":true,"more":["a"]}"#;
    let answer = post("/users", json!({ "id": ID })).await;
    answer.is(200, &defaults.replace("ID", ID));
    post("/codes", json!("abc")).await.is(200, r#""abc""#);
}

#[tokio::test]
async fn a_named_scalar_is_held_to_what_its_schema_says() {
    let answer = post(
        "/users",
        json!({
            "id": "1", "level": 6, "code": 1, "score": 0, "flag": "true", "rank": 3,
            "codes": ["a", "B"], "more": ["abcdef"], "levels": {"a": 0}, "nicknames": ["a"],
            "key": "A",
        }),
    )
    .await;
    let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let details = body["details"].as_array().expect("details").iter();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let told: Vec<_> = details
        .map(|detail| text(&detail["field"]) + ": " + &text(&detail["message"]))
        .collect();
    assert_eq!(
        told,
        [
            "id: must be a UUID",
            "level: must be an integer from 1 to 5 when provided",
            "code: must be a string when provided",
            "score: must be a number above 0 when provided",
            "flag: must be a boolean when provided",
            "rank: must be one of: 1, 2",
            "codes[1]: must match the pattern ^[a-z]+$",
            "more[0]: must be at most 5 characters long",
            "levels.a: must be an integer from 1 to 5",
            "nicknames[0]: must be at least 2 characters long",
            "key: must match the pattern ^[a-z]+$",
        ]
    );
    post("/codes", json!("A")).await.is(
        400,
        r#"{"error":"Invalid request body","details":[{"field":"body","message":"must match the pattern ^[a-z]+$"}]}"#,
    );
}

#[tokio::test]
async fn parameters_have_the_same_types_and_rules() {
    let server = server(ROUTES, service(Arc::new(Registrar)));
    let get = async |path: &str, headers: &[&str]| {
        ask(&server, &format!("GET /users/{path}"), headers, ()).await
    };
    let user = format!("x-user: {ID}");
    let answer = get(
        &format!("{ID}/3?code=ab&codes=a&codes=b&score=2&flag=true&ranks=1,2"),
        &[&user, "cookie: plain=p"],
    )
    .await;
    let asked = format!(
        "{ID} 3 {:?} {:?} 2 {:?} {:?} Some(UserId(\"{ID}\")) {:?}",
        Some(Code("ab".to_owned())),
        [Code("a".to_owned()), Code("b".to_owned())],
        Some(Flag(true)),
        [Rank(1), Rank(2)],
        Some(Plain("p".to_owned())),
    );
    answer.is(200, &json!({ "asked": asked }).to_string());
    let answer = get(&format!("{ID}/3"), &[]).await;
    let asked = format!("{ID} 3 None [] 0.5 None [Rank(2)] None None");
    answer.is(200, &json!({ "asked": asked }).to_string());
    for (path, field, message) in [
        ("1/3", "id", "must be a UUID"),
        ("ID/6", "level", "must be an integer from 1 to 5"),
        ("ID/3?code=A", "code", "must match the pattern ^[a-z]+$"),
        (
            "ID/3?codes=a&codes=A",
            "codes[1]",
            "must match the pattern ^[a-z]+$",
        ),
        (
            "ID/3?codes=a&codes=a",
            "codes",
            "must not hold an item twice",
        ),
        (
            "ID/3?score=0",
            "score",
            "must be a number above 0 when provided",
        ),
        ("ID/3?flag=1", "flag", "must be true or false when provided"),
        ("ID/3?ranks=2,3", "ranks[1]", "must be one of: 1, 2"),
        ("ID/3?ranks=2,02", "ranks", "must not hold an item twice"),
    ] {
        let answer = get(&path.replace("ID", ID), &[]).await;
        let said = json!([{ "field": field, "message": message }]).to_string();
        assert_eq!(answer.status.as_u16(), 400, "{path}");
        assert!(answer.body.contains(&said), "{path}: {}", answer.body);
    }
}

#[test]
fn numbers_with_a_name_are_copied_and_texts_are_compared() {
    fn copied<T: Copy>(_: T) {}
    copied((Level(1), Score(0.5), Flag(true), Rank(2)));
    assert_eq!(Nickname("ab".to_owned()), Nickname("ab".to_owned()));
}
