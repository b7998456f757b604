//! `stats` frames: told at their period to those who follow everything, and to nobody else.
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use agentmonitor::api::{Publisher, StatsFrames};
use agentmonitor::domain::{Batch, EventStatus, EventType, Metadata, NewEvent};
use agentmonitor::store::{Store, StoreOptions};
use agentmonitor::stream::{Filter, Hub, HubLimits, StreamItem, Subscription, Topic};
use bytes::Bytes;
use futures_util::StreamExt;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_millis(5);

/// A store and a hub whose totals are told.
struct Told {
    store: Arc<Store>,
    hub: Hub,
    shutdown: CancellationToken,
    telling: JoinHandle<()>,
    _folder: TempDir,
}

impl Told {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let shutdown = CancellationToken::new();
        let hub = Hub::new(
            HubLimits::new(9, Duration::from_secs(3600)),
            shutdown.clone(),
        );
        let options = StoreOptions::new(folder.path().join("agentmonitor.db"));
        let store = Store::open(&options, Arc::new(Publisher(hub.clone()))).await;
        let store = Arc::new(store.expect("it opens"));
        let frames = StatsFrames::new(Arc::clone(&store), hub.clone());
        let telling = tokio::spawn(frames.run(EVERY, shutdown.clone()));
        Self {
            store,
            hub,
            shutdown,
            telling,
            _folder: folder,
        }
    }

    /// A client that follows what has this agent type, or everything.
    fn follow(&self, agent_type: Option<&str>) -> Follower {
        let filter = Filter::new(agent_type.map(str::to_owned), None);
        let connected = Bytes::from_static(b"data: {\"type\":\"connected\"}\n\n");
        let place = self.hub.subscribe(filter).expect("a place");
        Follower {
            stream: place.beginning_with([connected]),
            told: VecDeque::new(),
        }
    }

    async fn store(&self, session: &str) {
        let event = NewEvent {
            event_id: None,
            session_id: session.to_owned(),
            agent_type: "codex".to_owned(),
            event_type: EventType::Response,
            tool_name: None,
            status: EventStatus::Success,
            tokens_in: 1,
            tokens_out: 0,
            cache_read_tokens: 0,
            cache_write_tokens: 0,
            branch: None,
            project: None,
            duration_ms: None,
            client_timestamp: None,
            metadata: Metadata {
                json: "{}".to_owned(),
                truncated: false,
            },
            model: None,
            cost_usd: None,
            source: "api".to_owned(),
            historical: false,
        };
        let batch = Batch {
            events: vec![event],
            ..Batch::default()
        };
        self.store.record(batch).await.expect("recorded");
    }

    async fn stop(self) {
        self.shutdown.cancel();
        self.telling.await.expect("it ends");
        self.store.close().await.expect("it closes");
    }
}

/// Each frame of those that came together.
fn read(frames: &[u8]) -> Vec<Value> {
    let lines = std::str::from_utf8(frames).expect("text").lines();
    let data = lines.filter_map(|line| line.strip_prefix("data: "));
    data.map(|json| serde_json::from_str(json).expect("JSON"))
        .collect()
}

/// A client, and what it was told but did not look at.
struct Follower {
    stream: Subscription,
    told: VecDeque<Value>,
}

impl Follower {
    /// The next frame of a type.
    async fn next(&mut self, kind: &str) -> Value {
        loop {
            while let Some(frame) = self.told.pop_front() {
                if frame["type"] == kind {
                    return frame["payload"].clone();
                }
            }
            let item = self.stream.next().await.expect("the stream goes on");
            if let StreamItem::Frames(frames) = item {
                self.told.extend(read(&frames));
            }
        }
    }
}

#[tokio::test]
async fn totals_are_told_again_and_again_and_follow_what_is_stored() {
    let told = Told::start().await;
    let mut stream = told.follow(None);
    for _ in 0..3 {
        assert_eq!(stream.next("stats").await["total_events"], 0);
    }
    for stored in 1..=3 {
        told.store(&format!("s-{stored}")).await;
        stream.next("event").await;
        // A frame that was being made when the event was stored may be one behind, no more.
        stream.next("stats").await;
        let stats = stream.next("stats").await;
        assert_eq!(
            (&stats["total_events"], &stats["total_sessions"]),
            (&stored.into(), &stored.into())
        );
        assert_eq!(stats["quota_monitor"][0]["provider"], "claude");
    }
    told.stop().await;
}

#[tokio::test]
async fn a_client_with_a_filter_is_told_nothing_of_totals() {
    let told = Told::start().await;
    let mut all = told.follow(None);
    let mut some = told.follow(Some("codex"));
    for _ in 0..3 {
        all.next("stats").await;
    }
    told.store("s").await;
    told.stop().await;
    let mut types = Vec::new();
    while let Some(StreamItem::Frames(frames)) = some.stream.next().await {
        types.extend(read(&frames).iter().map(|frame| frame["type"].clone()));
    }
    assert_eq!(types, ["connected", "event"]);
}

#[tokio::test]
async fn totals_are_wanted_only_while_somebody_follows_everything() {
    let told = Told::start().await;
    let wanted = || told.hub.is_wanted(&Topic::default());
    let some = told.follow(Some("codex"));
    assert!(!wanted());
    let all = told.follow(None);
    assert!(wanted());
    drop(all);
    assert!(!wanted());
    drop(some);
    told.stop().await;
}
