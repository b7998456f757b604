//! Handlers of the tag `otel`, as complete as those beside it.
use codegen_runtime::{Answered, Sent};

use super::super::contract::otel::{
    OtelApi, OtelLogsCreateError, OtelMetricsCreateError, OtelTracesCreateError,
};
use super::super::contract::types::{OtelExport, OtelPartialSuccess, OtelReceipt};
use super::{Server, error, text};

impl OtelApi for Server {
    async fn otel_logs_create(
        &self,
        body: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelLogsCreateError> {
        let OtelExport(export) = match body {
            Sent::Json(export) => export,
            Sent::Bytes(bytes) => return Ok(Answered::Bytes("application/x-protobuf", bytes)),
        };
        match otel_logs_error(&export) {
            Some(failed) => Err(failed),
            None => Ok(Answered::Json(OtelReceipt {
                partial_success: Some(partial_success()),
            })),
        }
    }

    async fn otel_metrics_create(
        &self,
        body: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelMetricsCreateError> {
        let OtelExport(export) = match body {
            Sent::Json(export) => export,
            Sent::Bytes(bytes) => return Ok(Answered::Bytes("application/x-protobuf", bytes)),
        };
        match otel_metrics_error(&export) {
            Some(failed) => Err(failed),
            None => Ok(Answered::Json(OtelReceipt {
                partial_success: Some(partial_success()),
            })),
        }
    }

    async fn otel_traces_create(
        &self,
        body: Sent<OtelExport>,
    ) -> Result<Answered<OtelReceipt>, OtelTracesCreateError> {
        let OtelExport(export) = match body {
            Sent::Json(export) => export,
            Sent::Bytes(bytes) => return Ok(Answered::Bytes("application/x-protobuf", bytes)),
        };
        match otel_traces_error(&export) {
            Some(failed) => Err(failed),
            None => Ok(Answered::Json(OtelReceipt {
                partial_success: Some(partial_success()),
            })),
        }
    }
}

fn partial_success() -> OtelPartialSuccess {
    OtelPartialSuccess {
        rejected_log_records: Some(text("1")),
        rejected_data_points: Some(text("1")),
        error_message: text("asked for it"),
    }
}

/// As [`list_error`], by what the export holds.
fn otel_logs_error(export: &str) -> Option<OtelLogsCreateError> {
    let failed = match export {
        list if list.contains("answer-500") => {
            OtelLogsCreateError::InternalServerError(error("answer-500"))
        }
        list if list.contains("answer-503") => OtelLogsCreateError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(7_i64),
        },
        object if object.starts_with('{') => return None,
        _ => OtelLogsCreateError::BadRequest(error("answer-400")),
    };
    match &failed {
        OtelLogsCreateError::BadRequest(_)
        | OtelLogsCreateError::InternalServerError(_)
        | OtelLogsCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`], by what the export holds.
fn otel_metrics_error(export: &str) -> Option<OtelMetricsCreateError> {
    let failed = match export {
        list if list.contains("answer-500") => {
            OtelMetricsCreateError::InternalServerError(error("answer-500"))
        }
        list if list.contains("answer-503") => OtelMetricsCreateError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(7_i64),
        },
        object if object.starts_with('{') => return None,
        _ => OtelMetricsCreateError::BadRequest(error("answer-400")),
    };
    match &failed {
        OtelMetricsCreateError::BadRequest(_)
        | OtelMetricsCreateError::InternalServerError(_)
        | OtelMetricsCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}

/// As [`list_error`], by what the export holds.
fn otel_traces_error(export: &str) -> Option<OtelTracesCreateError> {
    let failed = match export {
        list if list.contains("answer-500") => {
            OtelTracesCreateError::InternalServerError(error("answer-500"))
        }
        list if list.contains("answer-503") => OtelTracesCreateError::ServiceUnavailable {
            error: error("answer-503"),
            retry_after: Some(7_i64),
        },
        object if object.starts_with('{') => return None,
        _ => OtelTracesCreateError::BadRequest(error("answer-400")),
    };
    match &failed {
        OtelTracesCreateError::BadRequest(_)
        | OtelTracesCreateError::InternalServerError(_)
        | OtelTracesCreateError::ServiceUnavailable { .. } => {}
    }
    Some(failed)
}
