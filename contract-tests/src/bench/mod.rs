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
use scenarios::{Round, Scenario, reads};
use sheet::Sheet;
use subject::{Side, Subject};

pub async fn run(options: &Options) -> Result<()> {
    let sides = options.sides()?;
    let scenarios = options.scenarios();
    let mut sheet = Sheet::default();
    for round in 1..=options.rounds {
        eprintln!("round {round} of {}", options.rounds);
        let floor = measured_floor(Duration::from_secs(options.seconds)).await?;
        sheet.floor(floor);
        for scenario in &scenarios {
            // Who goes first has an emptier machine, or a colder one.
            let mut sides: Vec<_> = sides.iter().collect();
            if round % 2 == 0 {
                sides.reverse();
            }
            for (side, subject) in sides {
                one(options, *scenario, (*side, subject), floor, &mut sheet).await?;
            }
        }
    }
    if scenarios.contains(&Scenario::Reads) {
        run_reads(options, &sides, &mut sheet).await?;
    }
    print!("{}", sheet.text());
    if let Some(path) = &options.json {
        std::fs::write(path, format!("{:#}\n", sheet.json()))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

async fn one(
    options: &Options,
    scenario: Scenario,
    (side, subject): (Side, &Subject),
    floor: f64,
    sheet: &mut Sheet,
) -> Result<()> {
    let (scenario_name, side_name) = (scenario.name(), side.name());
    if scenario.starts_its_own() && subject.launch().is_none() {
        sheet.left_out(format!(
            "{scenario_name} of the {side_name}: give a command that starts it, not a URL"
        ));
        return Ok(());
    }
    if scenario == Scenario::Reads {
        return Ok(());
    }
    eprintln!("  {scenario_name} of the {side_name}");
    let mut round = Round {
        options,
        floor,
        subject,
        side,
        scenario: scenario_name.clone(),
        sheet,
    };
    let run = scenario.run(&mut round).await;
    run.with_context(|| format!("{scenario_name} of the {side_name}"))
}

async fn run_reads(options: &Options, sides: &[(Side, Subject)], sheet: &mut Sheet) -> Result<()> {
    let launched = sides.iter().filter_map(|(side, subject)| {
        let launch = subject.launch()?;
        Some((*side, launch.clone()))
    });
    let launched: Vec<_> = launched.collect();
    if launched.is_empty() {
        return Ok(());
    }
    for events in &options.events {
        eprintln!("reads of {events} events");
        reads::run(&launched, *events, options.keep.as_deref(), sheet).await?;
    }
    Ok(())
}

/// Rows a second of bare prepared inserts.
async fn measured_floor(length: Duration) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("floor.db");
    tokio::task::spawn_blocking(move || floor::rows_per_second(&database, length)).await?
}
