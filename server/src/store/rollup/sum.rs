//! Adding doubles up as SQLite's `total` does, so that both come to the same.
/// A sum that keeps what rounding takes (Kahan, Babuska, Neumaier), so that the order of its parts hardly matters.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sum {
    sum: f64,
    lost: f64,
}

impl Sum {
    pub(super) fn add(&mut self, part: f64) {
        let sum = self.sum + part;
        self.lost += if self.sum.abs() > part.abs() {
            (self.sum - sum) + part
        } else {
            (part - sum) + self.sum
        };
        self.sum = sum;
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.add(other.sum);
        self.lost += other.lost;
    }

    /// What is beyond all numbers is the largest of them, as `stats::usage::money` has it.
    pub(super) fn total(self) -> f64 {
        let total = self.sum + self.lost;
        if total.is_finite() { total } else { f64::MAX }
    }

    /// The nearest whole number, as `lenient` reads one.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "`as` saturates, which is what is wanted"
    )]
    pub(super) fn whole(self) -> i64 {
        self.total().round() as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_all_numbers_is_the_largest_of_them() {
        let mut sum = Sum::default();
        for part in [1.0, 1e308, 1e308, 2.0, 1e308] {
            sum.add(part);
        }
        assert_eq!(sum.total(), f64::MAX);
        let mut whole = Sum::default();
        [0.5, 1e300].into_iter().for_each(|part| whole.add(part));
        assert_eq!(whole.total(), 1e300);
        whole.merge(sum);
        assert_eq!(whole.total(), f64::MAX);
    }

    #[test]
    fn what_rounding_takes_is_kept() {
        let mut sum = Sum::default();
        for part in [1e16, 1.0, -1e16, 0.1, 0.2] {
            sum.add(part);
        }
        let mut other = Sum::default();
        other.add(0.7);
        sum.merge(other);
        assert_eq!(sum.total(), 2.0);
        assert_eq!(sum.whole(), 2);
    }
}
