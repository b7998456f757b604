//! Sweeps sessions in the background, so that those who follow the stream learn that a session idled or ended although
//! nobody asks.
//!
//! A run looks at the state and does what is due; what it missed, the next one does. It holds no store: one that is
//! closed or gone ends it.
use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tokio_util::sync::CancellationToken;

use crate::store::{Store, StoreError};

/// As often as the legacy does. Whoever asks for sessions has them swept first.
pub(crate) const PERIOD: Duration = Duration::from_secs(60);

/// Begins a period from now, and ends with `shutdown`.
pub(crate) fn start(
    store: &Arc<Store>,
    period: Duration,
    shutdown: CancellationToken,
) -> JoinHandle<()> {
    let store = Arc::downgrade(store);
    tokio::spawn(async move {
        shutdown.run_until_cancelled(sweep(store, period)).await;
    })
}

async fn sweep(store: Weak<Store>, period: Duration) {
    let mut ticks = interval_at(Instant::now() + period, period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let Some(store) = store.upgrade() else {
            return;
        };
        match store.sweep().await {
            Ok(()) => {}
            Err(StoreError::Closed) => return,
            Err(error) => {
                tracing::warn!(%error, "sessions were not swept; the next run tries again")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::domain::{Batch, Event, SessionStatus};
    use crate::store::tests::event;
    use crate::store::{EventSink, StoreOptions};

    struct Nobody;

    impl EventSink for Nobody {
        fn publish(&self, _: Vec<Event>) {}
    }

    fn status(file: &Connection) -> String {
        let sql = "SELECT status FROM sessions";
        file.query_row(sql, [], |row| row.get(0))
            .expect("a session")
    }

    #[tokio::test]
    async fn sessions_are_swept_though_nobody_asks_until_the_server_stops() {
        let folder = tempfile::tempdir().expect("a folder");
        let options = StoreOptions::new(folder.path().join("agentmonitor.db"));
        let store = Store::open(&options, Arc::new(Nobody))
            .await
            .expect("opens");
        let store = Arc::new(store);
        let batch = Batch {
            events: vec![event("s")],
            ..Batch::default()
        };
        store.record(batch).await.expect("recorded");
        let file = Connection::open(&options.path).expect("opens");
        let age = "UPDATE sessions SET last_event_at = '2020-01-01 00:00:00'";
        file.execute_batch(age).expect("aged");

        let shutdown = CancellationToken::new();
        let running = start(&store, Duration::from_millis(5), shutdown.clone());
        let ended = async {
            while status(&file) != SessionStatus::Ended.as_str() {
                tokio::task::yield_now().await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(20), ended).await;
        waited.expect("it ends by itself");
        shutdown.cancel();
        running.await.expect("it stops");
        store.close().await.expect("closed");
    }
}
