//! Tables of what a run of events makes of a session.
use std::collections::HashMap;

use super::*;
use crate::domain::{EventStatus, Metadata};

const FIRST: &str = "2026-11-21 10:00:00";
const LATER: &str = "2026-11-21 10:05:00";

fn event(agent_type: &str, event_type: EventType) -> NewEvent {
    NewEvent {
        event_id: None,
        session_id: "s".into(),
        agent_type: agent_type.into(),
        event_type,
        tool_name: None,
        status: EventStatus::Success,
        tokens_in: 0,
        tokens_out: 0,
        cache_read_tokens: 0,
        cache_write_tokens: 0,
        branch: None,
        project: None,
        duration_ms: None,
        client_timestamp: None,
        metadata: Metadata {
            json: "{}".into(),
            truncated: false,
        },
        model: None,
        cost_usd: None,
        source: "api".into(),
        historical: false,
    }
}

fn live(agent_type: &str) -> NewEvent {
    event(agent_type, EventType::ToolUse)
}

fn end(agent_type: &str) -> NewEvent {
    event(agent_type, EventType::SessionEnd)
}

fn import(event_type: EventType, historical: bool) -> NewEvent {
    NewEvent {
        source: "import".into(),
        historical,
        ..event("codex", event_type)
    }
}

fn history() -> NewEvent {
    import(EventType::ToolUse, true)
}

fn located(project: Option<&str>, branch: Option<&str>) -> NewEvent {
    NewEvent {
        project: project.map(Into::into),
        branch: branch.map(Into::into),
        ..live("claude_code")
    }
}

/// Folds the first event at `FIRST`, all others at `LATER`.
fn fold(events: &[NewEvent]) -> Session {
    let none = HashMap::new();
    let (first, rest) = events.split_first().expect("at least one event");
    let (mut session, _) = Session::start(first, &none, FIRST);
    for event in rest {
        session.take(event, &none, LATER);
    }
    session
}

#[test]
fn the_status_follows_the_events_one_after_the_other() {
    use SessionStatus::{Active, Ended, Idle};
    let table: &[(&str, &[NewEvent], SessionStatus)] = &[
        ("any event opens", &[live("codex")], Active),
        ("an end as the first event", &[end("codex")], Ended),
        (
            "Claude Code only pauses",
            &[live("claude_code"), end("claude_code")],
            Idle,
        ),
        (
            "its second end as well",
            &[end("claude_code"), end("claude_code")],
            Idle,
        ),
        ("others end", &[live("codex"), end("codex")], Ended),
        ("the name must be exact", &[end("claude")], Ended),
        ("any event revives", &[end("codex"), live("codex")], Active),
        (
            "any event wakes",
            &[end("claude_code"), live("claude_code")],
            Active,
        ),
        (
            "the event's agent decides, not the session's",
            &[live("codex"), end("claude_code")],
            Idle,
        ),
        (
            "and the other way round",
            &[live("claude_code"), end("codex")],
            Ended,
        ),
        (
            "a recent import opens",
            &[import(EventType::ToolUse, false)],
            Active,
        ),
        (
            "its end does not end",
            &[live("codex"), import(EventType::SessionEnd, false)],
            Active,
        ),
        (
            "its end even revives",
            &[end("codex"), import(EventType::SessionEnd, false)],
            Active,
        ),
        ("history alone is ended", &[history()], Ended),
        ("history stays ended", &[history(), history()], Ended),
        (
            "a live event revives history",
            &[history(), live("codex")],
            Active,
        ),
        ("history does not revive", &[end("codex"), history()], Ended),
        (
            "history does not end an active session",
            &[live("codex"), history()],
            Active,
        ),
        (
            "history does not end an idle one",
            &[end("claude_code"), history()],
            Idle,
        ),
        (
            "nor does its end",
            &[live("codex"), import(EventType::SessionEnd, true)],
            Active,
        ),
        (
            "a historical end ends a session known only from history",
            &[NewEvent {
                historical: true,
                source: "import".into(),
                ..end("claude_code")
            }],
            Ended,
        ),
    ];
    for (name, events, status) in table {
        let session = fold(events);
        assert_eq!(session.status, *status, "{name}");
        assert_eq!(session.ended_at.is_some(), *status == Ended, "{name}");
    }
}

