//! What the tests of this room share.
use std::sync::Arc;
use std::time::Duration;

use sea_orm::TransactionTrait;

use super::{EventSink, Store, StoreOptions};
use crate::domain::{Batch, Event, EventStatus, EventType, Metadata, NewEvent};

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
    fn publish(&self, _: &[Event]) {}
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
