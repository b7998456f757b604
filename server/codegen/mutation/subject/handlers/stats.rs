//! Handlers of the tag `stats`, as complete as those beside it.
use codegen_runtime::Map;

use super::super::contract::stats::{
    StatsApi, StatsViewCostError, StatsViewCostQuery, StatsViewError, StatsViewQuery,
    StatsViewToolsError, StatsViewToolsQuery, StatsViewUsageMonitorError,
};
use super::super::contract::types::{
    CostHour, CostStats, EventCounts, ModelCost, ProjectCost, ProviderQuotaList, Stats, ToolStats,
    ToolUsage,
};
use super::{Server, error, text};

fn counts() -> EventCounts {
    EventCounts(Map(vec![("codex".to_owned(), 1_i64)]))
}

/// Totals whose branch says what was asked for.
pub(super) fn stats(said: String) -> Stats {
    Stats {
        total_events: 1_i64,
        active_sessions: 1_i64,
        total_sessions: 1_i64,
        live_sessions: 1_i64,
        active_agents: 1_i64,
        total_tokens_in: 1_i64,
        total_tokens_out: 1_i64,
        total_cost_usd: 0.5_f64,
        tool_breakdown: counts(),
        agent_breakdown: counts(),
        model_breakdown: counts(),
        branches: vec![said],
        quota_monitor: ProviderQuotaList(Vec::new()),
        usage_monitor: ProviderQuotaList(Vec::new()),
    }
}

impl StatsApi for Server {
    async fn stats_view(&self, query: StatsViewQuery) -> Result<Stats, StatsViewError> {
        let StatsViewQuery { agent_type, since } = query;
        if let Some(failed) = agent_type.as_deref().and_then(stats_error) {
            return Err(failed);
        }
        let asked: [Option<String>; 2] = [agent_type, since];
        Ok(stats(format!("{asked:?}")))
    }

    async fn stats_view_usage_monitor(
        &self,
    ) -> Result<ProviderQuotaList, StatsViewUsageMonitorError> {
        let monitor = ProviderQuotaList(Vec::new());
        let failed = match monitor.0.len() {
            0 => return Ok(monitor),
            1 => StatsViewUsageMonitorError::InternalServerError(error("broken")),
            _ => StatsViewUsageMonitorError::ServiceUnavailable {
                error: error("busy"),
                retry_after: Some(7_i64),
            },
        };
        match &failed {
            StatsViewUsageMonitorError::InternalServerError(_)
            | StatsViewUsageMonitorError::ServiceUnavailable { .. } => {}
        }
        Err(failed)
    }

    async fn stats_view_tools(
        &self,
        query: StatsViewToolsQuery,
    ) -> Result<ToolStats, StatsViewToolsError> {
        let StatsViewToolsQuery { agent_type, since } = query;
        if let Some(failed) = agent_type.as_deref().and_then(tool_stats_error) {
            return Err(failed);
        }
        let asked: [Option<String>; 2] = [agent_type, since];
        let tool = ToolUsage {
            tool_name: text(&format!("{asked:?}")),
            total_calls: 1_i64,
            error_count: 0_i64,
            error_rate: 0.5_f64,
            avg_duration_ms: Some(7_i64),
            by_agent: counts(),
        };
        Ok(ToolStats { tools: vec![tool] })
    }

    async fn stats_view_cost(
        &self,
        query: StatsViewCostQuery,
    ) -> Result<CostStats, StatsViewCostError> {
        let StatsViewCostQuery {
            limit,
            agent_type,
            since,
        } = query;
        if let Some(failed) = agent_type.as_deref().and_then(cost_stats_error) {
            return Err(failed);
        }
        let limit: i64 = limit;
        let asked: [Option<String>; 2] = [agent_type, since];
        Ok(CostStats {
            timeline: vec![CostHour {
                bucket: text("2026-01-01T00:00:00Z"),
                cost_usd: 0.5_f64,
                tokens_in: 1_i64,
                tokens_out: 1_i64,
                event_count: 1_i64,
            }],
            by_project: vec![ProjectCost {
                project: text(&format!("limit {limit}, {asked:?}")),
                cost_usd: 0.5_f64,
                session_count: 1_i64,
                event_count: 1_i64,
            }],
            by_model: vec![ModelCost {
                model: text("gpt-5"),
                cost_usd: 0.5_f64,
                event_count: 1_i64,
                tokens_in: 1_i64,
                tokens_out: 1_i64,
            }],
        })
    }
}

/// Each error of an operation that may fail in these three ways, asked for by the agent's type.
macro_rules! usual_errors {
    ($made:ident, $errors:ident) => {
        fn $made(agent_type: &str) -> Option<$errors> {
            let failed = match agent_type {
                "answer-400" => $errors::BadRequest(error(agent_type)),
                "answer-500" => $errors::InternalServerError(error(agent_type)),
                "answer-503" => $errors::ServiceUnavailable {
                    error: error(agent_type),
                    retry_after: Some(7_i64),
                },
                _ => return None,
            };
            match &failed {
                $errors::BadRequest(_)
                | $errors::InternalServerError(_)
                | $errors::ServiceUnavailable { .. } => {}
            }
            Some(failed)
        }
    };
}

usual_errors!(stats_error, StatsViewError);
usual_errors!(tool_stats_error, StatsViewToolsError);
usual_errors!(cost_stats_error, StatsViewCostError);
