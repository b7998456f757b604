//! `agentmonitor hooks`: puts hooks into Claude Code's settings, says which are there, and takes them out.
mod line;
mod program;
mod settings;
mod text;

use std::path::PathBuf;

use anyhow::Context;
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use self::line::Kept;
use self::program::Call;
use self::settings::{Change, Saved, Settings};
use super::hook::{URL, url_arg};
use super::print;
use crate::config::{self, AgentFiles, ClientSettings, Scope, ServerUrl, Surroundings};
use crate::hooks::install::{self, Before, Plan, Seen};
use crate::terminal::harmless;

pub(super) use self::line::{LEGACY, users_settings};

pub(super) const NAME: &str = "hooks";

const INSTALL: &str = "install";
const STATUS: &str = "status";
const UNINSTALL: &str = "uninstall";

const DRY_RUN: &str = "dry-run";
const COMMANDS: &str = "command";
const RESTORE: &str = "restore";
const STATUSLINE: &str = "statusline";
const SETTINGS: &str = "settings";

const EXPLANATION: &str = "\
Hooks are posted by Claude Code itself; only the start of a session needs a command, `agentmonitor hook`. \
What is told while no server runs is lost then. With --command all hooks are commands, which keep what they \
cannot tell and deliver it later.

Hooks of the TypeScript runtime (/hooks/claude-code/ in their command) make room, lest every event come twice; \
`uninstall --restore` brings them back. Everything else in the settings stays as it is, comments too. Before a \
change the settings are copied to settings.json.bak.<time>.

`status` looks at all settings that Claude Code reads when it is started here: yours, those of the project, and \
those of an administrator.

Examples:
  agentmonitor hooks install --dry-run      what would change
  agentmonitor hooks install
  agentmonitor hooks install --command --url http://127.0.0.1:4000
  agentmonitor hooks install --statusline   quotas, too, by the status line
  agentmonitor hooks status
  agentmonitor hooks uninstall --restore";

