//! The words that dates are written with, in any letter case.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Name, hours ahead of UTC. These are the zones that JavaScript knows by name.
const ZONES: [(&str, i64); 12] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// The month that `word` names, in full or by at least three letters: `Mar`, `Sept`, `march`.
pub(super) fn month(word: &str) -> Option<i64> {
    let at = MONTHS.iter().position(|name| shortens(word, name))?;
    i64::try_from(at + 1).ok()
}

pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|name| shortens(word, name))
}

/// True for `PM`, false for `AM`.
pub(super) fn afternoon(word: &str) -> Option<bool> {
    match word {
        _ if word.eq_ignore_ascii_case("am") => Some(false),
        _ if word.eq_ignore_ascii_case("pm") => Some(true),
        _ => None,
    }
}

/// Minutes ahead of UTC of a named zone, and whether an offset may follow the name, as in `GMT+0200`.
pub(super) fn zone(word: &str) -> Option<(i64, bool)> {
    let (_, hours) = ZONES
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name))?;
    Some((hours * 60, *hours == 0))
}

fn shortens(word: &str, name: &str) -> bool {
    let start = name.get(..word.len());
    word.len() >= 3 && start.is_some_and(|start| word.eq_ignore_ascii_case(start))
}
