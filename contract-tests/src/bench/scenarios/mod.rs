//! The scenarios, one file for those that are alike. Each measures one side in one round; `reads` takes both sides at
//! once, question by question.

mod ingest;
mod paced;
mod pages;
mod questions;
pub(super) mod reads;
mod rest;
mod start;
mod stream;

use std::time::Duration;

use anyhow::Result;
use clap::ValueEnum;

use super::Options;
use super::sheet::Sheet;
use super::subject::{Side, Subject};
use super::traffic::Traffic;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Scenario {
    /// Batches of 50 over all connections, each with one request at a time: events a second, and in % of the floor.
    Batch,
    /// Single events over all connections, each with one request at a time.
    Single,
    /// 200 single events a second, due at fixed times, while 10 clients follow the stream: latency from when each was due.
    Paced,
    /// As `paced`, while 20 reads a second are due, too.
    Mixed,
    /// As `paced`, but told at the hooks' endpoint, which answers before the commit.
    Hooks,
    /// 2,000 events a second and up to 200 stream clients: each gets every event in order, and how much longer ingest takes with
    /// 200 of them than with 10 and with none; then one that does not read.
    Stream,
    /// Every read of a database of --events events, one request at a time, and the first one after the start.
    Reads,
    /// From spawning the process to its first 200, with an empty database.
    Start,
    /// Resident memory of a server that has nothing to do.
    Memory,
    /// Processor time of a server with nothing to do and a page of the dashboard open, its stream and what it asks again and
    /// again: page by page, on an empty database and on those of `reads`, where that is measured, too.
    Idle,
}

impl Scenario {
    /// Whether it can only be measured of a process that the harness starts.
    pub(super) fn starts_its_own(self) -> bool {
        match self {
            Self::Reads | Self::Start | Self::Memory | Self::Idle => true,
            Self::Batch | Self::Single | Self::Paced | Self::Mixed | Self::Hooks | Self::Stream => {
                false
            }
        }
    }

    pub(super) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    pub(super) async fn run(self, round: &mut Round<'_>) -> Result<()> {
        match self {
            Self::Batch => ingest::run(round, ingest::Kind::Batch).await,
            Self::Single => ingest::run(round, ingest::Kind::Single).await,
            Self::Paced => paced::run(round, Traffic::single, &[]).await,
            Self::Mixed => paced::run(round, Traffic::single, &paced::READS).await,
            Self::Hooks => paced::run(round, Traffic::hooks, &[]).await,
            Self::Stream => stream::run(round).await,
            Self::Start => start::run(round).await,
            Self::Memory => rest::memory(round).await,
            Self::Idle => rest::idle(round).await,
            Self::Reads => Ok(()),
        }
    }
}

/// One scenario, one side, once.
pub(super) struct Round<'a> {
    pub(super) options: &'a Options,
    /// Rows a second of the raw floor in this round.
    pub(super) floor: f64,
    pub(super) subject: &'a Subject,
    pub(super) side: Side,
    pub(super) scenario: String,
    pub(super) sheet: &'a mut Sheet,
}

impl Round<'_> {
    fn note(&mut self, figure: &str, value: f64) {
        self.sheet.note(&self.scenario, figure, self.side, value);
    }

    fn length(&self) -> Duration {
        Duration::from_secs(self.options.seconds)
    }
}
