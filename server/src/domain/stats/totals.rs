//! What all events come to, and which sessions there are.

/// A word and how many events have it.
pub type Counts = Vec<(String, i64)>;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Totals {
    pub total_events: i64,
    /// Usage that came by several ways is in these once.
    pub total_tokens_in: i64,
    pub total_tokens_out: i64,
    pub total_cost_usd: f64,
    /// Events by tool, by agent type and by model; most first, ties by name.
    pub tools: Counts,
    pub agents: Counts,
    pub models: Counts,
    /// Whatever the filter.
    pub sessions: SessionTotals,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionTotals {
    pub active: i64,
    /// Not ended.
    pub live: i64,
    pub total: i64,
    /// Agent types with a live session.
    pub active_agents: i64,
    /// Newest first. A branch stands where the first session on it does, though a later one may be newer: clients of
    /// the runtime that came before see this order.
    pub branches: Vec<String>,
}
