//! What `record` stores, and what it answers.
use agentmonitor::domain::{Event, EventStatus, EventType, Metadata, NewEvent};

use crate::support::{TestStore, event, identified, run};

#[tokio::test]
async fn an_event_is_stored_with_every_column_as_given() {
    let test = TestStore::new().await;
    let new = NewEvent {
        event_id: Some("evt-77".into()),
        session_id: "demo".into(),
        agent_type: "claude_code".into(),
        event_type: EventType::GitCommit,
        tool_name: Some("Bash".into()),
        status: EventStatus::Timeout,
        tokens_in: 1,
        tokens_out: 2,
        cache_read_tokens: 3,
        cache_write_tokens: 4,
        branch: Some("main".into()),
        project: Some("kiln".into()),
        duration_ms: Some(0),
        client_timestamp: Some("2026-11-21T09:00:00.000Z".into()),
        metadata: Metadata {
            json: r#"{"command":"git commit"}"#.into(),
            truncated: true,
        },
        model: Some("o3".into()),
        cost_usd: Some(0.1 + 0.2),
        source: "import".into(),
        historical: false,
    };
    assert_eq!(test.record(std::slice::from_ref(&new)).await, [Some(1)]);

    let listed = test.events().await.pop().expect("stored");
    let expected = Event {
        id: 1,
        event_id: new.event_id,
        schema_version: 1,
        session_id: new.session_id,
        agent_type: new.agent_type,
        event_type: "git_commit".into(),
        tool_name: new.tool_name,
        status: "timeout".into(),
        tokens_in: 1,
        tokens_out: 2,
        branch: new.branch,
        project: new.project,
        duration_ms: Some(0),
        created_at: listed.created_at.clone(),
        client_timestamp: new.client_timestamp,
        metadata: new.metadata.json,
        payload_truncated: true,
        model: new.model,
        cost_usd: new.cost_usd,
        cache_read_tokens: 3,
        cache_write_tokens: 4,
        source: Some("import".into()),
    };
    assert_eq!(listed, expected);
    assert_eq!(
        test.published.commits(),
        [vec![expected]],
        "the stream sees what a reader sees"
    );
    assert_eq!(listed.created_at.len(), "2026-11-21 20:18:00".len());
}

#[tokio::test]
async fn what_is_absent_is_null_and_text_is_kept_to_the_byte() {
    let test = TestStore::new().await;
    let odd = "a\0b \u{1F980} '\"; DROP TABLE events --";
    let metadata = Metadata {
        json: format!("\"{odd}\""),
        truncated: false,
    };
    test.record(&[NewEvent {
        metadata,
        event_id: Some(odd.into()),
        ..event(odd)
    }])
    .await;
    assert_eq!(test.record(&[identified("other", odd)]).await, [None]);
    let listed = test.events().await.pop().expect("stored");
    assert_eq!(
        (listed.session_id.as_str(), listed.event_id.as_deref()),
        (odd, Some(odd))
    );
    assert_eq!(listed.metadata, format!("\"{odd}\""));
    assert_eq!(
        (listed.tool_name, listed.duration_ms, listed.cost_usd),
        (None, None, None)
    );
}

#[tokio::test]
async fn a_duplicate_burns_no_id_and_changes_nothing() {
    let test = TestStore::new().await;
    let first = identified("s", "a");
    assert_eq!(
        test.record(&[first.clone(), event("s"), first.clone()])
            .await,
        [Some(1), Some(2), None]
    );
    let again = NewEvent {
        session_id: "new".into(),
        agent_type: "new".into(),
        ..first
    };
    assert_eq!(test.record(&[again.clone(), again]).await, [None, None]);
    assert_eq!(test.record(&[event("s")]).await, [Some(3)]);
    assert_eq!(test.published.ids(), [1, 2, 3]);

    let db = test.raw().await;
    assert_eq!(
        crate::support::texts(&db, "SELECT id FROM sessions").await,
        ["s"]
    );
    assert_eq!(
        crate::support::texts(&db, "SELECT id FROM agents").await,
        ["codex-default"]
    );
}

#[tokio::test]
async fn an_empty_batch_is_answered_and_publishes_nothing() {
    let test = TestStore::new().await;
    assert_eq!(test.record(&[]).await, []);
    assert!(test.published.commits().is_empty());
}

#[tokio::test]
async fn ids_go_on_where_the_tables_sequence_is() {
    let test = TestStore::new().await;
    test.record(&[event("s"), event("s")]).await;
    let db = test.raw().await;
    // What the legacy deleted must not come back as another event, and its own rows count as well.
    run(&db, "DELETE FROM events WHERE id = 2").await;
    assert_eq!(test.record(&[event("s")]).await, [Some(3)]);
    run(&db, "INSERT INTO events (id, session_id, agent_type, event_type) VALUES (9, 's', 'x', 'tool_use')").await;
    assert_eq!(test.record(&[event("s")]).await, [Some(10)]);
    run(&db, "DELETE FROM sqlite_sequence").await;
    assert_eq!(test.record(&[event("s")]).await, [Some(11)]);
}

#[tokio::test]
async fn a_batch_larger_than_any_statement_is_stored_in_order() {
    let test = TestStore::new().await;
    let events: Vec<NewEvent> = (0..1999)
        .map(|n| identified(&format!("s{}", n % 700), &format!("e{n}")))
        .collect();
    let ids: Vec<Option<i64>> = (1..=1999).map(Some).collect();
    assert_eq!(test.record(&events).await, ids);
    assert_eq!(test.record(&events).await, vec![None; 1999]);
    let mut listed = test.events().await;
    listed.reverse();
    assert!(
        listed
            .iter()
            .zip(&events)
            .all(|(row, event)| row.event_id == event.event_id)
    );
}
