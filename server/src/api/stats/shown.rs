//! Totals as clients see them.
use agentmonitor_contract::types as wire;

use crate::api::provider_quotas::quota_monitor;
use crate::domain::{self, Counts, Quota, Totals};

/// Totals and quotas in one; the quotas stand there under two names, which older clients know.
pub(super) fn stats(totals: Totals, quotas: Vec<Quota>) -> wire::Stats {
    let monitor = quota_monitor(quotas);
    wire::Stats {
        total_events: totals.total_events,
        active_sessions: totals.sessions.active,
        total_sessions: totals.sessions.total,
        live_sessions: totals.sessions.live,
        active_agents: totals.sessions.active_agents,
        total_tokens_in: totals.total_tokens_in,
        total_tokens_out: totals.total_tokens_out,
        total_cost_usd: totals.total_cost_usd,
        tool_breakdown: counts(totals.tools),
        agent_breakdown: counts(totals.agents),
        model_breakdown: counts(totals.models),
        branches: totals.sessions.branches,
        quota_monitor: monitor.clone(),
        usage_monitor: monitor,
    }
}

fn counts(counts: Counts) -> wire::EventCounts {
    wire::EventCounts(counts.into_iter().collect())
}

impl From<domain::ToolUsage> for wire::ToolUsage {
    fn from(tool: domain::ToolUsage) -> Self {
        Self {
            tool_name: tool.tool_name.into(),
            total_calls: tool.total_calls,
            error_count: tool.error_count,
            error_rate: tool.error_rate,
            avg_duration_ms: tool.avg_duration_ms,
            by_agent: counts(tool.by_agent),
        }
    }
}

impl From<domain::CostStats> for wire::CostStats {
    fn from(cost: domain::CostStats) -> Self {
        Self {
            timeline: cost.timeline.into_iter().map(Into::into).collect(),
            by_project: cost.by_project.into_iter().map(Into::into).collect(),
            by_model: cost.by_model.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<domain::HourCost> for wire::CostHour {
    fn from(hour: domain::HourCost) -> Self {
        Self {
            bucket: hour.bucket.into(),
            cost_usd: hour.cost_usd,
            tokens_in: hour.tokens_in,
            tokens_out: hour.tokens_out,
            event_count: hour.event_count,
        }
    }
}

impl From<domain::ProjectCost> for wire::ProjectCost {
    fn from(project: domain::ProjectCost) -> Self {
        Self {
            project: project.project.into(),
            cost_usd: project.cost_usd,
            session_count: project.session_count,
            event_count: project.event_count,
        }
    }
}

impl From<domain::ModelCost> for wire::ModelCost {
    fn from(model: domain::ModelCost) -> Self {
        Self {
            model: model.model.into(),
            cost_usd: model.cost_usd,
            event_count: model.event_count,
            tokens_in: model.tokens_in,
            tokens_out: model.tokens_out,
        }
    }
}
