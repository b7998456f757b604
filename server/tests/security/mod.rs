//! The gates, case by case.
mod hosts;

use agentmonitor::config::{AllowedHosts, AuthToken, Config};
use agentmonitor::web::{Dashboard, Gates, shell};
use poem::http::{HeaderValue, Method, StatusCode, header};
use poem::{Endpoint, EndpointExt, Request, Response, handler};

/// Stands for the API: answers everything, names the method, and panics on demand.
#[handler]
fn api(request: &Request) -> String {
    assert!(!request.uri().path().ends_with("/panic"), "asked to");
    request.method().to_string()
}

fn server(change: impl FnOnce(&mut Config)) -> impl Endpoint<Output = Response> {
    let mut config = Config::with_defaults("unused.db".into(), "unused".into());
    change(&mut config);
    shell(
        api.map_to_response(),
        Dashboard::built_in(),
        Gates::new(&config),
    )
}

fn request(method: Method, path: &str, headers: &[(&str, &str)]) -> Request {
    let mut request = Request::builder().method(method).uri_str(path).finish();
    for (name, value) in headers {
        let name = header::HeaderName::from_bytes(name.as_bytes()).expect("a name");
        let value = HeaderValue::from_bytes(value.as_bytes()).expect("a value");
        request.headers_mut().append(name, value);
    }
    request
}

async fn get(
    server: &impl Endpoint<Output = Response>,
    path: &str,
    headers: &[(&str, &str)],
) -> Response {
    server
        .get_response(request(Method::GET, path, headers))
        .await
}

async fn body(response: Response) -> String {
    response.into_body().into_string().await.expect("text")
}

