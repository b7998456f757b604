//! `agentmonitor otel`: has an agent export its telemetry to the server, or says how.
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use similar::TextDiff;

use super::output::{Output, Stop, note};
use super::target::{self, Target};
use super::text::{harmless, plain};
use crate::config::{AgentFiles, Surroundings};
use crate::hooks::install::Seen;
use crate::settings::{Agent, Receiver, SettingsFile, Signal};

pub(super) const NAME: &str = "otel";
const AGENT: &str = "agent";
const WRITE: &str = "write";
const DRY_RUN: &str = "dry-run";
const REPLACE: &str = "replace";
const FILE: &str = "file";

const EXPLANATION: &str = "\
Without a flag it prints what the settings of the agent must say. With --write it puts that into them: all else \
stays as it is, comments too; what was there before is kept beside it. A second time changes nothing. Whether \
prompts are told stays as you have it; at first they are.

  codex    [otel] in ~/.codex/config.toml (or in $CODEX_HOME)
  gemini   telemetry in ~/.gemini/settings.json
  claude   env in ~/.claude/settings.json (or in $CLAUDE_CONFIG_DIR)

Of Claude Code, logs are exported: they tell of prompts, tools, tokens and dollars. Where hooks tell of prompts \
and tools, metrics are, which tell tokens and dollars alone.

Examples:
  agentmonitor otel codex --write         then start codex, and look at
                                          agentmonitor tail
  agentmonitor otel claude --dry-run      shows what --write would change";

pub(super) fn command() -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .action(ArgAction::SetTrue)
            .help(help)
    };
    Command::new(NAME)
        .about("Has Codex, Gemini CLI or Claude Code export telemetry to the server")
        .after_help(EXPLANATION)
        .arg(
            Arg::new(AGENT)
                .required(true)
                .value_name("AGENT")
                .value_parser(PossibleValuesParser::new(["codex", "gemini", "claude"]))
                .help("Whose settings"),
        )
        .arg(flag(WRITE, "Puts it into the settings"))
        .arg(flag(DRY_RUN, "Shows what --write would change").conflicts_with(WRITE))
        .arg(flag(REPLACE, "Takes the place of another receiver"))
        .arg(
            Arg::new(FILE)
                .long(FILE)
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Another settings file, such as one of a project"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<(), Stop> {
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    let name = flags.get_one::<String>(AGENT).expect("it is required");
    let (agent, path) = settings_of(name, flags, &around)?;
    let Target { url, token } = target::of(flags, &around)?;
    let has_token = token.is_some();
    let receiver = Receiver { url, token };
    // Before it is done, so that it need not be.
    if has_token && agent != Agent::Gemini {
        exposure(&path, &around);
    }
    let replace = flags.get_flag(REPLACE);
    match (flags.get_flag(WRITE), flags.get_flag(DRY_RUN)) {
        (true, _) => write(agent, &path, &receiver, replace)?,
        (_, true) => show_changes(agent, &path, &receiver, replace)?,
        _ => {
            Output::stdout().line(agent.edit("", &receiver, false)?.trim_end())?;
            note(&format!(
                "this belongs into {}; `agentmonitor otel {name} --write` puts it there",
                plain(&path.display().to_string())
            ));
        }
    }
    match agent {
        Agent::Claude(signal) => remarks(signal, &path, &around),
        Agent::Gemini if has_token => note(
            "the token is none of Gemini CLI's settings; have it in its environment: \
             export OTEL_EXPORTER_OTLP_HEADERS=\"Authorization=Bearer%20$AGENTMONITOR_AUTH_TOKEN\"",
        ),
        _ => {}
    }
    Ok(())
}

