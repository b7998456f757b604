//! What events make of the rows of agents and sessions.
use std::collections::HashMap;

use agentmonitor::domain::{Batch, EventType, NewEvent};

use crate::support::{TestStore, event, run, texts};

const SESSION: &str = "SELECT json_array(id, agent_id, agent_type, project, branch, status, ended_at IS NOT NULL, \
     metadata) FROM sessions ORDER BY rowid";

fn end(session: &str) -> NewEvent {
    NewEvent {
        event_type: EventType::SessionEnd,
        ..event(session)
    }
}

#[tokio::test]
async fn rows_are_upserted_and_keep_what_the_first_event_said() {
    let test = TestStore::new().await;
    let db = test.raw().await;
    let placed = NewEvent {
        project: Some("kiln".into()),
        branch: Some("b".into()),
        ..event("s")
    };
    test.record(&[placed]).await;
    run(
        &db,
        "UPDATE sessions SET metadata = '{\"mode\":\"headless\"}', started_at = 'long ago'",
    )
    .await;
    run(
        &db,
        "UPDATE agents SET last_seen_at = 'long ago', registered_at = 'long ago'",
    )
    .await;

    let other = NewEvent {
        agent_type: "claude_code".into(),
        ..end("s")
    };
    test.record(&[event("s"), other, end("t")]).await;
    assert_eq!(
        texts(&db, SESSION).await,
        [
            r#"["s","codex-default","codex","kiln","b","idle",0,"{\"mode\":\"headless\"}"]"#,
            r#"["t","codex-default","codex",null,null,"ended",1,"{}"]"#,
        ]
    );
    assert_eq!(
        texts(&db, "SELECT started_at FROM sessions WHERE id = 's'").await,
        ["long ago"]
    );
    let agents = "SELECT json_array(id, agent_type, name, registered_at = 'long ago', \
         last_seen_at = 'long ago') FROM agents ORDER BY rowid";
    assert_eq!(
        texts(&db, agents).await,
        [
            r#"["codex-default","codex",null,1,0]"#,
            r#"["claude_code-default","claude_code",null,0,0]"#,
        ]
    );
}

#[tokio::test]
async fn a_session_changed_by_another_process_is_folded_from_its_row() {
    let test = TestStore::new().await;
    test.record(&[event("s")]).await;
    let db = test.raw().await;
    run(
        &db,
        "UPDATE sessions SET project = 'moved', status = 'ended', ended_at = 'then'",
    )
    .await;
    test.record(&[event("s")]).await;
    assert_eq!(
        texts(&db, SESSION).await,
        [r#"["s","codex-default","codex","moved",null,"active",0,"{}"]"#]
    );
    assert_eq!(test.events().await[0].project.as_deref(), Some("moved"));
}

#[tokio::test]
async fn the_branch_of_the_batch_goes_to_the_event_and_its_session() {
    let test = TestStore::new().await;
    let events = vec![NewEvent {
        project: Some("kiln".into()),
        ..event("s")
    }];
    let branches = HashMap::from([("kiln".to_owned(), "glaze/red".to_owned())]);
    test.store
        .record(Batch { events, branches })
        .await
        .expect("recorded");
    assert_eq!(test.events().await[0].branch.as_deref(), Some("glaze/red"));
    let db = test.raw().await;
    assert_eq!(
        texts(&db, "SELECT branch FROM sessions").await,
        ["glaze/red"]
    );
}

#[tokio::test]
async fn a_late_branch_moves_only_sessions_that_are_still_in_the_project() {
    let test = TestStore::new().await;
    let placed = |session: &str, project: &str| NewEvent {
        project: Some(project.into()),
        branch: Some("old".into()),
        ..event(session)
    };
    test.record(&[
        placed("a", "kiln"),
        placed("b", "kiln"),
        placed("c", "wheel"),
        event("d"),
    ])
    .await;
    let ids: Vec<String> = ["a", "c", "d", "unknown"].map(Into::into).into();
    test.store
        .set_session_branch(&ids, "kiln", "new")
        .await
        .expect("set");
    let db = test.raw().await;
    let branches = "SELECT id || ' ' || coalesce(branch, '-') FROM sessions ORDER BY id";
    assert_eq!(
        texts(&db, branches).await,
        ["a new", "b old", "c old", "d -"]
    );
    assert!(
        test.events()
            .await
            .iter()
            .all(|event| event.branch.as_deref() != Some("new"))
    );
    assert_eq!(
        test.published.commits().len(),
        1,
        "no event, nothing to publish"
    );
}

#[tokio::test]
async fn projects_of_known_sessions_are_told_before_and_after_a_restart() {
    let test = TestStore::new().await;
    let placed = NewEvent {
        project: Some("kiln".into()),
        ..event("placed")
    };
    test.record(&[placed, event("homeless")]).await;
    let ids: Vec<String> = ["placed", "homeless", "unknown"].map(Into::into).into();
    let expected = HashMap::from([("placed".to_owned(), "kiln".to_owned())]);
    assert_eq!(
        test.store.session_projects(&ids).await.expect("read"),
        expected
    );
    let test = test.reopened().await;
    assert_eq!(
        test.store.session_projects(&ids).await.expect("read"),
        expected
    );
}
