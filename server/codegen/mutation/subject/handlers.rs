//! Handlers of every operation that leave nothing of the contract out: each field of a request is taken by name and has
//! its type, each field of an answer is said, each error is made, and no `_` stands in a match. So what a mutation does
//! to the types, rustc says here.
//!
//! This file, with what is below `handlers/`, is compiled beside each mutated contract (and, so that it is linted, beside
//! the right one).
#[path = "handlers/filter_options.rs"]
mod filter_options;
#[path = "handlers/prices.rs"]
mod prices;
#[path = "handlers/sessions.rs"]
mod sessions;
#[path = "handlers/stats.rs"]
mod stats;

use std::sync::Mutex;

use codegen_mutation::stage;
use codegen_runtime::{Answered, Collected, EventStream, Sent};

use super::contract::events::{
    EventCreateBatchError, EventCreateError, EventCreateReply, EventListError, EventListQuery,
    EventsApi,
};
use super::contract::health::{HealthApi, HealthViewError};
use super::contract::otel::{
    OtelApi, OtelLogsCreateError, OtelMetricsCreateError, OtelTracesCreateError,
};
use super::contract::provider_quotas::{
    ProviderQuotaCreateError, ProviderQuotaCreatePath, ProviderQuotaCreateStatuslineError,
    ProviderQuotaListError, ProviderQuotasApi,
};
use super::contract::stream::{StreamApi, StreamOpenError, StreamOpenQuery};
use super::contract::types::{
    ConnectedFrame, ConnectedFrameType, Error, Event, EventBatchReceipt, EventFrame,
    EventFrameType, EventList, EventReceipt, EventStatus, EventType, FieldError, Health, Metadata,
    NewEvent, NewEventBatch, OtelExport, OtelPartialSuccess, OtelReceipt, ProviderQuota,
    ProviderQuotaList, ProviderQuotaReceipt, ProviderQuotaSnapshot, QuotaCredits, QuotaWindow,
    RejectedEvent, StatsFrame, StatsFrameType, StatuslinePayload, StreamFrame,
};

/// Keeps events in the order in which they came.
#[derive(Default)]
pub struct Server {
    events: Mutex<Vec<Event>>,
    /// The provider whose quota was sent last, and what was sent.
    quota: Mutex<String>,
}

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

fn error(error: &str) -> Error {
    let detail = FieldError {
        field: "probe".to_owned(),
        message: "asked for it".to_owned(),
    };
    Error {
        error: error.to_owned(),
        details: Some(vec![detail]),
        max_clients: Some(50_i64),
        hint: Some("Ask for something else.".to_owned()),
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
        event_id,
        schema_version: 1_i64,
        session_id,
        agent_type,
        event_type: event_type.as_str().to_owned(),
        tool_name,
        status: status.map_or("unsaid", status_word).to_owned(),
        tokens_in: tokens_in.unwrap_or_default(),
        tokens_out: tokens_out.unwrap_or_default(),
        branch,
        project,
        duration_ms,
        created_at: "2026-01-01 00:00:00".to_owned(),
        client_timestamp,
        metadata: metadata.map_or_else(|| "{}".to_owned(), |Metadata(json)| json),
        payload_truncated: 0_i64,
        model,
        cost_usd,
        cache_read_tokens: cache_read_tokens.unwrap_or_default(),
        cache_write_tokens: cache_write_tokens.unwrap_or_default(),
        source: source.unwrap_or_else(|| "api".to_owned()),
    }
}

impl HealthApi for Server {
    async fn health_view(&self) -> Result<Health, HealthViewError> {
        let events = self.events.lock().map_err(|_| {
            let failed = HealthViewError::InternalServerError(error("broken"));
            match &failed {
                HealthViewError::InternalServerError(_) => {}
            }
            failed
        })?;
        Ok(Health {
            status: "ok".to_owned(),
            uptime: 1_i64,
            db_size_bytes: events.len() as i64,
            sse_clients: 0_i64,
        })
    }
}

/// What was asked for, as text: the page begins with an event that says it.
fn said(limit: i64, offset: i64, texts: [Option<String>; 9]) -> String {
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
            first.metadata = format!("{} {}", said(limit, offset, filters), first.metadata);
        }
        let total = events.len() as i64;
        Ok(EventList { events, total })
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

impl ProviderQuotasApi for Server {
    async fn provider_quota_list(&self) -> Result<ProviderQuotaList, ProviderQuotaListError> {
        let said = self.quota.lock().map_err(|_| {
            let failed = ProviderQuotaListError::InternalServerError(error("broken"));
            match &failed {
                ProviderQuotaListError::InternalServerError(_) => {}
                ProviderQuotaListError::ServiceUnavailable {
                    error: Error { .. },
                    retry_after,
                } => {
                    let _: &Option<i64> = retry_after;
                }
            }
            failed
        })?;
        Ok(ProviderQuotaList(vec![quota(&said)]))
    }

