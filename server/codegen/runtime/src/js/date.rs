//! Times as clients write them, read leniently and stored one way: ISO 8601, UTC, milliseconds.
//!
//! Taken is what JavaScript's date parser takes with a year of four digits: ISO forms, also in part (`2026`,
//! `2026-03`), dates with slashes or month names, RFC 2822, named zones. Two differences are meant: a time without a
//! zone is UTC, whatever the zone of this machine, and a date that no calendar has (`2026-02-30`) is refused instead
//! of rolling on. Bare numbers other than a year are refused too. Fractions are cut to milliseconds, not rounded.

mod calendar;
mod free;
mod iso;

/// The instant that `text` names as `YYYY-MM-DDTHH:MM:SS.mmmZ` (years beyond four digits with a sign and six), or
/// `None` when it names none. Blanks around it are not forgiven.
pub fn date(text: &str) -> Option<String> {
    let parts = iso::read(text).or_else(|| free::read(text))?;
    parts.to_iso()
}

/// The instant `ms` milliseconds after the beginning of 1970, fractions cut off, in the same form; `None` beyond
/// JavaScript's range.
pub fn instant(ms: f64) -> Option<String> {
    calendar::instant(ms)
}

#[cfg(test)]
mod tests;
