//! Handlers of the tag `stats`, as complete as those beside it.
use codegen_runtime::Map;

use super::super::contract::stats::{
    CostStatsViewError, CostStatsViewQuery, StatsApi, ToolStatsViewError, ToolStatsViewQuery,
};
use super::super::contract::types::{
    CostHour, CostStats, EventCounts, ModelCost, ProjectCost, ToolStats, ToolUsage,
};
use super::{Server, error};

impl StatsApi for Server {
    async fn tool_stats_view(
        &self,
        query: ToolStatsViewQuery,
    ) -> Result<ToolStats, ToolStatsViewError> {
        let ToolStatsViewQuery { agent_type, since } = query;
        if let Some(failed) = agent_type.as_deref().and_then(tool_stats_error) {
            return Err(failed);
        }
        let asked: [Option<String>; 2] = [agent_type, since];
        let tool = ToolUsage {
            tool_name: format!("{asked:?}"),
            total_calls: 1_i64,
            error_count: 0_i64,
            error_rate: 0.5_f64,
            avg_duration_ms: Some(7_i64),
            by_agent: EventCounts(Map(vec![("codex".to_owned(), 1_i64)])),
        };
        Ok(ToolStats { tools: vec![tool] })
    }

    async fn cost_stats_view(
        &self,
        query: CostStatsViewQuery,
    ) -> Result<CostStats, CostStatsViewError> {
        let CostStatsViewQuery {
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
                bucket: "2026-01-01T00:00:00Z".to_owned(),
                cost_usd: 0.5_f64,
                tokens_in: 1_i64,
                tokens_out: 1_i64,
                event_count: 1_i64,
            }],
            by_project: vec![ProjectCost {
                project: format!("limit {limit}, {asked:?}"),
                cost_usd: 0.5_f64,
                session_count: 1_i64,
                event_count: 1_i64,
            }],
            by_model: vec![ModelCost {
                model: "gpt-5".to_owned(),
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

usual_errors!(tool_stats_error, ToolStatsViewError);
usual_errors!(cost_stats_error, CostStatsViewError);
