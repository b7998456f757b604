//! What is always asked of the memory.
use agentmonitor::domain::{
    SeriesBucket, SeriesGrouping, SeriesMetric, SessionSearch, SessionSort, SessionStatus,
    SortDirection, StatsFilter,
};
use agentmonitor::store::{EventFilter, SeriesQuestion, SessionFilter};

/// What one round of questions is about.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) stats: StatsFilter,
    pub(super) events: EventFilter,
    pub(super) sessions: SessionFilter,
    pub(super) projects: Option<u64>,
    /// Of the same events as the list, but by the time at which they happened.
    pub(super) series: Vec<SeriesQuestion>,
    pub(super) searches: Vec<SessionSearch>,
    /// How far the clock of the week is ahead of UTC, in seconds.
    pub(super) ahead: i64,
}

/// Two searches, sorted by others for the next filter.
fn searches(filter: &EventFilter, nth: usize) -> Vec<SessionSearch> {
    use SessionSort::{
        EventCount, FilesEdited, LastEventAt, LinesAdded, LinesRemoved, StartedAt, TokensIn,
        TokensOut, TotalCostUsd,
    };
    let sorts = [
        LastEventAt,
        TotalCostUsd,
        EventCount,
        LinesAdded,
        TokensIn,
        StartedAt,
        FilesEdited,
        TokensOut,
        LinesRemoved,
    ];
    let sort = sorts[nth % sorts.len()];
    let of_filter = SessionSearch {
        agent_type: filter.agent_type.clone(),
        project: filter.project.clone(),
        branch: filter.branch.clone(),
        model: filter.model.clone(),
        since: filter.since.clone(),
        sort,
        limit: 2,
        ..SessionSearch::default()
    };
    let words = ["", "S", "o3", "kiln main", "e late", "nothing"][nth % 6];
    let after = SessionSearch {
        words: SessionSearch::words_of(words),
        status: [None, Some(SessionStatus::Active), None][nth % 3],
        direction: SortDirection::Asc,
        cursor: Some(if sort.is_time() {
            "2026-05-01 11:00:00~s".to_owned()
        } else {
            "1~s".to_owned()
        }),
        ..of_filter.clone()
    };
    vec![of_filter, after]
}

/// Two metrics, other ones for the next filter, with another bucket, grouping and clock each time.
fn series(filter: &EventFilter, nth: usize) -> Vec<SeriesQuestion> {
    use SeriesMetric::{Cost, Errors, Events, Sessions, TokensIn, TokensOut};
    let metrics = [Cost, TokensIn, Events, Sessions, Errors, TokensOut];
    let questions = [nth, nth + 3].map(|nth| {
        use SeriesBucket::{All, Day, Hour, Week};
        use SeriesGrouping::{AgentType, Model, None, Project, ToolName};
        SeriesQuestion {
            metric: metrics[nth % 6],
            bucket: [Hour, Day, Week, All][nth / 2 % 4],
            ahead: [0, 345, -90][nth % 3] * 60,
            group_by: [None, AgentType, Model, Project, ToolName][nth * 7 / 3 % 5],
            limit: 1 + nth % 2,
            filter: filter.clone(),
        }
    });
    questions.into()
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn events(change: impl FnOnce(&mut EventFilter)) -> EventFilter {
    let mut filter = EventFilter {
        limit: Some(3),
        ..EventFilter::default()
    };
    change(&mut filter);
    filter
}

fn of_agent(agent: &str, since: Option<&str>) -> Filter {
    let (agent_type, since) = (text(agent), since.map(str::to_owned));
    Filter {
        stats: StatsFilter {
            agent_type: agent_type.clone(),
            since: since.clone(),
        },
        events: events(|filter| {
            filter.agent_type = agent_type.clone();
            filter.since = since.clone();
        }),
        sessions: SessionFilter {
            agent_type,
            since,
            ..SessionFilter::default()
        },
        projects: Some(1),
        ..Filter::default()
    }
}

fn since(time: &str) -> Filter {
    Filter {
        stats: StatsFilter {
            since: text(time),
            ..StatsFilter::default()
        },
        events: events(|filter| filter.until = text(time)),
        sessions: SessionFilter {
            since: text(time),
            exclude_status: text("idle"),
            limit: Some(1),
            ..SessionFilter::default()
        },
        ..Filter::default()
    }
}

fn listed(filter: EventFilter) -> Filter {
    Filter {
        events: filter,
        sessions: SessionFilter {
            status: text("active"),
            ..SessionFilter::default()
        },
        ..Filter::default()
    }
}

/// Plain, by agent, by time, and each column of the list with some others.
pub(super) fn filters() -> Vec<Filter> {
    let mut filters = vec![
        listed(events(|_| {})),
        of_agent("codex", None),
        of_agent("kiln", Some("2026-05-01 10:30:00")),
        of_agent("nobody", Some("no time")),
        since("2026-05-01T12:00:00"),
        since("soon"),
        since("-4000-01-01"),
        since("9999-12-31"),
        since("2026-05-01"),
        listed(events(|filter| filter.event_type = text("error"))),
        listed(events(|filter| filter.tool_name = text("Edit"))),
        listed(events(|filter| filter.session_id = text("s"))),
        listed(events(|filter| filter.branch = text("main"))),
        listed(events(|filter| filter.model = text("o3"))),
        listed(events(|filter| filter.source = text("otel"))),
        listed(events(|filter| filter.tool_name = text("codex"))),
        listed(events(|filter| {
            filter.session_id = text("t");
            filter.branch = text("main");
            filter.since = text("2026-05-01 11:00:00");
            filter.offset = 1;
        })),
        listed(events(|filter| {
            filter.tool_name = text("Edit");
            filter.branch = text("main");
            filter.offset = 2;
        })),
        listed(events(|filter| filter.limit = Some(0))),
        listed(events(|filter| filter.offset = 5)),
        listed(events(|filter| filter.project = text("kiln"))),
        listed(events(|filter| {
            filter.project = text("wheel");
            filter.session_id = text("t");
            filter.since = text("2026-05-01 10:05:00");
            filter.until = text("2026-05-01 11:30:00");
        })),
    ];
    for (nth, filter) in filters.iter_mut().enumerate() {
        filter.series = series(&filter.events, nth);
        filter.searches = searches(&filter.events, nth);
        filter.ahead = 5400;
    }
    filters
}
