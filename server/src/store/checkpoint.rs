//! Moving the write-ahead log into the database file, off the commit path.
//!
//! A commit never checkpoints. When the log is large, a task of its own copies it with a PASSIVE checkpoint, beside
//! the writer; what was committed meanwhile, a little, the writer copies between two commits, so that the log can start
//! over. A reader that holds an old snapshot only delays that.
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// Bytes from which on the log is copied: what SQLite itself would choose, 1,000 pages.
const LARGE: u64 = 4 << 20;

pub(super) struct Checkpointer {
    wal: PathBuf,
    wake: Arc<Notify>,
    /// The task has copied the bulk; the rest is the writer's.
    copied: Arc<AtomicBool>,
    task: JoinHandle<()>,
}

impl Checkpointer {
    /// `wal` is the path of the log of the database that `db` is a connection to. Ends when `closing` is cancelled.
    pub(super) fn start(db: DatabaseConnection, wal: PathBuf, closing: CancellationToken) -> Self {
        let wake = Arc::new(Notify::new());
        let copied = Arc::new(AtomicBool::new(false));
        let task = tokio::spawn(work(db, Arc::clone(&wake), Arc::clone(&copied), closing));
        Self {
            wal,
            wake,
            copied,
            task,
        }
    }

    /// After a commit: wakes the task when the log is large.
    pub(super) fn nudge(&self) {
        if std::fs::metadata(&self.wal).is_ok_and(|wal| wal.len() > LARGE) {
            self.wake.notify_one();
        }
    }

    /// Between two commits: copies the rest that the task has left, if it has just run.
    pub(super) async fn finish(&self, db: &DatabaseConnection) {
        if self.copied.swap(false, Ordering::AcqRel) {
            passive(db).await;
        }
    }

    /// Waits for the task to end, which it does once `closing` is cancelled.
    pub(super) async fn stop(self) {
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the checkpoint task failed");
        }
    }
}

async fn work(
    db: DatabaseConnection,
    wake: Arc<Notify>,
    copied: Arc<AtomicBool>,
    closing: CancellationToken,
) {
    loop {
        tokio::select! {
            () = closing.cancelled() => break,
            () = wake.notified() => {}
        }
        passive(&db).await;
        copied.store(true, Ordering::Release);
    }
    if let Err(error) = db.close().await {
        tracing::warn!(%error, "the checkpoint connection could not be closed");
    }
}

async fn passive(db: &DatabaseConnection) {
    if let Err(error) = db
        .execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)")
        .await
    {
        tracing::warn!(%error, "the write-ahead log could not be copied");
    }
}

/// Copies all of the log and empties it, as far as other processes let us.
pub(super) async fn truncate(db: &DatabaseConnection) -> Result<(), DbErr> {
    db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
        .await?;
    Ok(())
}
