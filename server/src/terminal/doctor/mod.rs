//! `agentmonitor doctor`: is everything connected, and if not, what is there to do?
mod database;
mod finding;
mod hooks;
mod server;
mod settings;

use std::process::ExitCode;

use anyhow::Context;
use clap::{ArgMatches, Command};
use serde_json::json;

use super::client::Server;
use super::output::{Output, Stop};
use super::{JSON, json_arg, print_json, target};
use crate::config::{AgentFiles, Surroundings, database_arg};
use crate::hooks::install::Seen;
use crate::settings::Receiver;

use finding::Level;

pub(super) const NAME: &str = "doctor";

const EXPLANATION: &str = "\
It asks the server, looks at the settings of Claude Code, Codex and Gemini CLI, and walks over the database, as \
`agentmonitor db check` does. It changes nothing.

  ok        as it should be
  note      not set up, or nothing came yet; fine if you want it so
  problem   something does not work

Exit codes:
  0   no problems
  1   problems, or the command line cannot be read";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about(
            "Tells whether agents, server and database are well, and what to do where they are not",
        )
        .after_help(EXPLANATION)
        .arg(database_arg())
        .arg(json_arg("Prints the findings as one JSON object"))
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Stop> {
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    let target = target::of(flags, &around)?;
    let receiver = Receiver {
        url: target.url.clone(),
        token: target.token.clone(),
    };
    let server = Server::new(target)?;
    let mut findings = super::runtime()?.block_on(server::findings(&server));
    let seen = Seen::of(AgentFiles::claude_here(&around));
    if let Some(users) = AgentFiles::claude_of(&around) {
        findings.extend(hooks::findings(&users, &seen, &receiver.url));
    }
    if let Some(files) = AgentFiles::of(&around) {
        findings.extend(settings::findings(&files, &receiver));
    }
    findings.extend(super::runtime()?.block_on(database::findings(flags, &around)));
    let is_well = findings
        .iter()
        .all(|finding| finding.level != Level::Problem);
    if flags.get_flag(JSON) {
        print_json(&json!({ "well": is_well, "findings": findings }))?;
    } else {
        Output::stdout().line(&finding::words(&findings))?;
    }
    Ok(match is_well {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
