//! The dashboard's files, with a made-up build. Its compressed forms are plain words, so that a test can tell them.
use agentmonitor::config::Config;
use agentmonitor::web::{Dashboard, Gates, shell};
use poem::http::{HeaderValue, Method, StatusCode, header::HeaderName};
use poem::{Endpoint, EndpointExt, Request, Response, handler};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "tests/assets/dist"]
struct Built;

/// A dashboard that was not built.
#[derive(RustEmbed)]
#[folder = "tests/assets/not-there"]
#[allow_missing = true]
struct Unbuilt;

#[handler]
fn api() -> &'static str {
    "the api"
}

fn server(dashboard: Dashboard) -> impl Endpoint<Output = Response> {
    let config = Config::with_defaults("unused.db".into(), "unused".into());
    shell(api.map_to_response(), dashboard, Gates::new(&config))
}

async fn ask(method: Method, path: &str, headers: &[(&'static str, &str)]) -> Response {
    let mut request = Request::builder()
        .method(method)
        .uri_str(path)
        .header("host", "localhost")
        .finish();
    for (name, value) in headers {
        let value = HeaderValue::from_str(value).expect("a value");
        request
            .headers_mut()
            .append(HeaderName::from_static(name), value);
    }
    server(Dashboard::of::<Built>()).get_response(request).await
}

async fn get(path: &str) -> Response {
    ask(Method::GET, path, &[]).await
}

async fn body(response: Response) -> String {
    response.into_body().into_string().await.expect("text")
}

const PAGE: &str = "<!doctype html><title>page</title>\n";
const DOCS: &str = "<!doctype html><title>docs</title>\n";

#[tokio::test]
async fn every_path_that_is_no_file_gets_the_page() {
    for path in [
        "/",
        "/index.html",
        "/sessions",
        "/sessions/a%2Fb",
        "/favicon.ico",
        "/a//b",
        "/..%2f..%2fpackage.json",
        "/assets",
        "/assets/",
        "/assets/folder",
        "/apix",
        "/application",
        "/index.html.br",
        "/%zz",
        "/%ff",
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert_eq!(
            answer.content_type(),
            Some("text/html; charset=utf-8"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        assert_eq!(body(answer).await, PAGE, "{path}");
    }
}

#[tokio::test]
async fn a_page_of_its_own_is_found_by_its_name() {
    for path in ["/docs", "/docs/", "/docs.html", "/docs?x=1"] {
        let answer = get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert_eq!(
            answer.content_type(),
            Some("text/html; charset=utf-8"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        assert!(answer.header("content-security-policy").is_some(), "{path}");
        assert_eq!(body(answer).await, DOCS, "{path}");
    }
    for path in ["/docs/x", "/docs.htm", "/x/docs"] {
        assert_eq!(body(get(path).await).await, PAGE, "{path}");
    }
}

#[tokio::test]
async fn files_have_their_type_and_hashed_ones_stay_forever() {
    let forever = "public, max-age=31536000, immutable";
    for (path, content_type, cache, text) in [
        (
            "/assets/app-1a2b3c.js",
            "text/javascript; charset=utf-8",
            forever,
            "console.log(\"app\")\n",
        ),
        (
            "/assets/app%2D4d5e6f.css",
            "text/css; charset=utf-8",
            forever,
            "body{}\n",
        ),
        (
            "/logo.svg",
            "image/svg+xml; charset=utf-8",
            "no-cache",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
        ),
        ("/lone.gz", "application/gzip", "no-cache", "lone"),
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert_eq!(answer.content_type(), Some(content_type), "{path}");
        assert_eq!(answer.header("cache-control"), Some(cache), "{path}");
        assert_eq!(body(answer).await, text, "{path}");
    }
}

#[tokio::test]
async fn a_missing_asset_is_not_the_page() {
    for path in [
        "/assets/app-old.js",
        "/assets/deep/font.woff2",
        "/assets/..%2findex.html",
        "/assets/app-1a2b3c.js.br",
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(body(answer).await, r#"{"error":"Not found"}"#, "{path}");
    }
}

#[tokio::test]
async fn the_api_is_never_answered_by_the_page() {
    for path in [
        "/api",
        "/api/",
        "/api/unknown",
        "/API/unknown",
        "/api/assets/app.js",
    ] {
        assert_eq!(body(get(path).await).await, "the api", "{path}");
    }
}

#[tokio::test]
async fn the_smallest_accepted_form_is_sent() {
    for (path, accept, coding, text) in [
        ("/", "gzip, br", Some("br"), "page in brotli"),
        ("/sessions", "gzip", Some("gzip"), "page in gzip"),
        ("/", "br;q=0.1, gzip;q=0.2", Some("gzip"), "page in gzip"),
        ("/", "br;q=0, gzip;q=0", None, PAGE),
        (
            "/assets/app-1a2b3c.js",
            "br",
            Some("br"),
            "script in brotli",
        ),
        ("/assets/app-4d5e6f.css", "br, gzip", None, "body{}\n"),
    ] {
        let answer = ask(Method::GET, path, &[("accept-encoding", accept)]).await;
        assert_eq!(answer.header("content-encoding"), coding, "{path} {accept}");
        let varies = path != "/assets/app-4d5e6f.css";
        assert_eq!(
            answer.header("vary"),
            varies.then_some("accept-encoding"),
            "{path} {accept}"
        );
        assert_eq!(body(answer).await, text, "{path} {accept}");
    }
}

#[tokio::test]
async fn a_page_that_the_client_has_is_not_sent_again() {
    let tag = get("/").await.header("etag").expect("a tag").to_owned();
    let in_brotli = ask(Method::GET, "/", &[("accept-encoding", "br")]).await;
    let tag_of_brotli = in_brotli.header("etag").expect("a tag").to_owned();
    assert_ne!(tag, tag_of_brotli);
    for (known, accept, not_modified) in [
        (tag.as_str(), "", true),
        (&format!("W/{tag}"), "", true),
        (&format!("\"other\", {tag}"), "", true),
        ("*", "", true),
        (&tag_of_brotli, "br", true),
        (&tag_of_brotli, "gzip", false),
        (&tag, "br", false),
        ("\"other\"", "", false),
        (tag.trim_matches('"'), "", false),
    ] {
        let headers = [("if-none-match", known), ("accept-encoding", accept)];
        let answer = ask(Method::GET, "/", &headers).await;
        let expected = if not_modified {
            StatusCode::NOT_MODIFIED
        } else {
            StatusCode::OK
        };
        assert_eq!(answer.status(), expected, "{known} {accept}");
        assert!(
            answer.header("etag").is_some() && answer.header("vary").is_some(),
            "{known} {accept}"
        );
        assert_eq!(
            body(answer).await.is_empty(),
            not_modified,
            "{known} {accept}"
        );
    }
}

#[tokio::test]
async fn the_old_address_leads_to_the_same_path_on_this_host() {
    for (path, target) in [
        ("/app", "/"),
        ("/app/", "/"),
        ("/APP/", "/"),
        ("/app?x=1", "/?x=1"),
        (
            "/app/sessions/a%2Fb?tab=1&q=%20",
            "/sessions/a%2Fb?tab=1&q=%20",
        ),
        ("/app//evil.example", "/evil.example"),
        ("/app////evil.example/x", "/evil.example/x"),
        ("/app/?//evil.example", "/?//evil.example"),
        ("/app/app/x", "/app/x"),
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status(), StatusCode::FOUND, "{path}");
        assert_eq!(answer.header("location"), Some(target), "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_refused_with_those_allowed() {
    for method in [
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::PATCH,
    ] {
        for path in ["/", "/app", "/assets/app-1a2b3c.js"] {
            let answer = ask(method.clone(), path, &[]).await;
            assert_eq!(
                answer.status(),
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
            assert_eq!(answer.header("allow"), Some("GET, HEAD"), "{method} {path}");
        }
    }
    assert_eq!(ask(Method::HEAD, "/", &[]).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_exporter_with_the_bare_address_is_told_where_otlp_is_taken() {
    for (path, hint) in [
        ("/v1/logs", "below /api/otel"),
        ("/v1/metrics", "below /api/otel"),
        ("/v1/traces", "below /api/otel"),
        ("/v1/logs/x", "header Allow"),
    ] {
        let said = body(ask(Method::POST, path, &[]).await).await;
        assert!(said.contains(hint), "{path}: {said}");
    }
}

#[tokio::test]
async fn every_page_runs_under_the_strict_policy() {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                  font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    for path in [
        "/",
        "/sessions",
        "/assets/app-1a2b3c.js",
        "/assets/none.js",
        "/app",
    ] {
        let answer = get(path).await;
        assert_eq!(
            answer.header("content-security-policy"),
            Some(policy),
            "{path}"
        );
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            answer.header("referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
        assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
    }
}

#[tokio::test]
async fn without_a_built_dashboard_the_page_says_how_to_build_it() {
    let request = Request::builder()
        .uri_str("/sessions")
        .header("host", "localhost")
        .finish();
    let answer = server(Dashboard::of::<Unbuilt>())
        .get_response(request)
        .await;
    assert_eq!(answer.status(), StatusCode::OK);
    let page = body(answer).await;
    assert!(page.contains("npx -y rust-just build"), "{page}");
}
