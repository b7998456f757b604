//! `agentmonitor statusline`: what Claude Code runs for its status line, in front of the command that it ran before.
//!
//! Promises: that command gets the same input, and its output and exit code are ours; a server that is down or slow
//! costs no more than the deadline, while that command runs.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Program, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail};
use bytes::Bytes;
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches, Command};
use tokio::time::Instant;

use super::hook::{Server, URL, url_arg};
use super::hooks::{LEGACY, users_settings};
use super::line_of;
use crate::config::{self, ClientSettings, ServerUrl, Surroundings};

pub(super) const NAME: &str = "statusline";

const FORWARD: &str = "forward";

/// Set for the command that it runs: should that come back here, a line would run itself without end.
const RUNNING: &str = "AGENTMONITOR_STATUSLINE_RUNNING";

const QUOTAS: &str = "/api/provider-quotas/claude/statusline";

/// Claude Code's own is a few kilobytes.
const LIMIT_BYTES: u64 = 1 << 20;

const DEADLINE: Duration = Duration::from_millis(500);

const EXPLANATION: &str = "\
Claude Code gives its status line the quotas of the account. This tells them to the server, runs the command \
that was the status line before, and prints what that prints. `agentmonitor hooks install --statusline` sets it \
up, `agentmonitor hooks uninstall` puts the other back.";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Tells the server the quotas that Claude Code gives its status line")
        .after_help(EXPLANATION)
        .arg(url_arg())
        .arg(config::token_arg())
        .arg(
            Arg::new(FORWARD)
                .long(FORWARD)
                .value_name("FILE")
                .value_parser(PathBufValueParser::new())
                .help(format!(
                    "File with the command to run [env: AGENTMONITOR_STATUSLINE_FORWARD_FILE] [default: {LEGACY} beside Claude Code's settings]"
                )),
        )
}

/// The exit code is that of the command that it runs.
pub(super) fn run(flags: &ArgMatches) -> anyhow::Result<ExitCode> {
    if std::env::var_os(RUNNING).is_some() {
        bail!(
            "this status line calls itself: what it shows runs `agentmonitor statusline` again; put the command that is to be \
             shown into the file that --forward names"
        );
    }
    let around = Surroundings::of_process_anywhere();
    let mut input = Vec::new();
    io::stdin()
        .lock()
        .take(LIMIT_BYTES)
        .read_to_end(&mut input)?;
    let other = forwarded(flags, &around)?.map(start).transpose()?;
    let input = Bytes::from(input);
    thread::scope(|scope| {
        let forwarding = other.map(|other| scope.spawn(|| forward(other, &input)));
        if let Err(error) = tell(flags, &around, input.clone()) {
            complain(&line_of(&error));
        }
        match forwarding {
            Some(forwarding) => forwarding.join().expect("it does not panic"),
            None => Ok(ExitCode::SUCCESS),
        }
    })
}

/// Nothing but blanks has no quotas.
fn tell(flags: &ArgMatches, around: &Surroundings, input: Bytes) -> anyhow::Result<()> {
    if input.trim_ascii().is_empty() {
        return Ok(());
    }
    let found = ClientSettings::load(flags, around)?;
    let named = flags.get_one::<String>(URL).map(String::as_str);
    let server = Server::new(ServerUrl::new(named, &found)?, found)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime")?;
    let deadline = Instant::now() + DEADLINE;
    // What is not told now is told with the next line, seconds later.
    drop(runtime.block_on(async { server.post(QUOTAS, input, deadline).await }));
    runtime.shutdown_background();
    Ok(())
}

/// The command of the status line before ours.
fn forwarded(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<Option<String>> {
    let path = match flags.get_one::<PathBuf>(FORWARD) {
        Some(path) => return read(path, true),
        None => match around.statusline_forward_file() {
            Some(path) => path,
            None => users_settings(around)?.with_file_name(LEGACY),
        },
    };
    read(&path, false)
}

/// One that is named is there, though it may be empty.
fn read(path: &Path, is_named: bool) -> anyhow::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(command) => Ok(Some(command).filter(|command| !command.trim().is_empty())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if is_named {
                complain(&format!(
                    "{} is not there, which says what to show; see `agentmonitor hooks status`",
                    path.display()
                ));
            }
            Ok(None)
        }
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

/// Claude Code shows it to whoever looks for it.
fn complain(what: &str) {
    drop(writeln!(io::stderr(), "agentmonitor statusline: {what}"));
}

/// As Claude Code itself would run it.
fn start(command: String) -> anyhow::Result<Child> {
    let (shell, flag) = match cfg!(windows) {
        true => ("cmd", "/C"),
        false => ("sh", "-c"),
    };
    let mut program = Program::new(shell);
    program.args([flag, &command]).env(RUNNING, "1");
    let child = program.stdin(Stdio::piped()).spawn();
    child.with_context(|| format!("{command:?} cannot be run"))
}

fn forward(mut other: Child, input: &[u8]) -> anyhow::Result<ExitCode> {
    if let Some(mut stdin) = other.stdin.take() {
        // One that reads none of it has its reasons.
        drop(stdin.write_all(input));
    }
    let code = other
        .wait()?
        .code()
        .and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
