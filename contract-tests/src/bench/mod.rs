//! `bench`: what a server takes, how long it lets wait and what it costs, beside the raw floor of SQLite and, if there is
//! one, a baseline. Target and baseline take turns, round by round, so that a slow minute of the machine hits both; each
//! figure is min / median / max over the rounds. Of a runtime it knows the contract, and how it is started.

mod audience;
mod data;
mod floor;
mod follower;
mod latencies;
mod legacy;
mod load;
mod options;
mod process;
mod scenarios;
mod sheet;
mod spread;
mod subject;
mod traffic;
mod wire;

use std::time::Duration;

use anyhow::{Context, Result};

pub use options::Options;
use scenarios::reads::Reads;
use scenarios::{Round, Scenario};
use sheet::Sheet;
use subject::{Side, Subject};

/// True if nothing failed. What failed is named beside the figures of the rest, which are told in any case.
pub async fn run(options: &Options) -> Result<bool> {
    let sides = options.sides()?;
    let mut sheet = Sheet::default();
    let run = measure(options, &sides, &mut sheet).await;
    run.unwrap_or_else(|error| sheet.failed(format!("{error:#}")));
    print!("{}", sheet.text());
    if let Some(path) = &options.json {
        std::fs::write(path, format!("{:#}\n", sheet.json()))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(sheet.is_good())
}

async fn measure(options: &Options, sides: &[(Side, Subject)], sheet: &mut Sheet) -> Result<()> {
    let scenarios = options.scenarios();
    for round in 1..=usize::from(options.rounds) {
        eprintln!("round {round} of {}", options.rounds);
        sheet.turn(round);
        let floor = measured_floor(Duration::from_secs(options.seconds)).await?;
        sheet.floor(floor);
        for scenario in &scenarios {
            // Who goes first has an emptier machine, or a colder one.
            let mut sides: Vec<_> = sides.iter().collect();
            if round % 2 == 0 {
                sides.reverse();
            }
            for (side, subject) in sides {
                one(options, *scenario, (*side, subject), floor, sheet).await;
            }
        }
    }
    if scenarios.contains(&Scenario::Reads) {
        run_reads(options, sides, sheet).await;
    }
    Ok(())
}

async fn one(
    options: &Options,
    scenario: Scenario,
    (side, subject): (Side, &Subject),
    floor: f64,
    sheet: &mut Sheet,
) {
    let name = format!("{} of the {}", scenario.name(), side.name());
    if scenario.starts_its_own() && subject.launch().is_none() {
        return sheet.left_out(format!("{name}: give a command that starts it, not a URL"));
    }
    if scenario == Scenario::Reads {
        return;
    }
    eprintln!("  {name}");
    let mut round = Round {
        options,
        floor,
        subject,
        side,
        scenario: scenario.name(),
        sheet,
    };
    if let Err(error) = scenario.run(&mut round).await {
        sheet.failed(format!("{name}: {error:#}"));
    }
}

async fn run_reads(options: &Options, sides: &[(Side, Subject)], sheet: &mut Sheet) {
    let launched = sides.iter().filter_map(|(side, subject)| {
        let launch = subject.launch()?;
        Some((*side, launch.clone()))
    });
    let launched: Vec<_> = launched.collect();
    if launched.is_empty() {
        return;
    }
    for events in &options.events {
        eprintln!("reads of {events} events");
        let mut reads = Reads::of(*events, options, sheet);
        let read = reads.run(&launched).await;
        read.unwrap_or_else(|error| sheet.failed(format!("reads of {events}: {error:#}")));
    }
}

/// Rows a second of bare prepared inserts.
async fn measured_floor(length: Duration) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("floor.db");
    tokio::task::spawn_blocking(move || floor::rows_per_second(&database, length)).await?
}
