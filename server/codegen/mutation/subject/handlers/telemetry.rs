//! Handlers of the tag `telemetry`, as complete as those beside it.
use super::super::contract::telemetry::{TelemetryApi, TelemetryViewError};
use super::super::contract::types::{
    Telemetry, TelemetrySignal, TelemetrySkip, TelemetrySkipReason, TelemetryTally,
};
use super::{Server, error, text};

const REASONS: [TelemetrySkipReason; 11] = [
    TelemetrySkipReason::Unmapped,
    TelemetrySkipReason::Superseded,
    TelemetrySkipReason::Noise,
    TelemetrySkipReason::NoSession,
    TelemetrySkipReason::NotPositive,
    TelemetrySkipReason::TooLarge,
    TelemetrySkipReason::Unchanged,
    TelemetrySkipReason::Stale,
    TelemetrySkipReason::Span,
    TelemetrySkipReason::Malformed,
    TelemetrySkipReason::Lost,
];

const SIGNALS: [TelemetrySignal; 4] = [
    TelemetrySignal::Logs,
    TelemetrySignal::Metrics,
    TelemetrySignal::Traces,
    TelemetrySignal::Hooks,
];

impl TelemetryApi for Server {
    async fn telemetry_view(&self) -> Result<Telemetry, TelemetryViewError> {
        if self.events.is_poisoned() {
            let failed = TelemetryViewError::InternalServerError(error("broken"));
            match &failed {
                TelemetryViewError::InternalServerError(_) => {}
            }
            return Err(failed);
        }
        Ok(Telemetry {
            since: text("2026-01-01T00:00:00.000Z"),
            signals: SIGNALS.into_iter().map(tally).collect(),
        })
    }
}

fn tally(signal: TelemetrySignal) -> TelemetryTally {
    let skips = REASONS.into_iter().map(skip);
    let skipped: Vec<TelemetrySkip> = skips.collect();
    TelemetryTally {
        agent_type: text("codex"),
        signal: match signal {
            TelemetrySignal::Logs
            | TelemetrySignal::Metrics
            | TelemetrySignal::Traces
            | TelemetrySignal::Hooks => signal,
        },
        received: 11_i64,
        mapped: 1_i64,
        skipped,
        last_received_at: text("2026-01-01T00:00:01.000Z"),
    }
}

fn skip(reason: TelemetrySkipReason) -> TelemetrySkip {
    let reason = match reason {
        TelemetrySkipReason::Unmapped
        | TelemetrySkipReason::Superseded
        | TelemetrySkipReason::Noise
        | TelemetrySkipReason::NoSession
        | TelemetrySkipReason::NotPositive
        | TelemetrySkipReason::TooLarge
        | TelemetrySkipReason::Unchanged
        | TelemetrySkipReason::Stale
        | TelemetrySkipReason::Span
        | TelemetrySkipReason::Malformed
        | TelemetrySkipReason::Lost => reason,
    };
    TelemetrySkip {
        reason,
        count: 1_i64,
    }
}
