//! One figure over all rounds: the smallest, the median, the largest.

use serde_json::{Value, json};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub min: f64,
    pub median: f64,
    pub max: f64,
}

impl Spread {
    /// None of no values.
    pub(super) fn of(values: &[f64]) -> Option<Self> {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        let last = values.len().checked_sub(1)?;
        Some(Self {
            min: values[0],
            median: f64::midpoint(values[last / 2], values[last.div_ceil(2)]),
            max: values[last],
        })
    }

    pub(super) fn json(&self) -> Value {
        json!({"min": self.min, "median": self.median, "max": self.max})
    }

    pub(super) fn cells(&self) -> [String; 3] {
        [self.min, self.median, self.max].map(number)
    }
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
        let (min, median, max) = (1.0, 2.0, 3.0);
        let spread = Spread { min, median, max };
        assert_eq!(Spread::of(&[3.0, 1.0, 2.0]), Some(spread));
        assert_eq!(Spread::of(&[4.0, 1.0]).unwrap().median, 2.5);
        assert_eq!(Spread::of(&[]), None);
    }

    #[test]
    fn large_numbers_have_no_digits_behind_the_point() {
        let spread = Spread::of(&[1.234, 1234.5]).unwrap();
        assert_eq!(spread.cells(), ["1.23", "618", "1234"]);
    }
}
