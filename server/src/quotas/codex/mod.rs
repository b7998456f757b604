//! Codex's quota, asked of the `codex` program itself every so often.
//!
//! One poll at a time, each with an end; a program that is absent, fails, hangs or never stops talking costs a line in
//! the snapshot and nothing else. When the server stops, so does the program, at once.
mod answer;
mod process;
#[cfg(all(test, unix))]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

use super::stored_time;
use crate::domain::{ERROR, Provider, Quota};
use crate::store::{Store, StoreError};

pub use process::Program;

const SOURCE: &str = "codex-app-server";

/// For so many intervals a snapshot that was posted is worth more than the news that a poll failed (quirk B26).
const POSTED_COUNTS_FOR: i32 = 3;

/// Asks `program` now and then every `period`, and stores what it says, until `shutdown` is cancelled.
pub async fn poll(
    store: Arc<Store>,
    program: Program,
    period: Duration,
    shutdown: CancellationToken,
) {
    let polls = async {
        let mut ticks = interval(period);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            if let Err(error) = poll_once(&store, &program, period).await {
                tracing::warn!(%error, "the quota of codex could not be stored; the next poll tries again");
            }
        }
    };
    tokio::select! {
        () = shutdown.cancelled() => {}
        () = polls => {}
    }
}

async fn poll_once(store: &Store, program: &Program, period: Duration) -> Result<(), StoreError> {
    let read = read(program).await;
    let now = Timestamp::now();
    let (quota, bound) = match read {
        Ok(quota) => (quota, None),
        Err(message) => {
            tracing::debug!(message, "the quota of codex could not be read");
            (failure(message), Some(before(now, period)))
        }
    };
    let updated_at = Some(stored_time(now));
    let quota = Quota {
        updated_at,
        ..quota
    };
    store.set_provider_quota(quota, bound).await
}

/// The quota that `program` tells, or why it told none.
async fn read(program: &Program) -> Result<Quota, String> {
    let told = process::ask(program).await?;
    Ok(Quota {
        source: Some(SOURCE.to_owned()),
        ..answer::quota(&told)
    })
}

fn failure(message: String) -> Quota {
    Quota {
        status: ERROR.to_owned(),
        source: Some(SOURCE.to_owned()),
        error_message: Some(message),
        ..Quota::unavailable(Provider::Codex)
    }
}

fn before(now: Timestamp, period: Duration) -> Timestamp {
    let reach =
        SignedDuration::try_from(period).map(|period| period.saturating_mul(POSTED_COUNTS_FOR));
    let bound = reach.ok().and_then(|reach| now.checked_sub(reach).ok());
    bound.unwrap_or(Timestamp::MIN)
}
