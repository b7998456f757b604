//! Operations of the tag `otel`.
use agentmonitor_contract::errors::{BadRequest, InternalServerError, ServiceUnavailable};
use agentmonitor_contract::otel::{
    OtelApi, OtelLogsCreateError, OtelMetricsCreateError, OtelTracesCreateError,
};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::{ingest_failed, plain};
use crate::otlp::{OtlpError, Payload, Receipt, Unreadable};
use crate::store::StoreError;

impl OtelApi for Server {
    async fn otel_logs_create(
        &self,
        body: wire::OtelExport,
    ) -> Result<wire::OtelReceipt, OtelLogsCreateError> {
        let taken = self.otlp.logs(Payload::Json(body.0)).await;
        let Receipt { rejected, message } = taken.map_err(otlp_failed::<OtelLogsCreateError>)?;
        Ok(wire::OtelReceipt {
            partial_success: message.map(|error_message| wire::OtelPartialSuccess {
                rejected_log_records: Some(rejected.to_string()),
                rejected_data_points: None,
                error_message,
            }),
        })
    }

    async fn otel_metrics_create(
        &self,
        body: wire::OtelExport,
    ) -> Result<wire::OtelReceipt, OtelMetricsCreateError> {
        let taken = self.otlp.metrics(Payload::Json(body.0)).await;
        let Receipt { rejected, message } = taken.map_err(otlp_failed::<OtelMetricsCreateError>)?;
        Ok(wire::OtelReceipt {
            partial_success: message.map(|error_message| wire::OtelPartialSuccess {
                rejected_log_records: None,
                rejected_data_points: Some(rejected.to_string()),
                error_message,
            }),
        })
    }

    async fn otel_traces_create(
        &self,
        body: wire::OtelExport,
    ) -> Result<wire::OtelReceipt, OtelTracesCreateError> {
        let taken = self.otlp.traces(Payload::Json(body.0));
        taken.map_err(unreadable::<OtelTracesCreateError>)?;
        Ok(wire::OtelReceipt {
            partial_success: None,
        })
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
    E::bad_request(wire::Error {
        hint: hint(&wrong),
        ..plain("Invalid OTEL JSON payload")
    })
}

/// Where it is wrong; that an export is an object, the error says itself.
fn hint(wrong: &Unreadable) -> Option<String> {
    match wrong {
        Unreadable::NoObject => None,
        Unreadable::Malformed(_) => Some(format!("{wrong}.")),
    }
}
