//! Where mutated contracts are asked: this runs in a program of its own, which holds one service for each of them.
use std::io;

use codegen_runtime::poem::endpoint::{BoxEndpoint, EndpointExt};
use codegen_runtime::poem::http::{HeaderName, HeaderValue, Method};
use codegen_runtime::poem::{Endpoint, IntoEndpoint, IntoResponse, Request, Response};
use codegen_runtime::{EventStream, Frame, Message, Route, RouteTable};
use serde::{Deserialize, Serialize};

use crate::mutation::{Answer, Ask};

/// One contract with its handlers.
pub struct Actor {
    /// Makes a server in which nothing has happened yet.
    pub server: fn() -> BoxEndpoint<'static>,
    /// poem-openapi's document of it.
    pub document: fn() -> String,
}

/// What the program is told to do.
#[derive(Debug, Serialize, Deserialize)]
pub struct Script {
    pub actor: usize,
    pub asks: Vec<Ask>,
}

/// What it found.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Findings {
    /// The last answer of each script; why not, where it panicked.
    pub answers: Vec<Result<Answer, String>>,
    pub documents: Vec<String>,
}

/// A service behind its routes, as the server puts it.
pub fn served<S: IntoEndpoint + 'static>(
    routes: &'static [Route],
    service: S,
) -> BoxEndpoint<'static>
where
    S::Endpoint: 'static,
    <S::Endpoint as Endpoint>::Output: IntoResponse,
{
    RouteTable::new(routes).guard(service).boxed()
}

/// A stream of these frames, which then ends.
pub fn stream<T: Serialize + Send + 'static>(frames: Vec<T>) -> EventStream<T> {
    let messages = frames
        .into_iter()
        .map(|frame| Message::Frame(Frame::render(&frame)));
    EventStream::new(futures_util::stream::iter(messages.collect::<Vec<_>>()))
}

/// Reads scripts from standard input, plays each against a fresh server of its actor, and writes the findings.
pub fn play(actors: &[Actor]) -> io::Result<()> {
    let scripts: Vec<Script> = serde_json::from_reader(io::stdin().lock())?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let mut findings = Findings::default();
    for script in scripts {
        let server = (actors[script.actor].server)();
        let played = runtime.block_on(async {
            tokio::spawn(async move {
                let mut last = None;
                for ask in &script.asks {
                    last = Some(answer(&server, ask).await);
                }
                last.expect("a script asks something")
            })
            .await
        });
        findings
            .answers
            .push(played.map_err(|panic| panic.to_string()));
    }
    let documents = actors.iter().map(|actor| (actor.document)());
    findings.documents.extend(documents);
    serde_json::to_writer(io::stdout().lock(), &findings)?;
    Ok(())
}

async fn answer(server: &BoxEndpoint<'static>, ask: &Ask) -> Answer {
    let (method, path) = ask.call.split_once(' ').expect("a method and a path");
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let request = Request::builder().method(method).uri_str(path);
    let mut request = request.body(ask.body.clone());
    for line in &ask.headers {
        let (name, value) = line.split_once(": ").expect("a name and a value");
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name");
        let value = HeaderValue::from_str(value).expect("a header's value");
        request.headers_mut().append(name, value);
    }
    let response: Response = server.get_response(request).await;
    let (parts, body) = response.into_parts();
    let header = |(name, value): (&HeaderName, &HeaderValue)| {
        format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))
    };
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers.iter().map(header).collect(),
        body: body.into_string().await.expect("answers are texts"),
    }
}
