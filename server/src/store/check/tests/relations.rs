//! The rules about what rows say of one another, about keys, ids and pages.
use super::{Planted, told};

/// What breaks a rule, and what is told of it. Nothing else is.
const BROKEN: &[(&str, &[&str])] = &[
    (
        "UPDATE events SET session_id = 'gone'",
        &["error reference events.session_id"],
    ),
    (
        "UPDATE events SET agent_type = 'gone'",
        &["note reference events.agent_type"],
    ),
    (
        "UPDATE sessions SET agent_id = 'gone'",
        &["error reference sessions.agent_id"],
    ),
    (
        "UPDATE sessions SET status = 'ended'",
        &["note ended sessions.ended_at"],
    ),
    (
        "UPDATE sessions SET ended_at = '2026-01-31 23:59:59'",
        &["note not_ended sessions.ended_at"],
    ),
    (
        "UPDATE sessions SET last_event_at = '2026-01-30 23:59:59'",
        &["note clock sessions.last_event_at"],
    ),
    (
        "UPDATE session_trace_summary SET session_id = 'gone'",
        &[
            "note summary sessions.id",
            "note reference session_trace_summary.session_id",
        ],
    ),
    (
        "UPDATE session_trace_summary SET observation_count = 0",
        &["note behind session_trace_summary.observation_count"],
    ),
    (
        "UPDATE agents SET agent_type = 'other'",
        &["note agent_id agents.id"],
    ),
    (
        "UPDATE messages SET session_id = 'gone'; DELETE FROM pinned_messages",
        &["error reference messages.session_id"],
    ),
    (
        "UPDATE tool_calls SET session_id = 'gone'",
        &["error reference tool_calls.session_id"],
    ),
    (
        "UPDATE tool_calls SET message_id = 9",
        &["error reference tool_calls.message_id"],
    ),
    (
        "UPDATE session_context_observations SET session_id = 'gone'",
        &["error reference session_context_observations.session_id"],
    ),
    (
        "UPDATE session_turns SET session_id = 'gone'",
        &["note reference session_turns.session_id"],
    ),
    (
        "UPDATE session_items SET session_id = 'gone'",
        &["note reference session_items.session_id"],
    ),
    (
        "UPDATE pinned_messages SET message_ordinal = 9",
        &["note reference pinned_messages.message_ordinal"],
    ),
    (
        "UPDATE browsing_sessions SET parent_session_id = 'gone'",
        &["note reference browsing_sessions.parent_session_id"],
    ),
    (
        "UPDATE session_items SET turn_id = 9",
        &["error foreign_key session_items"],
    ),
    (
        "UPDATE session_catalog_observation_entries SET observation_id = 9",
        &["error foreign_key session_catalog_observation_entries"],
    ),
    (
        "UPDATE session_expected_skill_realizations SET realization_id = 'gone'",
        &["error foreign_key session_expected_skill_realizations"],
    ),
    (
        "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'events'",
        &["error sequence events"],
    ),
    (
        "UPDATE sqlite_sequence SET seq = 'x' WHERE name = 'messages'",
        &["error sequence messages"],
    ),
    (
        "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'insights'",
        &["error sequence insights"],
    ),
    (
        "DELETE FROM sqlite_sequence WHERE name = 'tool_calls'",
        &["error sequence tool_calls"],
    ),
    (
        "INSERT INTO sqlite_sequence VALUES ('session_turns', 9)",
        &["error sequence session_turns"],
    ),
    (
        "INSERT INTO messages (session_id, ordinal, role, content) VALUES ('k', 1, 'user', '[]')",
        &["error unique messages.session_id, ordinal"],
    ),
    (
        "INSERT INTO skill_catalog_snapshots SELECT name, NULL, first_seen_at, last_seen_at FROM skill_catalog_snapshots; \
         INSERT INTO skill_catalog_snapshots SELECT * FROM skill_catalog_snapshots WHERE version IS NULL",
        &["error unique skill_catalog_snapshots.name, version"],
    ),
];

#[tokio::test]
async fn each_rule_between_rows_is_told_and_nothing_else() {
    for (sql, expected) in BROKEN {
        let planted = Planted::sound().await;
        planted.plant(sql);
        assert_eq!(told(&planted.report().await), *expected, "{sql}");
    }
}

#[tokio::test]
async fn what_a_lost_constraint_let_in_twice_is_told() {
    let planted = Planted::sound().await;
    planted.rewrite(
        "UPDATE sqlite_schema SET sql = replace(sql, 'event_id TEXT UNIQUE', 'event_id TEXT') WHERE name = 'events'; \
         DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1'",
    );
    planted.plant(
        "INSERT INTO events (event_id, session_id, agent_type, event_type) VALUES ('k', 'k', 'k', 'error'); \
         UPDATE session_trace_summary SET observation_count = 2",
    );
    let told = told(&planted.report().await);
    assert!(
        told.contains(&"error unique events.event_id".into()),
        "{told:?}"
    );
    assert!(told.contains(&"error schema events".into()), "{told:?}");
}

#[tokio::test]
async fn an_index_that_does_not_fit_its_table_is_told() {
    let planted = Planted::sound().await;
    planted.rewrite("UPDATE sqlite_schema SET sql = replace(sql, '(tool_name)', '(model)') WHERE name = 'idx_events_tool_name'");
    planted.plant("UPDATE events SET model = 'other'");
    planted.rewrite("UPDATE sqlite_schema SET sql = replace(sql, '(model)', '(tool_name)') WHERE name = 'idx_events_tool_name'");
    let report = planted.report().await;
    assert!(
        told(&report).contains(&"error integrity ".into()),
        "{:?}",
        told(&report)
    );
}
