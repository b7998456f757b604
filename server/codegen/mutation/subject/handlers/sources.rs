//! Handlers of the tag `sources`, as complete as those beside it.
use super::super::contract::sources::{SourceListError, SourcesApi};
use super::super::contract::types::{EventSource, SourceList};
use super::{Server, error, text};

impl SourcesApi for Server {
    async fn source_list(&self) -> Result<SourceList, SourceListError> {
        let sources = vec![EventSource {
            agent_type: text("codex"),
            source: text("hook"),
            events: 1_i64,
            last_event_at: text("2026-01-01 00:00:00"),
        }];
        let failed = match sources.len() {
            1 => return Ok(SourceList { sources }),
            2 => SourceListError::InternalServerError(error("broken")),
            _ => SourceListError::ServiceUnavailable {
                error: error("busy"),
                retry_after: Some(7_i64),
            },
        };
        match &failed {
            SourceListError::InternalServerError(_)
            | SourceListError::ServiceUnavailable { .. } => {}
        }
        Err(failed)
    }
}
