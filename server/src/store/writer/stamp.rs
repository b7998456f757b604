//! The time that the writer stamps on what it writes: that of the clock, but not before that of the last event.
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil::DateTime};

use crate::store::clock::table_time;

/// Clocks are set back by seconds as a matter of course. Where the last event is further ahead than this, the clock was
/// wrong then: to wait for it would stop the time of all that happens meanwhile.
const MOST_AHEAD: SignedDuration = SignedDuration::from_mins(1);

/// `last` is the time of the event with the highest id, in the tables' form; one that cannot be read does not count.
pub(super) fn stamp(clock: Timestamp, last: Option<&str>) -> String {
    let last = last.and_then(|last| last.parse::<DateTime>().ok());
    let last = last.and_then(|last| last.to_zoned(TimeZone::UTC).ok());
    let last = last.map(|last| last.timestamp());
    let last = last.filter(|last| last.duration_since(clock) <= MOST_AHEAD);
    table_time(last.map_or(clock, |last| last.max(clock)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_stands_still_for_a_minute_rather_than_go_back() {
        let clock: Timestamp = "2026-11-22T10:00:00.9Z".parse().expect("a time");
        for (last, stamped) in [
            (None, "2026-11-22 10:00:00"),
            (Some("2026-11-22 09:59:59"), "2026-11-22 10:00:00"),
            (Some("2026-11-22 10:00:00"), "2026-11-22 10:00:00"),
            (Some("2026-11-22 10:00:01"), "2026-11-22 10:00:01"),
            (Some("2026-11-22 10:01:00"), "2026-11-22 10:01:00"),
            (Some("2026-11-22 10:01:01"), "2026-11-22 10:00:00"),
            (Some("2026-11-22 11:00:00"), "2026-11-22 10:00:00"),
            (Some("9999-12-31 23:59:59"), "2026-11-22 10:00:00"),
            (Some("2026-11-22 10:00:99"), "2026-11-22 10:00:00"),
            (Some("soon"), "2026-11-22 10:00:00"),
        ] {
            assert_eq!(stamp(clock, last), stamped, "{last:?}");
        }
    }
}
