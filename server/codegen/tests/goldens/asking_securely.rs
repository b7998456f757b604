//! Security schemes: who is let in, what the others are told, and when.
use std::sync::Arc;

use codegen_runtime::security::{Login, Secret};

use crate::asking::{Answer, JSON, ask, server};
use crate::secured::doors::{
    DoorListError, DoorOpenError, DoorOpenQuery, DoorsApi, HallViewError, ScopeReadError,
    ScopeWriteError, SessionError, StreetViewError,
};
use crate::secured::security::Security;
use crate::secured::types::{Knock, Visit};
use crate::secured::{ROUTES, service};

pub struct Porter;

impl Security for Porter {
    type Caller = String;

    async fn token(&self, token: Secret) -> Option<String> {
        token.is("t").then(|| "token".to_owned())
    }

    async fn login(&self, login: Login) -> Option<String> {
        login.password.is("open").then_some(login.user)
    }

    async fn header_key(&self, key: Secret) -> Option<String> {
        key.is("k").then(|| "key".to_owned())
    }

    async fn query_key(&self, key: Secret) -> Option<String> {
        key.is("machine").then(|| "machine".to_owned())
    }

    async fn session(&self, key: Secret) -> Option<String> {
        key.is("s").then(|| "session".to_owned())
    }

    async fn oauth(&self, token: Secret, scopes: &'static [&'static str]) -> Option<String> {
        let good = scopes
            .iter()
            .all(|scope| token.expose().contains(&scope[6..]));
        good.then(|| format!("oauth {scopes:?}"))
    }

    async fn open_id(&self, token: Secret, scopes: &'static [&'static str]) -> Option<String> {
        token.is("id").then(|| format!("open id {scopes:?}"))
    }
}

fn visit(who: impl Into<String>) -> Visit {
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
fn refused(answer: &Answer, challenges: &[&str], hint: &str) {
    let body = serde_json::json!({"error": "Unauthorized", "hint": hint});
    let given = answer.headers.get_all("www-authenticate").iter();
    let given: Vec<_> = given.map(|value| value.to_str().expect("a text")).collect();
    assert_eq!(given, challenges);
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
        &call("PUT /scopes", &[&token("read")]).await,
        &[
            r#"Bearer scope="doors:read doors:write", error="invalid_token""#,
            r#"Bearer scope="anything", error="invalid_token""#,
        ],
        TOKEN,
    );
}

#[tokio::test]
async fn nobody_is_asked_where_a_way_needs_nothing() {
    for path in ["/hall", "/street"] {
        let answer = call(&format!("GET {path}"), &["authorization: Bearer wrong"]).await;
        came_in(&answer, "anybody");
    }
}
