//! Mending rows that old releases left, in the background and once for a file.
//!
//! All rows are read for it, a few at a time, by a connection of its own. What is broken, as a rule nothing, is written
//! over the writer's connection, so that nobody takes it for the write of another process. That it was done stands in the
//! migrator's table.
use agentmonitor_migrations::{find_broken_rows, is_repair_due, mend_rows, record_repair};
use sea_orm::{DatabaseConnection, DbErr};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::error::StoreError;
use super::readers::Readers;

/// Starts the work, if it is due; it ends when it is done or `closing` is cancelled, and cancels `over` then.
pub(super) fn start(
    reader: Readers,
    writer: DatabaseConnection,
    closing: CancellationToken,
    over: CancellationToken,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        match mend(&reader, &writer, &closing).await {
            Ok(0) => {}
            Ok(count) => tracing::info!("mended {count} events that an old release had left"),
            // The next start tries again; until then they are read leniently.
            Err(error) => tracing::warn!(%error, "old events could not be mended"),
        }
        over.cancel();
        if let Err(error) = reader.close().await {
            tracing::warn!(%error, "a reader could not be closed");
        }
    })
}

/// Ends between two steps, which are short: a connection that is given up while it is opened would be closed by nobody
/// knows when, and leave the log beside a file that was closed.
async fn mend(
    reader: &Readers,
    writer: &DatabaseConnection,
    closing: &CancellationToken,
) -> Result<u64, StoreError> {
    if closing.is_cancelled() || !is_repair_due(reader.get()?).await? {
        return Ok(0);
    }
    let (mut after, mut mended) = (i64::MIN, 0);
    while let Some(found) = find_broken_rows(reader.get()?, after).await? {
        if closing.is_cancelled() {
            return Ok(mended);
        }
        mended += mend_rows(writer, &found.broken).await?;
        after = found.last;
    }
    if closing.is_cancelled() {
        return Ok(mended);
    }
    reader.get()?;
    record_repair(writer).await?;
    Ok(mended)
}

/// The same at once, for a command that does nothing else.
pub(super) async fn mend_now(db: &DatabaseConnection) -> Result<u64, DbErr> {
    if !is_repair_due(db).await? {
        return Ok(0);
    }
    let (mut after, mut mended) = (i64::MIN, 0);
    while let Some(found) = find_broken_rows(db, after).await? {
        mended += mend_rows(db, &found.broken).await?;
        after = found.last;
    }
    record_repair(db).await?;
    Ok(mended)
}
