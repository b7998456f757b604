//! The harness: black-box proof that a server does what the contract says and what the legacy did.
//!
//! It knows `openapi.yaml` and a URL, nothing else of the server. Rooms: `recording` (the format of
//! `recordings/`), `http` and `sse` (byte-exact clients), `compare` and `shape` (when two answers
//! are equal), `gaps` (what is decided to differ), `run` and `suite` (replay), `beyond` (what ours
//! does instead), `target` (starting and stopping a server), `report`, `bench` and `cli`.

pub mod bench;
pub mod beyond;
pub mod cli;
pub mod compare;
pub mod contract;
pub mod coverage;
pub mod edit;
pub mod expect;
pub mod gaps;
pub mod honest;
pub mod http;
pub mod places;
pub mod recording;
pub mod report;
pub mod routes;
pub mod rows;
pub mod run;
pub mod schema;
pub mod shape;
pub mod sse;
pub mod suite;
pub mod target;
pub mod template;
pub mod yaml;
