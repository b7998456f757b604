//! Moving the write-ahead log into the database file, off the commit path.
//!
//! A commit never checkpoints. After some rows a task of its own looks at the log; when it is large, the task copies it
//! with a PASSIVE checkpoint, beside the writer. What was committed meanwhile, a little, the writer copies between two
//! commits, so that the log can start over. A reader that holds an old snapshot only delays that.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::lenient::Cells;
use super::place::Place;
use super::rows::statement;

/// Rows after which it is worth to look at the log. A row touches up to ten pages.
const ROWS: usize = 400;
/// Pages from which on the log is copied, 16 MiB. A page that many commits touch is copied once, so SQLite's own choice
/// of 1,000 would copy several times as much.
const LARGE_PAGES: i64 = 4096;

pub(super) struct Checkpointer {
    rows: usize,
    wake: Arc<Notify>,
    /// The task has copied the bulk; the rest is the writer's.
    copied: Arc<AtomicBool>,
    task: JoinHandle<()>,
}

impl Checkpointer {
    /// `db` is a connection of the task's own, opened when it is needed. The task ends when `closing` is cancelled.
    pub(super) fn start(
        db: DatabaseConnection,
        place: Arc<Place>,
        closing: CancellationToken,
    ) -> Self {
        let wake = Arc::new(Notify::new());
        let copied = Arc::new(AtomicBool::new(false));
        let task = tokio::spawn(work(
            db,
            place,
            Arc::clone(&wake),
            Arc::clone(&copied),
            closing,
        ));
        Self {
            rows: 0,
            wake,
            copied,
            task,
        }
    }

    /// After a commit of so many rows: lets the task look now and then.
    pub(super) fn nudge(&mut self, rows: usize) {
        self.rows += rows;
        if self.rows >= ROWS {
            self.rows = 0;
            self.wake.notify_one();
        }
    }

    /// Between two commits: copies the rest that the task has left, if it has just run.
    pub(super) async fn finish(&self, db: &DatabaseConnection) {
        if self.copied.swap(false, Ordering::AcqRel) {
            report(checkpoint(db, "PASSIVE").await);
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
    place: Arc<Place>,
    wake: Arc<Notify>,
    copied: Arc<AtomicBool>,
    closing: CancellationToken,
) {
    loop {
        tokio::select! {
            () = closing.cancelled() => break,
            () = wake.notified() => {}
        }
        // The log of one file must not be copied into another that has come into its place.
        if place.check().is_err() {
            continue;
        }
        if report(checkpoint(&db, "NOOP").await) >= LARGE_PAGES {
            report(checkpoint(&db, "PASSIVE").await);
            copied.store(true, Ordering::Release);
        }
    }
    if let Err(error) = db.close().await {
        tracing::warn!(%error, "the checkpoint connection could not be closed");
    }
}

/// A checkpoint that fails is tried again after the next rows; nothing is lost meanwhile.
fn report(left: Result<i64, DbErr>) -> i64 {
    left.unwrap_or_else(|error| {
        tracing::warn!(%error, "the write-ahead log could not be copied");
        0
    })
}

/// Copies the log as far as `mode` allows (NOOP: not at all); the pages of it that are still to be copied.
async fn checkpoint(db: &DatabaseConnection, mode: &str) -> Result<i64, DbErr> {
    let sql = format!("PRAGMA wal_checkpoint({mode})");
    let Some(row) = db.query_one_raw(statement(&sql, Vec::new())).await? else {
        return Ok(0);
    };
    let mut cells = Cells::of(&row)?;
    let (_busy, log, copied) = (cells.integer()?, cells.integer()?, cells.integer()?);
    Ok(log.unwrap_or_default() - copied.unwrap_or_default())
}

/// Copies all of the log and empties it, as far as other processes let us.
pub(super) async fn truncate(db: &DatabaseConnection) -> Result<(), DbErr> {
    checkpoint(db, "TRUNCATE").await.map(|_| ())
}
