//! Handlers of the tag `events`, as complete as those beside it.
use codegen_runtime::Collected;

use super::super::contract::events::{
    EventCreateBatchError, EventCreateError, EventCreateReply, EventListError, EventListQuery,
    EventPageError, EventPageQuery, EventViewError, EventViewPath, EventsApi,
};
use super::super::contract::types::{
    Event, EventBatchReceipt, EventList, EventPage, EventReceipt, EventStatus, EventType, Metadata,
    NewEvent, NewEventBatch, RejectedEvent,
};
use super::{Server, error, text};

impl Server {
    /// The id of `event`; none if its `event_id` is known.
    fn store(&self, event: NewEvent) -> Option<i64> {
        let mut events = self.events.lock().expect("nobody panics with the lock");
        let event = stored(event, events.len() as i64 + 1);
        let known = |other: &Event| event.event_id.is_some() && other.event_id == event.event_id;
        if events.iter().any(known) {
            return None;
        }
        let id = event.id;
        events.push(event);
        Some(id)
    }
}

fn status_word(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Success => "success",
        EventStatus::Error => "error",
        EventStatus::Timeout => "timeout",
    }
}

fn stored(event: NewEvent, id: i64) -> Event {
    let NewEvent {
        session_id,
        agent_type,
        event_type,
        status,
        event_id,
        tool_name,
        branch,
        project,
        model,
        duration_ms,
        tokens_in,
        tokens_out,
        cache_read_tokens,
        cache_write_tokens,
        cost_usd,
        client_timestamp,
        metadata,
        source,
    } = event;
    let event_type: EventType = event_type;
    let metadata: Option<Metadata> = metadata;
    Event {
        id,
        event_id: event_id.as_deref().map(text),
        schema_version: 1_i64,
        session_id: text(&session_id),
        agent_type: text(&agent_type),
        event_type: text(event_type.as_str()),
        tool_name: tool_name.as_deref().map(text),
        status: text(status.map_or("unsaid", status_word)),
        tokens_in: tokens_in.unwrap_or_default(),
        tokens_out: tokens_out.unwrap_or_default(),
        branch: branch.as_deref().map(text),
        project: project.as_deref().map(text),
        duration_ms,
        created_at: text("2026-01-01 00:00:00"),
        client_timestamp: client_timestamp.as_deref().map(text),
        metadata: metadata.map_or(text("{}"), |Metadata(json)| text(&json)),
        payload_truncated: 0_i64,
        model: model.as_deref().map(text),
        cost_usd,
        cache_read_tokens: cache_read_tokens.unwrap_or_default(),
        cache_write_tokens: cache_write_tokens.unwrap_or_default(),
        source: source.as_deref().map_or(text("api"), text),
    }
}

/// What was asked for, as text: the page begins with an event that says it.
fn said<const N: usize>(limit: i64, offset: i64, texts: [Option<String>; N]) -> String {
    let texts = texts.map(|text| text.unwrap_or_else(|| "-".to_owned()));
    format!("limit {limit}, offset {offset}, {}", texts.join(", "))
}

impl EventsApi for Server {
    async fn event_list(&self, query: EventListQuery) -> Result<EventList, EventListError> {
        let EventListQuery {
            limit,
            offset,
            agent_type,
            event_type,
            tool_name,
            session_id,
            branch,
            model,
            source,
            since,
            until,
        } = query;
        if let Some(failed) = agent_type.as_deref().and_then(list_error) {
            return Err(failed);
        }
        let filters = [
            agent_type, event_type, tool_name, session_id, branch, model, source, since, until,
        ];
        let Ok(stored) = self.events.lock() else {
            return Err(EventListError::InternalServerError(error("broken")));
        };
        let mut events = stored.clone();
        if let Some(first) = events.first_mut() {
            first.metadata = text(&format!(
                "{} {}",
                said(limit, offset, filters),
                first.metadata
            ));
        }
        let total = events.len() as i64;
        Ok(EventList { events, total })
    }

    async fn event_page(&self, query: EventPageQuery) -> Result<EventPage, EventPageError> {
        let EventPageQuery {
            limit,
            cursor,
            agent_type,
            event_type,
            tool_name,
            session_id,
            branch,
            model,
            source,
            project,
            since,
            until,
        } = query;
        if let Some(failed) = agent_type.as_deref().and_then(page_error) {
            return Err(failed);
        }
        let cursor: Option<i64> = cursor;
        let filters = [
            agent_type, event_type, tool_name, session_id, branch, model, source, project, since,
            until,
        ];
        let Ok(stored) = self.events.lock() else {
            return Err(EventPageError::InternalServerError(error("broken")));
        };
        let mut events = stored.clone();
        if let Some(first) = events.first_mut() {
            let said = said(limit, cursor.unwrap_or(-7), filters);
            first.metadata = text(&format!("{said} {}", first.metadata));
        }
        let next: Option<i64> = cursor;
        Ok(EventPage { events, next })
    }

