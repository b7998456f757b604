//! Another process writes to the database while it is open: whatever it did, we go on from there.
use std::collections::HashMap;
use std::time::Duration;

use agentmonitor::domain::NewEvent;
use agentmonitor::store::EventFilter;

use crate::support::{TestStore, event, identified, run, texts};

const THEIRS: &str = "INSERT INTO events (event_id, session_id, agent_type, event_type) VALUES";

fn placed(session: &str, project: &str) -> NewEvent {
    NewEvent {
        project: Some(project.into()),
        ..event(session)
    }
}

async fn project(test: &TestStore, session: &str) -> Option<String> {
    let mut projects = projects(test, &[session]).await;
    projects.remove(session)
}

async fn projects(test: &TestStore, sessions: &[&str]) -> HashMap<String, String> {
    let ids: Vec<String> = sessions.iter().map(|id| (*id).to_owned()).collect();
    test.store.session_projects(&ids).await.expect("read")
}

#[tokio::test]
async fn their_events_are_listed_and_counted_and_ours_get_the_next_ids() {
    let test = TestStore::new().await;
    assert_eq!(test.record(&[event("s")]).await, [Some(1)]);
    let db = test.raw().await;
    run(
        &db,
        &format!("{THEIRS} ('a', 's', 'codex', 'error'), (NULL, 't', 'codex', 'error')"),
    )
    .await;
    let page = test
        .store
        .events(&EventFilter::default())
        .await
        .expect("listed");
    assert_eq!((page.total, page.events.len()), (3, 3));
    assert_eq!(
        test.record(&[event("s"), event("t")]).await,
        [Some(4), Some(5)]
    );

    run(&db, "INSERT INTO events (id, session_id, agent_type, event_type) VALUES (100, 's', 'codex', 'error')").await;
    assert_eq!(test.record(&[event("s")]).await, [Some(101)]);
    run(&db, "DELETE FROM events WHERE id > 3").await;
    assert_eq!(
        test.record(&[event("s")]).await,
        [Some(102)],
        "an id is never used again"
    );
    let ids: Vec<i64> = test.events().await.iter().map(|event| event.id).collect();
    assert_eq!(ids.len(), 4);
    let sequence = "SELECT CAST(seq AS TEXT) FROM sqlite_sequence WHERE name = 'events'";
    assert_eq!(texts(&db, sequence).await, ["102"]);
}

#[tokio::test]
async fn a_sequence_that_is_no_number_is_passed_over() {
    let test = TestStore::new().await;
    assert_eq!(test.record(&[event("s")]).await, [Some(1)]);
    let db = test.raw().await;
    for (last, seq) in [
        (1, "'many'"),
        (2, "NULL"),
        (3, "x'ff'"),
        (4, "'7.5'"),
        (8, "-1"),
    ] {
        run(
            &db,
            &format!("UPDATE sqlite_sequence SET seq = {seq} WHERE name = 'events'"),
        )
        .await;
        let next = if seq == "'7.5'" { 8 } else { last + 1 };
        assert_eq!(
            test.record(&[event("s")]).await,
            [Some(next)],
            "after {seq}"
        );
    }
    run(&db, "DELETE FROM sqlite_sequence").await;
    assert_eq!(test.record(&[event("s")]).await, [Some(10)]);
}

#[tokio::test]
async fn an_event_id_of_theirs_is_known_to_us() {
    let test = TestStore::new().await;
    test.record(&[identified("s", "ours")]).await;
    let db = test.raw().await;
    run(&db, &format!("{THEIRS} ('theirs', 's', 'codex', 'error')")).await;
    let again = [
        identified("s", "theirs"),
        identified("s", "ours"),
        identified("s", "new"),
    ];
    assert_eq!(test.record(&again).await, [None, None, Some(3)]);
    run(&db, "DELETE FROM events WHERE event_id = 'ours'").await;
    assert_eq!(test.record(&[identified("s", "ours")]).await, [Some(4)]);
}

#[tokio::test]
async fn rows_that_they_took_away_are_made_again() {
    let test = TestStore::new().await;
    test.record(&[placed("s", "kiln")]).await;
    let db = test.raw().await;
    run(&db, "DELETE FROM sessions; DELETE FROM agents").await;
    test.record(&[event("s")]).await;
    let rows = "SELECT json_array(id, project, status) FROM sessions";
    assert_eq!(texts(&db, rows).await, [r#"["s",null,"active"]"#]);
    assert_eq!(texts(&db, "SELECT id FROM agents").await, ["codex-default"]);
}

#[tokio::test]
async fn what_is_remembered_of_sessions_is_forgotten_with_the_next_commit() {
    let test = TestStore::with(|options| options.memory_counts = Duration::from_secs(3600)).await;
    test.record(&[placed("s", "kiln"), placed("t", "kiln")])
        .await;
    // The commits before it were alone: both are remembered.
    test.record(&[event("s")]).await;
    let db = test.raw().await;
    run(&db, "UPDATE sessions SET project = 'wheel'").await;
    assert_eq!(
        project(&test, "t").await.as_deref(),
        Some("kiln"),
        "remembered"
    );
    test.record(&[event("other")]).await;
    let both = HashMap::from(["s", "t"].map(|id| (id.to_owned(), "wheel".to_owned())));
    assert_eq!(projects(&test, &["s", "t", "other"]).await, both);

    run(&db, "DELETE FROM sessions WHERE id = 's'").await;
    test.record(&[event("other")]).await;
    assert_eq!(project(&test, "s").await, None);
}

#[tokio::test]
async fn what_is_remembered_of_sessions_does_not_outlive_a_pause() {
    let test = TestStore::with(|options| options.memory_counts = Duration::ZERO).await;
    test.record(&[placed("s", "kiln")]).await;
    let db = test.raw().await;
    run(&db, "UPDATE sessions SET project = 'wheel'").await;
    assert_eq!(project(&test, "s").await.as_deref(), Some("wheel"));
}

#[tokio::test]
async fn their_upkeep_of_the_file_is_survived() {
    let test = TestStore::new().await;
    test.record(&[identified("s", "a"), event("s")]).await;
    let upkeep = [
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "VACUUM",
        "REINDEX; ANALYZE",
        "ALTER TABLE events ADD COLUMN later TEXT",
        "CREATE TABLE theirs (x); CREATE INDEX theirs_too ON events (source)",
        "PRAGMA user_version = 4",
    ];
    for (done, sql) in upkeep.into_iter().enumerate() {
        let db = test.raw().await;
        run(&db, sql).await;
        db.close().await.expect("closed");
        assert_eq!(
            test.record(&[identified("s", "a"), event("s")]).await.len(),
            2,
            "{sql}"
        );
        assert_eq!(test.events().await.len(), 3 + done, "{sql}");
    }
    let db = test.raw().await;
    assert_eq!(texts(&db, "PRAGMA integrity_check").await, ["ok"]);
}
