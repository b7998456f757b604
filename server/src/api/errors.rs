//! The one place where the domain's errors become answers.
use agentmonitor_contract::errors::{BadRequest, InternalServerError, ServiceUnavailable};
use agentmonitor_contract::types::{Error, FieldError};

use crate::ingest::IngestError;
use crate::store::StoreError;

/// Seconds after which a refused request is worth another try: groups are committed within milliseconds.
const RETRY_AFTER_SECS: i64 = 1;

const DISPLACED: &str = "The database file was moved, deleted or replaced";

pub(super) fn store_failed<E>(error: StoreError) -> E
where
    E: InternalServerError + ServiceUnavailable,
{
    match error {
        StoreError::Busy => {
            let busy = hinted("The server is busy", "Nothing was stored; send it again.");
            E::service_unavailable(busy, Some(RETRY_AFTER_SECS))
        }
        StoreError::Closed => {
            let closed = hinted(
                "The server is shutting down",
                "Nothing was stored; send it again.",
            );
            E::service_unavailable(closed, Some(RETRY_AFTER_SECS))
        }
        StoreError::Displaced(_) => {
            let again =
                "Nothing was stored. Put the file back or restart the server, and send it again.";
            let displaced = hinted(DISPLACED, again);
            E::service_unavailable(displaced, Some(RETRY_AFTER_SECS))
        }
        StoreError::Database(cause) => {
            tracing::error!(error = %cause, "the database failed");
            E::internal_server_error(plain("Internal Server Error"))
        }
    }
}

/// Why a server that runs can take no events.
pub(super) fn unwell<E: InternalServerError>(error: StoreError) -> E {
    E::internal_server_error(match error {
        StoreError::Displaced(_) => hinted(DISPLACED, "Put the file back or restart the server."),
        StoreError::Busy | StoreError::Closed | StoreError::Database(_) => {
            tracing::error!(%error, "the database failed");
            plain("Internal Server Error")
        }
    })
}

pub(super) fn ingest_failed<E>(error: IngestError<StoreError>) -> E
where
    E: BadRequest + InternalServerError + ServiceUnavailable,
{
    match error {
        IngestError::Store(error) => store_failed(error),
        IngestError::Metadata { source, .. } => E::bad_request(Error {
            details: Some(vec![FieldError {
                field: "metadata".into(),
                message: source.to_string().into(),
            }]),
            ..plain("Invalid event payload")
        }),
    }
}

pub(super) fn plain(error: &str) -> Error {
    Error {
        error: error.into(),
        details: None,
        max_clients: None,
        hint: None,
    }
}

fn hinted(error: &str, hint: &str) -> Error {
    Error {
        hint: Some(hint.into()),
        ..plain(error)
    }
}
