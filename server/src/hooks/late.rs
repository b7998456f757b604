//! What the command of hooks kept while there was no server: stored when one starts.

use tokio::task::spawn_blocking;

use super::Hooks;
use super::spool::{Spool, Spooled, Waiting};
use crate::ingest::{Draft, Recorder};

/// Events that are stored in one go.
const GROUP: usize = 256;

impl<R: Recorder> Hooks<R> {
    /// Stores what waits for this server. What cannot be stored now waits on.
    pub async fn catch_up(&self, spool: &Spool) {
        let reader = spool.clone();
        let waiting = match spawn_blocking(move || reader.all()).await {
            Ok(waiting) => waiting,
            Err(error) => return tracing::error!(%error, "reading what hooks kept failed"),
        };
        let mut events = 0;
        for group in waiting.chunks(GROUP) {
            let drafts: Vec<Draft> = group.iter().filter_map(draft).collect();
            if let Err(error) = self.ingest.ingest(drafts).await {
                let error: &dyn std::error::Error = &error;
                tracing::warn!(error, "what hooks kept cannot be stored, and waits on");
                return;
            }
            spool.delivered(group);
            events += group.len();
        }
        if events > 0 {
            tracing::info!(events, "stored what hooks kept while no server ran");
        }
    }
}

/// None of a file that nobody can read.
fn draft(waiting: &Waiting) -> Option<Draft> {
    Spooled::read(&waiting.json)
}
