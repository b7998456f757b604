//! The shell of the server: settings, gates, dashboard, stream and stop without the API behind them, and the binary.
mod assets;
mod cli;
mod config;
#[cfg(unix)]
mod costs;
#[cfg(unix)]
mod db_check;
#[cfg(unix)]
mod hook_command;
#[cfg(unix)]
mod hook_settings;
#[cfg(unix)]
mod lock;
#[cfg(unix)]
mod migrate;
#[cfg(unix)]
mod process;
mod security;
mod shutdown;
mod stream;
#[cfg(unix)]
mod terminal;
