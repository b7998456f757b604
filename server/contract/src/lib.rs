//! The contract as Rust: wire types, one trait a tag, and the poem-openapi service that calls them.
//!
//! Everything below `generated` is written by `codegen` from `openapi.yaml`; a server implements the traits, and does
//! not build until each operation has a handler.
pub mod generated;

pub use codegen_runtime as runtime;
pub use generated::*;

/// The contract, byte for byte.
pub const OPENAPI_YAML: &str = include_str!("../../../openapi.yaml");
