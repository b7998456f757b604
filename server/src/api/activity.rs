//! Operations of the tag `activity`.
use agentmonitor_contract::activity::{ActivityApi, ActivityViewError, ActivityViewQuery};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::read_failed;
use crate::domain::ActivityHour;
use crate::store::EventFilter;

impl ActivityApi for Server {
    async fn activity_view(
        &self,
        query: ActivityViewQuery,
    ) -> Result<wire::Activity, ActivityViewError> {
        let ahead = query.utc_offset_minutes * 60;
        let hours = self.store.stats().activity(&query.into(), ahead).await;
        let hours = hours.map_err(read_failed::<ActivityViewError>)?;
        Ok(wire::Activity {
            hours: hours.into_iter().map(Into::into).collect(),
        })
    }
}

impl From<ActivityViewQuery> for EventFilter {
    fn from(query: ActivityViewQuery) -> Self {
        Self {
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
            ..Self::default()
        }
    }
}

impl From<ActivityHour> for wire::ActivityHour {
    fn from(hour: ActivityHour) -> Self {
        Self {
            weekday: hour.hour_of_week / 24 + 1,
            hour: hour.hour_of_week % 24,
            events: hour.events,
            cost_usd: hour.cost_usd,
        }
    }
}
