//! Claude's limits, from what Claude Code hands to its status line command.
use codegen_runtime::{MAX_DEPTH, fields, js};
use jiff::Timestamp;

use super::json::Json;
use super::window::{Words, window};
use super::{QuotaError, Wrong, stored_time};
use crate::domain::{AVAILABLE, Provider, Quota, QuotaWindow};

const SOURCE: &str = "claude-statusline";
const FIVE_HOURS: i64 = 5 * 60;
const SEVEN_DAYS: i64 = 7 * 24 * 60;

/// The name of a window says how long it is.
const WINDOW: Words = Words {
    used: b"used_percentage",
    resets: b"resets_at",
    minutes: None,
};

/// The snapshot in `body`, which is JSON; none where it says nothing about either window.
pub fn statusline(body: &str, now: Timestamp) -> Result<Option<Quota>, QuotaError> {
    let part = |raw, name: &'static [u8]| {
        let found = fields::<1>(raw, |key| (key == name).then_some(0));
        found.and_then(|[found]| found)
    };
    let Some(limits) = part(body, b"rate_limits") else {
        return Ok(None);
    };
    let (five_hour, seven_day) = (part(limits, b"five_hour"), part(limits, b"seven_day"));
    if !Json::of(five_hour).is_truthy() && !Json::of(seven_day).is_truthy() {
        return Ok(None);
    }
    let mut wrong = Wrong::default();
    let mut read = |raw, name, minutes| {
        window(raw, name, &WINDOW, &mut wrong).map(|window| QuotaWindow {
            window_minutes: Some(minutes),
            ..window
        })
    };
    let primary = read(five_hour, "rate_limits.five_hour", FIVE_HOURS);
    let secondary = read(seven_day, "rate_limits.seven_day", SEVEN_DAYS);
    wrong
        .or(Quota {
            status: AVAILABLE.to_owned(),
            source: Some(SOURCE.to_owned()),
            updated_at: Some(stored_time(now)),
            primary,
            secondary,
            // Nothing else of the status line: it tells directories and costs.
            raw_payload: js::stringify(limits, MAX_DEPTH)
                .ok()
                .map(|limits| format!("{{\"rate_limits\":{limits}}}")),
            ..Quota::unavailable(Provider::Claude)
        })
        .map(Some)
}
