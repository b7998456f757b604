//! The shell of the server: settings, gates, dashboard, stream and stop, each without the API behind it.
mod assets;
mod config;
mod security;
mod shutdown;
mod stream;
