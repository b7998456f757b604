//! A session as clients see it, with its files and its minutes.
use super::{Session, Text};

/// A session with the plain sums over all its events; usage that came twice counts twice here.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionOverview {
    pub session: Session,
    /// JSON text: how the session was run, where an import knows.
    pub metadata: Text,
    pub event_count: i64,
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub total_cost_usd: f64,
    /// Distinct files that edit tools named.
    pub files_edited: i64,
    pub lines_added: i64,
    pub lines_removed: i64,
}

/// A file that edit tools named in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditedFile {
    pub path: String,
    pub events: i64,
    pub lines_added: i64,
    pub lines_removed: i64,
}

/// How many events of a session were stored in each part of some minutes, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionActivity {
    pub id: String,
    pub counts: Vec<i64>,
}
