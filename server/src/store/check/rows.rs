//! Rules about a whole row: what it names in other tables, and what its columns say of one another.
use super::Severity::{self, Error, Note};
use super::rule::Rule;

const BROWSED: &str = "NOT EXISTS (SELECT 1 FROM browsing_sessions b WHERE b.id = t.session_id)";
const NO_TRANSCRIPT: &str = "names a transcript that is not there";

/// The rules about the rows of `table`, beyond those about single columns.
pub(super) fn rules(table: &str) -> Vec<Rule> {
    match table {
        "agents" => vec![agent_id()],
        "events" => events(),
        "sessions" => sessions(),
        "session_trace_summary" => summaries(),
        "messages" => vec![transcript("messages", Error)],
        "tool_calls" => vec![transcript("tool_calls", Error), message_of_call()],
        "session_context_observations" => vec![transcript("session_context_observations", Error)],
        "session_turns" => vec![transcript("session_turns", Note)],
        "session_items" => vec![transcript("session_items", Note)],
        "pinned_messages" => vec![pin()],
        "browsing_sessions" => vec![parent()],
        _ => Vec::new(),
    }
}

fn agent_id() -> Rule {
    let broken = "t.id IS NOT t.agent_type || '-default'";
    let message = "is not the agent type followed by -default: the next event makes another agent";
    rule("agents", "id", Note, "agent_id", broken, message).needing("agents", "agent_type")
}

fn events() -> Vec<Rule> {
    let session = "NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = t.session_id)";
    let agent = "NOT EXISTS (SELECT 1 FROM agents a WHERE a.id = t.agent_type || '-default')";
    vec![
        reference(
            "events",
            "session_id",
            Error,
            session,
            "names a session that is not there",
        )
        .needing("sessions", "id"),
        reference(
            "events",
            "agent_type",
            Note,
            agent,
            "names an agent that is not there",
        )
        .needing("agents", "id"),
    ]
}

fn sessions() -> Vec<Rule> {
    let table = "sessions";
    let agent = "NOT EXISTS (SELECT 1 FROM agents a WHERE a.id = t.agent_id)";
    let no_agent = "names an agent that is not there";
    // With no summary at all the legacy makes them when it starts.
    let summary = "EXISTS (SELECT 1 FROM session_trace_summary) \
                   AND NOT EXISTS (SELECT 1 FROM session_trace_summary y WHERE y.session_id = t.id)";
    let missing = "has no row in session_trace_summary, which the legacy fills at its start only where it is empty or out \
                   of date as a whole";
    let mut rules = vec![
        reference(table, "agent_id", Error, agent, no_agent).needing("agents", "id"),
        rule(table, "id", Note, "summary", summary, missing)
            .needing("session_trace_summary", "session_id"),
    ];
    rules.extend(session_times(table));
    rules
}

/// What the times of a session say of one another and of its status.
fn session_times(table: &'static str) -> [Rule; 3] {
    let open = "t.status = 'ended' AND t.ended_at IS NULL";
    let no_end = "is missing though the session has ended";
    let closed = "t.status <> 'ended' AND t.ended_at IS NOT NULL";
    let early = "is set though the session has not ended";
    let clock = "t.last_event_at < t.started_at";
    let back = "is before the start: a clock went back";
    [
        rule(table, "ended_at", Note, "ended", open, no_end).needing(table, "status"),
        rule(table, "ended_at", Note, "not_ended", closed, early).needing(table, "status"),
        rule(table, "last_event_at", Note, "clock", clock, back).needing(table, "started_at"),
    ]
}

fn summaries() -> Vec<Rule> {
    let table = "session_trace_summary";
    let session = "NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = t.session_id) \
                   AND NOT EXISTS (SELECT 1 FROM browsing_sessions b WHERE b.id = t.session_id)";
    // Those with a transcript count its items, too.
    let count = "CASE WHEN json_valid(t.coverage_json) THEN t.coverage_json ->> 'projection_source' END = 'events' \
                 AND t.observation_count < (SELECT count(*) FROM events e WHERE e.session_id = t.session_id)";
    let behind = "is less than the session has events: a runtime served meanwhile that leaves summaries as they are";
    vec![
        reference(
            table,
            "session_id",
            Note,
            session,
            "names a session that is not there",
        )
        .needing("sessions", "id")
        .needing("browsing_sessions", "id"),
        rule(table, "observation_count", Note, "behind", count, behind)
            .needing(table, "coverage_json")
            .needing("events", "session_id"),
    ]
}

fn transcript(table: &'static str, severity: Severity) -> Rule {
    reference(table, "session_id", severity, BROWSED, NO_TRANSCRIPT)
        .needing("browsing_sessions", "id")
}

fn message_of_call() -> Rule {
    let broken = "NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = t.message_id)";
    reference(
        "tool_calls",
        "message_id",
        Error,
        broken,
        "names a message that is not there",
    )
    .needing("messages", "id")
}

fn pin() -> Rule {
    let broken = "NOT EXISTS (SELECT 1 FROM messages m WHERE m.session_id = t.session_id AND m.ordinal = t.message_ordinal)";
    let message = "names a message that its transcript has no longer";
    reference("pinned_messages", "message_ordinal", Note, broken, message)
        .needing("pinned_messages", "session_id")
        .needing("messages", "ordinal")
}

fn parent() -> Rule {
    let broken = "t.parent_session_id IS NOT NULL \
                  AND NOT EXISTS (SELECT 1 FROM browsing_sessions b WHERE b.id = t.parent_session_id)";
    reference(
        "browsing_sessions",
        "parent_session_id",
        Note,
        broken,
        NO_TRANSCRIPT,
    )
}

fn reference(
    table: &'static str,
    column: &'static str,
    severity: Severity,
    broken: &str,
    message: &str,
) -> Rule {
    rule(table, column, severity, "reference", broken, message)
}

fn rule(
    table: &'static str,
    column: &'static str,
    severity: Severity,
    name: &'static str,
    broken: &str,
    message: &str,
) -> Rule {
    Rule::of_column(table, column, severity, name, broken.to_owned(), message)
}
