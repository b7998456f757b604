//! Operations of the tag `transcripts`.
use agentmonitor_contract::errors::NotFound;
use agentmonitor_contract::transcripts::{TranscriptViewError, TranscriptViewPath, TranscriptsApi};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::{plain, read_failed};
use crate::domain::{Role, TranscriptEntry};

impl TranscriptsApi for Server {
    async fn transcript_view(
        &self,
        path: TranscriptViewPath,
    ) -> Result<wire::Transcript, TranscriptViewError> {
        let events = self.store.session_events(&path.id).await;
        let events = events.map_err(read_failed::<TranscriptViewError>)?;
        if events.is_empty() {
            let none = plain("No transcript data for this session");
            return Err(TranscriptViewError::not_found(none));
        }
        let entries = events.into_iter().map(TranscriptEntry::from);
        Ok(wire::Transcript {
            session_id: path.id.into(),
            entries: entries.map(wire::TranscriptEntry::from).collect(),
        })
    }
}

impl From<TranscriptEntry> for wire::TranscriptEntry {
    fn from(entry: TranscriptEntry) -> Self {
        Self {
            role: entry.role.into(),
            r#type: entry.event_type.into(),
            timestamp: entry.timestamp.into(),
            tool_name: entry.tool_name.map(Into::into),
            detail: entry.detail.map(wire::TranscriptDetail),
            status: entry.status.map(Into::into),
            model: entry.model.map(Into::into),
            tokens_in: entry.tokens_in,
            tokens_out: entry.tokens_out,
            cost_usd: entry.cost_usd,
            duration_ms: entry.duration_ms,
        }
    }
}

impl From<Role> for wire::TranscriptRole {
    fn from(role: Role) -> Self {
        match role {
            Role::System => Self::System,
            Role::User => Self::User,
            Role::Assistant => Self::Assistant,
            Role::Tool => Self::Tool,
        }
    }
}
