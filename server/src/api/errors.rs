//! The one place where the domain's errors become answers.
use agentmonitor_contract::errors::{BadRequest, InternalServerError, ServiceUnavailable};
use agentmonitor_contract::types::{Error, FieldError};

use crate::ingest::IngestError;
use crate::store::StoreError;

/// Seconds after which a refused request is worth another try: groups are committed within milliseconds.
const RETRY_AFTER_SECS: i64 = 1;

const DISPLACED: &str = "The database file was moved, deleted or replaced";

/// What then brings the server back.
const MEND: &str = "Put the file back or restart the server.";

/// What to do about a store that fails.
struct Hints {
    again: &'static str,
    displaced: &'static str,
}

const OF_WRITES: Hints = Hints {
    again: "Nothing was stored; send it again.",
    displaced: "Nothing was stored. Put the file back or restart the server, and send it again.",
};

const OF_READS: Hints = Hints {
    again: "Ask again in a moment.",
    displaced: MEND,
};

/// Why something was not stored.
pub(super) fn write_failed<E>(error: StoreError) -> E
where
    E: InternalServerError + ServiceUnavailable,
{
    failed(error, &OF_WRITES)
}

/// Why a question is not answered.
pub(super) fn read_failed<E>(error: StoreError) -> E
where
    E: InternalServerError + ServiceUnavailable,
{
    failed(error, &OF_READS)
}

fn failed<E>(error: StoreError, hints: &Hints) -> E
where
    E: InternalServerError + ServiceUnavailable,
{
    let (what, hint) = match error {
        StoreError::Busy => ("The server is busy", hints.again),
        StoreError::Closed => ("The server is shutting down", hints.again),
        StoreError::Displaced(_) => (DISPLACED, hints.displaced),
        StoreError::Database(cause) => {
            tracing::error!(error = %cause, "the database failed");
            return E::internal_server_error(plain("Internal Server Error"));
        }
    };
    E::service_unavailable(hinted(what, hint), Some(RETRY_AFTER_SECS))
}

/// Why a server that runs can take no events.
pub(super) fn unwell<E: InternalServerError>(error: StoreError) -> E {
    E::internal_server_error(match error {
        StoreError::Displaced(_) => hinted(DISPLACED, MEND),
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
        IngestError::Store(error) => write_failed(error),
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
