//! The terminal's view of a running server and of who is connected to it: `agentmonitor tail`, `stats`, `sessions`,
//! `doctor` and `otel`.
//!
//! Promises: a server that is not there, or that never answers, is one sentence that says what to do; what comes from
//! outside cannot command the terminal; a reader of our output that leaves ends the command quietly.
//! The server is reached through the generated client alone, as by anybody else.
//! Left to others: parsing the command line, the exit code of an error (`cli`).
mod client;
mod doctor;
mod otel;
mod output;
mod sessions;
mod stats;
mod table;
mod tail;
mod target;
mod text;
mod time;

use std::process::ExitCode;

use anyhow::{Context, anyhow};
use clap::{Arg, ArgAction, ArgMatches, Command};
use tokio::runtime::Runtime;

use crate::config::Surroundings;

pub(crate) use text::{harmless, thousands};

use client::Server;
use output::{Output, Stop};

const JSON: &str = "json";

/// The commands of this room.
pub fn commands() -> [Command; 5] {
    let commands = [
        tail::command(),
        stats::command(),
        sessions::command(),
        doctor::command(),
        otel::command(),
    ];
    commands.map(|command| command.args(target::args()))
}

/// Whether `name` is one of [`commands`].
pub fn has(name: &str) -> bool {
    [
        tail::NAME,
        stats::NAME,
        sessions::NAME,
        doctor::NAME,
        otel::NAME,
    ]
    .contains(&name)
}

/// Does what the command `name`, one of [`commands`], is asked for.
pub fn run(name: &str, flags: &ArgMatches) -> anyhow::Result<ExitCode> {
    let outcome = match name {
        tail::NAME => with_server(flags, async |server| tail::run(flags, &server).await),
        stats::NAME => with_server(flags, async |server| stats::run(flags, &server).await),
        sessions::NAME => with_server(flags, async |server| sessions::run(flags, &server).await),
        otel::NAME => otel::run(flags),
        doctor::NAME => return done(doctor::run(flags)),
        other => Err(Stop::Failed(anyhow!(
            "{other} is no command; see `agentmonitor --help`"
        ))),
    };
    done(outcome.map(|()| ExitCode::SUCCESS))
}

/// A reader that has read enough is no failure.
fn done(outcome: Result<ExitCode, Stop>) -> anyhow::Result<ExitCode> {
    match outcome {
        Ok(code) => Ok(code),
        Err(Stop::ReaderGone) => Ok(ExitCode::SUCCESS),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Runs `command` against the server that the flags and the environment name, if it says in a moment that it is well:
/// then sums may take their time.
fn with_server(
    flags: &ArgMatches,
    command: impl AsyncFnOnce(Server) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    let server = Server::new(target::of(flags, &around)?)?;
    runtime()?.block_on(async {
        server.health().await?;
        command(server).await
    })
}

/// One thread: there is little to do.
fn runtime() -> anyhow::Result<Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime; free some threads or memory")
}

fn json_arg(help: &'static str) -> Arg {
    Arg::new(JSON)
        .long(JSON)
        .action(ArgAction::SetTrue)
        .help(help)
}

/// What the API answered, on stdout.
fn print_json(body: &impl serde::Serialize) -> Result<(), Stop> {
    let json = serde_json::to_string_pretty(body).context("the answer cannot be printed")?;
    Output::stdout().line(&text::harmless_json(&json))
}
