//! Logs go to stderr, so that stdout says only where the server is.

use std::io::{self, IsTerminal};

use anyhow::Context;
use tracing_subscriber::EnvFilter;

use crate::config::{Notice, NoticeLevel};

pub(super) fn start(filter: &str) -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_new(filter).context("the log filter cannot be read")?)
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
