//! The built server as a black box, beyond what recordings can say: bad input, wrong types, kills,
//! bursts, hooks, bad starts, and the generated Rust client. One test program, so that it links once.

#![allow(clippy::unwrap_used)]

mod any_runtime;
mod bad_input;
mod bad_otlp;
mod bench;
mod beyond;
mod client;
mod durability;
mod foreign_writes;
mod hooks;
mod legacy_file;
mod planting;
mod security;
mod startup;
mod stream;
mod support;
mod wrong_types;
