//! Operations of the tag `series`.
use std::collections::HashMap;

use agentmonitor_contract::series::{SeriesApi, SeriesViewError, SeriesViewQuery};
use agentmonitor_contract::types as wire;
use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::Server;
use super::errors::read_failed;
use crate::domain::{self, SeriesBucket, SeriesGrouping, SeriesMetric, Text};
use crate::store::{EventFilter, SeriesQuestion};

/// The first second of the year 0: times before it are shown as this.
const FIRST: i64 = -62_167_219_200;

impl SeriesApi for Server {
    async fn series_view(&self, query: SeriesViewQuery) -> Result<wire::Series, SeriesViewError> {
        let bucket = query.bucket;
        let series = self.store.stats().series(&query.into()).await;
        let series = series.map_err(read_failed::<SeriesViewError>)?;
        let mut starts = Starts::default();
        let groups = series.groups.into_iter();
        Ok(wire::Series {
            bucket,
            total: series.total,
            groups: groups.map(|group| starts.group(group)).collect(),
            others: starts.rest(series.others),
        })
    }
}

impl From<SeriesViewQuery> for SeriesQuestion {
    fn from(query: SeriesViewQuery) -> Self {
        Self {
            metric: query.metric.into(),
            bucket: query.bucket.into(),
            ahead: query.utc_offset_minutes * 60,
            group_by: query.group_by.into(),
            limit: usize::try_from(query.limit).unwrap_or_default(),
            filter: EventFilter {
                agent_type: query.agent_type,
                event_type: query.event_type,
                tool_name: query.tool_name,
                session_id: query.session_id,
                branch: query.branch,
                model: query.model,
                source: query.source,
                project: query.project,
                since: query.since,
                until: query.until,
                ..EventFilter::default()
            },
        }
    }
}

impl From<wire::SeriesMetric> for SeriesMetric {
    fn from(metric: wire::SeriesMetric) -> Self {
        match metric {
            wire::SeriesMetric::Cost => Self::Cost,
            wire::SeriesMetric::TokensIn => Self::TokensIn,
            wire::SeriesMetric::TokensOut => Self::TokensOut,
            wire::SeriesMetric::Events => Self::Events,
            wire::SeriesMetric::Sessions => Self::Sessions,
            wire::SeriesMetric::Errors => Self::Errors,
        }
    }
}

impl From<wire::SeriesBucket> for SeriesBucket {
    fn from(bucket: wire::SeriesBucket) -> Self {
        match bucket {
            wire::SeriesBucket::Hour => Self::Hour,
            wire::SeriesBucket::Day => Self::Day,
            wire::SeriesBucket::Week => Self::Week,
            wire::SeriesBucket::All => Self::All,
        }
    }
}

impl From<wire::SeriesGrouping> for SeriesGrouping {
    fn from(grouping: wire::SeriesGrouping) -> Self {
        match grouping {
            wire::SeriesGrouping::None => Self::None,
            wire::SeriesGrouping::AgentType => Self::AgentType,
            wire::SeriesGrouping::Model => Self::Model,
            wire::SeriesGrouping::Project => Self::Project,
            wire::SeriesGrouping::ToolName => Self::ToolName,
        }
    }
}

/// When points begin, as text: the groups have the same times, so each is written once.
#[derive(Default)]
struct Starts(HashMap<i64, Text>);

impl Starts {
    fn group(&mut self, group: domain::SeriesGroup) -> wire::SeriesGroup {
        wire::SeriesGroup {
            key: group.key.map(Into::into),
            total: group.total,
            points: self.points(group.points),
        }
    }

    fn rest(&mut self, rest: domain::SeriesRest) -> wire::SeriesRest {
        wire::SeriesRest {
            groups: i64::try_from(rest.groups).unwrap_or(i64::MAX),
            total: rest.total,
            points: self.points(rest.points),
        }
    }

    fn points(&mut self, points: Vec<domain::SeriesPoint>) -> Vec<wire::SeriesPoint> {
        let points = points.into_iter().map(|point| wire::SeriesPoint {
            start: self.text(point.start),
            value: point.value,
        });
        points.collect()
    }

    fn text(&mut self, start: i64) -> Text {
        let text = self.0.entry(start).or_insert_with(|| {
            // Not a timestamp: in zones behind UTC the last day would be beyond its range.
            let start = SignedDuration::from_secs(Ord::max(start, FIRST));
            let start = DateTime::constant(1970, 1, 1, 0, 0, 0, 0).saturating_add(start);
            start.strftime("%Y-%m-%dT%H:%M:%SZ").to_string().into()
        });
        text.clone()
    }
}
