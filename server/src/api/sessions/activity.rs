//! What is asked and told by `session_activity_list`.
use agentmonitor_contract::sessions::SessionActivityListQuery;
use agentmonitor_contract::types as wire;
use jiff::Timestamp;

use crate::domain::SessionActivity;
use crate::store::RecentTime;

pub(super) fn until_now(query: &SessionActivityListQuery) -> RecentTime {
    RecentTime {
        until: Timestamp::now().as_second(),
        seconds: query.minutes * 60,
        parts: usize::try_from(query.buckets).unwrap_or_default(),
    }
}

impl From<SessionActivity> for wire::SessionActivity {
    fn from(session: SessionActivity) -> Self {
        Self {
            id: session.id.into(),
            counts: session.counts,
        }
    }
}
