//! Operations of the tag `stream`, and the way of stored events to it.
use agentmonitor_contract::runtime::{EventStream, Frame, Message};
use agentmonitor_contract::stream::{
    StreamApi, StreamOpenError, StreamOpenHeaders, StreamOpenQuery,
};
use agentmonitor_contract::types as wire;
use bytes::Bytes;
use futures_util::StreamExt;

use super::{Server, errors};
use crate::domain::{Event, Swept};
use crate::store::{EventSink, StoreError};
use crate::stream::{
    self, Filter, Full, Hub, MOST_BYTES_AGAIN, MOST_TOLD_AGAIN, Resume, StreamItem, Topic,
};

/// Seconds after which a place may be free again.
const RETRY_AFTER_SECS: i64 = 5;
/// Events that are read at once of what a stream has missed.
const PAGE: u64 = 100;

impl StreamApi for Server {
    async fn stream_open(
        &self,
        query: StreamOpenQuery,
        headers: StreamOpenHeaders,
    ) -> Result<EventStream<wire::StreamFrame>, StreamOpenError> {
        let filter = Filter::new(query.agent_type, query.event_type);
        // First the place, then the database: what is stored between the two is told once, by the hub.
        let subscription = self.hub.subscribe(filter.clone()).map_err(full)?;
        let last = headers.last_event_id.as_deref();
        let begin = self.begin(last, &filter, subscription.after()).await;
        let subscription = subscription.beginning_with(begin);
        Ok(EventStream::new(subscription.map(|item| match item {
            StreamItem::Frames(bytes) => Message::Frames(bytes),
            StreamItem::Heartbeat => Message::Heartbeat,
        })))
    }
}

impl Server {
    /// The frames before all that is published, `published` being the last event that was. A database that cannot be read
    /// is no reason to refuse: a browser never comes again after an error.
    async fn begin(
        &self,
        last_event_id: Option<&str>,
        filter: &Filter,
        published: i64,
    ) -> Vec<Bytes> {
        let behind = match Resume::of(last_event_id, published) {
            Resume::New => return vec![identified(&connected(), published)],
            Resume::Reset => return reset(published),
            Resume::Behind(behind) => behind,
        };
        match self.missed(filter, (behind, published)).await {
            Ok(Some(missed)) => {
                let connected = identified(&connected(), behind);
                std::iter::once(connected).chain(missed).collect()
            }
            Ok(None) => reset(published),
            Err(error) => {
                tracing::warn!(%error, "what a stream has missed could not be read");
                reset(published)
            }
        }
    }

    /// The frames of what was missed behind the one id up to the other, or none if they are too many. They are measured first
    /// and read a page at a time, so that no more than what may be told is ever held: one event may be of megabytes.
    async fn missed(
        &self,
        filter: &Filter,
        (mut behind, published): (i64, i64),
    ) -> Result<Option<Vec<Bytes>>, StoreError> {
        let (agent_type, event_type) = (filter.agent_type(), filter.event_type());
        let span = (behind, published);
        let missed = self
            .store
            .missed_between(span, agent_type, event_type, MOST_TOLD_AGAIN + 1)
            .await?;
        if missed.events > MOST_TOLD_AGAIN || missed.metadata_bytes > MOST_BYTES_AGAIN {
            return Ok(None);
        }
        let (mut frames, mut bytes) = (Vec::new(), 0);
        loop {
            let span = (behind, published);
            let page = self
                .store
                .events_between(span, agent_type, event_type, PAGE)
                .await?;
            let Some(last) = page.last() else {
                return Ok(Some(frames));
            };
            behind = last.id;
            for frame in page.iter().map(stream::Frame::render) {
                bytes += frame.len() as u64;
                frames.push(frame);
            }
            if bytes > MOST_BYTES_AGAIN {
                return Ok(None);
            }
        }
    }
}

fn full(full: Full) -> StreamOpenError {
    StreamOpenError::ServiceUnavailable {
        error: wire::Error {
            max_clients: i64::try_from(full.max).ok(),
            ..errors::plain("SSE client limit reached")
        },
        retry_after: Some(RETRY_AFTER_SECS),
    }
}

fn connected() -> wire::StreamFrame {
    wire::StreamFrame::Connected(wire::ConnectedFrame {
        r#type: wire::ConnectedFrameType::Connected,
        timestamp: now().into(),
    })
}

/// The id comes with the second frame: who hears the first alone will ask again.
fn reset(published: i64) -> Vec<Bytes> {
    let reset = wire::StreamFrame::Reset(wire::ResetFrame {
        r#type: wire::ResetFrameType::Reset,
        timestamp: now().into(),
    });
    vec![rendered(&connected()), identified(&reset, published)]
}

fn now() -> String {
    format!("{:.3}", jiff::Timestamp::now())
}

fn identified(frame: &wire::StreamFrame, id: i64) -> Bytes {
    Frame::render(frame).with_id(id).into_bytes()
}

pub(super) fn rendered(frame: &wire::StreamFrame) -> Bytes {
    Frame::render(frame).into_bytes()
}

/// Hands what the store committed to the hub.
pub struct Publisher(pub Hub);

impl EventSink for Publisher {
    fn publish(&self, events: Vec<Event>) {
        self.0.publish(events);
    }

    fn swept(&self, swept: Swept) {
        let counted = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let idled = wire::SessionUpdate::IdleCheck(wire::IdleCheck {
            r#type: wire::IdleCheckType::IdleCheck,
            idled: counted(swept.idled),
        });
        let ended = wire::SessionUpdate::EndCheck(wire::EndCheck {
            r#type: wire::EndCheckType::EndCheck,
            ended: counted(swept.ended),
        });
        let told = [(swept.idled, idled), (swept.ended, ended)].into_iter();
        let told: Vec<_> = told
            .filter(|(count, _)| *count > 0)
            .map(|(_, update)| update)
            .collect();
        self.0.publish(told);
    }
}

/// It is about no one event: those who filter do not get it.
impl stream::Frame for wire::SessionUpdate {
    fn topic(&self) -> Topic<'_> {
        Topic::default()
    }

    fn render(&self) -> Bytes {
        rendered(&wire::StreamFrame::SessionUpdate(
            wire::SessionUpdateFrame {
                r#type: wire::SessionUpdateFrameType::SessionUpdate,
                payload: self.clone(),
            },
        ))
    }
}

impl stream::Frame for Event {
    fn topic(&self) -> Topic<'_> {
        Topic {
            agent_type: Some(&self.agent_type),
            event_type: Some(&self.event_type),
        }
    }

    fn id(&self) -> Option<i64> {
        Some(self.id)
    }

    fn weight(&self) -> usize {
        self.held_bytes()
    }

    fn render(&self) -> Bytes {
        let frame = wire::StreamFrame::Event(wire::EventFrame {
            r#type: wire::EventFrameType::Event,
            payload: self.clone().into(),
        });
        identified(&frame, self.id)
    }
}
