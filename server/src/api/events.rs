//! Operations of the tag `events`.
use agentmonitor_contract::errors::NotFound;
use agentmonitor_contract::events::{
    EventCreateBatchError, EventCreateError, EventCreateReply, EventListError, EventListQuery,
    EventPageError, EventPageQuery, EventViewError, EventViewPath, EventsApi,
};
use agentmonitor_contract::runtime::FieldError;
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::{ingest_failed, plain, read_failed};
use crate::domain::{self, Recorded};
use crate::ingest::Draft;
use crate::store::EventFilter;

/// How a stored row without a source is shown: the column's own default.
const DEFAULT_SOURCE: &str = "api";

impl EventsApi for Server {
    async fn event_list(&self, query: EventListQuery) -> Result<wire::EventList, EventListError> {
        let page = self
            .store
            .events(&query.into())
            .await
            .map_err(read_failed::<EventListError>)?;
        Ok(wire::EventList {
            events: page.events.into_iter().map(wire::Event::from).collect(),
            total: i64::try_from(page.total).unwrap_or(i64::MAX),
        })
    }

    async fn event_page(&self, query: EventPageQuery) -> Result<wire::EventPage, EventPageError> {
        let before = query.cursor;
        let slice = self
            .store
            .events_before(before, &query.into())
            .await
            .map_err(read_failed::<EventPageError>)?;
        Ok(wire::EventPage {
            events: slice.events.into_iter().map(wire::Event::from).collect(),
            next: slice.next,
        })
    }

    async fn event_view(&self, path: EventViewPath) -> Result<wire::Event, EventViewError> {
        let event = self.store.event(path.id).await;
        let event = event.map_err(read_failed::<EventViewError>)?;
        let event = event.ok_or_else(|| EventViewError::not_found(plain("Event not found")))?;
        Ok(event.into())
    }

    async fn event_create(
        &self,
        body: wire::NewEvent,
    ) -> Result<EventCreateReply, EventCreateError> {
        let recorded = self.ingest.ingest(vec![body.into()]).await;
        let receipt = Receipt::of(&recorded.map_err(ingest_failed::<EventCreateError>)?);
        let stored = !receipt.ids.is_empty();
        let receipt = wire::EventReceipt {
            received: count(&receipt.ids),
            ids: receipt.ids,
            duplicates: receipt.duplicates,
        };
        Ok(match stored {
            true => EventCreateReply::Created(receipt),
            false => EventCreateReply::Ok(receipt),
        })
    }

    async fn event_create_batch(
        &self,
        body: wire::NewEventBatch,
    ) -> Result<wire::EventBatchReceipt, EventCreateBatchError> {
        let (mut drafts, mut rejected) = (Vec::new(), Vec::new());
        for (index, item) in body.events.0.into_iter().enumerate() {
            match item {
                Ok(event) => drafts.push(Draft::from(event)),
                Err(errors) => rejected.push(rejection(index, &errors)),
            }
        }
        let recorded = self.ingest.ingest(drafts).await;
        let receipt = Receipt::of(&recorded.map_err(ingest_failed::<EventCreateBatchError>)?);
        Ok(wire::EventBatchReceipt {
            received: count(&receipt.ids),
            ids: receipt.ids,
            duplicates: receipt.duplicates,
            rejected,
        })
    }
}

/// What became of a request's events.
struct Receipt {
    ids: Vec<i64>,
    duplicates: i64,
}

impl Receipt {
    fn of(recorded: &[Recorded]) -> Self {
        let mut receipt = Self {
            ids: Vec::new(),
            duplicates: 0,
        };
        for event in recorded {
            match event {
                Recorded::Stored { id } => receipt.ids.push(*id),
                Recorded::Duplicate => receipt.duplicates += 1,
            }
        }
        receipt
    }
}

fn rejection(index: usize, errors: &[FieldError]) -> wire::RejectedEvent {
    let errors = errors
        .iter()
        .map(|error| format!("{}: {}", error.field, error.message));
    wire::RejectedEvent {
        index: position(index),
        errors: errors.collect(),
    }
}

fn count(ids: &[i64]) -> i64 {
    position(ids.len())
}

