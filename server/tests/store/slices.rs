//! Events a slice at a time, from rows that other tools wrote.
use agentmonitor::store::EventFilter;

use crate::support::{TestStore, run};

/// Ids of all slices of two.
async fn walk(test: &TestStore, filter: EventFilter) -> Vec<i64> {
    let filter = EventFilter {
        limit: Some(2),
        ..filter
    };
    let (mut ids, mut before) = (Vec::new(), None);
    loop {
        let slice = test.store.events_before(before, &filter).await;
        let slice = slice.expect("read");
        ids.extend(slice.events.iter().map(|event| event.id));
        before = slice.next;
        if before.is_none() {
            return ids;
        }
    }
}

fn since(time: &str) -> EventFilter {
    EventFilter {
        since: Some(time.to_owned()),
        ..EventFilter::default()
    }
}

#[tokio::test]
async fn rows_with_odd_times_and_ids_come_once_each() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    run(
        &db,
        "INSERT INTO events (id, session_id, agent_type, event_type, created_at) VALUES \
         (-3, 's', 'x', 'tool_use', '2026-01-01 00:00:00'), (0, 's', 'x', 'tool_use', 'yesterday'), \
         (1, 's', 'x', 'tool_use', x'00ff'), (2, 's', 'x', 'tool_use', 1771920000), (5, 's', 'x', 'tool_use', ''), \
         (6, 7.5, 'x', 'unheard_of', '2026-01-01T00:00:00Z'), (9223372036854775807, x'00', '', '', '1999-01-01')",
    )
    .await;
    let all = [i64::MAX, 6, 5, 2, 1, 0, -3];
    assert_eq!(walk(&test, EventFilter::default()).await, all);
    let of_agent = EventFilter {
        agent_type: Some("x".to_owned()),
        ..EventFilter::default()
    };
    assert_eq!(walk(&test, of_agent).await, all[1..]);
}

#[tokio::test]
async fn few_and_many_events_of_a_time_come_in_the_same_order() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    // The clock went back after event 2500.
    run(
        &db,
        "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 2600) \
         INSERT INTO events (id, session_id, agent_type, event_type, created_at) \
         SELECT id, 's', 'x', 'tool_use', CASE WHEN id > 2500 OR id = 7 THEN '2026-03-01 00:00:00' \
         ELSE '2026-05-01 00:00:00' END FROM n",
    )
    .await;
    let until = EventFilter {
        until: Some("2026-04-01".to_owned()),
        ..EventFilter::default()
    };
    let few: Vec<_> = (2501..=2600).rev().chain([7]).collect();
    assert_eq!(walk(&test, until).await, few);
    let many: Vec<_> = (1..=2500).rev().filter(|id| *id != 7).collect();
    assert_eq!(walk(&test, since("2026-04-01")).await, many);
}
