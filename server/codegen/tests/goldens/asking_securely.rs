//! Security schemes: who is let in, what the others are told, and when.
use std::sync::Arc;

use codegen_runtime::CompactString;
use codegen_runtime::security::{Denied, Login, Secret};

use crate::asking::{Answer, JSON, ask, server};
use crate::secured::doors::{
    DoorListError, DoorOpenError, DoorOpenQuery, DoorsApi, HallViewError, ScopeReadError,
    ScopeWriteError, SessionError, StreetViewError,
};
use crate::secured::security::Security;
use crate::secured::types::{Knock, Visit};
use crate::secured::{ROUTES, service};

pub struct Porter;

fn known(good: bool, who: impl Into<String>) -> Result<String, Denied> {
    match good {
        true => Ok(who.into()),
        false => Err(Denied::Unknown),
    }
}

impl Security for Porter {
    type Caller = String;

    async fn token(&self, token: Secret) -> Result<String, Denied> {
        match token.expose() {
            "t" => Ok("token".to_owned()),
            "broken" => Err(std::io::Error::other("the list of tokens is burnt"))?,
            _ => Err(Denied::Unknown),
        }
    }

    async fn login(&self, login: Login) -> Result<String, Denied> {
        match login.user.as_str() {
            "child" => Err(Denied::Forbidden),
            _ => known(login.password.is("open"), login.user),
        }
    }

    async fn header_key(&self, key: Secret) -> Result<String, Denied> {
        known(key.is("k"), "key")
    }

    async fn query_key(&self, key: Secret) -> Result<String, Denied> {
        known(key.is("machine"), "machine")
    }

    async fn session(&self, key: Secret) -> Result<String, Denied> {
        known(key.is("s"), "session")
    }

    async fn oauth(
        &self,
        token: Secret,
        scopes: &'static [&'static str],
    ) -> Result<String, Denied> {
        let has = |scope: &&str| token.expose().contains(&scope[6..]);
        match scopes {
            _ if token.expose().contains("revoked") => Err(Denied::Unknown),
            scopes if scopes.iter().all(has) => Ok(format!("oauth {scopes:?}")),
            _ => Err(Denied::Forbidden),
        }
    }

    async fn open_id(
        &self,
        token: Secret,
        scopes: &'static [&'static str],
    ) -> Result<String, Denied> {
        known(token.is("id"), format!("open id {scopes:?}"))
    }
}

fn visit(who: impl Into<CompactString>) -> Visit {
    Visit { who: who.into() }
}

impl DoorsApi for Porter {
    async fn door_list(&self, caller: String) -> Result<Visit, DoorListError> {
        Ok(visit(caller))
    }

    async fn door_open(
        &self,
        caller: String,
        query: DoorOpenQuery,
        body: Knock,
    ) -> Result<Visit, DoorOpenError> {
        Ok(visit(format!("{caller} {} {}", query.at, body.times)))
    }

    async fn session(&self, caller: String) -> Result<Visit, SessionError> {
        Ok(visit(caller))
    }

    async fn scope_read(&self, caller: String) -> Result<Visit, ScopeReadError> {
        Ok(visit(caller))
    }

    async fn scope_write(&self, caller: String) -> Result<Visit, ScopeWriteError> {
        Ok(visit(caller))
    }

    async fn hall_view(&self) -> Result<Visit, HallViewError> {
        Ok(visit("anybody"))
    }

    async fn street_view(&self) -> Result<Visit, StreetViewError> {
        Ok(visit("anybody"))
    }
}

async fn call(call: &str, headers: &[&str]) -> Answer {
    knock(call, headers, "").await
}

async fn knock(call: &str, headers: &[&str], body: &'static str) -> Answer {
    let server = server(ROUTES, service(Arc::new(Porter)));
    ask(&server, call, headers, body).await
}

#[track_caller]
fn came_in(answer: &Answer, who: &str) {
    answer.is(200, &serde_json::json!({"who": who}).to_string());
}

#[track_caller]
fn forbidden(answer: &Answer, challenges: &[&str]) {
    let hint = "The credential is accepted, but does not allow this operation.";
    let body = serde_json::json!({"error": "Forbidden", "hint": hint});
    answer.is(403, &body.to_string());
    assert_eq!(challenged(answer), challenges);
}

fn challenged(answer: &Answer) -> Vec<&str> {
    let given = answer.headers.get_all("www-authenticate").iter();
    given.map(|value| value.to_str().expect("a text")).collect()
}

#[track_caller]
fn refused(answer: &Answer, challenges: &[&str], hint: &str) {
    let body = serde_json::json!({"error": "Unauthorized", "hint": hint});
    assert_eq!(challenged(answer), challenges);
    assert_eq!(answer.status, 401);
    let said: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(said, body);
}

const TOKEN: &str = "Send the header Authorization: Bearer <token>.";

