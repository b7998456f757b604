//! OTLP's times as ours.

use jiff::Timestamp;

pub(super) const MUST: &str =
    "must be a whole number of nanoseconds since 1970, before the year 10000";

/// The time that events carry, cut to milliseconds; `Some(None)` where none is meant, `None` where there is no such time.
pub(super) fn of_nanoseconds(nanoseconds: i128) -> Option<Option<String>> {
    if nanoseconds <= 0 {
        return Some(None);
    }
    let milliseconds = i64::try_from(nanoseconds / 1_000_000).ok()?;
    let time = Timestamp::from_millisecond(milliseconds).ok()?;
    Some(Some(format!("{time:.3}")))
}
