//! One figure over time, by group; and at which hours of the week something happens.

/// Monday before the first of January 1970, in seconds; weeks begin with it.
const MONDAY: i64 = -3 * DAY;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SeriesMetric {
    #[default]
    Cost,
    TokensIn,
    TokensOut,
    Events,
    /// Sessions that have an event.
    Sessions,
    /// Events with the status `error`.
    Errors,
}

/// How long the time of a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SeriesBucket {
    Hour,
    #[default]
    Day,
    Week,
    /// There are no points.
    All,
}

/// What is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SeriesGrouping {
    #[default]
    None,
    AgentType,
    Model,
    /// That of the session.
    Project,
    ToolName,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    pub total: f64,
    /// Largest first, ties by key; what comes to 0 is left out.
    pub groups: Vec<SeriesGroup>,
    pub others: SeriesRest,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct SeriesGroup {
    pub key: Option<String>,
    pub total: f64,
    pub points: Vec<SeriesPoint>,
}

/// The groups beyond the limit, as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SeriesRest {
    pub groups: usize,
    pub total: f64,
    pub points: Vec<SeriesPoint>,
}

/// Oldest first; times that come to 0 are left out.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct SeriesPoint {
    /// In seconds since 1970.
    pub start: i64,
    pub value: f64,
}

/// What happened at an hour of the week.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ActivityHour {
    /// From Monday's first, which is 0.
    pub hour_of_week: i64,
    pub events: i64,
    pub cost_usd: f64,
}

impl SeriesBucket {
    /// How long it is, and when one of them begins by a clock that is `ahead` of UTC; in seconds.
    pub fn length_and_phase(self, ahead: i64) -> Option<(i64, i64)> {
        match self {
            Self::Hour => Some((HOUR, -ahead)),
            Self::Day => Some((DAY, -ahead)),
            Self::Week => Some((WEEK, MONDAY - ahead)),
            Self::All => None,
        }
    }
}

/// When the time of this length begins that a second is in.
pub fn begin_of(second: i64, (length, phase): (i64, i64)) -> i64 {
    second - (second - phase).rem_euclid(length)
}

/// The hour of the week that a second is in, by a clock that is `ahead` of UTC.
pub fn hour_of_week(second: i64, ahead: i64) -> i64 {
    (second + ahead - MONDAY).rem_euclid(WEEK) / HOUR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(time: &str) -> i64 {
        let time: jiff::Timestamp = time.parse().expect("a time");
        time.as_second()
    }

    #[test]
    fn hours_days_and_weeks_begin_by_the_clock_that_was_asked_for() {
        use SeriesBucket::{Day, Hour, Week};
        let at = "2026-05-03T22:45:10Z"; // Sunday
        for (bucket, minutes, begin) in [
            (Hour, 0, "2026-05-03T22:00:00Z"),
            (Hour, 345, "2026-05-03T22:15:00Z"),
            (Day, 0, "2026-05-03T00:00:00Z"),
            (Day, 120, "2026-05-03T22:00:00Z"),
            (Day, -720, "2026-05-03T12:00:00Z"),
            (Week, 0, "2026-04-27T00:00:00Z"),
            (Week, 60, "2026-04-26T23:00:00Z"),
            (Week, 90, "2026-05-03T22:30:00Z"),
        ] {
            let phase = bucket.length_and_phase(minutes * 60).expect("it has one");
            let found = begin_of(second(at), phase);
            assert_eq!(found, second(begin), "{bucket:?}, {minutes} minutes");
        }
        assert_eq!(SeriesBucket::All.length_and_phase(0), None);
    }

    #[test]
    fn times_before_1970_have_a_begin_before_them() {
        let week = SeriesBucket::Week.length_and_phase(0).expect("it has one");
        let found = begin_of(second("1969-12-28T23:59:59Z"), week);
        assert_eq!(found, second("1969-12-22T00:00:00Z"));
    }

    #[test]
    fn a_week_begins_on_monday_and_has_168_hours() {
        for (time, minutes, hour) in [
            ("2026-05-04T00:00:00Z", 0, 0),
            ("2026-05-03T23:59:59Z", 0, 167),
            ("2026-05-03T23:59:59Z", 1, 0),
            ("2026-05-04T00:00:00Z", -30, 167),
            ("1969-12-29T01:00:00Z", 0, 1),
        ] {
            assert_eq!(hour_of_week(second(time), minutes * 60), hour, "{time}");
        }
    }
}
