//! Handlers of the tag `series`, as complete as those beside it.
use super::super::contract::series::{SeriesApi, SeriesViewError, SeriesViewQuery};
use super::super::contract::types::{
    Series, SeriesBucket, SeriesGroup, SeriesGrouping, SeriesMetric, SeriesPoint, SeriesRest,
};
use super::{Server, error, text};

fn metric_word(metric: SeriesMetric) -> &'static str {
    match metric {
        SeriesMetric::Cost => "cost",
        SeriesMetric::TokensIn => "tokens_in",
        SeriesMetric::TokensOut => "tokens_out",
        SeriesMetric::Events => "events",
        SeriesMetric::Sessions => "sessions",
        SeriesMetric::Errors => "errors",
    }
}

fn bucket_word(bucket: SeriesBucket) -> &'static str {
    match bucket {
        SeriesBucket::Hour => "hour",
        SeriesBucket::Day => "day",
        SeriesBucket::Week => "week",
        SeriesBucket::All => "all",
    }
}

fn grouping_word(grouping: SeriesGrouping) -> &'static str {
    match grouping {
        SeriesGrouping::None => "none",
        SeriesGrouping::AgentType => "agent_type",
        SeriesGrouping::Model => "model",
        SeriesGrouping::Project => "project",
        SeriesGrouping::ToolName => "tool_name",
    }
}

fn points() -> Vec<SeriesPoint> {
    vec![SeriesPoint {
        start: text("2026-01-01T00:00:00Z"),
        value: 0.5_f64,
    }]
}

/// A series whose first group says what was asked for.
fn series(bucket: SeriesBucket, said: String) -> Series {
    let group = |key: Option<String>| SeriesGroup {
        key: key.as_deref().map(text),
        total: 0.5_f64,
        points: points(),
    };
    Series {
        bucket,
        total: 1.5_f64,
        groups: vec![group(Some(said)), group(None)],
        others: SeriesRest {
            groups: 1_i64,
            total: 0.5_f64,
            points: points(),
        },
    }
}

impl SeriesApi for Server {
    async fn series_view(&self, query: SeriesViewQuery) -> Result<Series, SeriesViewError> {
        let SeriesViewQuery {
            metric,
            bucket,
            utc_offset_minutes,
            group_by,
            limit,
            agent_type,
            event_type,
            tool_name,
            session_id,
            branch,
            model,
            source,
            project,
            since,
            until,
        } = query;
        if let Some(failed) = agent_type.as_deref().and_then(failed) {
            return Err(failed);
        }
        let words = [
            metric_word(metric),
            bucket_word(bucket),
            grouping_word(group_by),
        ];
        let numbers: [i64; 2] = [utc_offset_minutes, limit];
        let filters: [Option<String>; 10] = [
            agent_type, event_type, tool_name, session_id, branch, model, source, project, since,
            until,
        ];
        Ok(series(bucket, format!("{words:?} {numbers:?} {filters:?}")))
    }
}

/// Each error that `series_view` may answer, asked for by the agent's type.
fn failed(agent_type: &str) -> Option<SeriesViewError> {
    let failed = match agent_type {
        "answer-400" => SeriesViewError::BadRequest(error(agent_type)),
        "answer-500" => SeriesViewError::InternalServerError(error(agent_type)),
        "answer-503" => SeriesViewError::ServiceUnavailable {
            error: error(agent_type),
            retry_after: Some(7_i64),
        },
        _ => return None,
    };
    match &failed {
        SeriesViewError::BadRequest(_)
        | SeriesViewError::InternalServerError(_)
        | SeriesViewError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
