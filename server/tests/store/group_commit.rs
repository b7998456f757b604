//! What holds when many record at once.
use std::collections::BTreeSet;
use std::time::Duration;

use agentmonitor::domain::NewEvent;
use agentmonitor::store::{EventFilter, StoreError};

use crate::support::{TestStore, event, identified, ids, run, until};

/// Makes every insert of the session `bad` fail.
const TRAP: &str = "CREATE TRIGGER trap BEFORE INSERT ON events WHEN new.session_id = 'bad' \
     BEGIN SELECT raise(ABORT, 'trapped'); END";

/// Records one request more than the writer can take while the database is locked, so that all the others become one
/// group. Returns the answers in order, the first one's left out.
async fn as_one_group(
    test: &TestStore,
    requests: &[Vec<NewEvent>],
) -> Vec<Result<Vec<Option<i64>>, StoreError>> {
    let lock = test.lock().await;
    let first = test.recording(&[event("first")]);
    // The test runs on one thread: after a few turns the writer has taken the first alone and waits for the lock.
    turns().await;
    let mut others = Vec::new();
    for request in requests {
        others.push(test.recording(request));
        turns().await;
    }
    lock.release().await;
    first.await.expect("no panic").expect("recorded");
    let mut answers = Vec::new();
    for other in others {
        answers.push(
            other
                .await
                .expect("no panic")
                .map(|recorded| ids(&recorded)),
        );
    }
    answers
}

/// Lets every task that can go on do so.
async fn turns() {
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn all_that_waits_is_one_commit() {
    let test = TestStore::new().await;
    let requests: Vec<_> = (0..5)
        .map(|n| vec![event(&format!("s{n}")), event("s")])
        .collect();
    let answers = as_one_group(&test, &requests).await;
    let stored: Vec<_> = answers
        .into_iter()
        .flat_map(|answer| answer.expect("recorded"))
        .collect();
    assert_eq!(stored, (2..=11).map(Some).collect::<Vec<_>>());
    let sizes: Vec<usize> = test.published.commits().iter().map(Vec::len).collect();
    assert_eq!(sizes, [1, 10]);
}

#[tokio::test]
async fn a_duplicate_of_another_request_in_the_group_is_one() {
    let test = TestStore::new().await;
    let requests = [
        vec![identified("a", "e"), event("a")],
        vec![identified("b", "e"), event("b")],
    ];
    let answers = as_one_group(&test, &requests).await;
    let answers: Vec<_> = answers
        .into_iter()
        .map(|answer| answer.expect("recorded"))
        .collect();
    assert_eq!(answers, [vec![Some(2), Some(3)], vec![None, Some(4)]]);
}

#[tokio::test]
async fn a_request_that_the_database_refuses_fails_alone_and_whole() {
    let test = TestStore::new().await;
    run(&test.raw().await, TRAP).await;
    let requests = [
        vec![identified("a", "x")],
        vec![identified("b", "y"), event("bad")],
        vec![identified("c", "y")],
    ];
    let mut answers = as_one_group(&test, &requests).await.into_iter();
    assert_eq!(answers.next().expect("three").expect("recorded"), [Some(2)]);
    let refused = answers.next().expect("three");
    assert!(
        matches!(refused, Err(StoreError::Database(_))),
        "{refused:?}"
    );
    assert_eq!(
        answers.next().expect("three").expect("recorded"),
        [Some(3)],
        "what a failed request would have stored is no duplicate, and its ids are not lost"
    );
    assert_eq!(test.published.ids(), [1, 2, 3]);
    let sessions: BTreeSet<_> = test
        .events()
        .await
        .into_iter()
        .map(|event| event.session_id)
        .collect();
    assert_eq!(sessions, ["a", "c", "first"].map(Into::into).into());
}

#[tokio::test]
async fn the_store_goes_on_after_a_failure() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    run(&db, TRAP).await;
    test.store
        .record(crate::support::batch(&[event("bad")]))
        .await
        .expect_err("trapped");
    run(&db, "DROP TRIGGER trap").await;
    assert_eq!(test.record(&[event("bad")]).await, [Some(1)]);
}

#[tokio::test]
async fn a_full_queue_is_busy_and_nothing_of_the_request_is_stored() {
    let test = TestStore::with(|options| options.queue_capacity = 2).await;
    let lock = test.lock().await;
    let asked: Vec<_> = (0..8)
        .map(|n| test.recording(&[event(&format!("s{n}"))]))
        .collect();
    until("the queue refuses", async || {
        test.store.refused_requests() >= 5
    })
    .await;
    lock.release().await;
    let (mut stored, mut busy) = (0_u64, 0);
    for asked in asked {
        match asked.await.expect("no panic") {
            Ok(_) => stored += 1,
            Err(StoreError::Busy) => busy += 1,
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(stored + busy, 8);
    assert_eq!(test.store.refused_requests(), busy);
    assert_eq!(test.events().await.len() as u64, stored);
}

#[tokio::test]
async fn a_database_that_another_process_holds_is_busy_then_well_again() {
    let test = TestStore::with(|options| options.lock_wait = Duration::from_millis(100)).await;
    let lock = test.lock().await;
    let refused = test
        .store
        .record(crate::support::batch(&[event("s")]))
        .await;
    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    lock.release().await;
    assert_eq!(test.record(&[event("s")]).await, [Some(1)]);
}

#[tokio::test]
async fn a_caller_that_goes_away_cancels_nothing() {
    let test = TestStore::new().await;
    let lock = test.lock().await;
    let asked = test.recording(&[event("s")]);
    tokio::task::yield_now().await;
    asked.abort();
    asked.await.expect_err("it went away");
    lock.release().await;
    until("the event is stored", async || {
        test.events().await.len() == 1
    })
    .await;
    assert_eq!(test.published.ids(), [1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_callers_get_ids_without_gaps_each_published_before_its_answer() {
    let test = TestStore::with(|options| options.group.events = 64).await;
    let callers = (0..16).map(|caller| {
        let (store, published) = (test.store.clone(), test.published.clone());
        tokio::spawn(async move {
            let mut mine = Vec::new();
            for round in 0..30 {
                // Every second event is sent by two callers.
                let events = [
                    identified(
                        &format!("s{}", caller % 5),
                        &format!("{}-{round}", caller / 2),
                    ),
                    event(&format!("s{caller}")),
                ];
                let recorded = store
                    .record(crate::support::batch(&events))
                    .await
                    .expect("recorded");
                let seen = published.ids();
                mine.extend(ids(&recorded).into_iter().flatten());
                assert!(
                    mine.iter().all(|id| seen.contains(id)),
                    "answered before published"
                );
            }
            mine
        })
    });
    let mut stored = BTreeSet::new();
    for caller in callers.collect::<Vec<_>>() {
        for id in caller.await.expect("no panic") {
            assert!(stored.insert(id), "{id} was given twice");
        }
    }
    let expected = 16 * 30 + 16 * 30 / 2;
    assert_eq!(stored, (1..=expected).collect());
    assert_eq!(
        test.published.ids(),
        stored.into_iter().collect::<Vec<_>>(),
        "commit order"
    );
    let page = test
        .store
        .events(&EventFilter::default())
        .await
        .expect("listed");
    assert_eq!(i64::try_from(page.total), Ok(expected));
    let times: Vec<_> = page.events.iter().map(|event| &event.created_at).collect();
    assert!(
        times.is_sorted_by(|newer, older| newer >= older),
        "created_at rises with the id"
    );
}
