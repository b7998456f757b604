//! `{{now}}`, `{{now-5m}}`, `{{now+1h|sqlite}}` in the paths and bodies of recordings: the UTC time
//! of sending, in one of four forms.

use anyhow::{Context, Result, bail};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

/// Fills templates with one moment, so that all of a request mean the same time.
#[derive(Debug, Clone, Copy)]
pub struct Templates {
    now: Timestamp,
}

impl Templates {
    pub fn now() -> Self {
        Self::at(Timestamp::now())
    }

    pub fn at(now: Timestamp) -> Self {
        Self { now }
    }

    /// Fills the templates of a text.
    pub fn fill(&self, text: &str) -> Result<String> {
        self.fill_with(text, |time| time)
    }

    /// Fills the templates of a request target, percent-encoded.
    pub fn fill_target(&self, target: &str) -> Result<String> {
        self.fill_with(target, |time| percent_encode(&time))
    }

    fn fill_with(&self, text: &str, quote: impl Fn(String) -> String) -> Result<String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find("{{now") {
            let end = rest[start..].find("}}").context("a template without end")? + start;
            filled.push_str(&rest[..start]);
            filled.push_str(&quote(self.evaluate(&rest[start + 5..end])?));
            rest = &rest[end + 2..];
        }
        filled.push_str(rest);
        Ok(filled)
    }

    /// Evaluates what follows `now`: an offset, then a form, both optional.
    fn evaluate(&self, expression: &str) -> Result<String> {
        let (offset, form) = expression.split_once('|').unwrap_or((expression, "iso"));
        let time = self.now.checked_add(parse_offset(offset)?)?;
        let zoned = time.to_zoned(TimeZone::UTC);
        Ok(match form {
            "iso" => zoned.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
            "sqlite" => zoned.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            "date" => zoned.strftime("%Y-%m-%d").to_string(),
            "epoch" => time.as_second().to_string(),
            other => bail!("unknown form of time {other:?}"),
        })
    }
}

fn parse_offset(offset: &str) -> Result<SignedDuration> {
    if offset.is_empty() {
        return Ok(SignedDuration::ZERO);
    }
    let unit = offset.chars().last().context("an offset without unit")?;
    let count: i64 = offset[..offset.len() - unit.len_utf8()].parse()?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3600,
        'd' => 86_400,
        other => bail!("unknown unit of time {other:?}"),
    };
    Ok(SignedDuration::from_secs(count * seconds))
}

fn percent_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed() -> Templates {
        Templates::at("2026-03-01T00:00:30.1239Z".parse().unwrap())
    }

    #[test]
    fn every_form_and_offset_is_filled() {
        let text = "{{now}} {{now-1m}} {{now+1h|sqlite}} {{now-1d|date}} {{now+2s|epoch}} {x}";
        let filled = fixed().fill(text).unwrap();
        assert_eq!(
            filled,
            "2026-03-01T00:00:30.123Z 2026-02-28T23:59:30.123Z 2026-03-01 01:00:30 2026-02-28 1772323232 {x}"
        );
    }

    #[test]
    fn a_target_gets_percent_escapes() {
        let filled = fixed()
            .fill_target("/api/events?since={{now|sqlite}}&x=%")
            .unwrap();
        assert_eq!(filled, "/api/events?since=2026-03-01%2000%3A00%3A30&x=%");
    }

    #[test]
    fn an_unknown_form_or_unit_is_an_error() {
        assert!(fixed().fill("{{now|week}}").is_err());
        assert!(fixed().fill("{{now+3y}}").is_err());
        assert!(fixed().fill("{{now").is_err());
    }
}
