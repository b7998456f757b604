//! Handlers of every operation that leave nothing of the contract out: each field of a request is taken by name and has
//! its type, each field of an answer is said, each error is made, and no `_` stands in a match. So what a mutation does
//! to the types, rustc says here.
//!
//! This file, with what is below `handlers/`, is compiled beside each mutated contract (and, so that it is linted, beside
//! the right one).
#[path = "handlers/activity.rs"]
mod activity;
#[path = "handlers/events.rs"]
mod events;
#[path = "handlers/filter_options.rs"]
mod filter_options;
#[path = "handlers/health.rs"]
mod health;
#[path = "handlers/hooks.rs"]
mod hooks;
#[path = "handlers/otel.rs"]
mod otel;
#[path = "handlers/prices.rs"]
mod prices;
#[path = "handlers/provider_quotas.rs"]
mod provider_quotas;
#[path = "handlers/series.rs"]
mod series;
#[path = "handlers/sessions.rs"]
mod sessions;
#[path = "handlers/sources.rs"]
mod sources;
#[path = "handlers/stats.rs"]
mod stats;
#[path = "handlers/stream.rs"]
mod stream;
#[path = "handlers/telemetry.rs"]
mod telemetry;

use std::sync::Mutex;

use codegen_runtime::CompactString;

use super::contract::types::{Error, Event, FieldError};

/// Keeps events in the order in which they came.
#[derive(Default)]
pub struct Server {
    events: Mutex<Vec<Event>>,
    /// The provider whose quota was sent last, and what was sent.
    quota: Mutex<String>,
}

/// A text of an answer, by its type: `into` would be whatever the field is.
fn text(text: &str) -> CompactString {
    CompactString::new(text)
}

fn error(error: &str) -> Error {
    let detail = FieldError {
        field: text("probe"),
        message: text("asked for it"),
    };
    Error {
        error: text(error),
        details: Some(vec![detail]),
        max_clients: Some(50_i64),
        hint: Some(text("Ask for something else.")),
    }
}
