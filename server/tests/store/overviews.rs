//! Sums over what the legacy may have written: no row makes them fail or overflow.
use agentmonitor::store::SessionFilter;

use crate::support::{TestStore, event, run};

#[tokio::test]
async fn odd_values_are_summed_as_far_as_they_are_numbers() {
    let test = TestStore::new().await;
    test.record(&[event("s")]).await;
    let db = test.raw().await;
    run(
        &db,
        "INSERT INTO events (session_id, agent_type, event_type, tool_name, tokens_in, tokens_out, cost_usd, metadata) \
         VALUES ('s', 'x', 'error', 'Edit', 1.5, 'many', 1e400, '{oops'), \
         ('s', 'x', 'error', 'Write', 9223372036854775807, 9223372036854775807, 'dear', x'00ff'), \
         ('s', 'x', 'error', 'Write', 9223372036854775807, NULL, 0.25, NULL), \
         ('s', 'x', 'error', 'Write', NULL, 2, 0.5, '{\"file_path\":\"\",\"lines_added\":1e300,\"lines_removed\":[1]}'), \
         ('s', 'x', 'error', 'Write', NULL, 2, -0.5, '{\"lines_added\":1e300,\"lines_removed\":true}')",
    )
    .await;
    let sessions = test.store.sessions(&SessionFilter::default()).await;
    let [session] = &sessions.expect("listed")[..] else {
        panic!("one session")
    };
    assert_eq!(session.event_count, 6);
    assert_eq!(
        (session.tokens_in, session.tokens_out),
        (i64::MAX, i64::MAX)
    );
    assert_eq!(session.total_cost_usd, 0.25);
    assert_eq!(session.files_edited, 1);
    assert_eq!((session.lines_added, session.lines_removed), (i64::MAX, 1));
}
