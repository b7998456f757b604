//! Operations of the tag `stream`, and the way of stored events to it.
use agentmonitor_contract::runtime::{EventStream, Frame, Message};
use agentmonitor_contract::stream::{StreamApi, StreamOpenError, StreamOpenQuery};
use agentmonitor_contract::types as wire;
use bytes::Bytes;
use futures_util::StreamExt;

use super::{Server, errors};
use crate::domain::{Event, Swept};
use crate::store::EventSink;
use crate::stream::{self, Filter, Full, Hub, StreamItem, Topic};

/// Seconds after which a place may be free again.
const RETRY_AFTER_SECS: i64 = 5;

impl StreamApi for Server {
    async fn stream_open(
        &self,
        query: StreamOpenQuery,
    ) -> Result<EventStream<wire::StreamFrame>, StreamOpenError> {
        let filter = Filter::new(query.agent_type, query.event_type);
        let subscription = self.hub.subscribe(filter, connected()).map_err(full)?;
        Ok(EventStream::new(subscription.map(|item| match item {
            StreamItem::Frame(bytes) => Message::Frame(Frame::from_bytes(bytes)),
            StreamItem::Heartbeat => Message::Heartbeat,
        })))
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

fn connected() -> Bytes {
    let now = jiff::Timestamp::now();
    rendered(&wire::StreamFrame::Connected(wire::ConnectedFrame {
        r#type: wire::ConnectedFrameType::Connected,
        timestamp: format!("{now:.3}"),
    }))
}

pub(super) fn rendered(frame: &wire::StreamFrame) -> Bytes {
    Frame::render(frame).into_bytes()
}

/// Hands what the store committed to the hub.
pub struct Publisher(pub Hub);

impl EventSink for Publisher {
    fn publish(&self, events: &[Event]) {
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
        self.0.publish(&told);
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

    fn render(&self) -> Bytes {
        rendered(&wire::StreamFrame::Event(wire::EventFrame {
            r#type: wire::EventFrameType::Event,
            payload: self.clone().into(),
        }))
    }
}
