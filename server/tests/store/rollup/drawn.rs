//! What is asked at random: each filter none or one of a few words, one of which there is not; times of several forms.
use agentmonitor::domain::{
    SeriesBucket, SeriesGrouping, SeriesMetric, SessionSearch, SessionSort, SessionStatus,
    SortDirection, StatsFilter,
};
use agentmonitor::store::{EventFilter, SeriesQuestion, SessionFilter};
use proptest::option;
use proptest::prelude::{Strategy, prop, prop_oneof};
use proptest::sample::select;

use super::asked::Filter;

const AGENTS: [&str; 4] = ["codex", "kiln", "claude_code", "nobody"];
const PROJECTS: [&str; 3] = ["kiln", "wheel", "nothing"];
const BRANCHES: [&str; 4] = ["main", "HEAD", "late", "nothing"];
const MODELS: [&str; 3] = ["o3", "opus", "nothing"];
const STATUSES: [&str; 4] = ["active", "idle", "ended", "nothing"];

/// What is stored is of these hours, or of now; SQLite reads all but the last three.
const TIMES: [&str; 13] = [
    "2026-05-01",
    "2026-05-01 10:30:00",
    "2026-05-01 11:00:00",
    "2026-05-01T10:05:00.900Z",
    "2026-05-01T13:30:00+02:00",
    "2026-05-02",
    "9999-12-31 23:59:59",
    "-4000-01-01",
    "12:00",
    "2461162",
    "soon",
    "",
    "2026-13-01",
];

fn maybe(words: &[&'static str]) -> impl Strategy<Value = Option<String>> + use<> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    option::weighted(0.25, select(words))
}

pub(super) fn filter() -> impl Strategy<Value = Filter> {
    (
        stats(),
        events(),
        sessions(),
        option::of(0..3_u64),
        prop::collection::vec(series(), 2),
        prop::collection::vec(search(), 2),
        ahead(),
    )
        .prop_map(
            |(stats, events, sessions, projects, series, searches, ahead)| Filter {
                stats,
                events,
                sessions,
                projects,
                series,
                searches,
                ahead,
            },
        )
}

/// Whole minutes, west and east.
fn ahead() -> impl Strategy<Value = i64> {
    select(vec![0, 5400, -5400, 20_700, -43_200, 50_400])
}

fn stats() -> impl Strategy<Value = StatsFilter> {
    (maybe(&AGENTS), maybe(&TIMES))
        .prop_map(|(agent_type, since)| StatsFilter { agent_type, since })
}

fn events() -> impl Strategy<Value = EventFilter> {
    let words = (
        maybe(&AGENTS),
        maybe(&[
            "tool_use",
            "error",
            "session_end",
            "llm_response",
            "nothing",
        ]),
        maybe(&["Edit", "Bash", "apply_patch", "nothing"]),
        maybe(&["s", "t", "u", "nobody"]),
        maybe(&BRANCHES),
        maybe(&MODELS),
        maybe(&["api", "import", "otel", "hook", "nothing"]),
        maybe(&PROJECTS),
    );
    let limits = prop_oneof![3 => 0..5_u64, 1 => select(vec![2000])];
    (words, maybe(&TIMES), maybe(&TIMES), limits, 0..4_u64).prop_map(
        |(words, since, until, limit, offset)| {
            let (agent_type, event_type, tool_name, session_id, branch, model, source, project) =
                words;
            EventFilter {
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
                limit: Some(limit),
                offset,
            }
        },
    )
}

fn series() -> impl Strategy<Value = SeriesQuestion> {
    use SeriesBucket::{All, Day, Hour, Week};
    use SeriesGrouping::{AgentType, Model, None, Project, ToolName};
    use SeriesMetric::{Cost, Errors, Events, Sessions, TokensIn, TokensOut};
    (
        select(vec![Cost, TokensIn, TokensOut, Events, Sessions, Errors]),
        select(vec![Hour, Day, Week, All]),
        ahead(),
        select(vec![None, AgentType, Model, Project, ToolName]),
        1..5_usize,
        events(),
    )
        .prop_map(
            |(metric, bucket, ahead, group_by, limit, filter)| SeriesQuestion {
                metric,
                bucket,
                ahead,
                group_by,
                limit,
                filter,
            },
        )
}

fn sessions() -> impl Strategy<Value = SessionFilter> {
    let limit = option::of(0..4_u64);
    (
        maybe(&STATUSES),
        maybe(&STATUSES),
        maybe(&AGENTS),
        maybe(&TIMES),
        limit,
    )
        .prop_map(
            |(status, exclude_status, agent_type, since, limit)| SessionFilter {
                status,
                exclude_status,
                agent_type,
                since,
                limit,
            },
        )
}

fn search() -> impl Strategy<Value = SessionSearch> {
    use SessionSort::{
        EventCount, FilesEdited, LastEventAt, LinesAdded, LinesRemoved, StartedAt, TokensIn,
        TokensOut, TotalCostUsd,
    };
    use SessionStatus::{Active, Ended, Idle};
    let sorts = vec![
        LastEventAt,
        StartedAt,
        EventCount,
        TokensIn,
        TokensOut,
        TotalCostUsd,
        FilesEdited,
        LinesAdded,
        LinesRemoved,
    ];
    let words = vec![
        "",
        "S",
        "o3",
        "kiln main",
        "E late",
        "t",
        "nothing",
        "CODEX op",
    ];
    let what = (
        select(words),
        option::weighted(0.25, select(vec![Active, Idle, Ended])),
        maybe(&AGENTS),
        maybe(&PROJECTS),
        maybe(&BRANCHES),
        maybe(&MODELS),
        maybe(&TIMES),
    );
    let direction = select(vec![SortDirection::Asc, SortDirection::Desc]);
    (what, select(sorts), direction, 1..4_usize, cursor()).prop_map(
        |(what, sort, direction, limit, cursor)| {
            let (words, status, agent_type, project, branch, model, since) = what;
            SessionSearch {
                words: SessionSearch::words_of(words),
                status,
                agent_type,
                project,
                branch,
                model,
                since,
                sort,
                direction,
                limit,
                cursor,
            }
        },
    )
}

/// A time and numbers, each with the id of a session; something that is none of them; nothing at all.
fn cursor() -> impl Strategy<Value = Option<String>> {
    let cursors = [
        "2026-05-01 11:00:00~s",
        "1~s",
        "0~t",
        "-0.1~",
        "2.5~zz",
        "nonsense",
        "~s",
    ];
    maybe(&cursors)
}
