//! A chat: signing in, talking, and following a room while others talk.
use codegen_runtime::poem::http::Method;
use codegen_runtime::poem::{Endpoint, Request, Response};
use futures_util::{Stream, StreamExt};
use serde_json::{Value, json};

use crate::asking::{Answer, JSON, ask};
use crate::{chat, json};

const FORM: &str = "content-type: application/x-www-form-urlencoded";

async fn sign_in(app: &impl Endpoint<Output = Response>, form: &'static str) -> Answer {
    ask(app, "POST /sessions", &[FORM], form).await
}

/// The header that says who is talking.
async fn cookie_of(app: &impl Endpoint<Output = Response>, form: &'static str) -> String {
    let answer = sign_in(app, form).await;
    answer.is(204, "");
    let cookie = answer.header("set-cookie").expect("a cookie");
    format!("cookie: {}", cookie.split(';').next().unwrap_or_default())
}

async fn say(app: &impl Endpoint<Output = Response>, cookie: &str, content: &'static str) -> Value {
    let answer = ask(app, "POST /rooms/hall/messages", &[JSON, cookie], content).await;
    json(&answer, 201)
}

#[tokio::test]
async fn whoever_signs_in_first_chooses_the_password() {
    let app = chat::app();
    let answer = sign_in(&app, "user=ada&password=lovelace&remember=true").await;
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(
        cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000"),
        "{cookie}"
    );
    let wrong = sign_in(&app, "user=ada&password=byron").await;
    wrong.is(
        401,
        r#"{"title":"Unauthorized","status":401,"detail":"This is not the password of ada."}"#,
    );
    let wrong = sign_in(&app, "user=Ada&password=abc").await;
    let detail = "Invalid request body: user must match the pattern ^[a-z]+$; password must be 4 to 100 characters long";
    assert_eq!(json(&wrong, 400), json!({"status": 400, "detail": detail}));
    let stranger = ask(&app, "GET /rooms", &["cookie: session=guessed"], "").await;
    assert_eq!(
        json(&stranger, 401)["detail"],
        "Unauthorized. Send a key in the cookie session."
    );
}

#[tokio::test]
async fn what_is_said_is_listed_counted_and_written_down() {
    let app = chat::app();
    let ada = cookie_of(&app, "user=ada&password=lovelace").await;
    let bob = cookie_of(&app, "user=bob&password=builder").await;
    let hello = say(&app, &ada, r#"{"text":"Hello :)"}"#).await;
    let expected =
        json!({"id": 1, "user": "ada", "content": {"text": "Hello :)"}, "mood": "happy"});
    assert_eq!(hello, expected);
    let answer = say(&app, &bob, r#"{"text":"Hi","reply_to":1}"#).await;
    assert_eq!(answer["content"], json!({"text": "Hi", "reply_to": 1}));
    let poll = say(&app, &bob, r#"{"question":"Tea?","choices":["yes","no"]}"#).await;
    assert_eq!(poll["mood"], "curious");

    let messages = json(
        &ask(&app, "GET /rooms/hall/messages", &[&ada], "").await,
        200,
    );
    assert_eq!(messages, json!([hello, answer, poll]));
    let some = ask(&app, "GET /rooms/hall/messages?ids=3&ids=1", &[&ada], "").await;
    assert_eq!(json(&some, 200), json!([hello, poll]));
    let theme = format!("{ada}; theme=loud");
    ask(&app, "GET /rooms", &[&ada], "")
        .await
        .is(200, r#"{"hall":3}"#);
    ask(&app, "GET /rooms", &[&theme], "")
        .await
        .is(200, r#"{"HALL":3}"#);
    let transcript = ask(&app, "GET /rooms/hall/transcript", &[&bob], "").await;
    transcript.is(200, "ada: Hello :)\nbob: Hi\nbob: Tea?\n");
    assert_eq!(
        transcript.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let empty = ask(&app, "GET /rooms/attic/transcript", &[&bob], "").await;
    assert_eq!(json(&empty, 404)["detail"], "Nobody spoke in attic.");
}

#[tokio::test]
async fn what_is_no_message_is_not_said() {
    let app = chat::app();
    let ada = cookie_of(&app, "user=ada&password=lovelace").await;
    for content in [
        r#"{"text":"a","url":"http://b"}"#,
        r#"{"text":""}"#,
        r#"{"question":"?","choices":["one"]}"#,
    ] {
        let answer = ask(&app, "POST /rooms/hall/messages", &[JSON, &ada], content).await;
        let detail = "Invalid request body: body must match one of: Text, Image, Poll";
        assert_eq!(json(&answer, 400)["detail"], detail, "{content}");
    }
    let nowhere = ask(&app, "GET /rooms/The%20Hall/messages", &[&ada], "").await;
    let detail = "Invalid path parameters: room must match the pattern ^[a-z0-9]{1,20}$";
    assert_eq!(json(&nowhere, 400)["detail"], detail);
}

async fn follow(
    app: &impl Endpoint<Output = Response>,
    query: &str,
    cookie: &str,
) -> impl Stream<Item = String> {
    let uri = format!("/rooms/hall/stream{query}");
    let request = Request::builder().method(Method::GET).uri_str(uri);
    let (_, cookie) = cookie.split_once(": ").expect("a header");
    let response = app
        .get_response(request.header("cookie", cookie).finish())
        .await;
    assert_eq!(response.content_type(), Some("text/event-stream"));
    let bytes = response.into_body().into_bytes_stream();
    bytes.map(|bytes| String::from_utf8(bytes.expect("a frame").to_vec()).expect("UTF-8"))
}

#[tokio::test]
async fn frames_flow_to_all_who_follow_until_they_have_enough() {
    let app = chat::app();
    let ada = cookie_of(&app, "user=ada&password=lovelace").await;
    let mut all = Box::pin(follow(&app, "", &ada).await);
    let two = follow(&app, "?limit=2", &ada).await;
    let hello = "data: {\"type\":\"hello\",\"room\":\"hall\"}\n\n";
    assert_eq!(all.next().await.as_deref(), Some(hello));
    say(&app, &ada, r#"{"text":"one"}"#).await;
    say(&app, &ada, r#"{"url":"http://127.0.0.1/cat.png"}"#).await;
    let one = "data: {\"type\":\"message\",\"message\":{\"id\":1,\"user\":\"ada\",\"content\":{\"text\":\"one\"},\"mood\":\"neutral\"}}\n\n";
    assert_eq!(two.collect::<Vec<_>>().await, [hello, one]);
    assert_eq!(all.next().await.as_deref(), Some(one));
    let image = all.next().await.expect("a frame");
    assert!(
        image.contains(r#""content":{"url":"http://127.0.0.1/cat.png"}"#),
        "{image}"
    );
}
