//! The command line: `run` and `report` replay the recordings, `beyond` runs our own scenarios,
//! `bench` measures. Exit code 1 where something failed.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};

use crate::bench;
use crate::beyond;
use crate::contract::Contract;
use crate::honest::Honest;
use crate::http;
use crate::places;
use crate::report::{Report, failures};
use crate::suite::{Plan, Target};
use crate::target::Launch;

/// Proves that a server does what openapi.yaml says and what the legacy did.
#[derive(Debug, Parser)]
#[command(name = "contract-tests", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Replay the recordings and print what failed, what was not run, and a line that says it all.
    ///
    /// Each scenario begins on an empty database, so by default each gets a server of its own, started from --bin or
    /// --start. Of a server that runs already (--target), or without --start, only the contract's wire is known.
    Run(Replay),
    /// Replay the recordings and print operations x steps x passed, out of scope, failed, not yet; the last line says it all.
    Report {
        #[command(flatten)]
        replay: Replay,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Run the scenarios of what ours does beyond the legacy.
    Beyond {
        #[command(flatten)]
        server: ServerArgs,
        /// Only these files, by their name without `.yaml`.
        #[arg(long)]
        scenario: Vec<String>,
    },
    /// Measure ingest, latencies, streams, reads, start, memory and idle CPU, beside the raw floor of SQLite.
    Bench(bench::Options),
}

#[derive(Debug, Args)]
struct ServerArgs {
    /// The server binary; by default the newer of target/release and target/debug.
    #[arg(long, value_name = "PATH", conflicts_with = "start")]
    bin: Option<PathBuf>,
    /// A shell command that starts a server instead, of any runtime, such as 'node server.js --port {port} --db {db}';
    /// {port}, {db} and {home}, a folder of its own, are filled in. It ends on SIGTERM.
    #[arg(long, value_name = "COMMAND")]
    start: Option<String>,
}

#[derive(Debug, Args)]
struct Replay {
    #[command(flatten)]
    server: ServerArgs,
    /// A fresh server that runs already, such as http://127.0.0.1:3141. Takes all scenarios that leave nothing behind, and
    /// at most one other, by --scenario; what is left out is named.
    #[arg(long, value_name = "URL", conflicts_with_all = ["bin", "start"])]
    target: Option<String>,
    /// Only these scenarios.
    #[arg(long)]
    scenario: Vec<String>,
    /// Also the scenarios that take a minute or more.
    #[arg(long)]
    slow: bool,
    /// Compare with the recordings as they stand, as for the legacy itself, and not with what is decided to differ.
    #[arg(long)]
    without_gaps: bool,
    /// Scenarios at a time.
    #[arg(long, default_value_t = 4)]
    jobs: usize,
}

/// Parses the arguments, runs, and reports an error in one line on stderr.
pub async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("contract-tests: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// True where nothing failed.
async fn run(cli: Cli) -> Result<bool> {
    match cli.command {
        Command::Run(replay) => {
            let replayed = replay.plan()?.replay().await?;
            print!("{}", failures(&replayed));
            let report = Report::of(&replayed);
            print!("{}", report.not_run());
            println!("{}", report.line());
            Ok(report.total.failed == 0)
        }
        Command::Report { replay, json } => {
            let replayed = replay.plan()?.replay().await?;
            let report = Report::of(&replayed);
            if json {
                println!("{:#}", report.json());
            } else {
                print!("{}", report.text());
            }
            eprint!("{}", failures(&replayed));
            Ok(report.total.failed == 0)
        }
        Command::Beyond { server, scenario } => run_beyond(&server.launch()?, &scenario).await,
        Command::Bench(options) => bench::run(&options).await,
    }
}

async fn run_beyond(launch: &Launch, only: &[String]) -> Result<bool> {
    let mut good = true;
    let honest = Honest::of(Contract::load(&places::contract())?)?;
    for (name, scenario) in beyond::load_all(&places::home().join("scenarios/beyond"))? {
        if !only.is_empty() && !only.contains(&name) {
            continue;
        }
        let failed = scenario
            .run(launch, &honest)
            .await
            .with_context(|| name.clone())?;
        println!(
            "{} {name}: {} steps",
            if failed.is_empty() {
                "ok    "
            } else {
                "FAILED"
            },
            scenario.all_steps().count()
        );
        for line in &failed {
            println!("    {line}");
        }
        good &= failed.is_empty();
    }
    Ok(good)
}

impl ServerArgs {
    fn launch(&self) -> Result<Launch> {
        Ok(match (&self.start, &self.bin) {
            (Some(command), _) => Launch::Shell(command.clone()),
            (None, Some(path)) => Launch::Binary(path.clone()),
            (None, None) => Launch::Binary(places::server_binary()?),
        })
    }
}

impl Replay {
    fn plan(&self) -> Result<Plan> {
        let target = match &self.target {
            Some(url) => Target::Running(http::address(url)?),
            None => Target::Own(self.server.launch()?),
        };
        Ok(Plan {
            target,
            only: self.scenario.clone(),
            slow: self.slow,
            without_gaps: self.without_gaps,
            jobs: self.jobs,
            ..Plan::of_repository(Launch::Binary(PathBuf::new()))
        })
    }
}
