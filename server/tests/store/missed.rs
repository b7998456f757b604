//! What a stream has missed, measured before it is read.
use agentmonitor::store::Missed;

use crate::support::{TestStore, run};

async fn rows() -> TestStore {
    let test = TestStore::new().await;
    let db = test.raw().await;
    run(
        &db,
        "INSERT INTO events (id, session_id, agent_type, event_type, metadata, source) VALUES \
         (1, 's', 'codex', 'tool_use', '{\"before\":1}', NULL), (2, 's', 'codex', 'tool_use', '{\"a\":\"ä\"}', NULL), \
         (3, 's', 'codex', 'error', NULL, 'hook'), (4, 's', 'codex', 'tool_use', '{\"not\":\"news\"}', 'import'), \
         (5, 's', 'other', 'tool_use', x'00ffe4', 'hook'), (6, 's', 'codex', 'tool_use', '{\"after\":1}', NULL)",
    )
    .await;
    test
}

#[tokio::test]
async fn what_was_missed_is_counted_and_its_metadata_measured_in_bytes() {
    let test = rows().await;
    for (agent, kind, limit, events, metadata_bytes) in [
        (None, None, 9, 3, 10 + 3),
        (Some("codex"), None, 9, 2, 10),
        (None, Some("tool_use"), 9, 2, 10 + 3),
        (Some("codex"), Some("error"), 9, 1, 0),
        (Some("nobody"), None, 9, 0, 0),
        (None, None, 1, 1, 10),
    ] {
        let missed = test.store.missed_between((1, 5), agent, kind, limit).await;
        let expected = Missed {
            events,
            metadata_bytes,
        };
        assert_eq!(missed.expect("measured"), expected, "{agent:?} {kind:?}");
        let told = test.store.events_between((1, 5), agent, kind, limit).await;
        assert_eq!(told.expect("read").len() as u64, events, "as it is read");
    }
}
