//! `agentmonitor db`: what is asked of the database itself. So far: whether it is sound.
mod text;

use std::process::ExitCode;

use anyhow::Context;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::progress::Progress;
use super::{Failure, JSON};
use crate::config::{Config, Surroundings, database_arg};
use crate::store::check::{Report, check};

pub(super) const NAME: &str = "db";
const CHECK: &str = "check";

/// Exit code for errors in the database.
const FINDINGS: u8 = 1;
/// Exit code where nothing could be told about the database.
pub(super) const UNREADABLE: u8 = 2;

const EXPLANATION: &str = "\
Walks over every column of every row: the schema, SQLite's own integrity check, foreign keys, the form of every \
time, JSON, numbers, known values, what rows say of one another, and the ids that come next.

  error   neither runtime writes this; one may fail on it or show it wrong
  note    legitimate: an old shape, or what the TypeScript runtime may write

It writes nothing and needs no server; one may run and write meanwhile. What is said goes to stdout.

Exit codes:
  0   no errors; there may be notes
  1   errors
  2   the database, or the command line, cannot be read; with --json an object
      with `error` says why

Examples:
  agentmonitor db check                   the one that `serve` would open
  agentmonitor db check --db data/agentmonitor.db
  agentmonitor db check --json | jq '.findings[] | select(.severity == \"error\")'";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Looks after the database")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new(CHECK)
                .about("Tells whether the database is what both runtimes write and read")
                .after_help(EXPLANATION)
                .arg(database_arg())
                .arg(
                    Arg::new(JSON)
                        .long(JSON)
                        .action(ArgAction::SetTrue)
                        .help("Prints the findings as one JSON object"),
                ),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Failure> {
    let outcome = match flags.subcommand() {
        Some((CHECK, flags)) => run_check(flags),
        _ => Err(anyhow::anyhow!(
            "say what to do; see `agentmonitor db --help`"
        )),
    };
    outcome.map_err(|error| Failure {
        error,
        code: UNREADABLE,
    })
}

fn run_check(flags: &ArgMatches) -> anyhow::Result<ExitCode> {
    let outcome = report_of(flags).and_then(|report| tell(&report, flags.get_flag(JSON)));
    if let Err(error) = &outcome
        && flags.get_flag(JSON)
    {
        // A program reads stdout alone.
        super::print(&json(
            &serde_json::json!({ "error": super::line_of(error) }),
        )?)?;
    }
    outcome
}

fn tell(report: &Report, as_json: bool) -> anyhow::Result<ExitCode> {
    super::print(&match as_json {
        true => json(report)?,
        false => text::of(report),
    })?;
    Ok(match report.is_clean() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(FINDINGS),
    })
}

fn report_of(flags: &ArgMatches) -> anyhow::Result<Report> {
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    let (path, _) = Config::database(flags, &around)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime; free some threads or memory")?;
    let mut progress = Progress::on_terminal();
    let report = runtime.block_on(check(&path, &mut |what, rows| {
        progress.show(&format_args!("checking {what}"), rows);
    }));
    progress.clear();
    Ok(report?)
}

fn json(body: &impl Serialize) -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(body)?;
    text.push('\n');
    Ok(text)
}
