//! Follows the stream, and comes again where it was lost.
use std::num::NonZeroU64;
use std::time::Duration;

use agentmonitor_client::types::{self, Event};
use agentmonitor_client::{ByteStream, Error, ResponseValue};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::value::RawValue;
use sse_stream::{Sse, SseByteStream};
use tokio::time::{sleep, timeout};

use super::super::client::{Server, root};
use super::super::output::{Stop, note};
use super::{Filter, MOST_LINES, Screen};

const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(8);

/// The messages of one connection.
type Messages = BoxStream<'static, Result<Sse, sse_stream::Error>>;

/// Why there is no connection.
enum Refusal {
    /// Trying again changes nothing.
    Lasting(anyhow::Error),
    Passing(anyhow::Error),
}

impl Refusal {
    fn into_error(self) -> anyhow::Error {
        let (Self::Lasting(error) | Self::Passing(error)) = self;
        error
    }
}

/// A frame, as far as this command cares.
#[derive(Deserialize)]
struct Frame<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    payload: Option<&'a RawValue>,
}

pub(super) struct Follower<'a> {
    server: &'a Server,
    filter: Filter,
    screen: Screen,
    /// The last `id:` that came.
    position: Option<String>,
    /// The greatest id that was shown; nothing is shown twice.
    newest: Option<i64>,
    /// Something that came could not be read.
    has_passed_over: bool,
}

impl<'a> Follower<'a> {
    pub(super) fn new(server: &'a Server, filter: Filter, screen: Screen) -> Self {
        Self {
            server,
            filter,
            screen,
            position: None,
            newest: None,
            has_passed_over: false,
        }
    }

    /// Shows up to `before` events that were there already, then new ones until something stops it.
    pub(super) async fn run(mut self, before: u32) -> Result<(), Stop> {
        // The stream first: what is stored while the list is asked for comes by either.
        let opened = self.connect().await;
        let mut messages = opened.map_err(Refusal::into_error)?;
        self.show_latest(before).await?;
        note(&format!("following {}; Ctrl-C ends", self.server.url));
        loop {
            let reason = self.read(&mut messages).await?;
            note(&format!("lost the server ({reason}); trying again"));
            messages = self.reconnect().await?;
            note("connected again");
        }
    }

    async fn connect(&self) -> Result<Messages, Refusal> {
        let mut request = self.server.stream.stream_open();
        if let Some(agent) = self.filter.agent() {
            request = request.agent_type(agent);
        }
        if let Some(event) = self.filter.event() {
            request = request.event_type(event);
        }
        if let Some(position) = &self.position {
            request = request.last_event_id(position);
        }
        match timeout(self.server.greeting, request.send()).await {
            Ok(Ok(answer)) if is_stream(&answer) => {
                Ok(SseByteStream::new(answer.into_inner().into_inner()).boxed())
            }
            Ok(Ok(_)) => Err(Refusal::Passing(self.server.stranger())),
            Ok(Err(error)) => Err(self.refusal(error)),
            Err(_) => Err(Refusal::Passing(self.server.silent())),
        }
    }

    fn refusal(&self, error: Error<types::Error>) -> Refusal {
        let status = error.status();
        let error = self.server.explain(error);
        match status {
            Some(status) if status.is_client_error() => Refusal::Lasting(error),
            _ => Refusal::Passing(error),
        }
    }

    async fn reconnect(&self) -> Result<Messages, Stop> {
        let mut pause = FIRST_PAUSE;
        loop {
            sleep(pause).await;
            match self.connect().await {
                Ok(messages) => return Ok(messages),
                Err(Refusal::Lasting(error)) => return Err(Stop::Failed(error)),
                Err(Refusal::Passing(_)) => pause = (pause * 2).min(LONGEST_PAUSE),
            }
        }
    }

    /// The newest events that are let through, oldest of them first.
    async fn show_latest(&mut self, most: u32) -> Result<(), Stop> {
        let Some(most) = NonZeroU64::new(most.into()) else {
            return Ok(());
        };
        // Where the server cannot filter, the largest page has the best chance to hold as many.
        let limit = if self.filter.is_the_servers() {
            most
        } else {
            MOST_LINES
        };
        let mut request = self.server.api.event_page().limit(limit);
        if let Some(agent) = self.filter.agent() {
            request = request.agent_type(agent);
        }
        if let Some(event) = self.filter.event() {
            request = request.event_type(event);
        }
        if let Some(tool) = self.filter.tool() {
            request = request.tool_name(tool);
        }
        let page = request
            .send()
            .await
            .map_err(|error| self.server.explain(error))?;
        let newest_first = page.into_inner().events.into_iter();
        let most = usize::try_from(most.get()).expect("it is at most a page");
        let shown: Vec<Event> = newest_first
            .filter(|event| self.filter.lets_through(event))
            .take(most)
            .collect();
        shown.iter().rev().try_for_each(|event| self.show(event))
    }

    /// Shows what comes, and says why nothing more does.
    async fn read(&mut self, messages: &mut Messages) -> Result<String, Stop> {
        while let Some(message) = messages.next().await {
            let Sse { id, data, .. } = match message {
                Ok(message) => message,
                Err(error) => return Ok(root(&error)),
            };
            if let Some(id) = id {
                self.position = Some(id);
            }
            if let Some(data) = data {
                self.take(&data)?;
            }
        }
        Ok("it closed the stream".to_owned())
    }

    fn take(&mut self, data: &str) -> Result<(), Stop> {
        let Ok(frame) = serde_json::from_str::<Frame<'_>>(data) else {
            return self.pass_over();
        };
        match (frame.kind.as_str(), frame.payload) {
            ("event", payload) => {
                match payload.map(|payload| serde_json::from_str(payload.get())) {
                    Some(Ok(event)) => self.take_event(&event),
                    _ => self.pass_over(),
                }
            }
            ("reset", _) => {
                // Ids of another database may begin anew.
                self.newest = None;
                note(
                    "events were missed, too many to be told again; `agentmonitor sessions` shows what they come to",
                );
                Ok(())
            }
            // Connected, totals, sessions that fell quiet, and what later servers say: no events.
            _ => Ok(()),
        }
    }

    fn take_event(&mut self, event: &Event) -> Result<(), Stop> {
        let is_new = self.newest.is_none_or(|newest| event.id > newest);
        match is_new && self.filter.lets_through(event) {
            true => self.show(event),
            false => Ok(()),
        }
    }

    /// What cannot be read is told once, and those who follow see the rest.
    fn pass_over(&mut self) -> Result<(), Stop> {
        if !self.has_passed_over {
            self.has_passed_over = true;
            note(&format!("events are left out: {}", self.server.stranger()));
        }
        Ok(())
    }

    fn show(&mut self, event: &Event) -> Result<(), Stop> {
        self.newest = self.newest.max(Some(event.id));
        self.screen.show(event)
    }
}

fn is_stream(answer: &ResponseValue<ByteStream>) -> bool {
    let kind = answer.headers().get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"))
}