/// Who else may read the token once it stands in the settings.
fn exposure(path: &Path, around: &Surroundings) {
    let path = real(path);
    let named = plain(&path.display().to_string());
    if is_for_others(&path) {
        note(&format!(
            "the token goes into {named}, which others on this machine may read; if they should not: chmod 600 {named}"
        ));
    }
    let users = AgentFiles::claude_of(around).map(|users| real(&users));
    let is_projects = path.ends_with(".claude/settings.json") && users.as_ref() != Some(&path);
    let is_kept = path.ancestors().any(|folder| folder.join(".git").exists());
    if is_projects || is_kept {
        note(&format!(
            "the token goes into {named}, which is a file of a project: do not commit it; settings.local.json and your \
             own settings are for secrets"
        ));
    }
}

/// Where a file is, or will be: without links, as far as there is something.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folders = whole.ancestors().skip(1);
    let mut folders = folders.filter_map(|folder| Some((folder, folder.canonicalize().ok()?)));
    match folders.next() {
        Some((folder, real)) => real.join(whole.strip_prefix(folder).expect("a folder above it")),
        None => whole,
    }
}

#[cfg(unix)]
fn is_for_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let about = std::fs::metadata(path);
    about.is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_for_others(_: &Path) -> bool {
    false
}

/// Why it is this signal, and what keeps it from coming.
fn remarks(signal: Signal, path: &Path, around: &Surroundings) {
    if signal == Signal::Metrics {
        note(
            "hooks tell of prompts and tools: what is exported are metrics, which tell tokens and dollars alone",
        );
    }
    for trouble in Seen::of(AgentFiles::claude_with(around, path)).troubles(None) {
        note(&plain(&format!("{}; {}", trouble.what, trouble.todo)));
    }
}

/// What Claude Code does not tell yet.
fn missing(path: &Path, around: &Surroundings) -> Signal {
    match Seen::of(AgentFiles::claude_with(around, path)).fires() {
        true => Signal::Metrics,
        false => Signal::Logs,
    }
}

fn settings_of(
    name: &str,
    flags: &ArgMatches,
    around: &Surroundings,
) -> anyhow::Result<(Agent, PathBuf)> {
    let files = AgentFiles::of(around);
    let usual = match name {
        "codex" => files.map(|files| files.codex),
        "gemini" => files.map(|files| files.gemini),
        _ => AgentFiles::claude_of(around),
    };
    let named = flags.get_one::<PathBuf>(FILE).cloned().or(usual);
    let path = named.context("there is no home directory; name the settings with --file")?;
    let agent = match name {
        "codex" => Agent::Codex,
        "gemini" => Agent::Gemini,
        _ => Agent::Claude(missing(&path, around)),
    };
    Ok((agent, path))
}

fn write(agent: Agent, path: &Path, receiver: &Receiver, replace: bool) -> Result<(), Stop> {
    let file = SettingsFile::read(path)?;
    let text = edited(agent, &file, receiver, replace)?;
    let said = if text == file.text() {
        format!("{} says so already", path.display())
    } else {
        match file.replace(&text)? {
            Some(backup) => format!(
                "wrote {}; what it was is in {}",
                path.display(),
                backup.display()
            ),
            None => format!("wrote {}", path.display()),
        }
    };
    Output::stdout().line(&plain(&said))?;
    note("sessions that begin from now on are told; `agentmonitor tail` shows them");
    Ok(())
}

fn show_changes(agent: Agent, path: &Path, receiver: &Receiver, replace: bool) -> Result<(), Stop> {
    let file = SettingsFile::read(path)?;
    let text = edited(agent, &file, receiver, replace)?;
    let name = path.display().to_string();
    if text == file.text() {
        return Output::stdout().line(&plain(&format!("{name} says so already")));
    }
    let diff = TextDiff::from_lines(file.text(), &text);
    let diff = diff.unified_diff().header(&name, &name).to_string();
    Output::stdout().line(harmless(&diff).trim_end())
}

fn edited(
    agent: Agent,
    file: &SettingsFile,
    receiver: &Receiver,
    replace: bool,
) -> anyhow::Result<String> {
    let edited = agent.edit(file.text(), receiver, replace);
    Ok(edited.map_err(|error| file.refused(error))?)
}
