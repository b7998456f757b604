//! A row of `events` as the memory takes it. What has an odd type is refused, and left to SQL.
use std::sync::LazyLock;

use memchr::memmem::Finder;
use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::edits::{self, Edits};
use super::source::{Source, Trouble};
use super::time::Clock;

pub(super) const SELECT: &str = "SELECT id, session_id, agent_type, event_type, tool_name, status, tokens_in, \
     tokens_out, branch, duration_ms, created_at, client_timestamp, metadata, model, cost_usd, cache_read_tokens, \
     cache_write_tokens, source FROM events WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3";

/// Doubles count whole numbers up to here.
const LARGEST: f64 = 9_007_199_254_740_992.0;
/// No client writes a cost below 0. As long as there is none of this size, no sum is infinite but where all sums are.
const LEAST_COST: f64 = -1e200;
/// The years from 0 to 9999, whose times sort as text as they do as numbers.
const SECONDS: std::ops::Range<i64> = -62_167_219_200..253_402_300_800;

static METRIC: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(r#""_source":"otel_metric""#));
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Words<'r> {
    pub(super) agent: &'r str,
    pub(super) event_type: &'r str,
    pub(super) tool: Option<&'r str>,
    pub(super) model: Option<&'r str>,
    pub(super) status: &'r str,
    pub(super) source: Option<&'r str>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Usage {
    pub(super) tokens_in: f64,
    pub(super) tokens_out: f64,
    pub(super) cache_read: f64,
    pub(super) cache_write: f64,
    pub(super) cost: Option<f64>,
    /// As `stats::usage` has it, cached tokens included.
    pub(super) is_usage: bool,
    pub(super) is_metric: bool,
}

#[derive(Debug, PartialEq)]
pub(super) struct EventRow<'r> {
    pub(super) id: i64,
    pub(super) session: &'r str,
    pub(super) branch: Option<&'r str>,
    pub(super) words: Words<'r>,
    pub(super) usage: Usage,
    pub(super) duration: Option<f64>,
    /// The server's time, in seconds.
    pub(super) created: u32,
    /// The sender's, or else the server's.
    pub(super) second: i64,
    pub(super) edits: Edits,
}

pub(super) fn read<'r>(
    row: &'r Row<'_>,
    source: &Source,
    clock: &mut Clock,
) -> Result<EventRow<'r>, Trouble> {
    let created_at = required(row, 10)?;
    let created = clock.table_time(created_at);
    let created = created.and_then(|second| u32::try_from(second).ok());
    let words = Words {
        agent: required(row, 2)?,
        event_type: required(row, 3)?,
        tool: text(row, 4)?,
        model: text(row, 13)?,
        status: required(row, 5)?,
        source: text(row, 17)?,
    };
    let metadata = metadata(row)?;
    Ok(EventRow {
        id: row.get(0)?,
        session: required(row, 1)?,
        branch: text(row, 8)?,
        usage: usage(row, words.source, metadata)?,
        duration: number(row, 9)?,
        second: second(row.get_ref(11)?, created_at, source, clock)?,
        created: created.ok_or(Trouble::Odd("a server time of another form"))?,
        edits: edits::read(metadata, words.tool, source)?,
        words,
    })
}

fn usage(row: &Row<'_>, source: Option<&str>, metadata: &[u8]) -> Result<Usage, Trouble> {
    let (tokens_in, tokens_out) = (number(row, 6)?, number(row, 7)?);
    let cost = cost(row)?;
    let (cache_read, cache_write) = (number(row, 15)?, number(row, 16)?);
    let parts = [cost, tokens_in, tokens_out, cache_read, cache_write];
    Ok(Usage {
        tokens_in: tokens_in.unwrap_or_default(),
        tokens_out: tokens_out.unwrap_or_default(),
        cache_read: cache_read.unwrap_or_default(),
        cache_write: cache_write.unwrap_or_default(),
        // An infinite one is one, but is not added up.
        cost: cost.map(|cost| if cost.is_finite() { cost } else { 0.0 }),
        is_usage: parts.into_iter().flatten().any(|part| part > 0.0),
        is_metric: source == Some("otel") && METRIC.find(metadata).is_some(),
    })
}

fn second(
    client: ValueRef<'_>,
    created_at: &str,
    source: &Source,
    clock: &mut Clock,
) -> Result<i64, Trouble> {
    let known = match client {
        ValueRef::Null => clock.second(created_at),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .ok()
            .and_then(|text| clock.second(text)),
        ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => None,
    };
    let second = match known {
        Some(second) => Some(second),
        None => source.second(client, created_at)?,
    };
    let second = second.filter(|second| SECONDS.contains(second));
    second.ok_or(Trouble::Odd("an event of no time"))
}

fn metadata<'r>(row: &'r Row<'_>) -> Result<&'r [u8], Trouble> {
    match row.get_ref(12)? {
        ValueRef::Null => Ok(&[]),
        ValueRef::Text(text) => Ok(text),
        _ => Err(Trouble::Odd("metadata that is no text")),
    }
}

/// A text, or nothing.
pub(super) fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<Option<&'r str>, Trouble> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .map(Some)
            .map_err(|_| Trouble::Odd("text of another encoding")),
        _ => Err(Trouble::Odd("a word that is no text")),
    }
}

pub(super) fn required<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, Trouble> {
    text(row, column)?.ok_or(Trouble::Odd("a word that is missing"))
}

/// A number that is added up as a whole one.
fn number(row: &Row<'_>, column: usize) -> Result<Option<f64>, Trouble> {
    let number = double(row, column)?;
    match number.is_none_or(|number| number.abs() < LARGEST) {
        true => Ok(number),
        false => Err(Trouble::Odd("a number beyond the range")),
    }
}

/// However large: a client may write any cost that is a number, and old rows have infinite ones.
fn cost(row: &Row<'_>) -> Result<Option<f64>, Trouble> {
    let cost = double(row, 14)?;
    match cost.is_none_or(|cost| cost > LEAST_COST) {
        true => Ok(cost),
        false => Err(Trouble::Odd("a cost far below 0")),
    }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "SQL reads whole costs as doubles, too"
)]
fn double(row: &Row<'_>, column: usize) -> Result<Option<f64>, Trouble> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => Ok(Some(number as f64)),
        ValueRef::Real(number) => Ok(Some(number)),
        ValueRef::Text(_) | ValueRef::Blob(_) => Err(Trouble::Odd("a number that is none")),
    }
}
