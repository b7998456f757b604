//! Log records, in JSON.

use super::groups::groups;
use super::raw::Raw;
use super::values::{any_value, attributes};
use crate::otlp::Unreadable;
use crate::otlp::malformed::Malformed;
use crate::otlp::record::{LogRecord, Sent};
use crate::otlp::time;

const NOT_A_RECORD: &str = "must be a log record";

/// The log records of an export.
pub(in crate::otlp) fn logs(json: &str) -> Result<Sent<LogRecord>, Unreadable> {
    groups(json, ["resourceLogs", "scopeLogs", "logRecords"], |raw| {
        let record = match raw.is_null() {
            true => Err(Malformed::new("", NOT_A_RECORD)),
            false => record(raw),
        };
        vec![(String::new(), record)]
    })
}

fn record(raw: Raw<'_>) -> Result<LogRecord, Malformed> {
    let [all, body, time, severity, name] = raw.fields([
        "attributes",
        "body",
        "timeUnixNano",
        "severityText",
        "eventName",
    ]);
    Ok(LogRecord {
        attributes: attributes(all)?,
        body: body.map(any_value),
        client_timestamp: time.map_or(Ok(None), timestamp)?,
        severity: severity.and_then(Raw::text),
        event_name: name.and_then(Raw::text).filter(|name| !name.is_empty()),
    })
}

/// Nanoseconds since 1970, as text or as a number.
fn timestamp(raw: Raw<'_>) -> Result<Option<String>, Malformed> {
    let nanoseconds = match (raw.number(), raw.text()) {
        (Some(number), _) if number.fract() == 0.0 => Some(number as i128),
        (None, Some(text)) if text.trim().is_empty() => return Ok(None),
        (None, Some(text)) => text.trim().parse().ok(),
        _ => None,
    };
    let time = nanoseconds.and_then(time::of_nanoseconds);
    time.ok_or_else(|| Malformed::new("/timeUnixNano", time::MUST))
}
