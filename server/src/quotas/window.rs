//! One window: how much is used, when it begins anew, how long it is.
use codegen_runtime::{fields, js};

use super::Wrong;
use super::json::Json;
use crate::domain::QuotaWindow;

/// The largest integer up to which all integers are doubles.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// The words for the parts of a window.
pub(super) struct Words {
    pub(super) used: &'static [u8],
    pub(super) resets: &'static [u8],
    /// None where the length of the window is known without being said.
    pub(super) minutes: Option<&'static [u8]>,
}

/// The window in `raw`, called `name` where it is wrong; none without a finite number of what is used.
pub(super) fn window(
    raw: Option<&str>,
    name: &str,
    words: &Words,
    wrong: &mut Wrong,
) -> Option<QuotaWindow> {
    let [used, resets, minutes] = fields::<3>(raw?, |key| {
        let known = [Some(words.used), Some(words.resets), words.minutes];
        known.iter().position(|word| *word == Some(key))
    })?;
    let Json::Number(used) = Json::of(used) else {
        return None;
    };
    if !used.is_finite() {
        return None;
    }
    let Ok(resets_at) = reset(&Json::of(resets)) else {
        wrong.add(
            format!("{name}.resets_at"),
            "must be a date, or seconds since 1970",
        );
        return None;
    };
    let Ok(window_minutes) = length(&Json::of(minutes)) else {
        wrong.add(
            format!("{name}.window_minutes"),
            "must be a number of minutes",
        );
        return None;
    };
    Some(QuotaWindow {
        // Adding zero makes -0 a 0.
        used_percent: used.clamp(0.0, 100.0) + 0.0,
        resets_at,
        window_minutes,
    })
}

/// A time beyond all calendars.
struct OutOfRange;

/// Seconds since 1970, as a number or as its own print, or a date; none where it is neither.
fn reset(value: &Json<'_>) -> Result<Option<String>, OutOfRange> {
    match value {
        Json::Number(seconds) => instant(*seconds).map(Some),
        Json::Text(text) => {
            let text = js::trim(text);
            match seconds(text) {
                Some(seconds) => instant(seconds).map(Some),
                None => Ok(js::date(text)),
            }
        }
        Json::Null | Json::Bool(_) | Json::Compound(_) => Ok(None),
    }
}

/// The number that `text` is the print of.
fn seconds(text: &str) -> Option<f64> {
    let number = js::number(text).filter(|number| number.is_finite())?;
    let mut print = String::new();
    js::print_number(number, &mut print);
    (print == text).then_some(number)
}

fn instant(seconds: f64) -> Result<String, OutOfRange> {
    js::instant(seconds * 1000.0).ok_or(OutOfRange)
}

/// Whole minutes, not below zero; none where it is no number.
fn length(value: &Json<'_>) -> Result<Option<i64>, OutOfRange> {
    match value {
        Json::Number(minutes) if *minutes > MAX_SAFE_INTEGER => Err(OutOfRange),
        #[allow(clippy::cast_possible_truncation, reason = "it is within the bounds")]
        Json::Number(minutes) => Ok(Some((minutes + 0.5).floor().max(0.0) as i64)),
        _ => Ok(None),
    }
}
