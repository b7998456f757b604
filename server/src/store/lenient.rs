//! Reading rows that the legacy wrote: SQLite columns hold any type, and reading must not fail on any of them.
//!
//! Numbers are rounded where a whole one is asked for, text that is no number counts as absent, bytes that are no UTF-8
//! are replaced. A server time comes out in the tables' one form, whatever form it has. The file is never altered.
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use sea_orm::sqlx::{Decode, Row, Sqlite, TypeInfo, ValueRef, sqlite::SqliteRow};
use sea_orm::{DbErr, QueryResult};

use super::clock::table_time;

/// Stands where a row must have a server time and has none that can be read: the beginning of time, so that such a row
/// is the oldest and nothing lately is made up.
pub(crate) const NO_TIME: &str = "1970-01-01 00:00:00";

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

    /// A server time, `YYYY-MM-DD HH:MM:SS` in UTC; absent where it is none.
    pub(crate) fn time(&mut self) -> Result<Option<String>, DbErr> {
        Ok(match self.cell()? {
            Cell::Text(text) => server_time(text),
            Cell::Null | Cell::Integer(_) | Cell::Real(_) => None,
        })
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

/// What is in the tables' form stays as it is; ISO 8601 becomes it, without a zone as UTC.
pub(super) fn server_time(text: String) -> Option<String> {
    if in_table_form(&text) {
        return Some(text);
    }
    let text = text.trim();
    let at = text.parse::<Timestamp>().ok().or_else(|| {
        let local: DateTime = text.parse().ok()?;
        Some(local.to_zoned(TimeZone::UTC).ok()?.timestamp())
    });
    Some(table_time(at?)).filter(|text| in_table_form(text))
}

/// Digits where digits stand in `YYYY-MM-DD HH:MM:SS`, and the signs between them.
fn in_table_form(text: &str) -> bool {
    text.len() == NO_TIME.len()
        && text.bytes().zip(NO_TIME.bytes()).all(|(byte, like)| {
            if like.is_ascii_digit() {
                byte.is_ascii_digit()
            } else {
                byte == like
            }
        })
}

fn broken(error: impl std::fmt::Display) -> DbErr {
    DbErr::Type(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn server_times_come_out_in_one_form_or_not_at_all() {
        for (found, read) in [
            ("2026-02-24 08:00:00", Some("2026-02-24 08:00:00")),
            ("2026-02-24T08:00:00.999Z", Some("2026-02-24 08:00:00")),
            ("2026-02-24T08:00:00+02:00", Some("2026-02-24 06:00:00")),
            (" 2026-02-24 08:00:00 ", Some("2026-02-24 08:00:00")),
            ("2026-02-24 08:00", Some("2026-02-24 08:00:00")),
            ("2026-02-24", Some("2026-02-24 00:00:00")),
            ("0000-99-99 99:99:99", Some("0000-99-99 99:99:99")),
            ("-000001-01-01T00:00:00Z", None),
            ("1771920000", None),
            ("2026-02-24 08:00:0\u{663}", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(server_time(found.into()).as_deref(), read, "{found:?}");
        }
    }
}
