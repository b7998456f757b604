//! What is counted.
use std::collections::HashMap;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::domain::Recorded;
use crate::ingest::{HistoryWindow, IngestSettings};

/// Takes everything and keeps nothing.
struct Sink;

impl Recorder for Sink {
    type Error = Infallible;

    async fn record(&self, batch: crate::domain::Batch) -> Result<Vec<Recorded>, Infallible> {
        let ids = 1..=i64::try_from(batch.events.len()).expect("a few");
        Ok(ids.map(|id| Recorded::Stored { id }).collect())
    }

    async fn session_projects(&self, _: &[String]) -> Result<HashMap<String, String>, Infallible> {
        Ok(HashMap::new())
    }

    async fn set_session_branch(&self, _: &[String], _: &str, _: &str) -> Result<(), Infallible> {
        Ok(())
    }
}

fn otlp() -> Otlp<Sink> {
    let settings = IngestSettings {
        projects_dir: PathBuf::from("/nonexistent"),
        metadata_limit_bytes: 10_240,
        history: HistoryWindow::new(0, 5),
        prices: Arc::new(crate::pricing::Prices::embedded().clone()),
    };
    Otlp::new(
        Arc::new(Ingest::new(Arc::new(Sink), settings)),
        Path::new("/nonexistent/agentmonitor.db"),
    )
}

const LOGS: &str = r#"{"resourceLogs":[
    {"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"codex"}}]},
     "scopeLogs":[{"logRecords":[
        {"eventName":"codex.user_prompt","attributes":[{"key":"conversation.id","value":{"stringValue":"s"}}]},
        {"eventName":"codex.user_prompt"},
        {"eventName":"codex.mystery"},
        {"eventName":"codex.websocket_event","attributes":[{"key":"kind","value":{"stringValue":"response.created"}}]},
        {"timeUnixNano":"soon"}]}]},
    null]}"#;

#[tokio::test]
async fn every_record_is_counted_by_agent_and_by_what_became_of_it() {
    let otlp = otlp();
    let receipt = otlp.logs(Payload::Json(LOGS.into())).await.expect("taken");
    assert_eq!(receipt.rejected, 2);
    otlp.traces(Payload::Json(
        r#"{"resourceSpans":[{"scopeSpans":[{"spans":[{},{}]}]}]}"#.into(),
    ))
    .expect("acknowledged");
    let all = otlp.telemetry().tallies();
    let all: Vec<_> = all
        .iter()
        .map(|(agent, signal, tally)| (agent.as_str(), *signal, tally.received, tally.mapped))
        .collect();
    assert_eq!(
        all,
        [
            ("codex", Signal::Logs, 5, 1),
            ("unknown", Signal::Logs, 1, 0),
            ("unknown", Signal::Traces, 2, 0),
        ]
    );
    let (_, _, codex) = &otlp.telemetry().tallies()[0];
    let skipped: Vec<_> = codex
        .skipped
        .iter()
        .map(|(why, number)| (*why, *number))
        .collect();
    assert_eq!(
        skipped,
        [
            (Skipped::Unmapped, 1),
            (Skipped::Noise, 1),
            (Skipped::NoSession, 1),
            (Skipped::Malformed, 1),
        ]
    );
}

#[tokio::test]
async fn who_exports_under_ever_new_names_takes_no_memory() {
    let otlp = otlp();
    for number in 0..1000 {
        let export = format!(
            r#"{{"resourceLogs":[{{"resource":{{"attributes":[{{"key":"service.name","value":{{"stringValue":"s{number}"}}}}]}},"scopeLogs":[{{"logRecords":[{{}}]}}]}}]}}"#
        );
        otlp.logs(Payload::Json(export)).await.expect("taken");
    }
    let tallies = otlp.telemetry().tallies();
    assert!(tallies.len() < 210, "{}", tallies.len());
    assert_eq!(
        tallies
            .iter()
            .map(|(_, _, tally)| tally.received)
            .sum::<u64>(),
        1000
    );
}

#[tokio::test]
async fn a_name_of_a_megabyte_is_cut() {
    let otlp = otlp();
    let name = "é".repeat(500_000);
    let export = format!(
        r#"{{"resourceLogs":[{{"resource":{{"attributes":[{{"key":"service.name","value":{{"stringValue":"{name}"}}}}]}},"scopeLogs":[{{"logRecords":[{{}}]}}]}}]}}"#
    );
    otlp.logs(Payload::Json(export)).await.expect("taken");
    let (agent, _, tally) = &otlp.telemetry().tallies()[0];
    assert_eq!((agent.as_str(), tally.received), (&*"é".repeat(200), 1));
}
