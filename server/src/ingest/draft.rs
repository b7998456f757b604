//! An event as a client sent it and the contract let it pass, before ingest fills in what was left out.

use std::sync::Arc;

use codegen_runtime::js::JsonError;
use jiff::Timestamp;

use super::history::{HistoryWindow, is_historical};
use super::metadata;
use crate::domain::{EventStatus, EventType, NewEvent};
use crate::pricing::{Prices, Usage};

const DEFAULT_SOURCE: &str = "api";

/// Strings are trimmed and not blank, numbers are not negative, the time is normalised: the contract sees to that.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub event_id: Option<String>,
    pub session_id: String,
    pub agent_type: String,
    pub event_type: EventType,
    pub tool_name: Option<String>,
    pub status: Option<EventStatus>,
    pub tokens_in: Option<i64>,
    pub tokens_out: Option<i64>,
    pub cache_read_tokens: Option<i64>,
    pub cache_write_tokens: Option<i64>,
    pub branch: Option<String>,
    pub project: Option<String>,
    pub duration_ms: Option<i64>,
    /// ISO 8601, UTC, milliseconds.
    pub client_timestamp: Option<String>,
    /// JSON as it was sent.
    pub metadata: Option<String>,
    pub model: Option<String>,
    pub cost_usd: Option<f64>,
    /// The sender tells the cost in an event of its own, so none is made of prices.
    pub cost_told_apart: bool,
    pub source: Option<String>,
}

/// What it takes to complete a draft.
#[derive(Debug, Clone)]
pub struct Completion {
    pub prices: Arc<Prices>,
    pub metadata_limit_bytes: usize,
    pub history: HistoryWindow,
}

impl Completion {
    /// Fills in defaults and cost, caps the metadata, tells history from the present.
    pub fn complete(&self, draft: Draft, now: Timestamp) -> Result<NewEvent, JsonError> {
        let metadata = metadata::cap(draft.metadata.as_deref(), self.metadata_limit_bytes)?;
        let cost_usd = draft.cost_usd.or_else(|| self.price(&draft));
        let source = draft.source.unwrap_or_else(|| DEFAULT_SOURCE.to_owned());
        let historical = is_historical(
            &source,
            draft.client_timestamp.as_deref(),
            now,
            self.history,
        );
        Ok(NewEvent {
            event_id: draft.event_id,
            session_id: draft.session_id,
            agent_type: draft.agent_type,
            event_type: draft.event_type,
            tool_name: draft.tool_name,
            status: draft
                .status
                .unwrap_or_else(|| default_status(draft.event_type)),
            tokens_in: draft.tokens_in.unwrap_or(0),
            tokens_out: draft.tokens_out.unwrap_or(0),
            cache_read_tokens: draft.cache_read_tokens.unwrap_or(0),
            cache_write_tokens: draft.cache_write_tokens.unwrap_or(0),
            branch: draft.branch,
            project: draft.project,
            duration_ms: draft.duration_ms,
            client_timestamp: draft.client_timestamp,
            metadata,
            model: draft.model,
            cost_usd,
            source,
            historical,
        })
    }

    fn price(&self, draft: &Draft) -> Option<f64> {
        if draft.cost_told_apart {
            return None;
        }
        let usage = Usage {
            tokens_in: draft.tokens_in.unwrap_or(0),
            tokens_out: draft.tokens_out.unwrap_or(0),
            cache_read: draft.cache_read_tokens.unwrap_or(0),
            cache_write: draft.cache_write_tokens.unwrap_or(0),
        };
        self.prices.cost(draft.model.as_deref()?, &usage)
    }
}

fn default_status(event_type: EventType) -> EventStatus {
    match event_type {
        EventType::Error => EventStatus::Error,
        _ => EventStatus::Success,
    }
}
