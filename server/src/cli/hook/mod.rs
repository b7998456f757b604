//! `agentmonitor hook`: what an agent's hook runs where it is a command.
//!
//! Promises: it ends with exit code 0 and within a bounded time, whatever comes and whatever the server does; stdout says
//! what Claude Code reads, or nothing. What no server has is kept ([`Spool`]) for the next call, or for the server's start.
mod answer;
mod body;
mod input;
mod post;
mod tell;

use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{self, SyncSender};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::Timestamp;

use self::tell::{Teller, Told};
use super::line_of;
use crate::config::{self, ClientSettings, HookSettings, Surroundings};
use crate::hooks::{Circumstances, HookEvent, NoPayload, Spool, Spooled, read};
use crate::ingest::branch_of_folder;

pub(super) use self::post::Server;

pub(super) const NAME: &str = "hook";

pub(super) const URL: &str = "url";
const AGENT_TYPE: &str = "agent-type";
const INSTRUMENTED: &str = "instruction-load-instrumented";
const DEADLINE: &str = "deadline-ms";

/// Beyond the deadline, for what needs no server.
const MARGIN: Duration = Duration::from_millis(500);

const EXPLANATION: &str = "\
Reads the JSON that Claude Code gives its hooks from stdin and tells it to the server; `agentmonitor
hooks install` sets it up. Prints the answer for the agent: `{}`, or that a command is denied because it
would remove / or the home directory (also without a server; not with AGENTMONITOR_SAFETY=0).

What the server does not take in time is kept in the user's data directory, agentmonitor/hooks, and
delivered by the next call, or by the server when it starts. 1000 events are kept, 16 MiB; more are lost.

The exit code is always 0, so that an agent is never stopped by it.

Example:
  echo '{\"hook_event_name\":\"Stop\",\"session_id\":\"try\"}' | agentmonitor hook";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Tells the server what an agent's hook reads from stdin")
        .after_help(EXPLANATION)
        .arg(url_arg())
        .arg(
            Arg::new(AGENT_TYPE)
                .long(AGENT_TYPE)
                .value_name("NAME")
                .default_value("claude_code")
                .value_parser(NonEmptyStringValueParser::new())
                .help("Whose hook it is; another's payloads must look like Claude Code's"),
        )
        .arg(
            Arg::new(INSTRUMENTED)
                .long(INSTRUMENTED)
                .action(ArgAction::SetTrue)
                .help("The agent also tells which instructions it loads (kept with a session's start)"),
        )
        .arg(
            Arg::new(DEADLINE)
                .long(DEADLINE)
                .value_name("MS")
                .default_value("500")
                .value_parser(value_parser!(u64).range(1..=60_000))
                .help("How long the server may take"),
        )
        .arg(config::token_arg())
}

/// Where the server is.
pub(super) fn url_arg() -> Arg {
    Arg::new(URL)
        .long(URL)
        .value_name("URL")
        .value_parser(NonEmptyStringValueParser::new())
        .help("Address of the server [env: AGENTMONITOR_URL] [default: http://127.0.0.1:3141]")
}

/// Reads, tells, answers. The work is done beside, so that nothing of it can hold the agent up for ever.
pub(super) fn run(flags: ArgMatches) {
    let patience = input::PATIENCE + deadline(&flags) + MARGIN;
    let (answers, answer) = mpsc::sync_channel(1);
    thread::spawn(move || {
        if let Err(error) = work(&flags, &answers) {
            // Agents show it to whoever looks for it.
            drop(writeln!(
                io::stderr(),
                "agentmonitor hook: {}",
                line_of(&error)
            ));
        }
    });
    let Ok(text) = answer.recv_timeout(patience) else {
        return;
    };
    // An agent that is gone needs no answer.
    let mut stdout = io::stdout();
    drop(stdout.write_all(&text).and_then(|()| stdout.flush()));
    // The event may still have to be kept. No more is said: this is the end of that, or that it takes too long.
    drop(answer.recv_timeout(MARGIN));
}

fn work(flags: &ArgMatches, answers: &SyncSender<Vec<u8>>) -> anyhow::Result<()> {
    let raw = Bytes::from(input::read().map_err(anyhow::Error::msg)?);
    if raw.trim_ascii().is_empty() {
        return Ok(());
    }
    let around = Surroundings::of_process_anywhere();
    let settings = HookSettings::load(&around);
    let circumstances = circumstances(flags, &settings);
    let teller = server(flags, &around).map(|server| Teller {
        spool: settings
            .data_dir
            .map(|dir| Spool::of(&dir, server.authority())),
        server,
        safety: settings.safety,
        deadline: deadline(flags),
    });
    let told = match &teller {
        Ok(teller) => teller.tell(raw.clone(), &circumstances)?,
        // A tool is judged all the same.
        Err(_) => Told::Untold,
    };
    if let Told::Answered(verdict) = told {
        answers.send(answer::print(verdict))?;
        return Ok(());
    }
    let meaning = read(&String::from_utf8_lossy(&raw), &circumstances).ok_or(NoPayload)?;
    answers.send(answer::print(meaning.verdict))?;
    match (told, teller?.spool, meaning.event) {
        (Told::Untold, Some(spool), Ok(event)) => keep(&spool, event),
        _ => Ok(()),
    }
}

/// As the server would have stored it, but of now.
fn keep(spool: &Spool, HookEvent { draft, folder }: HookEvent) -> anyhow::Result<()> {
    let branch = folder.and_then(|folder| branch_of_folder(Path::new(&folder)));
    let event = Spooled::new(draft, branch, Timestamp::now());
    Ok(spool.keep(&event)?)
}

fn server(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<Server> {
    let settings = ClientSettings::load(flags, around)?;
    let url = flags.get_one::<String>(URL).map(String::as_str);
    Server::new(url, settings)
}

fn circumstances(flags: &ArgMatches, settings: &HookSettings) -> Circumstances {
    let agent_type = flags
        .get_one::<String>(AGENT_TYPE)
        .expect("it has a default");
    Circumstances {
        agent_type: agent_type.clone(),
        safety: settings.safety.unwrap_or(true),
        instruction_load_instrumented: flags.get_flag(INSTRUMENTED)
            || settings.instruction_load_instrumented,
        metadata_limit_bytes: settings.metadata_limit_bytes,
    }
}

fn deadline(flags: &ArgMatches) -> Duration {
    Duration::from_millis(*flags.get_one(DEADLINE).expect("it has a default"))
}
