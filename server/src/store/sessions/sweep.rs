//! The sweep: a session without events becomes idle, and ends when it stays so.
//!
//! The writer makes it, so that an event and the sweep never undo each other: a session whose event was stored in the
//! same transaction is not quiet.
use std::time::Duration;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, Value};

use crate::domain::Swept;
use crate::store::clock::table_time;
use crate::store::lenient::Cells;
use crate::store::rows::{statement, text};

/// Sessions that one transaction turns: others who wait for the writer are not held up by a file full of old ones.
const AT_ONCE: i64 = 2000;

const DUE: &str = "SELECT EXISTS (SELECT 1 FROM sessions WHERE status = 'active' AND last_event_at < ?) \
     OR EXISTS (SELECT 1 FROM sessions WHERE status = 'idle' AND last_event_at < ?)";
const IDLE: &str = "UPDATE sessions SET status = 'idle' WHERE rowid IN \
     (SELECT rowid FROM sessions WHERE status = 'active' AND last_event_at < ? LIMIT ?)";
const END: &str = "UPDATE sessions SET status = 'ended', ended_at = ? WHERE rowid IN \
     (SELECT rowid FROM sessions WHERE status = 'idle' AND last_event_at < ? LIMIT ?)";

/// Sessions whose last event is older than these times are quiet. In the form of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cutoffs {
    idle_before: String,
    end_before: String,
}

impl Cutoffs {
    /// An active session idles after `timeout`, an idle one ends after twice that time since its last event.
    pub(crate) fn at(now: Timestamp, timeout: Duration) -> Self {
        let before = |quiet: Duration| {
            let at = now.checked_sub(quiet).unwrap_or(Timestamp::MIN);
            table_time(at)
        };
        Self {
            idle_before: before(timeout),
            end_before: before(timeout.saturating_mul(2)),
        }
    }
}

/// Whether there is a session to turn. Uses idx_sessions_status, then looks at each session that has not ended.
pub(crate) async fn due(db: &impl ConnectionTrait, cutoffs: &Cutoffs) -> Result<bool, DbErr> {
    let values = vec![text(&cutoffs.idle_before), text(&cutoffs.end_before)];
    let row = db.query_one_raw(statement(DUE, values)).await?;
    let due = match &row {
        Some(row) => Cells::of(row)?.integer()?,
        None => None,
    };
    Ok(due == Some(1))
}

/// Turns some sessions, the idle ones last, so that one that was quiet for long enough ends at once.
pub(crate) async fn run(
    db: &impl ConnectionTrait,
    cutoffs: &Cutoffs,
    now: &str,
) -> Result<Swept, DbErr> {
    let most = || Value::BigInt(Some(AT_ONCE));
    let idle = statement(IDLE, vec![text(&cutoffs.idle_before), most()]);
    let end = statement(END, vec![text(now), text(&cutoffs.end_before), most()]);
    Ok(Swept {
        idled: db.execute_raw(idle).await?.rows_affected(),
        ended: db.execute_raw(end).await?.rows_affected(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_is_counted_in_whole_seconds_and_the_beginning_of_time_is_early_enough() {
        let now: Timestamp = "2026-11-21T20:35:10.999Z".parse().expect("a time");
        let cutoffs = Cutoffs::at(now, Duration::from_secs(300));
        assert_eq!(cutoffs.idle_before, "2026-11-21 20:30:10");
        assert_eq!(cutoffs.end_before, "2026-11-21 20:25:10");
        let never = Cutoffs::at(now, Duration::MAX);
        assert!(never.idle_before.as_str() < "0001");
    }
}
