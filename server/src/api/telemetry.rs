//! Operations of the tag `telemetry`.
use agentmonitor_contract::telemetry::{TelemetryApi, TelemetryViewError};
use agentmonitor_contract::types as wire;
use jiff::Timestamp;

use super::Server;
use crate::otlp::{Signal, Skipped, Tally};

impl TelemetryApi for Server {
    async fn telemetry_view(&self) -> Result<wire::Telemetry, TelemetryViewError> {
        let telemetry = self.otlp.telemetry();
        let signals = telemetry.tallies().into_iter().map(tally);
        Ok(wire::Telemetry {
            since: time(telemetry.since()).into(),
            signals: signals.collect(),
        })
    }
}

fn tally((agent_type, signal, tally): (String, Signal, Tally)) -> wire::TelemetryTally {
    let skipped = tally.skipped.into_iter().map(|(why, number)| {
        let reason = reason(why);
        wire::TelemetrySkip {
            reason,
            count: count(number),
        }
    });
    wire::TelemetryTally {
        agent_type: agent_type.into(),
        signal: self::signal(signal),
        received: count(tally.received),
        mapped: count(tally.mapped),
        skipped: skipped.collect(),
        last_received_at: time(tally.last_received_at).into(),
    }
}

fn signal(signal: Signal) -> wire::TelemetrySignal {
    match signal {
        Signal::Logs => wire::TelemetrySignal::Logs,
        Signal::Metrics => wire::TelemetrySignal::Metrics,
        Signal::Traces => wire::TelemetrySignal::Traces,
        Signal::Hooks => wire::TelemetrySignal::Hooks,
    }
}

fn reason(why: Skipped) -> wire::TelemetrySkipReason {
    match why {
        Skipped::Unmapped => wire::TelemetrySkipReason::Unmapped,
        Skipped::Superseded => wire::TelemetrySkipReason::Superseded,
        Skipped::Noise => wire::TelemetrySkipReason::Noise,
        Skipped::NoSession => wire::TelemetrySkipReason::NoSession,
        Skipped::NotPositive => wire::TelemetrySkipReason::NotPositive,
        Skipped::TooLarge => wire::TelemetrySkipReason::TooLarge,
        Skipped::Unchanged => wire::TelemetrySkipReason::Unchanged,
        Skipped::Stale => wire::TelemetrySkipReason::Stale,
        Skipped::Span => wire::TelemetrySkipReason::Span,
        Skipped::Malformed => wire::TelemetrySkipReason::Malformed,
        Skipped::Lost => wire::TelemetrySkipReason::Lost,
    }
}

/// UTC, milliseconds.
fn time(time: Timestamp) -> String {
    format!("{time:.3}")
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
