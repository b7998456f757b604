//! The sweep: quiet sessions idle, then end; through the writer, in bounded transactions, told to the sink.
use std::time::Duration;

use agentmonitor::domain::{SessionStatus, Swept};
use agentmonitor::store::SessionFilter;

use crate::support::{TestStore, event, run, texts};

async fn aged(test: &TestStore, session: &str, status: &str, seconds: u32) {
    test.record(&[event(session)]).await;
    let sql = format!(
        "UPDATE sessions SET status = '{status}', last_event_at = datetime('now', '-{seconds} seconds') \
         WHERE id = '{session}'"
    );
    run(&test.raw().await, &sql).await;
}

async fn statuses(test: &TestStore) -> Vec<String> {
    let sql =
        "SELECT id || ' ' || status || iif(ended_at IS NULL, '', ' at') FROM sessions ORDER BY id";
    texts(&test.raw().await, sql).await
}

#[tokio::test]
async fn quiet_sessions_idle_and_those_quiet_for_twice_as_long_end() {
    let test = TestStore::with(|options| options.session_timeout = Duration::from_secs(60)).await;
    for (session, status, seconds) in [
        ("active-young", "active", 50),
        ("active-old", "active", 70),
        ("active-ancient", "active", 130),
        ("idle-young", "idle", 70),
        ("idle-old", "idle", 130),
        ("ended-old", "ended", 9999),
    ] {
        aged(&test, session, status, seconds).await;
    }
    test.store.sweep().await.expect("swept");
    assert_eq!(
        statuses(&test).await,
        [
            "active-ancient ended at",
            "active-old idle",
            "active-young active",
            "ended-old ended",
            "idle-old ended at",
            "idle-young idle",
        ]
    );
    let swept = Swept { idled: 2, ended: 2 };
    assert_eq!(test.published.swept(), [swept]);

    test.store.sweep().await.expect("swept");
    assert_eq!(test.published.swept(), [swept], "nothing more was due");
}

#[tokio::test]
async fn whoever_reads_sees_swept_sessions_and_an_event_revives_them() {
    let test = TestStore::new().await;
    aged(&test, "s", "active", 301).await;
    let status = async || {
        let (session, _) = test
            .store
            .session("s", None)
            .await
            .expect("read")
            .expect("there");
        (session.session.status, session.session.ended_at.is_some())
    };
    assert_eq!(status().await, (SessionStatus::Idle, false));
    aged(&test, "s", "idle", 601).await;
    let ended = SessionFilter {
        status: Some("ended".into()),
        ..SessionFilter::default()
    };
    let listed = test.store.sessions(&ended);
    assert_eq!(listed.await.expect("listed").len(), 1);
    assert_eq!(status().await, (SessionStatus::Ended, true));
    test.record(&[event("s")]).await;
    assert_eq!(status().await, (SessionStatus::Active, false));
}

#[tokio::test]
async fn a_file_full_of_old_sessions_is_swept_in_several_turns() {
    let test = TestStore::new().await;
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4500) \
         INSERT INTO sessions (id, agent_id, agent_type, status, last_event_at) \
         SELECT 's-' || i, 'x-default', 'x', 'active', '2020-01-01 00:00:00' FROM n";
    run(&test.raw().await, sql).await;
    test.store.sweep().await.expect("swept");
    let swept = test.published.swept();
    assert!(swept.len() >= 3, "{swept:?}");
    let sum = |of: fn(&Swept) -> u64| swept.iter().map(of).sum::<u64>();
    assert_eq!((sum(|it| it.idled), sum(|it| it.ended)), (4500, 4500));
}

#[tokio::test]
async fn nobody_waits_long_for_a_sweep_that_cannot_be_made() {
    let test = TestStore::new().await;
    aged(&test, "s", "active", 9999).await;
    let lock = test.lock().await;
    let (session, _) = test
        .store
        .session("s", None)
        .await
        .expect("read")
        .expect("there");
    assert_eq!(
        session.session.status,
        SessionStatus::Active,
        "as it stands"
    );
    lock.release().await;
    let (session, _) = test
        .store
        .session("s", None)
        .await
        .expect("read")
        .expect("there");
    assert_eq!(session.session.status, SessionStatus::Ended);
}
