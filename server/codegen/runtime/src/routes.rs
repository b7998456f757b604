//! What is the same for every route: letter case, one trailing slash, `HEAD`, `OPTIONS`, and what is no route at all.
use std::collections::HashMap;
use std::sync::Arc;

use poem::endpoint::BoxEndpoint;
use poem::http::{HeaderValue, Method, StatusCode, Uri, header};
use poem::{Body, Endpoint, EndpointExt, IntoEndpoint, IntoResponse, Request, Response, Result};

use crate::failure::{ErrorShape, Failure};

/// What an operation's endpoint gives: an answer, or the framework's refusal.
pub type Answer = Result<Response, Failure>;

/// One operation of the contract.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    pub method: &'static str,
    /// The path template, as the contract has it.
    pub path: &'static str,
    pub operation: &'static str,
}

/// Adds one operation to poem-openapi's table.
pub fn endpoint<H, F, Fut>(
    table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
    (method, path): (Method, &str),
    handler: &Arc<H>,
    answer: F,
) where
    H: Send + Sync + 'static,
    F: Fn(Arc<H>, Request) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Answer> + Send + 'static,
{
    let handler = Arc::clone(handler);
    let endpoint = poem::endpoint::make(move |request| {
        let answer = answer(Arc::clone(&handler), request);
        async move { Result::<Response>::Ok(answer.await.unwrap_or_else(Failure::into_response)) }
    });
    table
        .entry(poem_path(path))
        .or_default()
        .insert(method, endpoint.boxed());
}

/// poem writes `:1` where OpenAPI writes `{id}`. A number, so that all parameters in one place have one name: of two
/// names, poem follows the first, even where the other leads to the more exact path.
fn poem_path(template: &str) -> String {
    let segments = template.split('/').enumerate();
    let segments = segments.map(|(index, segment)| match is_parameter(segment) {
        true => format!(":{index}"),
        false => segment.to_owned(),
    });
    segments.collect::<Vec<_>>().join("/")
}

/// All routes of a contract, in front of the service that answers them.
pub struct RouteTable {
    paths: Vec<Path>,
    errors: Option<&'static ErrorShape>,
}

struct Path {
    segments: Vec<&'static str>,
    methods: Vec<Method>,
    allow: HeaderValue,
}

impl RouteTable {
    pub fn new(routes: &[Route]) -> Self {
        let mut paths: Vec<Path> = Vec::new();
        for route in routes {
            let segments: Vec<_> = route.path.split('/').collect();
            let method = Method::from_bytes(route.method.as_bytes())
                .expect("the generator writes method names that HTTP has");
            match paths.iter_mut().find(|path| path.segments == segments) {
                Some(path) => path.methods.push(method),
                None => paths.push(Path {
                    segments,
                    methods: vec![method],
                    allow: HeaderValue::from_static(""),
                }),
            }
        }
        for path in &mut paths {
            path.allow = allow(&mut path.methods);
        }
        // The more exact of two paths that match comes first.
        paths.sort_by_key(|path| {
            let segments = path.segments.iter();
            segments.map(|part| is_parameter(part)).collect::<Vec<_>>()
        });
        Self {
            paths,
            errors: None,
        }
    }

    /// Says the framework's refusals in the contract's own shape: the generated `ERRORS`, where there is one.
    #[must_use]
    pub fn errors(mut self, shape: &'static ErrorShape) -> Self {
        self.errors = Some(shape);
        self
    }

    /// Puts the table in front of `service`.
    pub fn guard<S: IntoEndpoint>(self, service: S) -> impl Endpoint<Output = Response>
    where
        S::Endpoint: 'static,
        <S::Endpoint as Endpoint>::Output: IntoResponse,
    {
        let table = Arc::new(self);
        let service = Arc::new(service.into_endpoint());
        poem::endpoint::make(move |request| {
            let (table, service) = (Arc::clone(&table), Arc::clone(&service));
            async move {
                let head = request.method() == Method::HEAD;
                let response = table.answer(&*service, request).await;
                let mut response = match table.errors {
                    Some(shape) => shape.say(response),
                    None => response,
                };
                if head {
                    response.set_body(Body::empty());
                }
                Result::<Response>::Ok(response)
            }
        })
    }

    async fn answer<E: Endpoint>(&self, service: &E, mut request: Request) -> Response
    where
        E::Output: IntoResponse,
    {
        let Some((path, canonical)) = self.find(request.uri().path()) else {
            return Failure::not_found().into_response();
        };
        let method = request.method().clone();
        if method == Method::OPTIONS {
            return options(&path.allow);
        }
        if !path.methods.contains(&method) {
            return Failure::method_not_allowed(path.allow.clone()).into_response();
        }
        if let Some(canonical) = canonical {
            *request.uri_mut() = with_path(request.uri(), &canonical);
        }
        if method == Method::HEAD {
            request.set_method(Method::GET);
        }
        match service.call(request).await {
            Ok(response) => response.into_response(),
            Err(error) => {
                tracing::error!(%error, "an operation was not answered");
                Failure::internal().into_response()
            }
        }
    }

