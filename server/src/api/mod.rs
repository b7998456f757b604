//! The contract's handlers, a file a tag: convert in, call the domain, convert out.
//!
//! They know wire types and domain types; no SQL, no JSON, no status numbers.
mod activity;
mod errors;
mod events;
mod filter_options;
mod health;
mod hooks;
mod otel;
mod prices;
mod provider_quotas;
mod series;
mod sessions;
mod sources;
mod stats;
mod stream;
mod telemetry;
mod transcripts;

use std::sync::Arc;
use std::time::Instant;

use crate::hooks::Hooks;
use crate::ingest::Ingest;
use crate::otlp::Otlp;
use crate::pricing::Prices;
use crate::store::Store;
use crate::stream::Hub;

pub use stats::StatsFrames;
pub use stream::Publisher;

/// What the handlers work with.
pub struct Server {
    pub store: Arc<Store>,
    pub ingest: Arc<Ingest<Store>>,
    pub otlp: Arc<Otlp<Store>>,
    pub hooks: Arc<Hooks<Store>>,
    /// Whether tools are looked at before their use, unless a hook says otherwise.
    pub safety: bool,
    pub prices: Arc<Prices>,
    pub hub: Hub,
    pub started: Instant,
}
