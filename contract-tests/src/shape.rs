//! The shapes of volatile values: what a time, a count or an id must look like where its value
//! differs from run to run.

use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::Value;

/// How far from the clock a value may be that is said to be near now.
const NEAR: SignedDuration = SignedDuration::from_hours(2);

/// Checks a value against a shape; the error says what is wrong with it.
pub fn check(shape: &str, near_now: bool, value: &Value, now: Timestamp) -> Result<(), String> {
    let fits = match shape {
        "sqlite-datetime" => text(value).and_then(parse_sqlite).is_some(),
        "iso-ms" => text(value).and_then(parse_iso_ms).is_some(),
        "iso-hour" => text(value).and_then(parse_iso_hour).is_some(),
        "integer" => is_integer(value),
        "number" => value.is_number(),
        "uuid" => text(value).is_some_and(is_uuid),
        "null" => value.is_null(),
        "string" => value.is_string(),
        other => return Err(format!("the shape {other:?} is not known")),
    };
    if !fits {
        return Err(format!("{value} has not the shape {shape}"));
    }
    if near_now {
        let time = text(value)
            .and_then(parse_any)
            .ok_or_else(|| format!("{value} is no time"))?;
        if time.duration_since(now).abs() > NEAR {
            return Err(format!("{value} is not near {now}"));
        }
    }
    Ok(())
}

/// True for text in one of the three forms of time.
pub fn is_time(text: &str) -> bool {
    parse_any(text).is_some()
}

fn text(value: &Value) -> Option<&str> {
    value.as_str()
}

fn parse_any(text: &str) -> Option<Timestamp> {
    parse_sqlite(text)
        .or_else(|| parse_iso_ms(text))
        .or_else(|| parse_iso_hour(text))
}

/// `YYYY-MM-DD HH:MM:SS`.
fn parse_sqlite(text: &str) -> Option<Timestamp> {
    matches_digits(text, "dddd-dd-dd dd:dd:dd")?;
    utc(text, "%Y-%m-%d %H:%M:%S")
}

/// `YYYY-MM-DDTHH:MM:SS.mmmZ`.
fn parse_iso_ms(text: &str) -> Option<Timestamp> {
    matches_digits(text, "dddd-dd-ddTdd:dd:dd.dddZ")?;
    text.parse().ok()
}

/// `YYYY-MM-DDTHH:00:00Z`.
fn parse_iso_hour(text: &str) -> Option<Timestamp> {
    matches_digits(text, "dddd-dd-ddTdd:00:00Z")?;
    text.parse().ok()
}

fn utc(text: &str, format: &str) -> Option<Timestamp> {
    let time = DateTime::strptime(format, text).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// `d` in the pattern stands for a digit, anything else for itself.
fn matches_digits(text: &str, pattern: &str) -> Option<()> {
    let same = text.len() == pattern.len()
        && text
            .bytes()
            .zip(pattern.bytes())
            .all(|(byte, wanted)| match wanted {
                b'd' => byte.is_ascii_digit(),
                other => byte == other,
            });
    same.then_some(())
}

fn is_integer(value: &Value) -> bool {
    value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|n| n.fract() == 0.0)
}

fn is_uuid(text: &str) -> bool {
    let pattern = [8, 4, 4, 4, 12];
    let parts: Vec<_> = text.split('-').collect();
    parts.len() == pattern.len()
        && parts.iter().zip(pattern).all(|(part, length)| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_shape_takes_its_own_and_nothing_else() {
        let now = Timestamp::now();
        let samples = [
            ("sqlite-datetime", json!("2026-11-21 20:18:00")),
            ("iso-ms", json!("2026-11-21T20:18:00.123Z")),
            ("iso-hour", json!("2026-11-21T20:00:00Z")),
            ("integer", json!(5)),
            ("number", json!(1.5)),
            ("uuid", json!("b7e3c1d0-1111-4222-8333-444455556666")),
            ("null", json!(null)),
        ];
        for (shape, value) in &samples {
            assert_eq!(check(shape, false, value, now), Ok(()), "{shape}");
            for (other, _) in samples.iter().filter(|(other, _)| other != shape) {
                let integer_is_number = *shape == "integer" && *other == "number";
                assert_eq!(
                    check(other, false, value, now).is_ok(),
                    integer_is_number,
                    "{other}"
                );
            }
        }
    }

    #[test]
    fn impossible_times_and_unknown_shapes_are_refused() {
        let now = Timestamp::now();
        for value in [
            "2026-13-01 00:00:00",
            "2026-02-30 00:00:00",
            "2026-01-01T00:00:00",
        ] {
            assert!(
                check("sqlite-datetime", false, &json!(value), now).is_err(),
                "{value}"
            );
        }
        assert!(check("html-error-page", false, &json!("x"), now).is_err());
    }

    #[test]
    fn near_now_is_two_hours_either_way() {
        let now: Timestamp = "2026-01-01T12:00:00Z".parse().unwrap();
        let near = |time: &str| check("sqlite-datetime", true, &json!(time), now).is_ok();
        assert!(near("2026-01-01 10:00:00"));
        assert!(near("2026-01-01 14:00:00"));
        assert!(!near("2026-01-01 09:59:59"));
        assert!(!near("2027-01-01 12:00:00"));
    }
}
