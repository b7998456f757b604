//! Proof that the contract drives: every change of `openapi.yaml` is refused, breaks the build, or changes an answer.
//!
//! `operators` list the changes, each with what must come of it; `judge` makes each, and says what came of it.
//! `workshop` compiles, `stage` runs in what was compiled; `subject/handlers.rs` are the handlers that mutants meet.
pub mod judge;
mod links;
pub mod mutation;
pub mod operators;
pub mod places;
pub mod report;
mod rustc;
pub mod sample;
pub mod stage;
pub mod tree;
mod workshop;

// What mutants link, out of this one library.
pub use codegen_runtime;
pub use serde;

/// The contract that is mutated.
pub const CONTRACT: &str = include_str!("../../../../openapi.yaml");