    async fn provider_quota_create(
        &self,
        path: ProviderQuotaCreatePath,
        body: Option<ProviderQuotaSnapshot>,
    ) -> Result<ProviderQuotaReceipt, ProviderQuotaCreateError> {
        let ProviderQuotaCreatePath { provider } = path;
        let provider: String = provider;
        if let Some(failed) = quota_error(&provider) {
            return Err(failed);
        }
        let said = body.map(|ProviderQuotaSnapshot(json)| json);
        Ok(self.keep(provider, said))
    }

    async fn provider_quota_create_statusline(
        &self,
        body: Option<StatuslinePayload>,
    ) -> Result<ProviderQuotaReceipt, ProviderQuotaCreateStatuslineError> {
        let said = body.map(|StatuslinePayload(json)| json);
        if let Some(failed) = said.as_deref().and_then(statusline_error) {
            return Err(failed);
        }
        Ok(self.keep("claude".to_owned(), said))
    }
}

impl Server {
    fn keep(&self, provider: String, said: Option<String>) -> ProviderQuotaReceipt {
        let accepted = said.is_some();
        if let (Some(said), Ok(mut quota)) = (said, self.quota.lock()) {
            *quota = format!("{provider} {said}");
        }
        ProviderQuotaReceipt {
            accepted,
            reason: (!accepted).then(|| "no body".to_owned()),
        }
    }
}

/// A quota that says what was sent last.
fn quota(said: &str) -> ProviderQuota {
    let text = || Some(said.to_owned());
    ProviderQuota {
        provider: "claude".to_owned(),
        agent_type: "claude_code".to_owned(),
        status: "available".to_owned(),
        source: text(),
        updated_at: Some("2026-01-01T00:00:00.000Z".to_owned()),
        account_label: text(),
        plan_type: text(),
        limit_id: text(),
        limit_name: text(),
        error_message: None::<String>,
        primary: Some(QuotaWindow {
            used_percent: 40.5_f64,
            remaining_percent: 59.5_f64,
            resets_at: Some("2026-01-01T00:00:00.000Z".to_owned()),
            window_minutes: Some(300_i64),
        }),
        secondary: None::<QuotaWindow>,
        credits: Some(QuotaCredits {
            has_credits: true,
            unlimited: false,
            balance: text(),
        }),
    }
}

