//! What is written at random: by us, by git, by other processes.
use agentmonitor::domain::{EventStatus, EventType, Metadata, NewEvent};
use agentmonitor::pricing::Prices;
use agentmonitor::store::{Recalculated, recalculate_costs};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use proptest::sample::select;

use super::Both;
use super::random::odd;
use crate::support::{event, run};

#[derive(Debug, Clone)]
pub(super) enum Written {
    Events(Vec<NewEvent>),
    LateBranch {
        session: &'static str,
        project: &'static str,
    },
    /// The session has been quiet for so long, which is remembered when it is swept.
    Sweep {
        session: &'static str,
        minutes: u32,
    },
    /// `agentmonitor costs recalc`.
    Recalculate(Recalculated),
    Theirs(&'static str),
}

/// What others do: new rows, other costs, sessions that have gone quiet, that are taken away or with all that is theirs,
/// clocks that are set back and forth, odd rows and their mending.
const THEIRS: [&str; 15] = [
    "INSERT INTO events (session_id, agent_type, event_type, tokens_in, source, metadata, client_timestamp) \
     VALUES ('s', 'codex', 'llm_response', 2, 'otel', NULL, '2026-05-01T11:00:00.000Z')",
    "INSERT INTO events (session_id, agent_type, event_type, tool_name, tokens_in, source, created_at) \
     VALUES ('t', 'kiln', 'error', 'Edit', 1.5, 'otel', '2026-05-01 11:00:00')",
    "UPDATE events SET cost_usd = 0.3 WHERE model IS NOT NULL AND id % 2",
    "UPDATE events SET cost_usd = NULL WHERE id % 3 = 0",
    "UPDATE sessions SET last_event_at = '2020-01-01 00:00:00' WHERE id = 's'",
    "UPDATE sessions SET project = 'wheel', branch = NULL WHERE id = 't'",
    "UPDATE events SET created_at = datetime('2026-05-01 10:00:00', (id % 4) || ' hours')",
    // What we store next is older than this one.
    "UPDATE events SET created_at = datetime(created_at, '1 hours') WHERE id = (SELECT max(id) FROM events)",
    "UPDATE events SET created_at = datetime(created_at, '-1 seconds') WHERE id = (SELECT max(id) FROM events)",
    "DELETE FROM events WHERE id % 5 = 0",
    "DELETE FROM sessions WHERE id = 's'",
    "DELETE FROM events WHERE session_id = 't'; DELETE FROM sessions WHERE id = 't'",
    "DELETE FROM sessions; INSERT INTO sessions (id, agent_id, agent_type, project, branch, status) \
     VALUES ('t', 'codex-default', 'kiln', 'wheel', 'late', 'idle'), ('s', 'codex-default', 'codex', NULL, 'main', 'ended')",
    "UPDATE events SET duration_ms = 'long' WHERE id = 2",
    "UPDATE events SET duration_ms = 1.5 WHERE typeof(duration_ms) = 'text'",
];

impl Written {
    pub(super) async fn write(&self, both: &Both) {
        match self {
            Self::Events(events) => drop(both.ours.record(events).await),
            Self::LateBranch { session, project } => {
                let ids = [(*session).to_owned()];
                let set = both.ours.store.set_session_branch(&ids, project, "late");
                set.await.expect("set");
            }
            Self::Sweep { session, minutes } => sweep(both, session, *minutes).await,
            Self::Recalculate(which) => {
                let (options, prices) = (&both.ours.options, Prices::embedded());
                let done = recalculate_costs(options, prices, *which, false, &mut |_| {}).await;
                done.expect("recalculated");
            }
            Self::Theirs(sql) => run(&both.ours.raw().await, sql).await,
        }
    }

