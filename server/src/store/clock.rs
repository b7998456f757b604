//! The server's time as the tables hold it.
use jiff::Timestamp;

/// Whole seconds, UTC: `YYYY-MM-DD HH:MM:SS`.
pub(crate) fn table_time(now: Timestamp) -> String {
    now.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// That of a second since 1970, in the years that a table holds.
pub(crate) fn table_time_of(second: u32) -> String {
    table_time(Timestamp::constant(i64::from(second), 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_since_1970_has_a_table_time() {
        assert_eq!(table_time_of(7), "1970-01-01 00:00:07");
        assert_eq!(table_time_of(u32::MAX), "2106-02-07 06:28:15");
    }

    #[test]
    fn table_time_is_utc_and_cut_to_seconds() {
        let at: Timestamp = "2026-11-21T20:18:00.999+00:00".parse().expect("a time");
        assert_eq!(table_time(at), "2026-11-21 20:18:00");
    }
}
