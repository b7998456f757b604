//! Operations of the tag `stats`, and the frames that tell the same.
mod frames;
mod shown;

use agentmonitor_contract::stats::{
    StatsApi, StatsViewCostError, StatsViewCostQuery, StatsViewError, StatsViewQuery,
    StatsViewToolsError, StatsViewToolsQuery, StatsViewUsageMonitorError,
};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::read_failed;
use super::provider_quotas::quota_monitor;
use crate::domain::{StatsFilter, ToolOrder, tool_usage};
pub use frames::StatsFrames;

impl StatsApi for Server {
    async fn stats_view(&self, query: StatsViewQuery) -> Result<wire::Stats, StatsViewError> {
        let filter = StatsFilter {
            agent_type: query.agent_type,
            since: query.since,
        };
        self.store.sweep_before_reading().await;
        let totals = self.store.stats().totals(&filter).await;
        let totals = totals.map_err(read_failed::<StatsViewError>)?;
        let quotas = self.store.provider_quotas().await;
        let quotas = quotas.map_err(read_failed::<StatsViewError>)?;
        Ok(shown::stats(totals, quotas))
    }

    async fn stats_view_tools(
        &self,
        query: StatsViewToolsQuery,
    ) -> Result<wire::ToolStats, StatsViewToolsError> {
        let order = match query.agent_type {
            None => ToolOrder::FirstByName,
            Some(_) => ToolOrder::LastByName,
        };
        let filter = StatsFilter {
            agent_type: query.agent_type,
            since: query.since,
        };
        let calls = self.store.stats().tools(&filter).await;
        let calls = calls.map_err(read_failed::<StatsViewToolsError>)?;
        let tools = tool_usage(calls, order).into_iter();
        Ok(wire::ToolStats {
            tools: tools.map(Into::into).collect(),
        })
    }

    async fn stats_view_cost(
        &self,
        query: StatsViewCostQuery,
    ) -> Result<wire::CostStats, StatsViewCostError> {
        let filter = StatsFilter {
            agent_type: query.agent_type,
            since: query.since,
        };
        // A negative limit is none.
        let projects = u64::try_from(query.limit).ok();
        let cost = self.store.stats().cost(&filter, projects).await;
        Ok(cost.map_err(read_failed::<StatsViewCostError>)?.into())
    }

    async fn stats_view_usage_monitor(
        &self,
    ) -> Result<wire::ProviderQuotaList, StatsViewUsageMonitorError> {
        let quotas = self.store.provider_quotas().await;
        quotas.map(quota_monitor).map_err(read_failed)
    }
}
