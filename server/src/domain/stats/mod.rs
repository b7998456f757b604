//! What all events come to: counts, tokens, cost.
mod cost;
mod tools;
mod totals;

pub use cost::{CostStats, HourCost, ModelCost, ProjectCost};
pub use tools::{ToolCalls, ToolOrder, ToolUsage, tool_usage};
pub use totals::{Counts, SessionTotals, Totals};

/// Which events count: all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatsFilter {
    /// Matches exactly.
    pub agent_type: Option<String>,
    /// A time in any form that SQLite's `datetime()` reads; what it cannot read matches nothing.
    pub since: Option<String>,
}
