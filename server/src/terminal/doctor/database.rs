//! Whether the database is sound, where it is on this machine.
use std::io::IsTerminal;

use clap::ArgMatches;

use super::super::output::note;
use super::finding::Finding;
use crate::config::{Config, Surroundings};
use crate::store::check::check;
use crate::terminal::thousands;

const ABOUT: &str = "database";

pub(super) async fn findings(flags: &ArgMatches, around: &Surroundings) -> Vec<Finding> {
    let path = match Config::database(flags, around) {
        Ok((path, _)) => path,
        Err(error) => return vec![Finding::error(ABOUT, &error.into())],
    };
    if !path.exists() {
        return vec![Finding::note(
            ABOUT,
            format!("{} is not there", path.display()),
            "if the server has another, or runs elsewhere, name it with --db or leave it",
        )];
    }
    if std::io::stderr().is_terminal() {
        note("walking over the database ...");
    }
    let report = match check(&path, &mut |_, _| {}).await {
        Ok(report) => report,
        Err(error) => return vec![Finding::error(ABOUT, &error.into())],
    };
    let rows = thousands(report.tables.values().sum());
    let found = format!("{}: {rows} rows, {} errors", path.display(), report.errors);
    vec![match report.is_clean() {
        true => Finding::ok(ABOUT, found),
        false => Finding::problem(
            ABOUT,
            found,
            "see which with: agentmonitor db check; keep a copy before a runtime writes to it again",
        ),
    }]
}
