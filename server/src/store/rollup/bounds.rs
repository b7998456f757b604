//! Bounds on times that clients give, as SQLite reads them.
use super::source::{Source, Trouble};
use super::time::Clock;

/// What a time is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bound {
    /// Nothing was given.
    None,
    /// What was given is no time: no comparison with it holds.
    Never,
    At {
        second: i64,
        text: String,
    },
}

impl Bound {
    pub(super) fn of(given: Option<&str>, source: &Source) -> Result<Self, Trouble> {
        let Some(given) = given else {
            return Ok(Self::None);
        };
        let Some(text) = source.datetime(given)? else {
            return Ok(Self::Never);
        };
        match Clock::default().table_time(&text) {
            Some(second) => Ok(Self::At { second, text }),
            // Before the year 0 the order of times is not that of their text.
            None => Err(Trouble::Odd("a bound beyond all times")),
        }
    }

    /// The first second that is not before it; none if there is none.
    pub(super) fn first(&self) -> Option<i64> {
        match self {
            Self::None => Some(i64::MIN),
            Self::Never => None,
            Self::At { second, .. } => Some(*second),
        }
    }

    /// The last second that is not after it; none if there is none.
    pub(super) fn last(&self) -> Option<i64> {
        match self {
            Self::None => Some(i64::MAX),
            Self::Never => None,
            Self::At { second, .. } => Some(*second),
        }
    }

    /// Whether a time as text is not before it.
    pub(super) fn allows(&self, time: &str) -> bool {
        match self {
            Self::None => true,
            Self::Never => false,
            Self::At { text, .. } => time >= text.as_str(),
        }
    }
}