#[test]
fn the_clock_of_the_session_is_the_servers() {
    let session = fold(&[live("codex"), live("codex")]);
    assert_eq!(
        (session.started_at.as_str(), session.last_event_at.as_str()),
        (FIRST, LATER)
    );
    let session = fold(&[end("codex"), end("codex")]);
    assert_eq!(session.ended_at.as_deref(), Some(LATER));
    let session = fold(&[history(), history()]);
    assert_eq!(
        (session.ended_at.as_deref(), session.last_event_at.as_str()),
        (Some(LATER), LATER)
    );
}

#[test]
fn history_moves_the_last_event_of_a_session_as_the_legacy_does() {
    assert_eq!(fold(&[live("codex"), history()]).last_event_at, LATER);
}

#[test]
fn agent_and_type_are_those_of_the_first_event() {
    let session = fold(&[live("codex"), live("claude_code")]);
    assert_eq!(session.agent_type, "codex");
    assert_eq!(session.agent_id, "codex-default");
}

#[test]
fn project_and_branch_are_back_filled_and_git_wins_on_the_session() {
    let branches = HashMap::from([("gp".to_owned(), "feat/x".to_owned())]);
    // Sent, then the event's row, then the session's (project and branch each).
    type Pair = (Option<&'static str>, Option<&'static str>);
    let table: &[(Pair, Pair, Pair)] = &[
        ((None, None), (None, None), (None, None)),
        (
            (Some("gp"), None),
            (Some("gp"), Some("feat/x")),
            (Some("gp"), Some("feat/x")),
        ),
        (
            (None, None),
            (Some("gp"), Some("feat/x")),
            (Some("gp"), Some("feat/x")),
        ),
        (
            (None, Some("other")),
            (Some("gp"), Some("other")),
            (Some("gp"), Some("feat/x")),
        ),
        (
            (Some("nogit"), None),
            (Some("nogit"), Some("feat/x")),
            (Some("nogit"), Some("feat/x")),
        ),
        (
            (None, Some("zz")),
            (Some("nogit"), Some("zz")),
            (Some("nogit"), Some("zz")),
        ),
    ];
    let (mut session, _) = Session::start(&located(None, None), &branches, FIRST);
    for ((project, branch), row, of_session) in table {
        let placement = session.take(&located(*project, *branch), &branches, LATER);
        let sent = (project, branch);
        assert_eq!(
            (placement.project.as_deref(), placement.branch.as_deref()),
            *row,
            "{sent:?}"
        );
        assert_eq!(
            (session.project.as_deref(), session.branch.as_deref()),
            *of_session,
            "{sent:?}"
        );
    }
}

#[test]
fn after_a_branch_switch_the_next_event_still_shows_the_old_branch() {
    let old = HashMap::from([("gp".to_owned(), "old".to_owned())]);
    let new = HashMap::from([("gp".to_owned(), "new".to_owned())]);
    let (mut session, _) = Session::start(&located(Some("gp"), None), &old, FIRST);
    let placement = session.take(&located(None, None), &new, LATER);
    assert_eq!(placement.branch.as_deref(), Some("old"));
    assert_eq!(session.branch.as_deref(), Some("new"));
    let placement = session.take(&located(None, None), &new, LATER);
    assert_eq!(placement.branch.as_deref(), Some("new"));
}

#[test]
fn history_ignores_git_and_a_recent_import_follows_it() {
    let branches = HashMap::from([("gp".to_owned(), "feat/x".to_owned())]);
    let old = NewEvent {
        historical: true,
        source: "import".into(),
        ..located(Some("gp"), None)
    };
    let (session, placement) = Session::start(&old, &branches, FIRST);
    assert_eq!((placement.branch, session.branch), (None, None));

    let recent = NewEvent {
        source: "import".into(),
        ..located(Some("gp"), Some("stale"))
    };
    let (session, placement) = Session::start(&recent, &branches, FIRST);
    assert_eq!(placement.branch.as_deref(), Some("stale"));
    assert_eq!(session.branch.as_deref(), Some("feat/x"));
}

#[test]
fn every_status_survives_its_text_and_unknown_text_is_not_open() {
    for status in [
        SessionStatus::Active,
        SessionStatus::Idle,
        SessionStatus::Ended,
    ] {
        assert_eq!(SessionStatus::from_text(status.as_str()), status);
    }
    assert_eq!(SessionStatus::from_text("paused"), SessionStatus::Ended);
}