    async fn event_view(&self, path: EventViewPath) -> Result<Event, EventViewError> {
        let EventViewPath { id } = path;
        let id: i64 = id;
        let Ok(events) = self.events.lock() else {
            return Err(EventViewError::InternalServerError(error("broken")));
        };
        let failed = match id {
            -400 => EventViewError::BadRequest(error("asked for")),
            -500 => EventViewError::InternalServerError(error("asked for")),
            -503 => EventViewError::ServiceUnavailable {
                error: error("asked for"),
                retry_after: Some(7_i64),
            },
            _ => match events.iter().find(|event| event.id == id) {
                Some(event) => return Ok(event.clone()),
                None => EventViewError::NotFound(error("asked for")),
            },
        };
        match &failed {
            EventViewError::BadRequest(_)
            | EventViewError::NotFound(_)
            | EventViewError::InternalServerError(_)
            | EventViewError::ServiceUnavailable { .. } => {}
        }
        Err(failed)
    }

    async fn event_create(&self, body: NewEvent) -> Result<EventCreateReply, EventCreateError> {
        if let Some(failed) = create_error(&body.agent_type) {
            return Err(failed);
        }
        let reply = match self.store(body) {
            Some(id) => EventCreateReply::Created(EventReceipt {
                received: 1_i64,
                ids: vec![id],
                duplicates: 0_i64,
            }),
            None => EventCreateReply::Ok(EventReceipt {
                received: 0_i64,
                ids: Vec::<i64>::new(),
                duplicates: 1_i64,
            }),
        };
        match &reply {
            EventCreateReply::Created(_) | EventCreateReply::Ok(_) => {}
        }
        Ok(reply)
    }

    async fn event_create_batch(
        &self,
        body: NewEventBatch,
    ) -> Result<EventBatchReceipt, EventCreateBatchError> {
        let NewEventBatch { events } = body;
        let Collected(items) = events;
        let mut receipt = EventBatchReceipt {
            received: 0_i64,
            ids: Vec::<i64>::new(),
            duplicates: 0_i64,
            rejected: Vec::new(),
        };
        for (index, item) in items.into_iter().enumerate() {
            match item {
                Ok(event) => {
                    if let Some(failed) = batch_error(&event.agent_type) {
                        return Err(failed);
                    }
                    match self.store(event) {
                        Some(id) => receipt.ids.push(id),
                        None => receipt.duplicates += 1,
                    }
                }
                Err(errors) => receipt.rejected.push(RejectedEvent {
                    index: index as i64,
                    errors: errors
                        .into_iter()
                        .map(|e| format!("{}: {}", e.field, e.message))
                        .collect::<Vec<String>>(),
                }),
            }
        }
        receipt.received = receipt.ids.len() as i64;
        Ok(receipt)
    }
}

/// Each error that `event_list` may answer, asked for by the agent's type.
fn list_error(agent_type: &str) -> Option<EventListError> {
    let failed = match agent_type {
        "answer-400" => EventListError::BadRequest(error(agent_type)),
        "answer-500" => EventListError::InternalServerError(error(agent_type)),
        "answer-503" => EventListError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        EventListError::BadRequest(_)
        | EventListError::InternalServerError(_)
        | EventListError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`].
fn page_error(agent_type: &str) -> Option<EventPageError> {
    let failed = match agent_type {
        "answer-400" => EventPageError::BadRequest(error(agent_type)),
        "answer-500" => EventPageError::InternalServerError(error(agent_type)),
        "answer-503" => EventPageError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        EventPageError::BadRequest(_)
        | EventPageError::InternalServerError(_)
        | EventPageError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`].
fn create_error(agent_type: &str) -> Option<EventCreateError> {
    let failed = match agent_type {
        "answer-400" => EventCreateError::BadRequest(error(agent_type)),
        "answer-500" => EventCreateError::InternalServerError(error(agent_type)),
        "answer-503" => EventCreateError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        EventCreateError::BadRequest(_)
        | EventCreateError::InternalServerError(_)
        | EventCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`].
fn batch_error(agent_type: &str) -> Option<EventCreateBatchError> {
    let failed = match agent_type {
        "answer-400" => EventCreateBatchError::BadRequest(error(agent_type)),
        "answer-500" => EventCreateBatchError::InternalServerError(error(agent_type)),
        "answer-503" => EventCreateBatchError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        EventCreateBatchError::BadRequest(_)
        | EventCreateBatchError::InternalServerError(_)
        | EventCreateBatchError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
