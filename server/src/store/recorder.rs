//! The store as ingest sees it.
use std::collections::HashMap;

use super::{Store, StoreError};
use crate::domain::{Batch, Recorded};
use crate::ingest::Recorder;

impl Recorder for Store {
    type Error = StoreError;

    async fn record(&self, batch: Batch) -> Result<Vec<Recorded>, StoreError> {
        Store::record(self, batch).await
    }

    async fn session_projects(
        &self,
        session_ids: &[String],
    ) -> Result<HashMap<String, String>, StoreError> {
        match Store::session_projects(self, session_ids).await {
            // The writer refuses the events themselves; the log has said why, once.
            Err(StoreError::Displaced(_)) => Ok(HashMap::new()),
            projects => projects,
        }
    }

    async fn set_session_branch(
        &self,
        session_ids: &[String],
        project: &str,
        branch: &str,
    ) -> Result<(), StoreError> {
        Store::set_session_branch(self, session_ids, project, branch).await
    }
}
