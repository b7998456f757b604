//! What the store asks the memory; each answers what the SQL of its name does, or that it cannot tell.
use std::sync::Arc;

use super::Rollup;
use super::listing::Page;
use crate::domain::{CostStats, FilterOptions, SessionOverview, StatsFilter, ToolCalls, Totals};
use crate::store::{EventFilter, SessionFilter};

impl Rollup {
    /// Whether it can tell anything.
    pub(in crate::store) async fn knows(self: &Arc<Self>) -> bool {
        self.ask([], |_, []| ()).await.is_some()
    }

    /// A page of at most `limit` events, whatever limit the filter has.
    pub(in crate::store) async fn page(
        self: &Arc<Self>,
        filter: &EventFilter,
        limit: usize,
    ) -> Option<Page> {
        let filter = filter.clone();
        let times = [filter.since.clone(), filter.until.clone()];
        self.ask(times, move |memory, [since, until]| {
            memory.page(&filter, &since, &until, limit)
        })
        .await
    }

    pub(in crate::store) async fn totals(self: &Arc<Self>, filter: &StatsFilter) -> Option<Totals> {
        self.has_begun().await;
        let agent_type = filter.agent_type.clone();
        self.ask([filter.since.clone()], move |memory, [since]| {
            memory.totals(agent_type.as_deref(), &since)
        })
        .await
    }

    pub(in crate::store) async fn tools(
        self: &Arc<Self>,
        filter: &StatsFilter,
    ) -> Option<Vec<ToolCalls>> {
        self.has_begun().await;
        let agent_type = filter.agent_type.clone();
        self.ask([filter.since.clone()], move |memory, [since]| {
            memory.tool_calls(agent_type.as_deref(), &since)
        })
        .await
    }

    pub(in crate::store) async fn cost(
        self: &Arc<Self>,
        filter: &StatsFilter,
        projects: Option<u64>,
    ) -> Option<CostStats> {
        self.has_begun().await;
        let agent_type = filter.agent_type.clone();
        self.ask([filter.since.clone()], move |memory, [since]| {
            memory.cost(agent_type.as_deref(), &since, projects)
        })
        .await
    }

    pub(in crate::store) async fn filter_options(self: &Arc<Self>) -> Option<FilterOptions> {
        self.has_begun().await;
        self.ask([], |memory, []| memory.filter_options()).await
    }

    pub(in crate::store) async fn sessions(
        self: &Arc<Self>,
        filter: &SessionFilter,
    ) -> Option<Vec<SessionOverview>> {
        self.has_begun().await;
        let filter = filter.clone();
        self.ask([filter.since.clone()], move |memory, [since]| {
            memory.overviews(&filter, &since)
        })
        .await
    }

    /// The session of this id, if it has a row, and its newest events.
    pub(in crate::store) async fn session(
        self: &Arc<Self>,
        id: &str,
        limit: usize,
    ) -> Option<Option<(SessionOverview, Page)>> {
        let filter = EventFilter {
            session_id: Some(id.to_owned()),
            ..EventFilter::default()
        };
        self.ask([None, None], move |memory, [since, until]| {
            let session = memory.overview(filter.session_id.as_deref()?)?;
            Some((session, memory.page(&filter, &since, &until, limit)))
        })
        .await
    }
}
