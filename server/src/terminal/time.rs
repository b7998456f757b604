//! The server's times, on the user's clock.
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// A time of the API, with or without `T` and `Z`; always UTC.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(time);
    }
    let civil: DateTime = text.parse().ok()?;
    Some(civil.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// A time that a person wrote, UTC, as the API compares it.
pub(super) fn since(text: &str) -> Result<String, String> {
    let date = || {
        text.trim()
            .parse::<Date>()
            .ok()?
            .at(0, 0, 0, 0)
            .to_zoned(TimeZone::UTC)
            .ok()
    };
    let time = parse(text.trim()).or_else(|| Some(date()?.timestamp()));
    time.map(|time| time.strftime("%Y-%m-%d %H:%M:%S").to_string())
        .ok_or_else(|| "write it as 2026-11-21 or '2026-11-21 10:00', UTC".to_owned())
}

/// The same moment where the user is.
pub(super) fn local(text: &str) -> Option<Zoned> {
    Some(parse(text)?.to_zoned(TimeZone::system()))
}

/// How long ago that was: `now`, `5 min ago`, `3 days ago`. What is no time is shown as it is.
pub(super) fn ago(text: &str, now: Timestamp) -> String {
    match parse(text) {
        Some(time) if now.as_second() - time.as_second() < 60 => "now".to_owned(),
        Some(time) => format!("{} ago", span(now.as_second() - time.as_second())),
        None => super::text::plain(text),
    }
}

/// How long it is until then, `None` where that is past.
pub(super) fn until(text: &str, now: Timestamp) -> Option<String> {
    let seconds = parse(text)?.as_second() - now.as_second();
    (seconds > 0).then(|| span(seconds.max(60)))
}

/// Seconds in the largest unit that holds them once.
fn span(seconds: i64) -> String {
    match seconds {
        ..3_600 => format!("{} min", seconds / 60),
        3_600..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} days", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::{ago, parse, since, until};

    #[test]
    fn a_time_that_somebody_wrote_is_one_or_says_how_to_write_one() {
        for (text, time) in [
            ("2026-11-21", "2026-11-21 00:00:00"),
            ("2026-11-21 10:00", "2026-11-21 10:00:00"),
            (" 2026-11-21T10:00:05 ", "2026-11-21 10:00:05"),
            ("2026-11-21T10:00:00+02:00", "2026-11-21 08:00:00"),
        ] {
            assert_eq!(since(text).as_deref(), Ok(time));
        }
        for text in [
            "",
            "garbage",
            "2026-13-01",
            "yesterday",
            "5",
            "2026-11-21 25:00",
        ] {
            assert!(
                since(text).is_err_and(|said| said.contains("2026-11-21 10:00")),
                "{text}"
            );
        }
    }

    #[test]
    fn a_time_is_told_by_how_far_it_is() {
        let now = parse("2026-11-22 10:00:00").expect("a time");
        for (text, told) in [
            ("2026-11-22 10:00:30", "now"),
            ("2026-11-22 09:59:01", "now"),
            ("2026-11-22T09:55:00.000Z", "5 min ago"),
            ("2026-11-21 11:00:00", "23 h ago"),
            ("2026-11-19 10:00:00", "3 days ago"),
            ("when\nexactly", "when exactly"),
        ] {
            assert_eq!(ago(text, now), told);
        }
        assert_eq!(
            until("2026-11-22T12:30:00.000Z", now).as_deref(),
            Some("2 h")
        );
        assert_eq!(
            until("2026-11-22T10:00:05.000Z", now).as_deref(),
            Some("1 min")
        );
        assert_eq!(until("2026-11-22T09:00:00.000Z", now), None);
    }
}