fn position(index: usize) -> i64 {
    i64::try_from(index).expect("a body is far smaller than 2^63 items")
}

impl From<EventListQuery> for EventFilter {
    fn from(query: EventListQuery) -> Self {
        Self {
            agent_type: query.agent_type,
            event_type: query.event_type,
            tool_name: query.tool_name,
            session_id: query.session_id,
            branch: query.branch,
            model: query.model,
            source: query.source,
            project: None,
            since: query.since,
            until: query.until,
            // A negative limit is none, a negative offset is 0.
            limit: u64::try_from(query.limit).ok(),
            offset: u64::try_from(query.offset).unwrap_or(0),
        }
    }
}

impl From<EventPageQuery> for EventFilter {
    fn from(query: EventPageQuery) -> Self {
        Self {
            agent_type: query.agent_type,
            event_type: query.event_type,
            tool_name: query.tool_name,
            session_id: query.session_id,
            branch: query.branch,
            model: query.model,
            source: query.source,
            project: query.project,
            since: query.since,
            until: query.until,
            limit: u64::try_from(query.limit).ok(),
            offset: 0,
        }
    }
}

impl From<wire::NewEvent> for Draft {
    fn from(event: wire::NewEvent) -> Self {
        Self {
            event_id: event.event_id,
            session_id: event.session_id,
            agent_type: event.agent_type,
            event_type: event.event_type.into(),
            tool_name: event.tool_name,
            status: event.status.map(Into::into),
            tokens_in: event.tokens_in,
            tokens_out: event.tokens_out,
            cache_read_tokens: event.cache_read_tokens,
            cache_write_tokens: event.cache_write_tokens,
            branch: event.branch,
            project: event.project,
            duration_ms: event.duration_ms,
            client_timestamp: event.client_timestamp,
            metadata: event.metadata.map(|metadata| metadata.0),
            model: event.model,
            cost_usd: event.cost_usd,
            cost_told_apart: false,
            source: event.source,
        }
    }
}

impl From<domain::Event> for wire::Event {
    fn from(event: domain::Event) -> Self {
        Self {
            id: event.id,
            event_id: event.event_id.map(Into::into),
            schema_version: event.schema_version,
            session_id: event.session_id.into(),
            agent_type: event.agent_type.into(),
            event_type: event.event_type.into(),
            tool_name: event.tool_name.map(Into::into),
            status: event.status.into(),
            tokens_in: event.tokens_in,
            tokens_out: event.tokens_out,
            branch: event.branch.map(Into::into),
            project: event.project.map(Into::into),
            duration_ms: event.duration_ms,
            created_at: event.created_at.into(),
            client_timestamp: event.client_timestamp.map(Into::into),
            metadata: event.metadata.into(),
            payload_truncated: i64::from(event.payload_truncated),
            model: event.model.map(Into::into),
            cost_usd: event.cost_usd,
            cache_read_tokens: event.cache_read_tokens,
            cache_write_tokens: event.cache_write_tokens,
            source: event.source.map_or(DEFAULT_SOURCE.into(), Into::into),
        }
    }
}

impl From<wire::EventType> for domain::EventType {
    fn from(event_type: wire::EventType) -> Self {
        match event_type {
            wire::EventType::ToolUse => Self::ToolUse,
            wire::EventType::SessionStart => Self::SessionStart,
            wire::EventType::SessionEnd => Self::SessionEnd,
            wire::EventType::Error => Self::Error,
            wire::EventType::LlmRequest => Self::LlmRequest,
            wire::EventType::LlmResponse => Self::LlmResponse,
            wire::EventType::Response => Self::Response,
            wire::EventType::FileChange => Self::FileChange,
            wire::EventType::GitCommit => Self::GitCommit,
            wire::EventType::PlanStep => Self::PlanStep,
            wire::EventType::UserPrompt => Self::UserPrompt,
            wire::EventType::InstructionLoad => Self::InstructionLoad,
        }
    }
}

impl From<wire::EventStatus> for domain::EventStatus {
    fn from(status: wire::EventStatus) -> Self {
        match status {
            wire::EventStatus::Success => Self::Success,
            wire::EventStatus::Error => Self::Error,
            wire::EventStatus::Timeout => Self::Timeout,
        }
    }
}
