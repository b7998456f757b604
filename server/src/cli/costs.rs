//! `agentmonitor costs recalc`.
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;

use super::progress::Progress;
use super::{JSON, logging, print};
use crate::config::{self, Config, Surroundings};
use crate::pricing::Prices;
use crate::store::{CostChanges, DatabaseLock, Recalculated, StoreOptions, recalculate_costs};
use crate::terminal::thousands;

pub(super) const NAME: &str = "costs";

const RECALC: &str = "recalc";
const ALL: &str = "all";
const DRY_RUN: &str = "dry-run";

const EXPLANATION: &str = "\
An event is priced when it is stored; a model that was unknown then has no cost. Put its price into prices.json \
beside the database (docs/PRICES.md), then run this: it gives every event without a cost the cost that the \
prices say now. A running server must be stopped first.

With --all, events that have a cost get theirs anew, too, also where the agent itself told what a request cost. \
Events whose model has no price keep what they have. All is written in one transaction, or nothing.

Examples:
  agentmonitor costs recalc --dry-run     say what would change, change nothing
  agentmonitor costs recalc               price what has no cost
  agentmonitor costs recalc --all --json

Exit code: 0 if it is done, 1 if not; nothing is changed then.";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Works on the costs of stored events")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new(RECALC)
                .about("Prices stored events anew")
                .after_help(EXPLANATION)
                .arg(config::database_arg())
                .arg(config::prices_arg())
                .arg(flag(ALL, "Also events that have a cost"))
                .arg(flag(DRY_RUN, "Only says what would change"))
                .arg(flag(JSON, "Prints it as JSON")),
        )
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}

pub(super) fn run(flags: &ArgMatches) -> anyhow::Result<()> {
    let flags = flags
        .subcommand_matches(RECALC)
        .expect("clap asks for the only subcommand there is");
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    let (database, prices_file, notices) = Config::database_and_prices(flags, &around)?;
    logging::start("warn")?;
    logging::say(&notices);
    if !database.exists() {
        bail!(
            "there is no database at {}; name one with --db",
            database.display()
        );
    }
    let prices = Prices::with_own(prices_file.as_deref(), folder_of(&database))?;
    let which = match flags.get_flag(ALL) {
        true => Recalculated::All,
        false => Recalculated::Missing,
    };
    let dry_run = flags.get_flag(DRY_RUN);
    let changes = recalculate(&database, &prices, which, dry_run)?;
    print(&match flags.get_flag(JSON) {
        true => as_json(&changes),
        false => as_text(&changes, dry_run),
    })
}

fn folder_of(database: &Path) -> &Path {
    database.parent().unwrap_or(Path::new("."))
}

/// Also a dry run owns the database, so that it says what the run after it does.
fn recalculate(
    database: &Path,
    prices: &Prices,
    which: Recalculated,
    dry_run: bool,
) -> anyhow::Result<CostChanges> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime; free some threads or memory")?;
    let lock = DatabaseLock::acquire(database)?;
    let options = StoreOptions::new(PathBuf::from(lock.database()));
    let mut progress = Progress::on_terminal();
    let changes = runtime.block_on(recalculate_costs(
        &options,
        prices,
        which,
        dry_run,
        &mut |rows| progress.show(&"pricing events", rows),
    ));
    progress.clear();
    drop(runtime);
    lock.release();
    changes
}

fn as_text(changes: &CostChanges, dry_run: bool) -> String {
    if changes.is_empty() {
        return "every event that has a price has its cost; nothing to change\n".to_owned();
    }
    let mut text = String::new();
    let (mut events, mut more) = (0, 0.0);
    for (model, change) in changes {
        events += change.events;
        more += change.after - change.before;
        writeln!(
            text,
            "{model}: {}, ${:.4} instead of ${:.4}",
            counted(change.events),
            change.after,
            change.before
        )
        .expect("a string takes it");
    }
    let done = if dry_run { "would change" } else { "changed" };
    let sign = if more < 0.0 { "-" } else { "+" };
    writeln!(
        text,
        "{done}: {}, {sign}${:.4} in all",
        counted(events),
        more.abs()
    )
    .expect("a string takes it");
    text
}

fn counted(events: u64) -> String {
    let plural = if events == 1 { "event" } else { "events" };
    format!("{} {plural}", thousands(events))
}

fn as_json(changes: &CostChanges) -> String {
    let models = changes.iter().map(|(model, change)| {
        json!({
            "model": model,
            "events": change.events,
            "cost_usd_before": change.before,
            "cost_usd_after": change.after,
        })
    });
    let models: Vec<_> = models.collect();
    format!("{}\n", json!({ "models": models }))
}
