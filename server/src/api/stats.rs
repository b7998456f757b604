//! Operations of the tag `stats`.
use agentmonitor_contract::stats::{
    CostStatsViewError, CostStatsViewQuery, StatsApi, ToolStatsViewError, ToolStatsViewQuery,
};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::store_failed;
use crate::domain::{self, StatsFilter, ToolOrder, tool_usage};

impl StatsApi for Server {
    async fn tool_stats_view(
        &self,
        query: ToolStatsViewQuery,
    ) -> Result<wire::ToolStats, ToolStatsViewError> {
        let order = match query.agent_type {
            None => ToolOrder::FirstByName,
            Some(_) => ToolOrder::LastByName,
        };
        let filter = StatsFilter {
            agent_type: query.agent_type,
            since: query.since,
        };
        let calls = self.store.stats().tools(&filter).await;
        let calls = calls.map_err(store_failed::<ToolStatsViewError>)?;
        let tools = tool_usage(calls, order).into_iter();
        Ok(wire::ToolStats {
            tools: tools.map(Into::into).collect(),
        })
    }

    async fn cost_stats_view(
        &self,
        query: CostStatsViewQuery,
    ) -> Result<wire::CostStats, CostStatsViewError> {
        let filter = StatsFilter {
            agent_type: query.agent_type,
            since: query.since,
        };
        // A negative limit is none.
        let projects = u64::try_from(query.limit).ok();
        let cost = self.store.stats().cost(&filter, projects).await;
        Ok(cost.map_err(store_failed::<CostStatsViewError>)?.into())
    }
}

impl From<domain::ToolUsage> for wire::ToolUsage {
    fn from(tool: domain::ToolUsage) -> Self {
        Self {
            tool_name: tool.tool_name,
            total_calls: tool.total_calls,
            error_count: tool.error_count,
            error_rate: tool.error_rate,
            avg_duration_ms: tool.avg_duration_ms,
            by_agent: wire::EventCounts(tool.by_agent.into_iter().collect()),
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
            bucket: hour.bucket,
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
            project: project.project,
            cost_usd: project.cost_usd,
            session_count: project.session_count,
            event_count: project.event_count,
        }
    }
}

impl From<domain::ModelCost> for wire::ModelCost {
    fn from(model: domain::ModelCost) -> Self {
        Self {
            model: model.model,
            cost_usd: model.cost_usd,
            event_count: model.event_count,
            tokens_in: model.tokens_in,
            tokens_out: model.tokens_out,
        }
    }
}
