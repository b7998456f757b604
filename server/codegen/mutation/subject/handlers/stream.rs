//! Handlers of the tag `stream`, as complete as those beside it.
use codegen_mutation::stage;
use codegen_runtime::EventStream;

use super::super::contract::stream::{
    StreamApi, StreamOpenError, StreamOpenHeaders, StreamOpenQuery,
};
use super::super::contract::types::{
    ConnectedFrame, ConnectedFrameType, EventFrame, EventFrameType, ResetFrame, ResetFrameType,
    StatsFrame, StatsFrameType, StreamFrame,
};
use super::{Server, error, sessions, stats, text};

impl StreamApi for Server {
    async fn stream_open(
        &self,
        query: StreamOpenQuery,
        headers: StreamOpenHeaders,
    ) -> Result<EventStream<StreamFrame>, StreamOpenError> {
        let StreamOpenQuery {
            agent_type,
            event_type,
        } = query;
        let event_type: Option<String> = event_type;
        let StreamOpenHeaders { last_event_id } = headers;
        let last_event_id: Option<String> = last_event_id;
        if let Some(failed) = agent_type.as_deref().and_then(stream_error) {
            return Err(failed);
        }
        let connected = StreamFrame::Connected(ConnectedFrame {
            r#type: ConnectedFrameType::Connected,
            timestamp: text("2026-01-01T00:00:00.000Z"),
        });
        let mut frames = vec![connected];
        let Ok(events) = self.events.lock() else {
            return Err(StreamOpenError::InternalServerError(error("broken")));
        };
        for event in events.iter() {
            let mut payload = event.clone();
            payload.metadata = text(&format!("{agent_type:?} {event_type:?} {last_event_id:?}"));
            let frame = EventFrame {
                r#type: EventFrameType::Event,
                payload,
            };
            frames.push(StreamFrame::Event(frame));
        }
        frames.extend(sessions::updates());
        frames.push(StreamFrame::Stats(StatsFrame {
            r#type: StatsFrameType::Stats,
            payload: stats::stats(format!("{event_type:?}")),
        }));
        frames.push(StreamFrame::Reset(ResetFrame {
            r#type: ResetFrameType::Reset,
            timestamp: text("2026-01-01T00:00:00.000Z"),
        }));
        for frame in &frames {
            match frame {
                StreamFrame::Connected(_)
                | StreamFrame::Event(_)
                | StreamFrame::Reset(_)
                | StreamFrame::SessionUpdate(_)
                | StreamFrame::Stats(_) => {}
            }
        }
        Ok(stage::stream(frames))
    }
}

/// As [`list_error`].
fn stream_error(agent_type: &str) -> Option<StreamOpenError> {
    let failed = match agent_type {
        "answer-400" => StreamOpenError::BadRequest(error(agent_type)),
        "answer-500" => StreamOpenError::InternalServerError(error(agent_type)),
        "answer-503" => StreamOpenError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        StreamOpenError::BadRequest(_)
        | StreamOpenError::InternalServerError(_)
        | StreamOpenError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
