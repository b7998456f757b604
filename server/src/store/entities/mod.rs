//! The tables in use, as sea-orm sees them. A test holds every column against the schema.
//!
//! Rows are read leniently by position (see `lenient`), in the order of `Column::iter()`, which is the tables' own.
pub mod agents;
pub mod events;
pub mod provider_quotas;
pub mod sessions;
