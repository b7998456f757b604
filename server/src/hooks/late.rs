//! What the command of hooks kept while there was no server: stored when one starts.

use tokio::task::spawn_blocking;

use super::Hooks;
use super::spool::{Found, Spool};
use crate::ingest::{Draft, IngestError, Recorder};

/// Events that are stored in one go.
const GROUP: usize = 256;

impl<R: Recorder> Hooks<R> {
    /// Stores what waits for this server. What cannot be stored now waits on.
    pub async fn catch_up(&self, spool: &Spool) {
        let reader = spool.clone();
        let Found {
            events: waiting,
            broken,
            unread,
        } = match spawn_blocking(move || reader.all()).await {
            Ok(found) => found,
            Err(error) => return tracing::error!(%error, "reading what hooks kept failed"),
        };
        for path in broken {
            tracing::warn!(path = %path.display(), "what a hook kept is no event, and is set aside");
        }
        for unread in unread {
            tracing::warn!("what a hook kept: {unread}");
        }
        let mut events = 0;
        for group in waiting.chunks(GROUP) {
            match self
                .store_late(group.iter().map(|waiting| waiting.draft.clone()).collect())
                .await
            {
                Ok(stored) => events += stored,
                Err(error) => {
                    let error: &dyn std::error::Error = &error;
                    tracing::warn!(error, "what hooks kept cannot be stored, and waits on");
                    return;
                }
            }
            spool.delivered(group);
        }
        if events > 0 {
            tracing::info!(events, "stored what hooks kept while no server ran");
        }
    }

    /// How many were stored. One that no server will ever take is left out, so that it holds up no other.
    async fn store_late(&self, mut drafts: Vec<Draft>) -> Result<usize, IngestError<R::Error>> {
        loop {
            match self.ingest.ingest(drafts.clone()).await {
                Ok(_) => return Ok(drafts.len()),
                Err(error @ IngestError::Metadata { index, .. }) if index < drafts.len() => {
                    let error: &dyn std::error::Error = &error;
                    tracing::warn!(error, "an event that a hook kept is none, and is lost");
                    drafts.remove(index);
                }
                Err(error) => return Err(error),
            }
        }
    }
}
