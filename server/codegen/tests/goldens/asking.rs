//! Asks a contract's service as a client would, without a network.
use codegen_runtime::poem::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use codegen_runtime::poem::{Body, Endpoint, IntoEndpoint, IntoResponse, Request, Response};
use codegen_runtime::{Route, RouteTable};

pub fn server<S: IntoEndpoint>(routes: &[Route], service: S) -> impl Endpoint<Output = Response>
where
    S::Endpoint: 'static,
    <S::Endpoint as Endpoint>::Output: IntoResponse,
{
    RouteTable::new(routes).guard(service)
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Status and body at once.
    #[track_caller]
    pub fn is(&self, status: u16, body: &str) {
        assert_eq!((self.status.as_u16(), self.body.as_str()), (status, body));
    }
}

/// `method` is `GET`, and so on; the headers are lines such as `content-type: text/plain`.
pub async fn ask(
    server: &impl Endpoint<Output = Response>,
    call: &str,
    headers: &[&str],
    body: impl Into<Body>,
) -> Answer {
    let (method, path) = call.split_once(' ').expect("a method and a path");
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let mut request = Request::builder()
        .method(method)
        .uri_str(path)
        .body(body.into());
    for line in headers {
        let (name, value) = line.split_once(": ").expect("a name and a value");
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
        let value = HeaderValue::from_str(value).expect("a header's value");
        request.headers_mut().append(name, value);
    }
    let response = server.get_response(request).await;
    let (parts, body) = response.into_parts();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: body.into_string().await.expect("answers are texts"),
    }
}

pub const JSON: &str = "content-type: application/json";
