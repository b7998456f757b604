//! A store in a folder of its own, events to put into it, and a second connection that looks behind its back.
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use agentmonitor::domain::{
    Batch, Event, EventStatus, EventType, Metadata, NewEvent, Recorded, Swept,
};
use agentmonitor::store::{EventFilter, EventSink, Store, StoreError, StoreOptions};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};
use tempfile::TempDir;

/// Keeps what was published, commit by commit.
#[derive(Default)]
pub(crate) struct Published {
    commits: Mutex<Vec<Vec<Event>>>,
    swept: Mutex<Vec<Swept>>,
}

impl EventSink for Published {
    fn publish(&self, events: Vec<Event>) {
        self.commits.lock().expect("no panic").push(events);
    }

    fn swept(&self, swept: Swept) {
        self.swept.lock().expect("no panic").push(swept);
    }
}

impl Published {
    pub(crate) fn commits(&self) -> Vec<Vec<Event>> {
        self.commits.lock().expect("no panic").clone()
    }

    pub(crate) fn swept(&self) -> Vec<Swept> {
        self.swept.lock().expect("no panic").clone()
    }

    pub(crate) fn ids(&self) -> Vec<i64> {
        self.commits()
            .concat()
            .iter()
            .map(|event| event.id)
            .collect()
    }
}

pub(crate) struct TestStore {
    pub(crate) store: Arc<Store>,
    pub(crate) published: Arc<Published>,
    pub(crate) options: StoreOptions,
    folder: TempDir,
}

impl TestStore {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut StoreOptions)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut options = StoreOptions::new(folder.path().join("agentmonitor.db"));
        change(&mut options);
        Self::open(folder, options).await
    }

    pub(crate) async fn open(folder: TempDir, options: StoreOptions) -> Self {
        let published = Arc::new(Published::default());
        let store = Store::open(&options, published.clone())
            .await
            .expect("the store opens");
        Self {
            store: Arc::new(store),
            published,
            options,
            folder,
        }
    }

    /// Another store on the same file, after this one is gone.
    pub(crate) async fn reopened(self) -> Self {
        let Self {
            store,
            options,
            folder,
            ..
        } = self;
        drop(store);
        Self::open(folder, options).await
    }

    pub(crate) fn path(&self) -> &Path {
        &self.options.path
    }

    pub(crate) fn beside(&self, suffix: &str) -> PathBuf {
        PathBuf::from(format!("{}{suffix}", self.path().display()))
    }

    pub(crate) async fn record(&self, events: &[NewEvent]) -> Vec<Option<i64>> {
        let recorded = self.store.record(batch(events)).await.expect("recorded");
        ids(&recorded)
    }

    /// Records in the background.
    pub(crate) fn recording(
        &self,
        events: &[NewEvent],
    ) -> tokio::task::JoinHandle<Result<Vec<Recorded>, StoreError>> {
        let (store, batch) = (self.store.clone(), batch(events));
        tokio::spawn(async move { store.record(batch).await })
    }

    /// All events, newest first.
    pub(crate) async fn events(&self) -> Vec<Event> {
        self.store
            .events(&EventFilter::default())
            .await
            .expect("listed")
            .events
    }

    pub(crate) async fn raw(&self) -> DatabaseConnection {
        raw(self.path()).await
    }

    /// Holds the write lock of the database until it is dropped or released.
    pub(crate) async fn lock(&self) -> Lock {
        let db = self.raw().await;
        run(&db, "BEGIN IMMEDIATE").await;
        Lock { db }
    }
}

pub(crate) struct Lock {
    db: DatabaseConnection,
}

impl Lock {
    pub(crate) async fn release(self) {
        run(&self.db, "ROLLBACK").await;
    }
}

pub(crate) async fn raw(path: &Path) -> DatabaseConnection {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the file opens")
}

pub(crate) async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect(sql);
}

/// The first column of a query, as text.
pub(crate) async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db
        .query_all_raw(Statement::from_string(DbBackend::Sqlite, sql))
        .await
        .expect(sql);
    rows.iter()
        .map(|row| row.try_get_by_index(0).expect("text"))
        .collect()
}

/// Waits for a state that must come.
pub(crate) async fn until(what: &str, mut reached: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while !reached().await {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

pub(crate) fn batch(events: &[NewEvent]) -> Batch {
    Batch {
        events: events.to_vec(),
        ..Batch::default()
    }
}

/// The ids of what was stored; none for a duplicate.
pub(crate) fn ids(recorded: &[Recorded]) -> Vec<Option<i64>> {
    let id = |recorded: &Recorded| match recorded {
        Recorded::Stored { id } => Some(*id),
        Recorded::Duplicate => None,
    };
    recorded.iter().map(id).collect()
}

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