    /// The path's entry, and its canonical spelling where the request spells it otherwise.
    fn find(&self, path: &str) -> Option<(&Path, Option<String>)> {
        let trimmed = path.strip_suffix('/').unwrap_or(path);
        let found = self
            .paths
            .iter()
            .find(|candidate| candidate.matches(trimmed))?;
        let canonical = found.spell(trimmed);
        Some((found, (canonical != path).then_some(canonical)))
    }
}

impl Path {
    fn matches(&self, path: &str) -> bool {
        let mut segments = path.split('/');
        let all = self.segments.iter().all(|expected| {
            segments
                .next()
                .is_some_and(|segment| match is_parameter(expected) {
                    true => !segment.is_empty(),
                    false => segment.eq_ignore_ascii_case(expected),
                })
        });
        all && segments.next().is_none()
    }

    /// `path`, which matches, with the letter case of the contract; parameters keep theirs.
    fn spell(&self, path: &str) -> String {
        let segments = self.segments.iter().zip(path.split('/'));
        let spelled: Vec<_> = segments
            .map(|(expected, segment)| {
                if is_parameter(expected) {
                    segment
                } else {
                    expected
                }
            })
            .collect();
        spelled.join("/")
    }
}

fn is_parameter(segment: &str) -> bool {
    segment.starts_with('{')
}

/// `HEAD` works wherever `GET` does; the list is in the order of the alphabet.
fn allow(methods: &mut Vec<Method>) -> HeaderValue {
    if methods.contains(&Method::GET) {
        methods.push(Method::HEAD);
    }
    methods.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    let names: Vec<_> = methods.iter().map(Method::as_str).collect();
    HeaderValue::from_str(&names.join(", ")).expect("method names are visible ASCII")
}

fn options(allow: &HeaderValue) -> Response {
    let mut response = Response::builder()
        .status(StatusCode::OK)
        .content_type("text/plain")
        .body(allow.as_bytes().to_vec());
    response.headers_mut().insert(header::ALLOW, allow.clone());
    response
}

fn with_path(uri: &Uri, path: &str) -> Uri {
    let mut parts = uri.clone().into_parts();
    let path_and_query = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    // A spelling of a path that came as a path is one.
    parts.path_and_query = path_and_query.parse().ok().or(parts.path_and_query);
    Uri::from_parts(parts).unwrap_or_else(|_| uri.clone())
}

#[cfg(test)]
mod tests {
    use super::{Route, RouteTable};

    fn table() -> RouteTable {
        RouteTable::new(&[
            Route {
                method: "GET",
                path: "/api/events",
                operation: "event_list",
            },
            Route {
                method: "POST",
                path: "/api/events",
                operation: "event_create",
            },
            Route {
                method: "GET",
                path: "/api/sessions/{id}",
                operation: "session_view",
            },
            Route {
                method: "GET",
                path: "/api/sessions/active",
                operation: "session_list_active",
            },
        ])
    }

    #[track_caller]
    fn spells(path: &str, expected: Option<&str>) {
        let table = table();
        let found = table
            .find(path)
            .map(|(_, spelled)| spelled.unwrap_or_else(|| path.to_owned()));
        assert_eq!(found.as_deref(), expected, "{path}");
    }

    #[test]
    fn letter_case_and_one_trailing_slash_do_not_matter() {
        spells("/api/events", Some("/api/events"));
        spells("/API/Events/", Some("/api/events"));
        spells("/Api/Sessions/AbC", Some("/api/sessions/AbC"));
    }

    #[test]
    fn the_more_exact_path_is_found_first() {
        spells("/api/Sessions/ACTIVE/", Some("/api/sessions/active"));
        spells("/api/Sessions/ACTIVE1/", Some("/api/sessions/ACTIVE1"));
    }

    #[test]
    fn other_paths_are_not_found() {
        for path in [
            "/api/events//",
            "/api//events",
            "/api/events/1",
            "/api",
            "/",
            "/api/sessions/",
        ] {
            spells(path, None);
        }
    }

    #[test]
    fn allow_lists_the_methods_and_head() {
        assert_eq!(table().paths[0].allow, "GET, HEAD, POST");
        assert_eq!(table().paths[1].allow, "GET, HEAD");
    }
}
