//! Every column of every table, and what it holds.
mod browser;
mod monitor;
mod skills;

use super::kinds::{Column, Kind, Null};

/// A table of the schema.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The columns that name a row for its readers, by a constraint or not; none where only the id does.
    pub(super) key: &'static [&'static str],
    pub(super) columns: &'static [Column],
}

/// All tables of the schema but those of the full-text index, which SQLite itself checks.
pub(super) fn tables() -> impl Iterator<Item = &'static Table> {
    let rooms = [monitor::TABLES, browser::TABLES, skills::TABLES];
    rooms.into_iter().flatten()
}

const fn column(name: &'static str, kind: Kind, null: Null) -> Column {
    Column { name, kind, null }
}

/// May be NULL.
const fn fine(name: &'static str, kind: Kind) -> Column {
    column(name, kind, Null::Fine)
}

/// Is never NULL.
const fn never(name: &'static str, kind: Kind) -> Column {
    column(name, kind, Null::Never)
}

/// May be NULL, but neither runtime writes it so.
const fn odd(name: &'static str, kind: Kind) -> Column {
    column(name, kind, Null::Odd)
}
