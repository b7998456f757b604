//! Figures as min / median / max, as a table or as JSON.

use std::fmt::Write;

use serde_json::{Value, json};

/// One figure over all rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub min: f64,
    pub median: f64,
    pub max: f64,
}

impl Spread {
    pub(super) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
        let last = values.len().saturating_sub(1);
        let median = (at(last / 2) + at(last.div_ceil(2))) / 2.0;
        Self {
            min: at(0),
            median,
            max: at(last),
        }
    }

    pub(super) fn json(&self) -> Value {
        json!({"min": self.min, "median": self.median, "max": self.max})
    }
}

pub(super) fn json(rows: &[(String, Spread)]) -> Value {
    let entries = rows
        .iter()
        .map(|(name, spread)| (name.clone(), spread.json()));
    Value::Object(entries.collect())
}

pub(super) fn text(rows: &[(String, Spread)]) -> String {
    let widest = rows.iter().map(|(name, _)| name.len()).max();
    let wide = widest.unwrap_or_default().max(30) + 2;
    let mut text = format!("{:<wide$}{:>12}{:>12}{:>12}\n", "", "min", "median", "max");
    for (name, spread) in rows {
        let cells = [spread.min, spread.median, spread.max].map(number);
        let _written = writeln!(
            text,
            "{name:<wide$}{:>12}{:>12}{:>12}",
            cells[0], cells[1], cells[2]
        );
    }
    text
}

/// Whole numbers from a hundred up, else two digits.
fn number(value: f64) -> String {
    if value.abs() >= 100.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_min_median_and_max() {
        assert_eq!(
            Spread::of(vec![3.0, 1.0, 2.0]),
            Spread {
                min: 1.0,
                median: 2.0,
                max: 3.0
            }
        );
        assert_eq!(Spread::of(vec![4.0, 1.0]).median, 2.5);
        assert!(Spread::of(Vec::new()).median.is_nan());
    }

    #[test]
    fn the_table_has_a_line_a_figure() {
        let rows = [
            ("p50 ms".to_owned(), Spread::of(vec![1.234])),
            ("events/s".to_owned(), Spread::of(vec![1234.5])),
        ];
        let text = text(&rows);
        assert_eq!(text.lines().count(), 3);
        assert!(text.contains("1.23") && text.contains("1234"));
    }
}
