//! What the generated code of a contract links: strict parsing, errors, bodies, streams.
pub mod js;
