//! What the use of models cost, by hour, by project and by model.

#[derive(Debug, Clone, Default, PartialEq)]
pub struct CostStats {
    /// Oldest first; hours without events are left out.
    pub timeline: Vec<HourCost>,
    /// Dearest first.
    pub by_project: Vec<ProjectCost>,
    /// Dearest first.
    pub by_model: Vec<ModelCost>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct HourCost {
    /// `YYYY-MM-DDTHH:00:00Z`.
    pub bucket: String,
    pub cost_usd: f64,
    pub tokens_in: i64,
    pub tokens_out: i64,
    pub event_count: i64,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct ProjectCost {
    pub project: String,
    pub cost_usd: f64,
    pub session_count: i64,
    pub event_count: i64,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct ModelCost {
    pub model: String,
    pub cost_usd: f64,
    pub event_count: i64,
    pub tokens_in: i64,
    pub tokens_out: i64,
}
