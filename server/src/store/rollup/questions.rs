//! What the store asks the memory; each answers what the SQL of its name does, or that it cannot tell.
use std::sync::Arc;

use super::Rollup;
use super::bounds::Bound;
use super::listing::{Page, Slice};
use super::memory::Memory;
use super::told::Question;
use crate::domain::{
    ActivityHour, CostStats, EventSource, FilterOptions, Series, SessionActivity, SessionOverview,
    SessionPage, SessionSearch, StatsFilter, ToolCalls, Totals,
};
use crate::store::{EventFilter, PriceGap, RecentTime, SeriesQuestion, SessionFilter};

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
        // No index begins with these, so that all events are read to count those that match.
        let is_slow = filter.branch.is_some() || filter.source.is_some();
        let question = move |memory: &Memory, [since, until]: [Bound; 2]| {
            memory.page(&filter, &since, &until, limit)
        };
        let told = match is_slow {
            true => self.ask_patiently(times, question).await,
            false => self.ask(times, question).await,
        };
        self.told.count(Question::Events, told)
    }

    /// At most `limit` events by id, whatever limit the filter has.
    pub(in crate::store) async fn slice(
        self: &Arc<Self>,
        before: Option<i64>,
        filter: &EventFilter,
        limit: usize,
    ) -> Option<Slice> {
        let filter = filter.clone();
        let times = [filter.since.clone(), filter.until.clone()];
        let told = self
            .ask(times, move |memory, [since, until]| {
                memory.slice(before, &filter, (&since, &until), limit)
            })
            .await;
        self.told.count(Question::Slice, told)
    }

    pub(in crate::store) async fn price_gaps(
        self: &Arc<Self>,
        limit: u64,
    ) -> Option<Vec<PriceGap>> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let told = self
            .ask_patiently([], move |memory, []| memory.price_gaps(limit))
            .await;
        self.told.count(Question::PriceGaps, told)
    }

    pub(in crate::store) async fn totals(self: &Arc<Self>, filter: &StatsFilter) -> Option<Totals> {
        let agent_type = filter.agent_type.clone();
        let told = self
            .ask_patiently([filter.since.clone()], move |memory, [since]| {
                memory.totals(agent_type.as_deref(), &since)
            })
            .await;
        self.told.count(Question::Totals, told)
    }

    pub(in crate::store) async fn tools(
        self: &Arc<Self>,
        filter: &StatsFilter,
    ) -> Option<Vec<ToolCalls>> {
        let agent_type = filter.agent_type.clone();
        let told = self
            .ask_patiently([filter.since.clone()], move |memory, [since]| {
                memory.tool_calls(agent_type.as_deref(), &since)
            })
            .await;
        self.told.count(Question::Tools, told)
    }

    pub(in crate::store) async fn cost(
        self: &Arc<Self>,
        filter: &StatsFilter,
        projects: Option<u64>,
    ) -> Option<CostStats> {
        let agent_type = filter.agent_type.clone();
        let told = self
            .ask_patiently([filter.since.clone()], move |memory, [since]| {
                memory.cost(agent_type.as_deref(), &since, projects)
            })
            .await;
        self.told.count(Question::Cost, told)
    }

    pub(in crate::store) async fn series(
        self: &Arc<Self>,
        question: &SeriesQuestion,
    ) -> Option<Series> {
        let question = question.clone();
        let filter = &question.filter;
        let times = [filter.since.clone(), filter.until.clone()];
        let told = self
            .ask_patiently(times, move |memory, [since, until]| {
                memory.series(&question, &since, &until)
            })
            .await;
        self.told.count(Question::Series, told)
    }

    pub(in crate::store) async fn activity(
        self: &Arc<Self>,
        filter: &EventFilter,
        ahead: i64,
    ) -> Option<Vec<ActivityHour>> {
        let filter = filter.clone();
        let times = [filter.since.clone(), filter.until.clone()];
        let told = self
            .ask_patiently(times, move |memory, [since, until]| {
                memory.activity(&filter, ahead, &since, &until)
            })
            .await;
        self.told.count(Question::Activity, told)
    }

    pub(in crate::store) async fn filter_options(self: &Arc<Self>) -> Option<FilterOptions> {
        let told = self
            .ask_patiently([], |memory, []| memory.filter_options())
            .await;
        self.told.count(Question::FilterOptions, told)
    }

    pub(in crate::store) async fn sessions(
        self: &Arc<Self>,
        filter: &SessionFilter,
    ) -> Option<Vec<SessionOverview>> {
        let filter = filter.clone();
        let told = self
            .ask_patiently([filter.since.clone()], move |memory, [since]| {
                memory.overviews(&filter, &since)
            })
            .await;
        self.told.count(Question::Sessions, told)
    }

    pub(in crate::store) async fn session_page(
        self: &Arc<Self>,
        search: &SessionSearch,
    ) -> Option<SessionPage> {
        let search = search.clone();
        let told = self
            .ask_patiently([search.since.clone()], move |memory, [since]| {
                memory.session_page(&search, &since)
            })
            .await;
        self.told.count(Question::SessionPage, told)
    }

    pub(in crate::store) async fn session_activity(
        self: &Arc<Self>,
        ids: &[String],
        time: RecentTime,
    ) -> Option<Vec<SessionActivity>> {
        let ids = ids.to_vec();
        let told = self
            .ask([], move |memory, []| memory.session_activity(&ids, time))
            .await;
        self.told.count(Question::SessionActivity, told)
    }

    pub(in crate::store) async fn sources(self: &Arc<Self>) -> Option<Vec<EventSource>> {
        let told = self.ask_patiently([], |memory, []| memory.sources()).await;
        self.told.count(Question::Sources, told)
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
        let told = self
            .ask([None, None], move |memory, [since, until]| {
                let session = memory.overview(filter.session_id.as_deref()?)?;
                Some((session, memory.page(&filter, &since, &until, limit)))
            })
            .await;
        self.told.count(Question::Session, told)
    }
}
