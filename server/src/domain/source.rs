//! Where events come from.

/// One way by which the events of one agent type come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSource {
    pub agent_type: String,
    pub source: String,
    pub events: i64,
    /// When the last of them was stored, `YYYY-MM-DD HH:MM:SS`, UTC.
    pub last_event_at: String,
}
