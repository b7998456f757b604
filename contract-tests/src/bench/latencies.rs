//! Latencies in a histogram of microseconds, and what is told of them.

use std::time::Duration;

use anyhow::Result;
use hdrhistogram::Histogram;

#[derive(Debug)]
pub(super) struct Latencies(Histogram<u64>);

impl Latencies {
    /// From a microsecond to a minute, to three digits.
    pub(super) fn new() -> Result<Self> {
        Ok(Self(Histogram::new_with_bounds(1, 60_000_000, 3)?))
    }

    /// What took longer than a minute took a minute.
    pub(super) fn record(&mut self, latency: Duration) {
        let micros = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
        self.0.saturating_record(micros);
    }

    pub(super) fn add(&mut self, others: &Self) -> Result<()> {
        Ok(self.0.add(&others.0)?)
    }

    pub(super) fn count(&self) -> u64 {
        self.0.len()
    }

    pub(super) fn milliseconds(&self, percentile: f64) -> f64 {
        self.0.value_at_percentile(percentile) as f64 / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_milliseconds() {
        let mut latencies = Latencies::new().unwrap();
        for millis in 1..=100 {
            latencies.record(Duration::from_millis(millis));
        }
        latencies.record(Duration::from_secs(3600));
        assert_eq!(latencies.count(), 101);
        assert!((latencies.milliseconds(50.0) - 51.0).abs() < 0.1);
        assert!((latencies.milliseconds(100.0) - 60_000.0).abs() < 50.0);
    }
}
