//! OTLP: what agents export as logs and metrics becomes events, on the same way as all others.
//!
//! Every record is read by itself: one that cannot be read is counted, told to its sender, and loses no other. One that
//! can be read and is no event for us is counted by its reason. Repeated deliveries are stored again: OTLP has no ids.

mod agent;
mod batch;
mod json;
mod logs;
mod malformed;
mod metrics;
mod outcome;
mod protobuf;
mod record;
mod telemetry;
mod time;
mod value;

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Mutex;

use self::batch::Batch;
use self::malformed::Malformed;
use self::metrics::{Series, StateFile};
use self::outcome::Outcome;
use self::record::{Point, Sent};
use self::value::Attributes;
use crate::ingest::{Ingest, IngestError, Recorder};

pub use self::outcome::Skipped;
pub(crate) use self::telemetry::Counts;
pub use self::telemetry::{Signal, Tally, Telemetry};

/// An export as it was sent.
#[derive(Debug)]
pub enum Payload {
    /// JSON, checked to be so.
    Json(String),
    Protobuf(Bytes),
}

/// What a sender is told.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// How many records could not be read.
    pub rejected: u64,
    /// What is wrong with them.
    pub message: Option<String>,
}

impl Receipt {
    /// The answer to an export in protobuf.
    pub fn to_protobuf(&self) -> Vec<u8> {
        protobuf::answer(self)
    }
}

/// Why an export was not taken; none of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum OtlpError<E> {
    #[error(transparent)]
    Unreadable(Unreadable),
    #[error("the events of an export could not be stored")]
    Ingest(#[source] IngestError<E>),
}

/// An export in which no record can be found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("an export is a JSON object")]
    NoObject,
    #[error("what holds the records is broken, or it is no export of this signal")]
    NoProtobuf,
    #[error("{0}")]
    Malformed(Malformed),
}

/// Takes exports in. One for the whole program: it counts what came, and knows what cumulative metrics stood at.
pub struct Otlp<R> {
    ingest: Arc<Ingest<R>>,
    telemetry: Arc<Telemetry>,
    /// Held while an export of metrics is stored: what it adds counts once it is committed.
    series: Mutex<Series>,
    state: StateFile,
}

impl<R: Recorder> Otlp<R> {
    /// For events that are stored in `database`, beside which the state is kept.
    pub fn new(ingest: Arc<Ingest<R>>, database: &Path) -> Self {
        let state = StateFile::of(database);
        Self {
            ingest,
            telemetry: Arc::new(Telemetry::begin()),
            series: Mutex::new(state.load()),
            state,
        }
    }

    /// What was received so far, and what became of it.
    pub fn telemetry(&self) -> &Arc<Telemetry> {
        &self.telemetry
    }

    /// Stores the events of an export of logs.
    pub async fn logs(&self, payload: Payload) -> Result<Receipt, OtlpError<R::Error>> {
        let sent = match &payload {
            Payload::Json(json) => json::logs(json),
            Payload::Protobuf(bytes) => protobuf::logs(bytes),
        };
        let sent = sent.map_err(OtlpError::Unreadable)?;
        let batch = Batch::of(Signal::Logs, sent, logs::outcome);
        self.store(batch).await
    }

    /// Stores the events of an export of metrics. Once this was polled it is done even if the caller goes away: an event
    /// that is stored and a series that has not moved would count twice.
    pub async fn metrics(
        self: &Arc<Self>,
        payload: Payload,
    ) -> Result<Receipt, OtlpError<R::Error>> {
        let sent = match &payload {
            Payload::Json(json) => json::metrics(json),
            Payload::Protobuf(bytes) => protobuf::metrics(bytes),
        };
        let sent = sent.map_err(OtlpError::Unreadable)?;
        let otlp = Arc::clone(self);
        let stored = tokio::spawn(async move { otlp.store_metrics(sent).await });
        stored
            .await
            .unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()))
    }

    async fn store_metrics(&self, sent: Sent<Point>) -> Result<Receipt, OtlpError<R::Error>> {
        let mut series = self.series.lock().await;
        let mut grown = series.clone();
        metrics::note_costs(&sent, &mut grown);
        let batch = Batch::of(Signal::Metrics, sent, |point, resource| {
            metrics::outcome(point, resource, &mut grown)
        });
        let receipt = self.store(batch).await?;
        if *series != grown {
            *series = grown;
            let (state, saved) = (self.state.clone(), series.clone());
            let saving = tokio::task::spawn_blocking(move || state.save(&saved));
            saving
                .await
                .unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()));
        }
        Ok(receipt)
    }

    /// Acknowledges an export of traces, whatever its spans are: none of them is stored.
    pub fn traces(&self, payload: Payload) -> Result<(), Unreadable> {
        let sent = match &payload {
            // Of traces in JSON, nothing but that they are JSON was ever looked at.
            Payload::Json(json) => match json::spans(json) {
                Err(Unreadable::Malformed(_)) => Sent::default(),
                sent => sent?,
            },
            Payload::Protobuf(bytes) => protobuf::spans(bytes)?,
        };
        let ignored = |(): &(), _: &Attributes| Ok(Outcome::Skipped(Skipped::Span));
        let batch = Batch::of(Signal::Traces, sent, ignored);
        self.telemetry.add(batch.counts);
        Ok(())
    }

    async fn store(&self, batch: Batch) -> Result<Receipt, OtlpError<R::Error>> {
        let recorded = self.ingest.ingest(batch.drafts).await;
        recorded.map_err(OtlpError::Ingest)?;
        self.telemetry.add(batch.counts);
        Ok(batch.receipt)
    }
}

#[cfg(test)]
mod tests;
