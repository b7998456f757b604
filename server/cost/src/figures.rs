//! Instructions by part: the committed ones, those counted now, and how they differ.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// How far a count may be from the committed one, in percent: upwards it is a regression, downwards the committed one
/// would hide the next.
const TOLERANCE: f64 = 5.0;

/// Instructions of one time, by the name of the part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Figures(pub(crate) BTreeMap<String, u64>);

/// What is said of one part.
#[derive(Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) part: String,
    pub(crate) was: Option<u64>,
    pub(crate) is: Option<u64>,
    pub(crate) good: bool,
}

impl Figures {
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("in {}", path.display()))
    }

    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        std::fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    /// A line a part, of those that are here and those that were counted.
    pub(crate) fn compare(&self, counted: &Self) -> Vec<Line> {
        let mut parts: Vec<_> = self.0.keys().chain(counted.0.keys()).collect();
        parts.sort();
        parts.dedup();
        let line = |part: &String| {
            let (was, is) = (self.0.get(part).copied(), counted.0.get(part).copied());
            Line {
                part: part.clone(),
                was,
                is,
                good: difference(was, is).is_some_and(|percent| percent.abs() <= TOLERANCE),
            }
        };
        parts.into_iter().map(line).collect()
    }
}

/// In percent of what was.
fn difference(was: Option<u64>, is: Option<u64>) -> Option<f64> {
    let (was, is) = (was? as f64, is? as f64);
    Some(100.0 * (is - was) / was)
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |count: Option<u64>| count.map_or("-".to_owned(), |count| count.to_string());
        let percent = difference(self.was, self.is)
            .map_or("not both".to_owned(), |percent| format!("{percent:+.1} %"));
        write!(
            f,
            "{} {:<10}{:>12}{:>12}{:>10}",
            if self.good { "ok    " } else { "FAILED" },
            self.part,
            number(self.was),
            number(self.is),
            percent
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(parts: &[(&str, u64)]) -> Figures {
        let parts = parts.iter();
        Figures(
            parts
                .map(|(part, count)| (part.to_string(), *count))
                .collect(),
        )
    }

    #[test]
    fn a_count_within_the_tolerance_passes_and_one_beyond_it_fails_both_ways() {
        for (is, good) in [
            (1000, true),
            (1050, true),
            (950, true),
            (1051, false),
            (949, false),
        ] {
            let lines = figures(&[("parse", 1000)]).compare(&figures(&[("parse", is)]));
            assert_eq!(lines[0].good, good, "{}", lines[0]);
        }
    }

    #[test]
    fn a_part_that_only_one_side_has_fails() {
        let lines = figures(&[("a", 1), ("b", 1)]).compare(&figures(&[("b", 1), ("c", 1)]));
        let good: Vec<_> = lines
            .iter()
            .map(|line| (line.part.as_str(), line.good))
            .collect();
        assert_eq!(good, [("a", false), ("b", true), ("c", false)]);
        assert!(lines[0].to_string().contains("not both"));
    }

    #[test]
    fn figures_are_read_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("figures.json");
        let written = figures(&[("parse", 1000), ("commit", 5_000_000)]);
        written.write(&path).unwrap();
        assert_eq!(Figures::read(&path).unwrap(), written);
    }
}
