//! `agentmonitor hook`: what an agent's hook runs where it is a command.
//!
//! Promises: it ends with exit code 0 and within a bounded time, whatever comes and whatever the server does; stdout says
//! what Claude Code reads, or nothing. What no server has is kept ([`Spool`]) for the next call, or for the server's start.
mod answer;
mod body;
mod input;
mod post;
mod refusal;
mod tell;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{self, SyncSender};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use clap::builder::NonEmptyStringValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::Timestamp;
use uuid::Uuid;

use self::tell::{Teller, Told};
use super::line_of;
use crate::config::{self, ClientSettings, HookSettings, ServerUrl, Surroundings};
use crate::hooks::{Circumstances, HookEvent, NoPayload, Spool, Spooled, read};
use crate::ingest::branch_of_folder;

pub(super) use self::post::Server;

pub(super) const NAME: &str = "hook";

pub(super) const URL: &str = "url";
const AGENT_TYPE: &str = "agent-type";
const INSTRUMENTED: &str = "instruction-load-instrumented";
const DEADLINE: &str = "deadline-ms";

const DEADLINE_MS: u64 = 500;

/// Beyond the deadline, for what needs no server.
const MARGIN: Duration = Duration::from_millis(500);

const EXPLANATION: &str = "\
Reads the JSON that Claude Code gives its hooks from stdin and tells it to the server; `agentmonitor hooks \
install` sets it up. Prints the answer for the agent: `{}`, or that a command is denied because it would remove \
/ or the home directory (also without a server; not with AGENTMONITOR_SAFETY=0).

What the server does not take in time is kept in the user's data directory, agentmonitor/hooks, and delivered by \
the next call, or by the server when it starts. 1000 events are kept, 16 MiB; more are lost.

The exit code is always 0, so that an agent is never stopped by it; what is wrong is said on stderr.

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
                .value_parser(NonEmptyStringValueParser::new())
                .help("Whose hook it is, such as copilot_cli [default: claude_code]"),
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
                .help(format!("How long the server may take [default: {DEADLINE_MS}]"))
                .value_parser(value_parser!(u64).range(1..=60_000)),
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

/// As far as a wrong command line can be read: an agent is never failed by one. None of another command.
pub(super) fn leniently(args: &[OsString]) -> Option<ArgMatches> {
    let mut rest = match args {
        [_, name, rest @ ..] if name == NAME => rest.to_vec(),
        _ => return None,
    };
    let line = || command().no_binary_name(true);
    loop {
        match line().try_get_matches_from(&rest) {
            Ok(flags) => return Some(flags),
            Err(error) => match unknown(&error, &rest) {
                Some(at) => drop(rest.remove(at)),
                None => return line().ignore_errors(true).try_get_matches_from(rest).ok(),
            },
        }
    }
}

/// Which of `args` nobody knows.
fn unknown(error: &clap::Error, args: &[OsString]) -> Option<usize> {
    let name = match error.get(ContextKind::InvalidArg)? {
        ContextValue::String(name) if error.kind() == ErrorKind::UnknownArgument => name,
        _ => return None,
    };
    let is_it = |arg: &OsString| {
        let arg = arg.to_string_lossy();
        arg == name.as_str()
            || arg
                .strip_prefix(name)
                .is_some_and(|rest| rest.starts_with('='))
    };
    args.iter().position(is_it)
}

/// Reads, tells, answers. The work is done beside, so that nothing of it can hold the agent up for ever.
pub(super) fn run(flags: ArgMatches) {
    let patience = input::PATIENCE + deadline(&flags) + MARGIN;
    let (answers, answer) = mpsc::sync_channel(1);
    thread::spawn(move || {
        if let Err(error) = work(&flags, &answers) {
            say(&line_of(&error));
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

/// Agents show it to whoever looks for it.
pub(super) fn say(sentence: &str) {
    drop(writeln!(io::stderr(), "agentmonitor hook: {sentence}"));
}

fn work(flags: &ArgMatches, answers: &SyncSender<Vec<u8>>) -> anyhow::Result<()> {
    let raw = Bytes::from(input::read().map_err(anyhow::Error::msg)?);
    if raw.trim_ascii().is_empty() {
        return Ok(());
    }
    let around = Surroundings::of_process_anywhere();
    let settings = HookSettings::load(&around);
    let circumstances = circumstances(flags, &settings);
    let url = url(flags, &around);
    // Also for a server that cannot be told now, whatever the reason: it is told once it can.
    let data_dir = settings.data_dir.as_deref();
    let spool = url.as_ref().ok().zip(data_dir);
    let spool = spool.map(|(url, dir)| Spool::of(dir, &url.name()));
    let (told, remarks) = match url.and_then(|url| server(url, flags, &around)) {
        Ok(server) => {
            let teller = Teller {
                server,
                spool: spool.clone(),
                safety: settings.safety,
                deadline: deadline(flags),
            };
            teller.tell(raw.clone(), &circumstances)
        }
        // A tool is judged all the same.
        Err(error) => (Told::Untold, vec![line_of(&error)]),
    };
    let done = match told {
        Told::Answered(verdict) => Ok(answers.send(answer::print(verdict))?),
        Told::Untold => judge(&raw, &circumstances, answers).and_then(|event| {
            let kept = spool.zip(event).map(|(spool, event)| keep(&spool, event));
            kept.unwrap_or(Ok(()))
        }),
    };
    // What is no payload is refused by anybody, which needs not be said twice.
    let is_payload = done
        .as_ref()
        .map_or_else(|error| !error.is::<NoPayload>(), |()| true);
    remarks
        .iter()
        .filter(|_| is_payload)
        .for_each(|remark| say(remark));
    done
}

/// Answers without a server; the event is still to be kept.
fn judge(
    raw: &[u8],
    circumstances: &Circumstances,
    answers: &SyncSender<Vec<u8>>,
) -> anyhow::Result<Option<HookEvent>> {
    let meaning = read(&String::from_utf8_lossy(raw), circumstances).ok_or(NoPayload)?;
    answers.send(answer::print(meaning.verdict))?;
    Ok(meaning.event.ok())
}

/// As the server would have stored it, but of now.
fn keep(spool: &Spool, HookEvent { draft, folder }: HookEvent) -> anyhow::Result<()> {
    let branch = folder.and_then(|folder| branch_of_folder(Path::new(&folder)));
    let event = Spooled::new(draft, branch, Timestamp::now());
    Ok(spool.keep(&event)?)
}

fn url(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<ServerUrl> {
    let named = flags.get_one::<String>(URL).map(String::as_str);
    let found = ClientSettings::without_token(around);
    Ok(ServerUrl::new(named, &found)?)
}

fn server(url: ServerUrl, flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<Server> {
    Ok(Server::new(url, ClientSettings::load(flags, around)?)?)
}

fn circumstances(flags: &ArgMatches, settings: &HookSettings) -> Circumstances {
    // None where the command line is wrong.
    let agent_type = flags.get_one::<String>(AGENT_TYPE).cloned();
    Circumstances {
        agent_type: agent_type.unwrap_or_default(),
        safety: settings.safety.unwrap_or(true),
        instruction_load_instrumented: flags.get_one(INSTRUMENTED) == Some(&true)
            || settings.instruction_load_instrumented,
        metadata_limit_bytes: settings.metadata_limit_bytes,
        event_id: Some(Uuid::new_v4().to_string()),
    }
}

fn deadline(flags: &ArgMatches) -> Duration {
    let named = flags.get_one(DEADLINE).copied();
    Duration::from_millis(named.unwrap_or(DEADLINE_MS))
}