/// Each error that `provider_quota_create` may answer, asked for by the provider.
fn quota_error(provider: &str) -> Option<ProviderQuotaCreateError> {
    let failed = match provider {
        "400" => ProviderQuotaCreateError::BadRequest(error("400")),
        "404" => ProviderQuotaCreateError::NotFound(error("404")),
        "500" => ProviderQuotaCreateError::InternalServerError(error("500")),
        "503" => ProviderQuotaCreateError::ServiceUnavailable {
            error: error("503"),
            retry_after: Some(1_i64),
        },
        _ => return None,
    };
    match &failed {
        ProviderQuotaCreateError::BadRequest(_)
        | ProviderQuotaCreateError::NotFound(_)
        | ProviderQuotaCreateError::InternalServerError(_)
        | ProviderQuotaCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// Each error that `provider_quota_create_statusline` may answer, asked for by its body.
fn statusline_error(body: &str) -> Option<ProviderQuotaCreateStatuslineError> {
    let failed = match body {
        "400" => ProviderQuotaCreateStatuslineError::BadRequest(error("400")),
        "500" => ProviderQuotaCreateStatuslineError::InternalServerError(error("500")),
        "503" => ProviderQuotaCreateStatuslineError::ServiceUnavailable {
            error: error("503"),
            retry_after: Some(1_i64),
        },
        _ => return None,
    };
    match &failed {
        ProviderQuotaCreateStatuslineError::BadRequest(_)
        | ProviderQuotaCreateStatuslineError::InternalServerError(_)
        | ProviderQuotaCreateStatuslineError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

impl StreamApi for Server {
    async fn stream_open(
        &self,
        query: StreamOpenQuery,
    ) -> Result<EventStream<StreamFrame>, StreamOpenError> {
        let StreamOpenQuery {
            agent_type,
            event_type,
        } = query;
        let event_type: Option<String> = event_type;
        if let Some(failed) = agent_type.as_deref().and_then(stream_error) {
            return Err(failed);
        }
        let connected = StreamFrame::Connected(ConnectedFrame {
            r#type: ConnectedFrameType::Connected,
            timestamp: "2026-01-01T00:00:00.000Z".to_owned(),
        });
        let mut frames = vec![connected];
        let Ok(events) = self.events.lock() else {
            return Err(StreamOpenError::InternalServerError(error("broken")));
        };
        for event in events.iter() {
            let mut payload = event.clone();
            payload.metadata = format!("{agent_type:?} {event_type:?}");
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
        for frame in &frames {
            match frame {
                StreamFrame::Connected(_)
                | StreamFrame::Event(_)
                | StreamFrame::SessionUpdate(_)
                | StreamFrame::Stats(_) => {}
            }
        }
        Ok(stage::stream(frames))
    }
}

impl OtelApi for Server {
    async fn otel_logs_create(
        &self,
        body: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelLogsCreateError> {
        let OtelExport(export) = match body {
            Sent::Json(export) => export,
            Sent::Bytes(bytes) => return Ok(Answered::Bytes("application/x-protobuf", bytes)),
        };
        match otel_logs_error(&export) {
            Some(failed) => Err(failed),
            None => Ok(Answered::Json(OtelReceipt {
                partial_success: Some(partial_success()),
            })),
        }
    }

    async fn otel_metrics_create(
        &self,
        body: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelMetricsCreateError> {
        let OtelExport(export) = match body {
            Sent::Json(export) => export,
            Sent::Bytes(bytes) => return Ok(Answered::Bytes("application/x-protobuf", bytes)),
        };
        match otel_metrics_error(&export) {
            Some(failed) => Err(failed),
            None => Ok(Answered::Json(OtelReceipt {
                partial_success: Some(partial_success()),
            })),
        }
    }

    async fn otel_traces_create(
        &self,
        body: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelTracesCreateError> {
        let OtelExport(export) = match body {
            Sent::Json(export) => export,
            Sent::Bytes(bytes) => return Ok(Answered::Bytes("application/x-protobuf", bytes)),
        };
        match otel_traces_error(&export) {
            Some(failed) => Err(failed),
            None => Ok(Answered::Json(OtelReceipt {
                partial_success: Some(partial_success()),
            })),
        }
    }
}

fn partial_success() -> OtelPartialSuccess {
    OtelPartialSuccess {
        rejected_log_records: Some("1".to_owned()),
        rejected_data_points: Some("1".to_owned()),
        error_message: "asked for it".to_owned(),
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

/// As [`list_error`].
fn stream_error(agent_type: &str) -> Option<StreamOpenError> {
    let failed = match agent_type {
        "answer-500" => StreamOpenError::InternalServerError(error(agent_type)),
        "answer-503" => StreamOpenError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        StreamOpenError::InternalServerError(_) | StreamOpenError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`], by what the export holds.
fn otel_logs_error(export: &str) -> Option<OtelLogsCreateError> {
    let failed = match export {
        list if list.contains("answer-500") => {
            OtelLogsCreateError::InternalServerError(error("answer-500"))
        }
        list if list.contains("answer-503") => OtelLogsCreateError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(7_i64),
        },
        object if object.starts_with('{') => return None,
        _ => OtelLogsCreateError::BadRequest(error("answer-400")),
    };
    match &failed {
        OtelLogsCreateError::BadRequest(_)
        | OtelLogsCreateError::InternalServerError(_)
        | OtelLogsCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`], by what the export holds.
fn otel_metrics_error(export: &str) -> Option<OtelMetricsCreateError> {
    let failed = match export {
        list if list.contains("answer-500") => {
            OtelMetricsCreateError::InternalServerError(error("answer-500"))
        }
        list if list.contains("answer-503") => OtelMetricsCreateError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(7_i64),
        },
        object if object.starts_with('{') => return None,
        _ => OtelMetricsCreateError::BadRequest(error("answer-400")),
    };
    match &failed {
        OtelMetricsCreateError::BadRequest(_)
        | OtelMetricsCreateError::InternalServerError(_)
        | OtelMetricsCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`], by what the export holds.
fn otel_traces_error(export: &str) -> Option<OtelTracesCreateError> {
    let failed = match export {
        list if list.contains("answer-500") => {
            OtelTracesCreateError::InternalServerError(error("answer-500"))
        }
        list if list.contains("answer-503") => OtelTracesCreateError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(7_i64),
        },
        object if object.starts_with('{') => return None,
        _ => OtelTracesCreateError::BadRequest(error("answer-400")),
    };
    match &failed {
        OtelTracesCreateError::BadRequest(_)
        | OtelTracesCreateError::InternalServerError(_)
        | OtelTracesCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
