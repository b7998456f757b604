//! Operations of the tag `otel`.
use agentmonitor_contract::errors::{BadRequest, InternalServerError, ServiceUnavailable};
use agentmonitor_contract::otel::{
    OtelApi, OtelLogsCreateError, OtelMetricsCreateError, OtelTracesCreateError,
};
use agentmonitor_contract::runtime::{Answered, Sent};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::{ingest_failed, plain};
use crate::otlp::{OtlpError, Payload, Receipt, Unreadable};
use crate::store::StoreError;

/// How protobuf is answered.
const PROTOBUF: &str = "application/x-protobuf";

impl OtelApi for Server {
    async fn otel_logs_create(
        &self,
        body: Sent<wire::OtelExport>,
    ) -> Result<Answered<wire::OtelReceipt>, OtelLogsCreateError> {
        let (payload, kind) = payload(body);
        let taken = self.otlp.logs(payload).await;
        let receipt = taken.map_err(otlp_failed::<OtelLogsCreateError>)?;
        Ok(kind.answer(&receipt, |rejected| wire::OtelPartialSuccess {
            rejected_log_records: Some(rejected.into()),
            rejected_data_points: None,
            error_message: "".into(),
        }))
    }

    async fn otel_metrics_create(
        &self,
        body: Sent<wire::OtelExport>,
    ) -> Result<Answered<wire::OtelReceipt>, OtelMetricsCreateError> {
        let (payload, kind) = payload(body);
        let taken = self.otlp.metrics(payload).await;
        let receipt = taken.map_err(otlp_failed::<OtelMetricsCreateError>)?;
        Ok(kind.answer(&receipt, |rejected| wire::OtelPartialSuccess {
            rejected_log_records: None,
            rejected_data_points: Some(rejected.into()),
            error_message: "".into(),
        }))
    }

    async fn otel_traces_create(
        &self,
        body: Sent<wire::OtelExport>,
    ) -> Result<Answered<wire::OtelReceipt>, OtelTracesCreateError> {
        let (payload, kind) = payload(body);
        let taken = self.otlp.traces(payload);
        taken.map_err(unreadable::<OtelTracesCreateError>)?;
        Ok(match kind {
            Kind::Json => Answered::Json(wire::OtelReceipt {
                partial_success: None,
            }),
            Kind::Protobuf => Answered::Bytes(PROTOBUF, Receipt::default().to_protobuf().into()),
        })
    }
}

/// What an export is encoded in, and so its answer.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Json,
    Protobuf,
}

fn payload(body: Sent<wire::OtelExport>) -> (Payload, Kind) {
    match body {
        Sent::Json(export) => (Payload::Json(export.0), Kind::Json),
        Sent::Bytes(bytes) => (Payload::Protobuf(bytes), Kind::Protobuf),
    }
}

impl Kind {
    /// `partial` says the number that was rejected under the signal's own name.
    fn answer(
        self,
        receipt: &Receipt,
        partial: impl FnOnce(String) -> wire::OtelPartialSuccess,
    ) -> Answered<wire::OtelReceipt> {
        let partial = |message: &String| wire::OtelPartialSuccess {
            error_message: message.as_str().into(),
            ..partial(receipt.rejected.to_string())
        };
        match self {
            Self::Json => Answered::Json(wire::OtelReceipt {
                partial_success: receipt.message.as_ref().map(partial),
            }),
            Self::Protobuf => Answered::Bytes(PROTOBUF, receipt.to_protobuf().into()),
        }
    }
}

fn otlp_failed<E>(error: OtlpError<StoreError>) -> E
where
    E: BadRequest + InternalServerError + ServiceUnavailable,
{
    match error {
        OtlpError::Ingest(error) => ingest_failed(error),
        OtlpError::Unreadable(wrong) => unreadable(wrong),
    }
}

fn unreadable<E: BadRequest>(wrong: Unreadable) -> E {
    let error = match wrong {
        Unreadable::NoProtobuf => "Invalid OTEL protobuf payload",
        Unreadable::NoObject | Unreadable::Malformed(_) => "Invalid OTEL JSON payload",
    };
    E::bad_request(wire::Error {
        hint: hint(&wrong).map(Into::into),
        ..plain(error)
    })
}

/// Where it is wrong; that an export is an object, the error says itself.
fn hint(wrong: &Unreadable) -> Option<String> {
    match wrong {
        Unreadable::NoObject => None,
        Unreadable::NoProtobuf | Unreadable::Malformed(_) => Some(format!("{wrong}.")),
    }
}
