//! A session as clients see it.
use super::Session;

/// A session with the plain sums over all its events; usage that came twice counts twice here.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionOverview {
    pub session: Session,
    /// JSON text: how the session was run, where an import knows.
    pub metadata: String,
    pub event_count: i64,
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub total_cost_usd: f64,
    /// Distinct files that edit tools named.
    pub files_edited: i64,
    pub lines_added: i64,
    pub lines_removed: i64,
}
