//! Reading what the legacy may have written: no row makes it fail, and the file is not altered.
use agentmonitor::store::EventFilter;

use crate::support::{TestStore, run, texts};

#[tokio::test]
async fn odd_values_are_read_leniently_and_left_as_they_are() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    run(
        &db,
        "INSERT INTO events (event_id, session_id, agent_type, event_type, tool_name, tokens_in, tokens_out, \
         duration_ms, metadata, model, cost_usd, cache_read_tokens, cache_write_tokens, source, created_at) VALUES \
         (NULL, 77, 'x', 'unheard_of', x'ff41', 1.5, 'many', 1234.7, NULL, 5, 'dear', NULL, -2.5, NULL, '2026-01-01'), \
         ('e', '', '', '', '', 9223372036854775807, 1e300, 'soon', '{oops', '', 1e400, x'00', 9e15, 'api', ''), \
         ('f', 's', 'x', 'error', NULL, NULL, NULL, NULL, '', NULL, 2, 0, 0, 'api', '2026-01-02 00:00:00')",
    )
    .await;
    let dump = "SELECT quote(tokens_in) || quote(duration_ms) || quote(cost_usd) || quote(tool_name) FROM events";
    let before = texts(&db, dump).await;

    let events = test.events().await;
    let [third, first, second] = &events[..] else {
        panic!("{events:?}")
    };
    assert_eq!(
        (first.tokens_in, first.tokens_out, first.duration_ms),
        (2, 0, Some(1235))
    );
    assert_eq!(
        (first.session_id.as_str(), first.event_type.as_str()),
        ("77", "unheard_of")
    );
    assert_eq!(first.tool_name.as_deref(), Some("\u{fffd}A"));
    assert_eq!(
        (first.metadata.as_str(), first.model.as_deref()),
        ("{}", Some("5"))
    );
    assert_eq!((first.cost_usd, first.source.as_deref()), (None, None));
    assert_eq!((first.cache_read_tokens, first.cache_write_tokens), (0, -3));
    assert_eq!((second.tokens_in, second.tokens_out), (i64::MAX, i64::MAX));
    assert_eq!((second.duration_ms, second.cost_usd), (None, None));
    assert_eq!(
        (second.metadata.as_str(), second.cache_write_tokens),
        ("{oops", 9_000_000_000_000_000)
    );
    assert_eq!((third.cost_usd, third.metadata.as_str()), (Some(2.0), ""));
    assert_eq!(texts(&db, dump).await, before);

    let filter = EventFilter {
        session_id: Some("77".into()),
        ..EventFilter::default()
    };
    assert_eq!(test.store.events(&filter).await.expect("listed").total, 1);
}
