//! `agentmonitor migrate`.
use std::path::Path;

use agentmonitor_migrations::BOOKKEEPING;
use anyhow::Context;
use clap::{Arg, ArgAction, ArgMatches, Command};

use super::{logging, print};
use crate::config::{self, Config, Surroundings};
use crate::store::{self, DatabaseLock, Migrated, MigrationReport};

pub(super) const NAME: &str = "migrate";

const DRY_RUN: &str = "dry-run";

const EXPLANATION: &str = "\
`serve` does the same at its start. A database of the TypeScript runtime v0.5.0 is adopted as it is. One of an \
older release is upgraded as that runtime itself would do it, in one transaction; what it was before is kept \
beside it as <database>.backup-v<version>-<time>. To go back, stop what uses the database and put the backup in \
its place.

Refused, and left as it was: a database that is in use by a runtime, of a newer release, of another program, or \
damaged.

Examples:
  agentmonitor migrate --db data/agentmonitor.db --dry-run
                                          say what would be done, change nothing
  agentmonitor migrate --db data/agentmonitor.db

Exit code: 0 if the database is at the newest schema now (with --dry-run: if it could be brought there), 1 if \
not.";

pub(super) fn command() -> Command {
    Command::new(NAME)
        .about("Brings a database to the newest schema; creates one that is not there")
        .after_help(EXPLANATION)
        .arg(config::database_arg())
        .arg(
            Arg::new(DRY_RUN)
                .long(DRY_RUN)
                .action(ArgAction::SetTrue)
                .help("Only says what would be done"),
        )
}

pub(super) fn migrate(flags: &ArgMatches) -> anyhow::Result<()> {
    let around = Surroundings::of_process()
        .context("the working directory cannot be read; start in one that is there")?;
    let (path, notices) = Config::database(flags, &around)?;
    logging::start("warn")?;
    logging::say(&notices);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("cannot start the runtime; free some threads or memory")?;
    if flags.get_flag(DRY_RUN) {
        let report = runtime.block_on(store::migrate(&path, true))?;
        return print(&account(&path, &report));
    }
    let lock = DatabaseLock::acquire(&path)?;
    let report = runtime.block_on(store::migrate(lock.database(), false));
    drop(runtime);
    lock.release();
    print(&account(&path, &report?))
}

/// What is said about it, in lines.
fn account(path: &Path, report: &MigrationReport) -> String {
    let path = path.display();
    let mut lines = Vec::new();
    let outcome = match &report.migrated {
        Migrated::Created => "created".to_owned(),
        Migrated::Adopted => format!("adopted as it is; only the table {BOOKKEEPING} is new"),
        Migrated::Nothing => "at the newest schema already".to_owned(),
        Migrated::WouldCreate => "would be created".to_owned(),
        Migrated::WouldKeep => {
            format!("has the newest schema; at most the table {BOOKKEEPING} would be new")
        }
        Migrated::Upgraded(upgraded) => {
            lines.extend(upgraded.said.iter().cloned());
            let (from, backup) = (upgraded.from, upgraded.backup.display());
            format!("upgraded from schema {from}; what it was before is in {backup}")
        }
        Migrated::WouldUpgrade { from, plan } => {
            let plan = plan.replace('\n', "\n  ");
            format!("would be upgraded from schema {from}, after a backup:\n  {plan}")
        }
    };
    if report.mended > 0 {
        let count = report.mended;
        lines.push(format!(
            "mended {count} events that an old release had left"
        ));
    }
    lines.push(format!("{path}: {outcome}\n"));
    lines.join("\n")
}
