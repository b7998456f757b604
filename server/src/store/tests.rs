//! What the tests of this room share.
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ConnectionTrait, TransactionTrait};

use super::agents::Agents;
use super::lenient::Cells;
use super::rows::statement;
use super::sessions::Sessions;
use super::{EventSink, Store, StoreOptions};
use crate::domain::{
    Batch, Event, EventStatus, EventType, Metadata, NewEvent, Session, SessionStatus,
};

/// A plain event of `codex` in the session.
pub(crate) fn event(session: &str) -> NewEvent {
    NewEvent {
        event_id: None,
        session_id: session.into(),
        agent_type: "codex".into(),
        event_type: EventType::ToolUse,
        tool_name: None,
        status: EventStatus::Success,
        tokens_in: 0,
        tokens_out: 0,
        cache_read_tokens: 0,
        cache_write_tokens: 0,
        branch: None,
        project: None,
        duration_ms: None,
        client_timestamp: None,
        metadata: Metadata {
            json: "{}".into(),
            truncated: false,
        },
        model: None,
        cost_usd: None,
        source: "api".into(),
        historical: false,
    }
}

pub(crate) fn identified(session: &str, event_id: &str) -> NewEvent {
    NewEvent {
        event_id: Some(event_id.into()),
        ..event(session)
    }
}

struct Nobody;

impl EventSink for Nobody {
    fn publish(&self, _: Vec<Event>) {}
}

/// An empty store whose memory has been made.
pub(crate) async fn remembering() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let options = StoreOptions::new(folder.path().join("agentmonitor.db"));
    let store = Store::open(&options, Arc::new(Nobody)).await.expect("open");
    let made = async {
        while !store.remembers().await {
            tokio::task::yield_now().await;
        }
    };
    let made = tokio::time::timeout(Duration::from_secs(20), made).await;
    made.expect("it is made");
    (folder, store)
}

#[tokio::test]
async fn events_that_are_gone_are_not_left_out_of_a_page() {
    let (_folder, store) = remembering().await;
    let batch = Batch {
        events: vec![event("s"), event("s")],
        ..Batch::default()
    };
    store.record(batch).await.expect("recorded");
    let readers = store.readers.get().expect("in place");
    for (ids, found) in [
        (vec![], Some(0)),
        (vec![2, 1], Some(2)),
        (vec![2, 7, 1], None),
    ] {
        let events = super::events::of_ids(readers, &ids).await.expect("read");
        assert_eq!(events.map(|events| events.len()), found, "{ids:?}");
    }
}

#[tokio::test]
async fn what_ingest_asks_does_not_wait_for_the_readers() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = StoreOptions {
        readers: 1,
        ..StoreOptions::new(folder.path().join("agentmonitor.db"))
    };
    let store = Store::open(&options, Arc::new(Nobody)).await.expect("open");
    let placed = NewEvent {
        project: Some("kiln".into()),
        ..event("s")
    };
    let batch = Batch {
        events: vec![placed],
        ..Batch::default()
    };
    store.record(batch).await.expect("recorded");
    drop(store);

    let store = Store::open(&options, Arc::new(Nobody)).await.expect("open");
    let busy = store
        .readers
        .get()
        .expect("in place")
        .begin()
        .await
        .expect("the only reader");
    let asked = ["s".to_owned()];
    let asking = store.session_projects(&asked);
    let projects = tokio::time::timeout(Duration::from_secs(5), asking).await;
    let projects = projects.expect("in time").expect("read");
    assert_eq!(projects.get("s").map(String::as_str), Some("kiln"));
    drop(busy);
    store.close().await.expect("closed");
}

#[tokio::test]
async fn the_writer_makes_no_temporary_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = StoreOptions::new(folder.path().join("agentmonitor.db"));
    let db = super::open::open(&options).await.expect("open").writer;
    let asked = statement("PRAGMA temp_store", Vec::new());
    let row = db
        .query_one_raw(asked)
        .await
        .expect("asked")
        .expect("a row");
    let memory = Cells::of(&row).expect("a row").integer();
    assert_eq!(memory.expect("a number"), Some(2), "in memory");
}

/// Rows that the last statement wrote.
async fn written(db: &impl ConnectionTrait) -> Option<i64> {
    let changes = statement("SELECT changes()", Vec::new());
    let row = db.query_one_raw(changes).await.expect("asked");
    let mut cells = Cells::of(row.as_ref()?).expect("a row");
    cells.integer().expect("a number")
}

#[tokio::test]
async fn a_row_that_says_already_what_would_be_written_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let options = StoreOptions::new(folder.path().join("agentmonitor.db"));
    let db = super::open::open(&options).await.expect("open").writer;
    let (agents, sessions) = (Agents::new(), Sessions::new());
    let (now, later) = ("2026-11-22 10:00:00", "2026-11-22 10:00:01");
    for (at, rows) in [(now, 1), (now, 0), (later, 1), (later, 0)] {
        let touched = agents.touch(&db, &["codex"], at).await;
        touched.expect("touched");
        assert_eq!(written(&db).await, Some(rows), "the agent at {at}");
    }
    let (active, _) = Session::start(&event("s"), &HashMap::new(), now);
    let placed = Session {
        project: Some("kiln".into()),
        ..active.clone()
    };
    let ended = Session {
        status: SessionStatus::Ended,
        ended_at: Some(now.into()),
        ..placed.clone()
    };
    let moved = Session {
        last_event_at: later.into(),
        ..ended.clone()
    };
    for session in [&active, &placed, &ended, &moved, &active] {
        for rows in [1, 0] {
            let saved = sessions.save(&db, std::slice::from_ref(session));
            saved.await.expect("saved");
            assert_eq!(written(&db).await, Some(rows), "{session:?}");
        }
    }
}