    /// Whether another connection than the writer's wrote.
    pub(super) fn is_of_others(&self) -> bool {
        match self {
            Self::Events(_) | Self::LateBranch { .. } => false,
            Self::Sweep { .. } | Self::Recalculate(_) | Self::Theirs(_) => true,
        }
    }
}

async fn sweep(both: &Both, session: &str, minutes: u32) {
    let quiet = format!(
        "UPDATE sessions SET last_event_at = datetime('now', '-{minutes} minutes') WHERE id = '{session}'"
    );
    run(&both.ours.raw().await, &quiet).await;
    // To be noticed, and remembered, before it is swept.
    both.ours.record(&[event("u")]).await;
    if !odd(both).await {
        both.remembers().await;
    }
    both.ours.store.sweep().await.expect("swept");
}

pub(super) fn written() -> impl Strategy<Value = Written> {
    let events = prop::collection::vec(events(), 1..6).prop_map(Written::Events);
    let late = (select(vec!["s", "t"]), select(vec!["kiln", "wheel"]));
    let late = late.prop_map(|(session, project)| Written::LateBranch { session, project });
    let quiet = (select(vec!["s", "t"]), select(vec![7, 20]));
    let sweep = quiet.prop_map(|(session, minutes)| Written::Sweep { session, minutes });
    let which = select(vec![Recalculated::Missing, Recalculated::All]);
    let costs = which.prop_map(Written::Recalculate);
    let theirs = select(THEIRS.to_vec()).prop_map(Written::Theirs);
    prop_oneof![6 => events, 1 => late, 1 => sweep, 1 => costs, 3 => theirs]
}

fn events() -> impl Strategy<Value = NewEvent> {
    (what(), used(), said()).prop_map(|(what, used, said)| NewEvent {
        tokens_in: used.tokens_in,
        tokens_out: used.tokens_out,
        cache_read_tokens: used.cache_read_tokens,
        cache_write_tokens: used.cache_write_tokens,
        cost_usd: used.cost_usd,
        duration_ms: used.duration_ms,
        client_timestamp: said.client_timestamp,
        metadata: said.metadata,
        branch: said.branch,
        project: said.project,
        ..what
    })
}

fn maybe(words: &[&'static str]) -> impl Strategy<Value = Option<String>> + use<> {
    let words: Vec<_> = words.iter().map(|word| Some((*word).to_owned())).collect();
    prop_oneof![1 => Just(None), 3 => select(words)]
}

fn what() -> impl Strategy<Value = NewEvent> {
    let kinds = vec![EventType::ToolUse, EventType::Error, EventType::SessionEnd];
    let sources = vec!["api", "import", "otel", "hook"];
    (
        select(vec!["s", "t", "u"]),
        select(vec!["codex", "kiln", "claude_code"]),
        select(kinds),
        maybe(&["Edit", "Bash", "apply_patch"]),
        maybe(&["o3", "opus"]),
        select(sources),
        any::<bool>(),
    )
        .prop_map(
            |(session, agent, kind, tool, model, source, failed)| NewEvent {
                agent_type: agent.into(),
                event_type: kind,
                tool_name: tool,
                model,
                source: source.into(),
                status: if failed {
                    EventStatus::Error
                } else {
                    EventStatus::Success
                },
                ..event(session)
            },
        )
}

fn used() -> impl Strategy<Value = NewEvent> {
    let costs = vec![
        None,
        Some(0.0),
        Some(0.1),
        Some(0.2),
        Some(1e-7),
        Some(-0.1),
        Some(9_007_199_254_740_992.0),
        Some(1e300),
    ];
    (
        0..4_i64,
        0..3_i64,
        0..2_i64,
        select(costs),
        prop::option::of(0..50_i64),
    )
        .prop_map(
            |(tokens_in, tokens_out, cached, cost_usd, duration_ms)| NewEvent {
                tokens_in,
                tokens_out,
                cache_read_tokens: cached,
                cache_write_tokens: cached * 2,
                cost_usd,
                duration_ms,
                ..event("s")
            },
        )
}

fn said() -> impl Strategy<Value = NewEvent> {
    let times = maybe(&[
        "2026-05-01T10:05:00.000Z",
        "2026-05-01T10:05:00.900Z",
        "2026-05-01T11:30:00.000Z",
        "2026-05-01T13:00:00.000Z",
        "+012026-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00.000Z",
    ]);
    let metadata = select(vec![
        "{}",
        r#"{"_source":"otel_metric"}"#,
        r#"{"file_path":"/a","lines_added":3,"lines_removed":1.9}"#,
        r#"{"file_path":"/b","lines_added":"12 lines","lines_removed":true}"#,
        r#"{"file_path":7,"lines_added":null}"#,
        r#"{"file_path":{"lines_added":1},"lines_removed":-1}"#,
        r#"{"note":"C:\\users file_path"}"#,
    ]);
    let (branches, projects) = (maybe(&["main", "HEAD", "late"]), maybe(&["kiln", "wheel"]));
    (times, metadata, branches, projects).prop_map(|(time, json, branch, project)| NewEvent {
        client_timestamp: time,
        metadata: Metadata {
            json: json.to_owned(),
            truncated: false,
        },
        branch,
        project,
        ..event("s")
    })
}
