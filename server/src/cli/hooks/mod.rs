//! `agentmonitor hooks`: puts hooks into Claude Code's settings, says which are there, and takes them out.
mod line;
mod program;
mod settings;
mod text;

use std::path::PathBuf;

use anyhow::Context;
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use self::settings::Settings;
use super::hook::{URL, url_arg};
use super::print;
use super::server_url::ServerUrl;
use crate::config::{self, ClientSettings, Surroundings};
use crate::hooks::install::{self, Plan};

pub(super) use self::line::{FORWARDED, settings_dir};

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
Hooks are posted by Claude Code itself; only the start of a session needs a command, `agentmonitor hook`.
What is told while no server runs is lost then. With --command all hooks are commands, which keep what
they cannot tell and deliver it later.

Hooks of the TypeScript runtime (/hooks/claude-code/ in their command) make room, lest every event come
twice; `uninstall --restore` brings them back. Everything else in the settings stays as it is, comments
too. Before a change the settings are copied to settings.json.bak.<time>.

Examples:
  agentmonitor hooks install --dry-run    what would change
  agentmonitor hooks install
  agentmonitor hooks install --command --url http://127.0.0.1:4000
  agentmonitor hooks install --statusline also tells the quotas that Claude Code gives its status line
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
        Some((_, flags)) => status(&settings_path(flags, &around)?),
        None => anyhow::bail!("say what to do; see `agentmonitor hooks --help`"),
    }
}

fn install(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<()> {
    let settings = Settings::open(&settings_path(flags, around)?)?;
    let (plan, url) = plan(flags, around)?;
    let edited = settings.refused(install::install(settings.text(), &plan))?;
    let fronted = match flags.get_flag(STATUSLINE) {
        true => Some(line::front(&settings, &edited.text, &url)?),
        false => None,
    };
    let text = fronted
        .as_ref()
        .map_or(&edited.text, |fronted| &fronted.text);
    let change = settings.change(text.clone());
    if flags.get_flag(DRY_RUN) {
        return print(&text::would(&change));
    }
    // What makes room is kept before it is gone.
    settings.replaced()?.add(&edited)?;
    if let Some(before) = fronted
        .as_ref()
        .and_then(|fronted| fronted.before.as_deref())
    {
        line::keep(&settings, before)?;
    }
    let backup = settings.write(&change)?;
    print(&text::installed(
        &change,
        backup.as_deref(),
        &plan,
        edited.replaced.len(),
    ))
}

fn plan(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<(Plan, ServerUrl)> {
    let found = ClientSettings::load(flags, around)?;
    let token = found.token.is_some();
    let named = flags.get_one::<String>(URL).map(String::as_str);
    let url = ServerUrl::new(named, &found)?;
    let plan = Plan {
        command: line::with_url(program::line("hook")?, &url),
        url: url.text(),
        only_commands: flags.get_flag(COMMANDS),
        token,
    };
    Ok((plan, url))
}

fn uninstall(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<()> {
    let settings = Settings::open(&settings_path(flags, around)?)?;
    let replaced = settings.replaced()?;
    let back = match flags.get_flag(RESTORE) {
        true => replaced.hooks()?,
        false => &[],
    };
    let edited = settings.refused(install::uninstall(settings.text(), back))?;
    let ours = settings.refused(install::has_statusline(settings.text()))?;
    let before = line::kept(&settings)?;
    let text = install::restore_statusline(&edited, before.as_deref());
    let change = settings.change(settings.refused(text)?);
    if flags.get_flag(DRY_RUN) {
        return print(&text::would(&change));
    }
    let backup = settings.write(&change)?;
    // Where the line is not ours, the legacy's bridge may still need what is kept there.
    if ours {
        line::forget(&settings)?;
    }
    if flags.get_flag(RESTORE) {
        replaced.forget()?;
    }
    print(&text::uninstalled(&change, backup.as_deref()))
}

fn status(path: &std::path::Path) -> anyhow::Result<()> {
    let settings = Settings::open(path)?;
    let status = settings.refused(install::Status::of(settings.text()))?;
    let fronted = settings.refused(install::has_statusline(settings.text()))?;
    print(&text::status(path, &status, fronted))
}

fn settings_path(flags: &ArgMatches, around: &Surroundings) -> anyhow::Result<PathBuf> {
    match flags.get_one::<PathBuf>(SETTINGS) {
        Some(path) => Ok(path.clone()),
        None => Ok(settings_dir(around)?.join("settings.json")),
    }
}
