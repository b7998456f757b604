//! The operations, in process: the whole server but its socket. What a client of the wire sees is tested by
//! contract-tests; here stands what one operation promises, an answer at a time.
mod bad_input;
mod contract;
mod events;
mod filter_options;
mod health;
mod hooks;
mod otel;
mod provider_quotas;
mod series;
mod sessions;
mod stats;
mod stream_open;
mod support;
mod telemetry;
mod transcripts;
