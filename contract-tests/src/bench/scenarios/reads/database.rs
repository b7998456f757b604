//! The database that is read: made once, kept if that is wished.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use rusqlite::Connection;

use super::super::questions::{self, FIRST, filled};
use super::asked;
use super::expected::Expected;
use crate::bench::data;
use crate::bench::subject::Side;
use crate::target::{Home, Launch, Server};

/// A question as it stands in the sheet, as it is asked, and what its answer must hold.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) name: &'static str,
    pub(super) target: String,
    pub(super) expected: Expected,
}

/// Every question, those of a server that has just started first.
#[derive(Debug)]
pub(super) struct Questions {
    pub(super) first: Vec<Question>,
    pub(super) all: Vec<Question>,
}

impl Questions {
    /// What the rows of a database tell that the answers must be.
    pub(super) async fn of(database: PathBuf, events: u64) -> Result<Self> {
        tokio::task::spawn_blocking(move || {
            let rows = asked::rows(&database)?;
            let ask = |name: &'static str| {
                let target = filled(name, events);
                let expected = Expected::of(&rows, &target);
                Ok(Question {
                    name,
                    expected: expected.with_context(|| format!("what {target} must answer"))?,
                    target,
                })
            };
            Ok(Self {
                first: FIRST.iter().copied().map(ask).collect::<Result<_>>()?,
                all: questions::all().map(ask).collect::<Result<_>>()?,
            })
        })
        .await?
    }
}

/// Puts the database into the home: the one that is kept in a folder, made now if there is none.
pub(super) async fn put(
    launch: &Launch,
    home: &Home,
    events: u64,
    (side, keep): (Side, Option<&Path>),
) -> Result<()> {
    let kept = keep.map(|folder| folder.join(data::name(side.name(), events)));
    if let Some(kept) = kept.as_deref().filter(|kept| kept.is_file()) {
        std::fs::copy(kept, home.database())?;
    } else {
        make(launch, home, events).await?;
        if let Some(kept) = &kept {
            std::fs::copy(home.database(), kept)
                .with_context(|| format!("cannot keep the database as {}", kept.display()))?;
        }
    }
    let rows = Connection::open(home.database())?;
    let count: i64 = rows.query_row("SELECT count(*) FROM events", [], |row| row.get(0))?;
    let named = kept.map_or_else(
        || "the database".to_owned(),
        |kept| kept.display().to_string(),
    );
    ensure!(
        u64::try_from(count) == Ok(events),
        "{named} has {count} events instead of {events}; delete it"
    );
    Ok(())
}

async fn make(launch: &Launch, home: &Home, events: u64) -> Result<()> {
    // The schema is the server's own.
    let server = Server::start(launch, home, &Default::default()).await?;
    server.stop().await?;
    let (database, begin) = (home.database(), Instant::now());
    tokio::task::spawn_blocking(move || data::fill(&database, events)).await??;
    eprintln!("made {events} events in {:.1?}", begin.elapsed());
    Ok(())
}
