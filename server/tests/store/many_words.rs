//! Clients that send words without end.
use agentmonitor::domain::{NewEvent, StatsFilter};

use crate::rollup::Both;
use crate::support::{event, run, until};

fn on_a_branch_of_its_own(number: usize) -> NewEvent {
    NewEvent {
        branch: Some(number.to_string() + &"x".repeat(400_000)),
        ..event("s")
    }
}

#[tokio::test]
async fn words_beyond_all_measure_are_left_in_the_tables() {
    let both = Both::new().await;
    both.remembers().await;
    let events: Vec<_> = (0..60).map(on_a_branch_of_its_own).collect();
    for few in events.chunks(6) {
        both.ours.record(few).await;
    }
    let filter = StatsFilter::default();
    for _ in 0..2 {
        let [ours, tables] = [both.ours.store.stats(), both.tables.stats()];
        let ours = ours.totals(&filter).await.expect("asked");
        assert_eq!(ours, tables.totals(&filter).await.expect("asked"));
        assert_eq!(ours.total_events, 60);
        assert!(!both.ours.store.remembers().await, "it is given up");
    }
    let short =
        "UPDATE events SET branch = substr(branch, 1, 4); UPDATE sessions SET branch = NULL";
    run(&both.ours.raw().await, short).await;
    both.ours.record(&[event("s")]).await;
    until("it is made again", async || {
        both.ours.store.remembers().await
    })
    .await;
}
