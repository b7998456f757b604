//! AgentMonitor: watches AI coding agents at work and shows it, live.
pub mod api;
pub mod cli;
pub mod config;
pub mod domain;
pub mod ingest;
pub mod pricing;
pub mod store;
pub mod stream;
pub mod web;
