//! The command line of `bench`.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::scenarios::Scenario;
use super::subject::{Side, Subject};
use crate::places;
use crate::target::Launch;

#[derive(Debug, Args)]
pub struct Options {
    /// What is measured; by default the release build of this repository.
    ///
    /// A URL such as http://127.0.0.1:3141; or the path of a binary of this repository; or a command that starts a server,
    /// such as 'node server.js --port {port} --db {db}', where {port}, {db} and {home}, a folder of its own, are filled in.
    /// What is started gets an empty database for each measurement, and ends on SIGTERM. A server that runs already keeps
    /// what is sent to it, and cannot be asked for memory, processor time and starts: those are left out.
    #[arg(long, value_name = "URL|PATH|COMMAND")]
    target: Option<String>,
    /// What it is compared with, told as the target is; the two take turns, and ratios are target by baseline.
    #[arg(long, value_name = "URL|PATH|COMMAND")]
    baseline: Option<String>,
    /// Only these; may be given several times. By default all of them.
    #[arg(long, value_enum)]
    scenario: Vec<Scenario>,
    /// How often everything but `reads` is measured.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) rounds: u16,
    /// Length of each load, in seconds.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) seconds: u64,
    /// Keep-alive connections that send events.
    #[arg(long, default_value_t = 40)]
    pub(super) connections: usize,
    /// Events of the databases that `reads` makes, in sessions of 200; may be given several times. Of fewer than 2,000 some
    /// questions have no answer.
    #[arg(long, value_name = "COUNT", default_values_t = [100_000, 1_000_000], value_parser = clap::value_parser!(u64).range(2000..))]
    pub(super) events: Vec<u64>,
    /// A folder where those databases are kept for the next time, and taken from if they are there.
    #[arg(long, value_name = "FOLDER")]
    pub(super) keep: Option<PathBuf>,
    /// Write the figures as JSON, too.
    #[arg(long, value_name = "FILE")]
    pub(super) json: Option<PathBuf>,
}

impl Options {
    pub(super) fn scenarios(&self) -> Vec<Scenario> {
        match self.scenario.is_empty() {
            true => Scenario::value_variants().to_vec(),
            false => self.scenario.clone(),
        }
    }

    pub(super) fn sides(&self) -> Result<Vec<(Side, Subject)>> {
        let target = match &self.target {
            Some(text) => Subject::parse(text)?,
            None => Subject::Launch(Launch::Binary(places::release_binary()?)),
        };
        let mut sides = vec![(Side::Target, target)];
        if let Some(text) = &self.baseline {
            sides.push((Side::Baseline, Subject::parse(text)?));
        }
        Ok(sides)
    }
}
