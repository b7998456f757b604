//! Whether the server answers, to us too, and what came to it.
use agentmonitor_client::types::{Telemetry, TelemetryTally};
use jiff::Timestamp;

use super::super::client::Server;
use super::super::{text, time};
use super::finding::Finding;

const TELEMETRY: &str = "telemetry";

pub(super) async fn findings(server: &Server) -> Vec<Finding> {
    let health = match server.health().await {
        Ok(health) => health,
        Err(error) => return vec![Finding::error("server", &error)],
    };
    let now = Timestamp::now();
    let up = text::duration(health.uptime.saturating_mul(1_000));
    let mut findings = vec![Finding::ok(
        "server",
        format!(
            "{} is up for {up}; {} follow its stream",
            server.url, health.sse_clients
        ),
    )];
    // Health is for everybody; what comes next is not.
    match server.api.telemetry_view().send().await {
        Ok(telemetry) => {
            findings.push(Finding::ok("token", server.admission()));
            findings.push(newest_event(server, now).await);
            findings.extend(telemetry_of(&telemetry, now));
        }
        Err(error) => findings.push(Finding::error("token", &server.explain(error))),
    }
    findings
}

async fn newest_event(server: &Server, now: Timestamp) -> Finding {
    let one = std::num::NonZeroU64::MIN;
    match server.api.event_page().limit(one).send().await {
        Err(error) => Finding::error("events", &server.explain(error)),
        Ok(page) => match page.events.first() {
            Some(event) => Finding::ok(
                "events",
                format!(
                    "the newest is of {}, {}",
                    event.agent_type,
                    time::ago(&event.created_at, now)
                ),
            ),
            None => Finding::note(
                "events",
                "there are none yet",
                "connect an agent (see below), begin a new session with it, and watch: agentmonitor tail",
            ),
        },
    }
}

fn telemetry_of(telemetry: &Telemetry, now: Timestamp) -> Vec<Finding> {
    if telemetry.signals.is_empty() {
        return vec![Finding::note(
            TELEMETRY,
            format!(
                "nothing came since the server started, {}",
                time::ago(&telemetry.since, now)
            ),
            "of an agent that is set up for it, look at its endpoint and token: agentmonitor otel AGENT --dry-run",
        )];
    }
    telemetry
        .signals
        .iter()
        .map(|tally| signal(tally, now))
        .collect()
}

fn signal(tally: &TelemetryTally, now: Timestamp) -> Finding {
    let found = format!(
        "{} of {}: {} came, {} became events, the last {}",
        tally.signal,
        tally.agent_type,
        text::count(tally.received.get().cast_signed()),
        text::count(tally.mapped),
        time::ago(&tally.last_received_at, now)
    );
    let skipped: Vec<String> = tally
        .skipped
        .iter()
        .map(|skip| {
            format!(
                "{} {}",
                text::count(skip.count.get().cast_signed()),
                skip.reason
            )
        })
        .collect();
    let is_there = |reason: &str| {
        let mut reasons = tally.skipped.iter().map(|skip| skip.reason.to_string());
        reasons.any(|there| there == reason)
    };
    let found = match skipped.is_empty() {
        true => found,
        false => format!("{found} (not: {})", skipped.join(", ")),
    };
    let mend = match () {
        () if is_there("lost") => {
            "what is lost was answered before it was stored; the server's log says why it could not be"
        }
        () if is_there("malformed") => {
            "what is malformed was told to its sender; the log of that agent says what it was"
        }
        () => return Finding::ok(TELEMETRY, found),
    };
    Finding::note(TELEMETRY, found, mend)
}
