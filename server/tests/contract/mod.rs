//! The contract, served: byte for byte, behind the same gates and by the same routing as every operation.
use agentmonitor::config::AuthToken;
use agentmonitor_contract::{OPENAPI_JSON, OPENAPI_YAML};
use poem::http::{Method, StatusCode};
use poem::{Request, RequestBuilder};

use crate::support::{TestServer, answers};

const FORMS: [(&str, &str, &str); 2] = [
    ("/api/openapi.yaml", "application/yaml", OPENAPI_YAML),
    (
        "/api/openapi.json",
        "application/json; charset=utf-8",
        OPENAPI_JSON,
    ),
];

fn request(method: Method, path: &str) -> RequestBuilder {
    Request::builder()
        .method(method)
        .uri_str(path)
        .header("host", "localhost")
}

#[tokio::test]
async fn both_forms_are_sent_as_they_stand_in_the_repository() {
    let server = TestServer::start().await;
    for (path, content_type, text) in FORMS {
        let answer = server.open(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert_eq!(answer.content_type(), Some(content_type), "{path}");
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        let body = answer.into_body().into_bytes().await.expect("a body");
        assert_eq!(body, text.as_bytes(), "{path}");
    }
    assert_eq!(OPENAPI_YAML, include_str!("../../../openapi.yaml"));
}

#[tokio::test]
async fn letter_case_and_one_trailing_slash_do_not_matter() {
    let server = TestServer::start().await;
    for path in [
        "/API/OpenApi.YAML",
        "/api/openapi.yaml/",
        "/api/openapi.yaml?x=1",
    ] {
        answers(server.get(path).await, 200, OPENAPI_YAML);
    }
    for path in ["/api/openapi.yaml//", "/api/openapi", "/api/openapi.yml"] {
        assert_eq!(server.get(path).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn a_copy_that_the_client_has_is_not_sent_again() {
    let server = TestServer::start().await;
    let mut tags = Vec::new();
    for (path, _, text) in FORMS {
        let answer = server.open(path).await;
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        let tag = answer.header("etag").expect("a tag").to_owned();
        let known = request(Method::GET, path).header("if-none-match", &tag);
        answers(server.send(known.finish()).await, 304, "");
        let other = request(Method::GET, path).header("if-none-match", "\"other\"");
        answers(server.send(other.finish()).await, 200, text);
        tags.push(tag);
    }
    assert_ne!(tags[0], tags[1]);
}

#[tokio::test]
async fn other_methods_are_treated_as_everywhere() {
    let server = TestServer::start().await;
    for (path, ..) in FORMS {
        answers(
            server.send(request(Method::HEAD, path).finish()).await,
            200,
            "",
        );
        answers(
            server.send(request(Method::OPTIONS, path).finish()).await,
            200,
            "GET, HEAD",
        );
        let (status, body) = server.post(path, "{}").await;
        assert_eq!(status, 405, "{path}");
        assert!(body.contains("Method"), "{path}: {body}");
    }
}

#[tokio::test]
async fn they_stand_behind_every_gate() {
    let server = TestServer::with(|config| {
        config.auth_token = AuthToken::new("secret");
    })
    .await;
    for (path, _, text) in FORMS {
        assert_eq!(server.get(path).await.0, 401, "{path}");
        let slash = format!("{}/", path.to_uppercase());
        assert_eq!(server.get(&slash).await.0, 401, "{slash}");
        let signed = || request(Method::GET, path).header("authorization", "Bearer secret");
        answers(server.send(signed().finish()).await, 200, text);
        let foreign = signed().header("origin", "http://evil.example");
        assert_eq!(server.send(foreign.finish()).await.0, 403, "{path}");
        let rebound = Request::builder()
            .uri_str(path)
            .header("host", "evil.example");
        assert_eq!(server.send(rebound.finish()).await.0, 421, "{path}");
    }
}
