//! A server whose clock is set back, as clocks are.
use agentmonitor::store::EventFilter;

use crate::rollup::Both;
use crate::support::{TestStore, event, run, texts};

const LAST: &str = "SELECT created_at FROM events ORDER BY id DESC LIMIT 1";

async fn stamped_after(last: &str) -> (String, Vec<String>) {
    let store = TestStore::new().await;
    store.record(&[event("s")]).await;
    let db = store.raw().await;
    run(&db, &format!("UPDATE events SET created_at = {last}")).await;
    let before = texts(&db, LAST).await;
    store.record(&[event("s")]).await;
    (before.concat(), texts(&db, LAST).await)
}

#[tokio::test]
async fn an_event_is_not_stamped_with_a_time_before_that_of_the_last_one() {
    let (before, after) = stamped_after("datetime('now', '58 seconds')").await;
    assert_eq!(after, [before]);
}

#[tokio::test]
async fn a_clock_that_was_an_hour_wrong_does_not_stop_time() {
    let (before, after) = stamped_after("datetime('now', '1 hour')").await;
    assert!(after.concat() < before, "{after:?}");
    let (_, after) = stamped_after("'soon'").await;
    assert!(after.concat().starts_with("20"), "{after:?}");
}

#[tokio::test]
async fn what_one_store_stamped_another_one_goes_on_from() {
    let store = TestStore::new().await;
    store.record(&[event("s")]).await;
    let ahead = "UPDATE events SET created_at = datetime('now', '58 seconds')";
    run(&store.raw().await, ahead).await;
    let store = store.reopened().await;
    for _ in 0..2 {
        store.record(&[event("s")]).await;
    }
    let stamps = "SELECT DISTINCT created_at FROM events";
    assert_eq!(texts(&store.raw().await, stamps).await.len(), 1);
}

/// Pages of all, of some and of one session, between times and not, while events come in before those of later times.
#[tokio::test]
async fn lists_are_in_the_order_of_time_while_the_clock_is_behind() {
    let both = Both::new().await;
    let events = ["s", "t", "s", "s", "t", "s"].map(event);
    both.ours.record(&events).await;
    let ahead = "UPDATE events SET created_at = datetime('now', '+2 hours', (id % 3) || ' minutes') WHERE id > 2";
    run(&both.ours.raw().await, ahead).await;
    both.remembers().await;
    for _ in 0..3 {
        both.ours.record(&[event("s"), event("t")]).await;
        both.agree("behind").await;
        for session in [None, Some("s")] {
            let filter = EventFilter {
                session_id: session.map(str::to_owned),
                since: Some("2020-01-01".to_owned()),
                limit: Some(100),
                offset: 1,
                ..EventFilter::default()
            };
            let ours = both.ours.store.events(&filter).await.expect("asked");
            let tables = both.tables.events(&filter).await.expect("asked");
            assert_eq!(ours, tables);
            let times: Vec<_> = ours.events.iter().map(|event| &event.created_at).collect();
            assert!(
                times.iter().rev().is_sorted() && times.len() > 2,
                "{times:?}"
            );
        }
        assert!(both.ours.store.remembers().await);
    }
}