#[tokio::test]
async fn pages_of_other_origins_are_refused_on_every_method() {
    let server = server(|_| {});
    for (host, origin, served) in [
        ("localhost:3141", "http://localhost:3141", true),
        ("LOCALHOST:3141", "http://localhost:3141", true),
        ("localhost", "http://localhost", true),
        ("localhost", "http://localhost:80", true),
        ("localhost:80", "http://localhost", true),
        ("[::1]:3141", "http://[::1]:3141", true),
        ("localhost:3141", "http://localhost:3142", false),
        ("localhost:3141", "http://localhost", false),
        ("localhost:3141", "http://127.0.0.1:3141", false),
        ("localhost:3141", "https://localhost:3141", false),
        ("localhost:3141", "ftp://localhost:3141", false),
        ("localhost:3141", "http://evil.example", false),
        (
            "localhost:3141",
            "http://localhost:3141.evil.example",
            false,
        ),
        ("localhost:3141", "http://localhost:3141/", false),
        ("localhost:3141", "chrome-extension://abcdef", false),
        ("localhost:3141", "null", false),
        ("localhost:3141", "NULL", false),
        ("localhost:3141", "localhost:3141", false),
        ("localhost:3141", "", false),
    ] {
        for method in [
            Method::GET,
            Method::HEAD,
            Method::POST,
            Method::OPTIONS,
            Method::DELETE,
        ] {
            let headers = [("host", host), ("origin", origin)];
            let answer = server
                .get_response(request(method.clone(), "/api/stream", &headers))
                .await;
            let expected = if served {
                StatusCode::OK
            } else {
                StatusCode::FORBIDDEN
            };
            assert_eq!(answer.status(), expected, "{method} {host} {origin:?}");
        }
    }
    let twice = [
        ("host", "localhost"),
        ("origin", "http://localhost"),
        ("origin", "http://localhost"),
    ];
    assert_eq!(
        get(&server, "/api/events", &twice).await.status(),
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_listed_host_may_stand_behind_a_proxy_with_https() {
    let server = server(|config| config.allowed_hosts = AllowedHosts::parse("box.example").0);
    for (origin, served) in [
        ("https://box.example", true),
        ("http://box.example", true),
        ("https://box.example:8443", false),
        ("https://evil.example", false),
    ] {
        let status = get(
            &server,
            "/api/events",
            &[("host", "box.example"), ("origin", origin)],
        )
        .await
        .status();
        assert_eq!(status == StatusCode::OK, served, "{origin}: {status}");
    }
}

#[tokio::test]
async fn cross_site_requests_are_refused_even_without_an_origin() {
    let server = server(|_| {});
    for (site, served) in [
        ("same-origin", true),
        ("same-site", true),
        ("none", true),
        ("cross-site", false),
        ("Cross-Site", false),
    ] {
        for path in ["/", "/api/events", "/api/stream"] {
            let headers = [("host", "localhost"), ("sec-fetch-site", site)];
            let status = get(&server, path, &headers).await.status();
            assert_eq!(status == StatusCode::OK, served, "{site} {path}: {status}");
        }
    }
}

#[tokio::test]
async fn with_a_token_every_api_call_but_health_carries_it() {
    let server = server(|config| config.auth_token = AuthToken::new("s3cret"));
    for (path, authorization, served) in [
        ("/api/health", None, true),
        ("/API/Health/", None, true),
        ("/", None, true),
        ("/sessions", None, true),
        ("/api/events", None, false),
        ("/API/events", None, false),
        ("//api/events", None, false),
        ("/%61pi/events", None, false),
        ("/api", None, false),
        ("/api/health/x", None, false),
        ("/api/health//", None, false),
        ("/api/../api/events", None, false),
        ("/api/unknown", None, false),
        ("/api/events", Some("Bearer s3cret"), true),
        ("/api/events", Some("bearer s3cret"), true),
        ("/api/events", Some("Bearer  s3cret"), true),
        ("/api/events", Some("Bearer S3cret"), false),
        ("/api/events", Some("Bearer s3cre"), false),
        ("/api/events", Some("Bearer s3crett"), false),
        ("/api/events", Some("Bearer"), false),
        ("/api/events", Some("Bearer "), false),
        ("/api/events", Some("s3cret"), false),
        ("/api/events", Some("Basic s3cret"), false),
        ("/api/events?token=s3cret", None, false),
    ] {
        let mut headers = vec![("host", "localhost")];
        headers.extend(authorization.map(|value| ("authorization", value)));
        let answer = get(&server, path, &headers).await;
        let expected = if served {
            StatusCode::OK
        } else {
            StatusCode::UNAUTHORIZED
        };
        assert_eq!(answer.status(), expected, "{path} {authorization:?}");
        let challenge = answer.header("www-authenticate");
        assert_eq!(
            challenge,
            (!served).then_some("Bearer"),
            "{path} {authorization:?}"
        );
    }
}

#[tokio::test]
async fn refusals_have_the_shape_of_the_contract() {
    let server = server(|config| config.auth_token = AuthToken::new("s3cret"));
    for (headers, expected) in [
        (
            &[("host", "evil.example")][..],
            r#"{"error":"Host not allowed","hint":"Add the host to AGENTMONITOR_ALLOWED_HOSTS."}"#,
        ),
        (
            &[("host", "localhost"), ("origin", "null")],
            r#"{"error":"Cross-origin request refused"}"#,
        ),
        (
            &[("host", "localhost")],
            r#"{"error":"Unauthorized","hint":"Send the header Authorization: Bearer <AGENTMONITOR_AUTH_TOKEN>."}"#,
        ),
    ] {
        let answer = get(&server, "/api/events", headers).await;
        let media_type = answer.content_type().expect("a content type").to_owned();
        assert!(media_type.starts_with("application/json"), "{media_type}");
        assert_eq!(body(answer).await, expected);
    }
}

#[tokio::test]
async fn every_answer_has_an_id_and_no_answer_opens_the_origin() {
    let server = server(|_| {});
    for (path, host) in [
        ("/", "localhost"),
        ("/api/events", "localhost"),
        ("/api/events", "evil.example"),
    ] {
        let answer = get(
            &server,
            path,
            &[("host", host), ("origin", "http://localhost")],
        )
        .await;
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert!(
            answer
                .header("x-request-id")
                .is_some_and(|id| id.len() < 24),
            "{path}"
        );
        let opened = answer
            .headers()
            .keys()
            .find(|name| name.as_str().starts_with("access-control-"));
        assert_eq!(opened, None, "{path}");
    }
}

#[tokio::test]
async fn a_sane_request_id_of_the_client_is_kept() {
    let server = server(|_| {});
    let long = "x".repeat(65);
    for (id, kept) in [
        ("trace-1.a_B", true),
        ("", false),
        ("a b", false),
        ("a\"b", false),
        (long.as_str(), false),
    ] {
        let answer = get(&server, "/", &[("host", "localhost"), ("x-request-id", id)]).await;
        assert_eq!(answer.header("x-request-id") == Some(id), kept, "{id:?}");
    }
}

#[tokio::test]
async fn a_panic_is_an_error_of_the_contract_and_the_server_goes_on() {
    let server = server(|_| {});
    let answer = get(&server, "/api/panic", &[("host", "localhost")]).await;
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.header("x-request-id").is_some());
    assert_eq!(body(answer).await, r#"{"error":"Internal Server Error"}"#);
    assert_eq!(
        get(&server, "/api/health", &[("host", "localhost")])
            .await
            .status(),
        StatusCode::OK
    );
}

#[tokio::test]
async fn what_no_layer_answered_leaves_without_its_inner_text() {
    let failing = poem::endpoint::make(|request: Request| async move {
        let status = if request.uri().path() == "/api/conflict" {
            409
        } else {
            502
        };
        let status = StatusCode::from_u16(status).expect("a status");
        Err::<Response, _>(poem::Error::from_string("inner text", status))
    });
    let config = Config::with_defaults("unused.db".into(), "unused".into());
    let server = shell(failing, Dashboard::built_in(), Gates::new(&config));
    for (path, status, expected) in [
        (
            "/api/conflict",
            StatusCode::CONFLICT,
            r#"{"error":"Conflict"}"#,
        ),
        (
            "/api/other",
            StatusCode::INTERNAL_SERVER_ERROR,
            r#"{"error":"Internal Server Error"}"#,
        ),
    ] {
        let answer = get(&server, path, &[("host", "localhost")]).await;
        assert_eq!(answer.status(), status);
        assert_eq!(body(answer).await, expected);
    }
}
