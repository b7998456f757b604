//! Reading rows that the legacy wrote: SQLite columns hold any type, and reading must not fail on any of them.
//!
//! Numbers are rounded where a whole one is asked for, text that is no number counts as absent, bytes that are no UTF-8
//! are replaced. The file is never altered.
use sea_orm::sqlx::{Decode, Row, Sqlite, TypeInfo, ValueRef, sqlite::SqliteRow};
use sea_orm::{DbErr, QueryResult};

/// One cell as it stands.
enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
}

/// The cells of one row, from left to right.
pub(crate) struct Cells<'r> {
    row: &'r SqliteRow,
    next: usize,
}

impl<'r> Cells<'r> {
    pub(crate) fn of(row: &'r QueryResult) -> Result<Self, DbErr> {
        let row = row
            .try_as_sqlite_row()
            .ok_or_else(|| DbErr::Type("not a row of SQLite".into()))?;
        Ok(Self { row, next: 0 })
    }

    pub(crate) fn text(&mut self) -> Result<Option<String>, DbErr> {
        Ok(match self.cell()? {
            Cell::Null => None,
            Cell::Text(text) => Some(text),
            Cell::Integer(number) => Some(number.to_string()),
            Cell::Real(number) => Some(number.to_string()),
        })
    }

    pub(crate) fn integer(&mut self) -> Result<Option<i64>, DbErr> {
        Ok(match self.cell()? {
            Cell::Null => None,
            Cell::Integer(number) => Some(number),
            Cell::Real(number) => rounded(number),
            Cell::Text(text) => text.trim().parse().ok().and_then(rounded),
        })
    }

    /// A number that a client can read: never infinite.
    pub(crate) fn real(&mut self) -> Result<Option<f64>, DbErr> {
        let number = match self.cell()? {
            Cell::Null => None,
            #[allow(clippy::cast_precision_loss, reason = "as JavaScript reads it")]
            Cell::Integer(number) => Some(number as f64),
            Cell::Real(number) => Some(number),
            Cell::Text(text) => text.trim().parse().ok(),
        };
        Ok(number.filter(|number| number.is_finite()))
    }

    fn cell(&mut self) -> Result<Cell, DbErr> {
        let raw = self.row.try_get_raw(self.next).map_err(broken)?;
        self.next += 1;
        if raw.is_null() {
            return Ok(Cell::Null);
        }
        let kind = raw.type_info().name().to_owned();
        match kind.as_str() {
            "INTEGER" => <i64 as Decode<'_, Sqlite>>::decode(raw).map(Cell::Integer),
            "REAL" => <f64 as Decode<'_, Sqlite>>::decode(raw).map(Cell::Real),
            _ => <&[u8] as Decode<'_, Sqlite>>::decode(raw)
                .map(|bytes| Cell::Text(String::from_utf8_lossy(bytes).into_owned())),
        }
        .map_err(broken)
    }
}

/// The nearest whole number; beyond the range of the type its end.
#[allow(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, which is what is wanted"
)]
fn rounded(number: f64) -> Option<i64> {
    number.is_finite().then(|| number.round() as i64)
}

fn broken(error: impl std::fmt::Display) -> DbErr {
    DbErr::Type(error.to_string())
}
