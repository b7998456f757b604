//! What is left of the store when it ends.
use agentmonitor::store::{EventFilter, StoreError};

use crate::support::{TestStore, batch, event, run};

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_drop_without_close() {
    let test = TestStore::new().await;
    let stored = test.record(&[event("s"), event("t")]).await;
    let test = test.reopened().await;
    let listed: Vec<_> = test
        .events()
        .await
        .iter()
        .rev()
        .map(|event| Some(event.id))
        .collect();
    assert_eq!(listed, stored);
    assert_eq!(test.record(&[event("s")]).await, [Some(3)]);
}

#[tokio::test]
async fn close_writes_what_waits_and_leaves_no_log() {
    let test = TestStore::new().await;
    let lock = test.lock().await;
    let waiting: Vec<_> = (0..20).map(|_| test.recording(&[event("s")])).collect();
    tokio::task::yield_now().await;
    let closing = tokio::spawn({
        let store = test.store.clone();
        async move { store.close().await }
    });
    tokio::task::yield_now().await;
    lock.release().await;
    closing.await.expect("no panic").expect("closed");
    for waiting in waiting {
        waiting.await.expect("no panic").expect("recorded");
    }
    assert!(test.path().exists());
    for suffix in ["-wal", "-shm", "-journal"] {
        assert!(!test.beside(suffix).exists(), "{suffix} is left");
    }
    let test = test.reopened().await;
    assert_eq!(test.events().await.len(), 20);
}

#[tokio::test]
async fn a_closed_store_says_so() {
    let test = TestStore::new().await;
    test.store.close().await.expect("closed");
    test.store.close().await.expect("closed twice");
    let refused = test.store.record(batch(&[event("s")])).await;
    assert!(matches!(refused, Err(StoreError::Closed)), "{refused:?}");
    let refused = test.store.events(&EventFilter::default()).await;
    assert!(matches!(refused, Err(StoreError::Closed)), "{refused:?}");
}

#[tokio::test]
async fn the_log_is_copied_while_the_store_runs_and_starts_over() {
    let test = TestStore::new().await;
    let mut written = 0;
    let mut longest = 0;
    for _ in 0..200 {
        test.record(&vec![event("s"); 500]).await;
        let log = std::fs::metadata(test.beside("-wal")).expect("a log").len();
        longest = longest.max(log);
        written += 500;
    }
    let database = test.store.database_bytes().expect("in its place");
    assert!(
        database > 4 << 20,
        "{written} rows, but {database} bytes in the file"
    );
    assert!(longest < 64 << 20, "the log was {longest} bytes long");
    // A log that never started over would hold each page of each commit.
    assert!(
        longest < 2 * database,
        "{longest} bytes of log beside {database}"
    );
}

#[tokio::test]
async fn the_size_is_that_of_the_main_file() {
    let test = TestStore::new().await;
    run(&test.raw().await, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    let length = std::fs::metadata(test.path()).expect("a file").len();
    assert!(length > 0);
    assert_eq!(test.store.database_bytes().expect("in its place"), length);
    std::fs::remove_file(test.path()).expect("ours");
    assert!(test.store.database_bytes().is_err(), "it is gone");
}
