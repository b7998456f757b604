//! Operations of the tag `sources`.
use agentmonitor_contract::sources::{SourceListError, SourcesApi};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::read_failed;
use crate::domain::EventSource;

impl SourcesApi for Server {
    async fn source_list(&self) -> Result<wire::SourceList, SourceListError> {
        let sources = self.store.sources().await;
        let sources = sources.map_err(read_failed::<SourceListError>)?;
        Ok(wire::SourceList {
            sources: sources.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<EventSource> for wire::EventSource {
    fn from(source: EventSource) -> Self {
        Self {
            agent_type: source.agent_type.into(),
            source: source.source.into(),
            events: source.events,
            last_event_at: source.last_event_at.into(),
        }
    }
}
