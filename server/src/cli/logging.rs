//! Logs go to stderr, so that stdout says only where the server is.

use std::io::{self, IsTerminal};

use anyhow::Context;
use tracing_subscriber::EnvFilter;

use crate::config::{Notice, NoticeLevel};

/// The migrator tells of its own steps as if something happened to the data; the store says what did. A filter that
/// names it wins.
const QUIET: &str = "sea_orm_migration=warn";

pub(super) fn start(filter: &str) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(format!("{QUIET},{filter}"));
    tracing_subscriber::fmt()
        .with_env_filter(filter.context("the log filter cannot be read")?)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .try_init()
        .map_err(anyhow::Error::from_boxed)
}

pub(super) fn say(notices: &[Notice]) {
    for notice in notices {
        match notice.level {
            NoticeLevel::Info => tracing::info!("{}", notice.text),
            NoticeLevel::Warn => tracing::warn!("{}", notice.text),
        }
    }
}
