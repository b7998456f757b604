//! The server's time as the tables hold it.
use jiff::Timestamp;

/// Whole seconds, UTC: `YYYY-MM-DD HH:MM:SS`.
pub(crate) fn table_time(now: Timestamp) -> String {
    now.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_time_is_utc_and_cut_to_seconds() {
        let at: Timestamp = "2026-11-21T20:18:00.999+00:00".parse().expect("a time");
        assert_eq!(table_time(at), "2026-11-21 20:18:00");
    }
}