#[tokio::test]
async fn a_bearer_token_lets_in_and_no_other_credential_does() {
    came_in(
        &call("GET /doors", &["authorization: bearer t"]).await,
        "token",
    );
    refused(&call("GET /doors", &[]).await, &["Bearer"], TOKEN);
    let wrong = call("GET /doors", &["authorization: Bearer wrong"]).await;
    refused(&wrong, &[r#"Bearer error="invalid_token""#], TOKEN);
    let twice = ["authorization: Bearer t", "authorization: Bearer t"];
    refused(&call("GET /doors", &twice).await, &["Bearer"], TOKEN);
    refused(&call("GET /doors", &["x-key: k"]).await, &["Bearer"], TOKEN);
}

#[tokio::test]
async fn one_of_several_ways_is_enough_and_all_of_a_way_are_needed() {
    let login = "authorization: Basic bWU6b3Blbg==";
    let body = r#"{"times":3}"#;
    let by_key = knock("POST /doors?at=1", &[JSON, "x-key: k"], body).await;
    came_in(&by_key, "key 1 3");
    let both = knock("POST /doors?at=1&api[key]=machine", &[JSON, login], body).await;
    came_in(&both, "me 1 3");
    // A wrong credential of one way does not close another.
    let all = [JSON, login, "x-key: wrong"];
    came_in(
        &knock("POST /doors?at=1&api[key]=machine", &all, body).await,
        "me 1 3",
    );
    for (query, header) in [
        ("", login),
        ("&api[key]=wrong", login),
        ("&api[key]=machine", "authorization: Basic bWU6d3Jvbmc="),
        ("&api[key]=machine", "x-key: wrong"),
    ] {
        let answer = knock(&format!("POST /doors?at=1{query}"), &[JSON, header], body).await;
        refused(
            &answer,
            &[
                r#"ApiKey realm="A \"safe\"""#,
                r#"Basic realm="A \"safe\"", charset="UTF-8""#,
            ],
            "Send a key in the header X-Key, or the header Authorization: Basic <user:password in base64> \
             and a key in the query parameter api[key].",
        );
    }
}

#[tokio::test]
async fn who_may_not_call_is_not_told_what_else_is_wrong() {
    let wrong = knock("POST /doors?at=x", &[JSON], "{").await;
    assert_eq!(wrong.status, 401);
    assert!(!wrong.body.contains("details"), "{}", wrong.body);
    let let_in = knock("POST /doors?at=x", &[JSON, "x-key: k"], "{").await;
    assert_eq!(let_in.status, 400);
}

#[tokio::test]
async fn a_key_may_stand_in_a_cookie() {
    let cookies = ["cookie: a=1; sid=s", "cookie: b=2"];
    came_in(&call("GET /session", &cookies).await, "session");
    refused(
        &call("GET /session", &["cookie: sid=x"]).await,
        &[r#"ApiKey realm="A \"safe\"""#],
        "Send a key in the cookie sid.",
    );
}

#[tokio::test]
async fn a_token_must_be_good_for_the_scopes() {
    let token = |token| format!("authorization: Bearer {token}");
    let read = call("GET /scopes", &[&token("read")]).await;
    came_in(&read, r#"oauth ["doors:read"]"#);
    let write = call("PUT /scopes", &[&token("read-write")]).await;
    came_in(&write, r#"oauth ["doors:read", "doors:write"]"#);
    let id = call("PUT /scopes", &[&token("id")]).await;
    came_in(&id, r#"open id ["anything"]"#);
    refused(
        &call("PUT /scopes", &[&token("revoked")]).await,
        &[
            r#"Bearer scope="doors:read doors:write", error="invalid_token""#,
            r#"Bearer scope="anything", error="invalid_token""#,
        ],
        TOKEN,
    );
}

#[tokio::test]
async fn a_token_without_the_scopes_is_forbidden() {
    let read = call("PUT /scopes", &["authorization: Bearer read"]).await;
    forbidden(
        &read,
        &[r#"Bearer scope="doors:read doors:write", error="insufficient_scope""#],
    );
}

#[tokio::test]
async fn who_is_forbidden_one_way_may_come_another() {
    let child = "authorization: Basic Y2hpbGQ6b3Blbg==";
    let machine = "/doors?at=1&api[key]=machine";
    let body = r#"{"times":3}"#;
    let by_key = [JSON, child, "x-key: k"];
    came_in(
        &knock(&format!("POST {machine}"), &by_key, body).await,
        "key 1 3",
    );
    // HTTP has no challenge that says it of a login.
    let alone = knock(&format!("POST {machine}"), &[JSON, child], body).await;
    forbidden(&alone, &[]);
    let wrong_key = [JSON, child, "x-key: wrong"];
    forbidden(
        &knock(&format!("POST {machine}"), &wrong_key, body).await,
        &[],
    );
}

#[tokio::test]
async fn a_check_that_fails_is_no_refusal() {
    let broken = call("GET /doors", &["authorization: Bearer broken"]).await;
    broken.is(500, r#"{"error":"Internal Server Error"}"#);
    assert_eq!(broken.headers.get("www-authenticate"), None);
}

#[tokio::test]
async fn nobody_is_asked_where_a_way_needs_nothing() {
    for path in ["/hall", "/street"] {
        let answer = call(&format!("GET {path}"), &["authorization: Bearer wrong"]).await;
        came_in(&answer, "anybody");
    }
}
