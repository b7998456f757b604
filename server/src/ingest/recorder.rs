//! What ingest needs of the store.

use std::collections::HashMap;
use std::error::Error;
use std::future::Future;

use crate::domain::{Batch, Recorded};

/// Where accepted events go.
pub trait Recorder: Send + Sync + 'static {
    type Error: Error + Send + Sync + 'static;

    /// Stores the batch and answers once it is committed, an entry for each event, in order.
    fn record(
        &self,
        batch: Batch,
    ) -> impl Future<Output = Result<Vec<Recorded>, Self::Error>> + Send;

    /// The project of each of these sessions that exists and has one, by session id.
    fn session_projects(
        &self,
        session_ids: &[String],
    ) -> impl Future<Output = Result<HashMap<String, String>, Self::Error>> + Send;

    /// Sets the branch of those of these sessions whose project still is `project`. Events stay as they are.
    fn set_session_branch(
        &self,
        session_ids: &[String],
        project: &str,
        branch: &str,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
}