pub(super) fn command() -> Command {
    let file = Arg::new(SETTINGS)
        .long(SETTINGS)
        .value_name("FILE")
        .value_parser(PathBufValueParser::new())
        .help("Claude Code's settings [default: settings.json in CLAUDE_CONFIG_DIR, else in ~/.claude]");
    let dry_run = flag(DRY_RUN, "Only shows what would change");
    let commands = flag(
        COMMANDS,
        "All hooks as commands, which lose nothing while no server runs",
    );
    let line = flag(
        STATUSLINE,
        "The status line, too: Claude Code tells it its quotas",
    );
    let restore = flag(RESTORE, "Brings back the hooks that made room");
    let install = Command::new(INSTALL)
        .about("Puts the hooks into Claude Code's settings")
        .args([
            &commands,
            &line,
            &url_arg(),
            &config::token_arg(),
            &dry_run,
            &file,
        ]);
    let status = Command::new(STATUS).about("Says which hooks are installed");
    let uninstall = Command::new(UNINSTALL)
        .about("Takes the hooks and the status line out")
        .args([&restore, &dry_run, &file]);
    Command::new(NAME)
        .about("Connects Claude Code: installs, shows and removes its hooks")
        .after_help(EXPLANATION)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommands([install, status.arg(file), uninstall])
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

pub(super) fn run(flags: &ArgMatches) -> anyhow::Result<()> {
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    match flags.subcommand() {
        Some((INSTALL, flags)) => install(flags, &around),
        Some((UNINSTALL, flags)) => uninstall(flags, &around),
        Some((_, flags)) => status(flags, &around),
        None => anyhow::bail!("say what to do; see `agentmonitor hooks --help`"),
    }
}

fn install(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<()> {
    let settings = Settings::open(&settings_path(flags, around)?)?;
    let (plan, call) = plan(flags, around)?;
    let edited = settings.refused(install::install(settings.text(), &plan))?;
    let fronted = match flags.get_flag(STATUSLINE) {
        true => Some(line::front(&settings, &edited.text, &call)?),
        false => None,
    };
    let text = fronted
        .as_ref()
        .map_or(&edited.text, |fronted| &fronted.text);
    let change = settings.change(text.clone());
    let seen = seen_with(flags, around, &change)?;
    let before = fronted.as_ref().map(|fronted| &fronted.before);
    let known = before.map(|before| line::behind(&settings, before, around));
    let known = known.transpose()?;
    if flags.get_flag(DRY_RUN) {
        return say(&(text::would(&change) + &text::advice(&seen, Some(&plan.url))));
    }
    settings.must_take(&change)?;
    // What makes room is kept before it is gone.
    settings.replaced()?.add(&edited, before)?;
    if let (Some(before), Some(known)) = (before, &known) {
        line::keep(&settings, before, known)?;
    }
    let backup = settings.write(&change)?;
    let installed = text::Installed {
        change: &change,
        backup: backup.as_deref(),
        plan: &plan,
        edited: &edited,
        token_file: call.token_file.as_deref(),
        line: match before {
            Some(Before::Wrapped(line)) => Some(text::wrapped(line)),
            _ => known.and_then(|known| known.loss()),
        },
    };
    say(&(installed.text() + &text::advice(&seen, Some(&plan.url))))
}

fn plan(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<(Plan, Call)> {
    let found = ClientSettings::load(flags, around)?;
    let token = found.token.is_some();
    let named = flags.get_one::<String>(URL).map(String::as_str);
    let url = ServerUrl::new(named, &found)?;
    // A session's start is always told by a command.
    let unencrypted = url.clone().unencrypted();
    unencrypted.with_context(|| {
        let url = url.text();
        format!("commands of hooks cannot tell {url}; name an http:// address")
    })?;
    let url = url.text();
    let call = Call {
        url: url.clone(),
        token_file: config::token_file(flags, around),
    };
    let plan = Plan {
        command: call.line("hook")?,
        url,
        only_commands: flags.get_flag(COMMANDS),
        token,
    };
    Ok((plan, call))
}

fn uninstall(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<()> {
    let settings = Settings::open(&settings_path(flags, around)?)?;
    let saved = match flags.get_flag(RESTORE) {
        true => Some(settings.replaced()?),
        false => None,
    };
    if let Some(saved) = &saved {
        saved.must_be_something()?;
    }
    let back = saved.as_ref().map_or(&[][..], Saved::hooks);
    let edited = settings.refused(install::uninstall(settings.text(), back))?;
    let ours = settings.refused(install::statusline(settings.text()))?;
    let bridge = saved.as_ref().and_then(Saved::status_line);
    let known = match &ours {
        Some(command) => line::shown_by(command, &settings, around)?,
        None => Kept::Nothing,
    };
    let text = install::restore_statusline(&edited, bridge.or(known.command()));
    let change = settings.change(settings.refused(text)?);
    let lost = known.loss().filter(|_| bridge.is_none());
    let mut remarks = lost.map(|loss| loss + "\n").unwrap_or_default();
    if let (None, Some(bridge), Some(saved)) = (&ours, bridge, &saved) {
        remarks += &text::not_back(bridge, saved.path());
    }
    remarks += &text::left(&seen_with(flags, around, &change)?);
    if flags.get_flag(DRY_RUN) {
        return say(&(text::would(&change) + &remarks));
    }
    let backup = settings.write(&change)?;
    if ours.is_some() {
        line::forget(&settings)?;
    }
    if let Some(saved) = saved {
        saved.forget(ours.is_some())?;
    }
    say(&(text::uninstalled(&change, backup.as_deref()) + &remarks))
}

fn status(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<()> {
    let settings = Settings::open(&settings_path(flags, around)?)?;
    // One that cannot be read is an error here, and a remark where it is another file.
    settings.refused(install::Status::of(settings.text()))?;
    let seen = Seen::of(files(flags, around));
    let loss = match settings.refused(install::statusline(settings.text()))? {
        Some(command) => line::shown_by(&command, &settings, around)?.loss(),
        None => None,
    };
    say(&text::status(settings.path(), &seen, loss))
}

fn settings_path(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<PathBuf> {
    match flags.get_one::<PathBuf>(SETTINGS) {
        Some(path) => Ok(path.clone()),
        None => users_settings(around),
    }
}

/// All settings that Claude Code reads together with those that are worked on.
fn files(flags: &ArgMatches, around: &Surroundings) -> Vec<(Scope, PathBuf)> {
    match flags.get_one::<PathBuf>(SETTINGS) {
        Some(path) => AgentFiles::claude_with(around, path),
        None => AgentFiles::claude_here(around),
    }
}

/// The same, after the change.
fn seen_with(
    flags: &ArgMatches,
    around: &Surroundings,
    change: &Change<'_>,
) -> anyhow::Result<Seen> {
    let mut seen = Seen::of(files(flags, around));
    let status = install::Status::of(&change.after)?;
    seen.put(Scope::Local, change.path, status);
    Ok(seen)
}

/// What stands in settings may hold anything.
fn say(text: &str) -> anyhow::Result<()> {
    print(&harmless(text))
}
