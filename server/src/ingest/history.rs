//! Which imported events are history, and which are the tail of something that still goes on.

use std::time::Duration;

use jiff::Timestamp;

/// The source that importers give their events.
const IMPORT: &str = "import";

/// How far back an imported event may lie and still count as live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryWindow(Duration);

impl HistoryWindow {
    /// Three import periods, or six session timeouts when import is off (0 minutes), but at least half an hour.
    pub fn new(auto_import_minutes: u64, session_timeout_minutes: u64) -> Self {
        let minutes = match auto_import_minutes {
            0 => session_timeout_minutes.saturating_mul(6),
            period => period.saturating_mul(3),
        };
        Self(Duration::from_secs(minutes.max(30).saturating_mul(60)))
    }
}

/// Whether an event of `source` with this normalised client time tells of the past only. Without a time it does.
pub(super) fn is_historical(
    source: &str,
    client_timestamp: Option<&str>,
    now: Timestamp,
    window: HistoryWindow,
) -> bool {
    if source != IMPORT {
        return false;
    }
    let Some(time) = client_timestamp else {
        return true;
    };
    match time.as_bytes().first() {
        // Years beyond four digits: long to come, or before the year 0.
        Some(b'+') => false,
        Some(b'-') => true,
        _ => time < cutoff(now, window).as_str(),
    }
}

/// In the form of normalised client times, which sort by time as long as their year has four digits.
fn cutoff(now: Timestamp, window: HistoryWindow) -> String {
    let at = now.checked_sub(window.0).unwrap_or(Timestamp::MIN);
    format!("{at:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-21T20:35:10.5Z".parse().expect("a timestamp")
    }

    fn import(time: Option<&str>, window: HistoryWindow) -> bool {
        is_historical(IMPORT, time, now(), window)
    }

    #[test]
    fn the_window_follows_the_import_period_or_the_session_timeout() {
        let minutes =
            |auto_import, timeout| HistoryWindow::new(auto_import, timeout).0.as_secs() / 60;
        assert_eq!(minutes(0, 5), 30);
        assert_eq!(minutes(0, 10), 60);
        assert_eq!(minutes(10, 60), 30);
        assert_eq!(minutes(20, 5), 60);
        assert_eq!(minutes(0, 1), 30);
        assert!(minutes(u64::MAX, 1) > 1 << 50);
    }

    #[test]
    fn an_import_older_than_the_window_is_history() {
        let window = HistoryWindow::new(0, 5);
        assert!(
            !import(Some("2026-11-21T20:06:10.500Z"), window),
            "29 minutes"
        );
        assert!(
            !import(Some("2026-11-21T20:05:10.500Z"), window),
            "exactly 30 minutes"
        );
        assert!(import(Some("2026-11-21T20:05:10.499Z"), window));
        assert!(
            import(Some("2026-11-21T20:04:10.500Z"), window),
            "31 minutes"
        );
        assert!(import(Some("2020-01-01T00:00:00.000Z"), window));
        assert!(
            !import(Some("2199-01-01T00:00:00.000Z"), window),
            "the future is no history"
        );
        let hour = HistoryWindow::new(20, 5);
        assert!(!import(Some("2026-11-21T19:36:10.500Z"), hour));
        assert!(import(Some("2026-11-21T19:34:10.500Z"), hour));
    }

    #[test]
    fn before_a_window_without_end_nothing_is_history() {
        for minutes in [1 << 32, 1 << 50, u64::MAX] {
            let window = HistoryWindow::new(minutes, 5);
            assert!(
                !import(Some("0001-01-01T00:00:00.000Z"), window),
                "{minutes}"
            );
        }
    }

    #[test]
    fn an_import_without_a_time_is_history() {
        assert!(import(None, HistoryWindow::new(0, 5)));
    }

    #[test]
    fn years_beyond_four_digits_are_told_apart_by_their_sign() {
        let window = HistoryWindow::new(0, 5);
        assert!(!import(Some("+012026-03-04T05:06:07.000Z"), window));
        assert!(import(Some("-000001-01-01T00:00:00.000Z"), window));
        assert!(import(Some("0001-01-01T00:00:00.000Z"), window));
    }

    #[test]
    fn only_imports_are_history() {
        for source in ["api", "otel", "Import", "import "] {
            let old = Some("2020-01-01T00:00:00.000Z");
            assert!(!is_historical(source, old, now(), HistoryWindow::new(0, 5)));
            assert!(!is_historical(
                source,
                None,
                now(),
                HistoryWindow::new(0, 5)
            ));
        }
    }
}
