//! What the way of an event costs, in instructions, held against figures that are committed: a guard that a busy machine
//! does not disturb, where a clock would tell little. `just cost` runs it, `just cost --update` writes the figures.
//!
//! It runs itself under valgrind, each part a few times and then more often, and divides the difference: what a process
//! does before and after, and a store to open itself, falls out; what other threads do for a part, SQLite's among them,
//! does not. A library that marks what is counted, function by function, would count the calling thread alone.

mod events;
mod figures;
mod parts;
mod valgrind;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use figures::Figures;
use parts::Part;

/// Counts the instructions of the way of an event and compares them with the committed figures.
#[derive(Debug, Parser)]
#[command(name = "agentmonitor-cost")]
struct Cli {
    /// Write what is counted to the file of figures instead.
    #[arg(long)]
    update: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Do one part so many times, and nothing else: what runs under valgrind, or a profiler.
    Do { part: Part, times: u32 },
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("agentmonitor-cost: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// True where all is as it was.
fn run(cli: &Cli) -> Result<bool> {
    if let Some(Command::Do { part, times }) = &cli.command {
        return part.run(*times).map(|()| true);
    }
    let counted = valgrind::count_all()?;
    if cli.update {
        counted.write(&committed())?;
        println!("wrote {}", committed().display());
        return Ok(true);
    }
    let lines = Figures::read(&committed())?.compare(&counted);
    lines.iter().for_each(|line| println!("{line}"));
    let good = lines.iter().all(|line| line.good);
    if !good {
        println!(
            "The way of an event costs something else than it did. If that is meant, write the new figures with \
             `just cost --update` and say why in the commit."
        );
    }
    Ok(good)
}

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("figures.json")
}
