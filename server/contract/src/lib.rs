//! The contract as Rust: wire types, one trait a tag, and the poem-openapi service that calls them.
//!
//! Everything below `generated` is written by `codegen` from `openapi.yaml`; a server implements the traits, and does
//! not build until each operation has a handler.
//!
//! This is a handler:
//! ```
//! use agentmonitor_contract::health::{HealthApi, HealthViewError};
//! use agentmonitor_contract::types::Health;
//!
//! struct Server;
//!
//! impl HealthApi for Server {
//!     async fn health_view(&self) -> Result<Health, HealthViewError> {
//!         let status = "ok".into();
//!         Ok(Health { status, uptime: 0, db_size_bytes: 0, sse_clients: 0 })
//!     }
//! }
//! ```
//! Without it, or with another type, there is no build:
//! ```compile_fail,E0046
//! # struct Server;
//! impl agentmonitor_contract::health::HealthApi for Server {}
//! ```
//! ```compile_fail
//! # use agentmonitor_contract::health::{HealthApi, HealthViewError};
//! # use agentmonitor_contract::types::Health;
//! # struct Server;
//! impl HealthApi for Server {
//!     async fn health_view(&self) -> Result<Health, HealthViewError> {
//!         let status = Some("ok");
//!         Ok(Health { status, uptime: 0, db_size_bytes: 0, sse_clients: 0 })
//!     }
//! }
//! ```
//! And the service takes nothing less than a handler for every operation of every tag:
//! ```compile_fail,E0277
//! # use agentmonitor_contract::health::{HealthApi, HealthViewError};
//! # use agentmonitor_contract::types::Health;
//! # struct Server;
//! # impl HealthApi for Server {
//! #     async fn health_view(&self) -> Result<Health, HealthViewError> {
//! #         let status = "ok".into();
//! #         Ok(Health { status, uptime: 0, db_size_bytes: 0, sse_clients: 0 })
//! #     }
//! # }
//! agentmonitor_contract::service(std::sync::Arc::new(Server));
//! ```
pub mod generated;

pub use codegen_runtime as runtime;
pub use generated::*;

/// The contract, byte for byte.
pub const OPENAPI_YAML: &str = include_str!("../../../openapi.yaml");

/// The contract as JSON: what [`OPENAPI_YAML`] says, key for key and digit for digit.
pub const OPENAPI_JSON: &str = include_str!("generated/openapi.json");
