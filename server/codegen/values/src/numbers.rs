//! Numbers as people write them.

/// Whether `value` is a multiple of `of` as people write both: 0.3 is one of 0.1, though no double of that name is.
pub fn is_multiple(value: f64, of: f64) -> bool {
    let times = value / of;
    (times - times.round()).abs() <= f64::EPSILON * times.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::is_multiple;

    #[test]
    fn multiples_are_those_that_people_mean() {
        for value in [0.0, 0.07, 0.3, 19.99, -4.35, 1e6, 123_456.78] {
            assert!(is_multiple(value, 0.01), "{value}");
        }
        for value in [0.001, 19.995, 0.010_000_1] {
            assert!(!is_multiple(value, 0.01), "{value}");
        }
    }
}
