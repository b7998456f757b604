//! All questions of a filter, asked of one store.
use agentmonitor::domain::{
    ActivityHour, CostStats, EventSource, FilterOptions, Series, SessionActivity, SessionOverview,
    SessionPage, ToolCalls, Totals,
};
use agentmonitor::domain::{Event, SeriesBucket};
use agentmonitor::store::{
    EventFilter, EventPage, EventSlice, PriceGap, Question, RecentTime, Store,
};

use super::asked::Filter;

/// Four hours, in which most of what is set back was stored.
pub(super) const MINUTES: RecentTime = RecentTime {
    until: 1_777_642_200,
    seconds: 4 * 3600,
    parts: 7,
};

/// Before which ids slices are asked for.
pub(super) const BEFORE: [Option<i64>; 2] = [None, Some(4)];
/// How many gaps are asked for.
pub(super) const GAPS: [u64; 2] = [1, 100];
/// Whose minutes are asked for.
pub(super) const BUSY: [&str; 3] = ["s", "nobody", "t"];
/// Which sessions are looked up, each with so many of its events.
pub(super) const LOOKED_UP: [&str; 3] = ["s", "t", "nobody"];
pub(super) const NEWEST: u64 = 2;

/// A session that was looked up, and its newest events.
pub(super) type LookedUp = Option<(SessionOverview, Vec<Event>)>;

/// The answer to each question.
#[derive(Debug)]
pub(super) struct Answers {
    pub(super) sessions: Vec<SessionOverview>,
    pub(super) tools: Vec<ToolCalls>,
    pub(super) totals: Totals,
    pub(super) cost: CostStats,
    pub(super) events: EventPage,
    pub(super) options: FilterOptions,
    pub(super) gaps: Vec<Vec<PriceGap>>,
    pub(super) slices: Vec<EventSlice>,
    pub(super) series: Vec<Series>,
    pub(super) searches: Vec<SessionPage>,
    pub(super) sources: Vec<EventSource>,
    pub(super) minutes: Vec<SessionActivity>,
    pub(super) hours: Vec<ActivityHour>,
    pub(super) looked_up: Vec<LookedUp>,
}

pub(super) async fn answers(store: &Store, filter: &Filter) -> Answers {
    let stats = store.stats();
    // Sweeps, so that what follows is asked of sessions that stay as they are.
    let sessions = store.sessions(&filter.sessions).await.expect("asked");
    let mut tools = stats.tools(&filter.stats).await.expect("asked");
    tools.sort_by(|a, b| (&a.tool_name, &a.agent_type).cmp(&(&b.tool_name, &b.agent_type)));
    let cost = stats.cost(&filter.stats, filter.projects).await;
    let ids = BUSY.map(str::to_owned);
    Answers {
        sessions,
        tools,
        totals: stats.totals(&filter.stats).await.expect("asked"),
        cost: cost.expect("asked"),
        events: store.events(&filter.events).await.expect("asked"),
        options: store.filter_options().await.expect("asked"),
        gaps: gaps(store).await,
        slices: slices(store, filter).await,
        series: series(store, filter).await,
        searches: searches(store, filter).await,
        sources: store.sources().await.expect("asked"),
        minutes: store.session_activity(&ids, MINUTES).await.expect("asked"),
        hours: stats
            .activity(&filter.events, filter.ahead)
            .await
            .expect("asked"),
        looked_up: looked_up(store).await,
    }
}

async fn gaps(store: &Store) -> Vec<Vec<PriceGap>> {
    let mut gaps = Vec::new();
    for limit in GAPS {
        gaps.push(store.price_gaps(limit).await.expect("asked"));
    }
    gaps
}

async fn slices(store: &Store, filter: &Filter) -> Vec<EventSlice> {
    let mut slices = Vec::new();
    for before in BEFORE {
        let slice = store.events_before(before, &filter.events).await;
        slices.push(slice.expect("asked"));
    }
    slices
}

async fn series(store: &Store, filter: &Filter) -> Vec<Series> {
    let mut found = Vec::new();
    for question in &filter.series {
        let series = store.stats().series(question).await.expect("asked");
        let pointless = question.bucket == SeriesBucket::All;
        assert!(!pointless || series.groups.iter().all(|group| group.points.is_empty()));
        found.push(series);
    }
    found
}

async fn searches(store: &Store, filter: &Filter) -> Vec<SessionPage> {
    let mut pages = Vec::new();
    for search in &filter.searches {
        pages.push(store.session_page(search).await.expect("asked"));
    }
    pages
}

async fn looked_up(store: &Store) -> Vec<LookedUp> {
    let mut sessions = Vec::new();
    for id in LOOKED_UP {
        sessions.push(store.session(id, Some(NEWEST)).await.expect("asked"));
    }
    sessions
}

/// How often [`answers`] asks a question that the memory can tell: all but those with a time before the year 0, where the
/// order of times is not that of their text.
pub(super) fn times_told(question: Question, filter: &Filter) -> usize {
    let Filter { events, .. } = filter;
    let of = |filter: &EventFilter| !is_early(&filter.since) && !is_early(&filter.until);
    let once = |told| usize::from(told);
    match question {
        Question::PriceGaps => GAPS.len(),
        Question::Session => LOOKED_UP.len(),
        Question::FilterOptions | Question::SessionActivity | Question::Sources => 1,
        Question::Cost | Question::Tools | Question::Totals => once(!is_early(&filter.stats.since)),
        Question::Events | Question::Activity => once(of(events)),
        Question::Slice => once(of(events)) * BEFORE.len(),
        Question::Sessions => once(!is_early(&filter.sessions.since)),
        Question::Series => filter
            .series
            .iter()
            .filter(|asked| of(&asked.filter))
            .count(),
        Question::SessionPage => {
            let searches = filter.searches.iter();
            searches.filter(|search| !is_early(&search.since)).count()
        }
    }
}

fn is_early(time: &Option<String>) -> bool {
    time.as_ref().is_some_and(|time| time.starts_with('-'))
}

impl Answers {
    /// To the last bit of each number.
    pub(super) fn told(&self) -> Vec<String> {
        let mut told = vec![
            format!("sessions {:#?}", self.sessions),
            format!("tools {:#?}", self.tools),
            format!("totals {:#?}", self.totals),
            format!("cost {:#?}", self.cost),
            format!("events {:#?}", self.events),
            format!("options {:#?}", self.options),
            format!("sources {:#?}", self.sources),
            format!("minutes {:#?}", self.minutes),
            format!("hours {:#?}", self.hours),
        ];
        told.extend(self.gaps.iter().map(|gaps| format!("gaps {gaps:#?}")));
        told.extend(self.slices.iter().map(|slice| format!("slice {slice:#?}")));
        told.extend(
            self.series
                .iter()
                .map(|series| format!("series {series:#?}")),
        );
        told.extend(self.searches.iter().map(|page| format!("page {page:#?}")));
        told.extend(self.looked_up.iter().map(|one| format!("session {one:#?}")));
        told
    }
}
