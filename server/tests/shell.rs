//! The shell of the server: settings, gates, dashboard, stream and stop without the API behind them, and the binary.
mod assets;
mod cli;
mod config;
mod security;
mod shutdown;
mod stream;
