//! Costs that are numbers, and so are taken, but are far from any that is meant: they must not take the memory from
//! all other questions.
use agentmonitor::domain::{NewEvent, StatsFilter};
use agentmonitor::store::SessionFilter;

use crate::rollup::Both;
use crate::support::{event, run};

fn costing(session: &str, cost: f64) -> NewEvent {
    NewEvent {
        cost_usd: Some(cost),
        model: Some("o3".into()),
        project: Some(session.into()),
        ..event(session)
    }
}

async fn total_cost(both: &Both) -> f64 {
    let stats = both.ours.store.stats();
    let totals = stats.totals(&StatsFilter::default()).await;
    totals.expect("asked").total_cost_usd
}

#[tokio::test]
async fn an_event_of_a_huge_cost_costs_no_other_question_the_memory() {
    let both = Both::new().await;
    both.remembers().await;
    both.ours
        .record(&[costing("s", 0.25), costing("s", 1e300), costing("t", 0.5)])
        .await;
    both.agree("a huge cost").await;
    assert!(both.ours.store.remembers().await, "it is a number");
    assert_eq!(total_cost(&both).await, 1e300);
}

#[tokio::test]
async fn costs_that_come_to_more_than_any_number_are_the_largest_number() {
    let both = Both::new().await;
    both.remembers().await;
    let events = ["s", "s", "t", "s"].map(|session| costing(session, 1.5e308));
    both.ours.record(&events).await;
    both.ours.record(&[costing("t", 0.5)]).await;
    both.agree("beyond all numbers").await;
    assert!(both.ours.store.remembers().await);
    assert_eq!(total_cost(&both).await, f64::MAX);
    let sessions = both.ours.store.sessions(&SessionFilter::default()).await;
    let mut costs: Vec<_> = sessions
        .expect("asked")
        .iter()
        .map(|session| session.total_cost_usd)
        .collect();
    costs.sort_by(f64::total_cmp);
    assert_eq!(costs, [1.5e308, f64::MAX]);
}

#[tokio::test]
async fn an_infinite_cost_of_an_old_row_is_not_added_up_and_not_forgotten() {
    let both = Both::new().await;
    let events = [costing("s", 0.25), costing("s", 1.0), costing("t", 0.5)];
    both.ours.record(&events).await;
    let infinite = "UPDATE events SET cost_usd = 9e999, tokens_in = 7 WHERE id = 2";
    run(&both.ours.raw().await, infinite).await;
    both.remembers().await;
    both.agree("an infinite cost").await;
    assert!(both.ours.store.remembers().await);
    assert_eq!(total_cost(&both).await, 0.75);
}
