//! Events with usage, and which of it counts; what `stats::usage` says as SQL.
use super::column::{Column, index};
use super::event_row::Usage;
use super::memory::Memory;

/// By which way usage came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Never left out, and in favour of nothing.
    Other,
    Imported,
    Logged,
    Metric,
}

impl Way {
    pub(super) fn of(source: Option<&str>, usage: &Usage) -> Self {
        match source {
            _ if !usage.is_usage => Self::Other,
            Some("import") => Self::Imported,
            Some("otel") if usage.is_metric => Self::Metric,
            Some("otel") => Self::Logged,
            _ => Self::Other,
        }
    }
}

/// The last usage of one agent in one session, by the ways that stand for others: seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    imported: i64,
    logged: i64,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            imported: i64::MIN,
            logged: i64::MIN,
        }
    }
}

impl Run {
    pub(super) fn took(&mut self, way: Way, second: i64) {
        match way {
            Way::Imported => self.imported = self.imported.max(second),
            Way::Logged => self.logged = self.logged.max(second),
            Way::Metric | Way::Other => {}
        }
    }

    pub(super) fn merge(&mut self, next: Self) {
        self.imported = self.imported.max(next.imported);
        self.logged = self.logged.max(next.logged);
    }

    fn covers(&self, way: Way, second: i64) -> bool {
        match way {
            Way::Other | Way::Imported => false,
            Way::Logged => second <= self.imported,
            Way::Metric => second <= self.imported || second <= self.logged,
        }
    }
}

/// What one event used.
#[derive(Debug, Clone, Copy)]
pub(super) struct UsageRow {
    /// The position of the event.
    pub(super) at: u32,
    run: u32,
    pub(super) tokens_in: f64,
    pub(super) tokens_out: f64,
    /// 0 where there is none.
    pub(super) cost: f64,
}

/// The events that have something to add up, in their order.
#[derive(Debug, Default)]
pub(super) struct UsageRows {
    rows: Column<UsageRow>,
    way: Column<Way>,
}

impl UsageRows {
    pub(super) fn takes(&self, usage: &Usage) -> bool {
        let parts = [
            usage.tokens_in,
            usage.tokens_out,
            usage.cost.unwrap_or_default(),
        ];
        usage.is_usage || parts.into_iter().any(|part| part != 0.0)
    }

    pub(super) fn push(&mut self, at: u32, run: u32, way: Way, usage: &Usage) {
        self.way.push(way);
        self.rows.push(UsageRow {
            at,
            run,
            tokens_in: usage.tokens_in,
            tokens_out: usage.tokens_out,
            cost: usage.cost.unwrap_or_default(),
        });
    }

    /// Takes usage of the events from a position on, whose runs have these numbers now.
    pub(super) fn join(&mut self, next: &Self, from: u32, runs: &[u32]) {
        self.way.extend(&next.way);
        let moved = next.rows.iter().map(|row| UsageRow {
            at: row.at + from,
            run: runs[index(row.run)],
            ..*row
        });
        self.rows.extend(&moved.collect::<Vec<_>>());
    }
}

impl Memory {
    /// Usage of the events from a position on, and whether it is covered by better.
    pub(super) fn usage_from(&self, from: usize) -> impl Iterator<Item = (&UsageRow, bool)> {
        let first = self.usage.rows.partition_point(|row| index(row.at) < from);
        let ways = &self.usage.way[first..];
        self.usage.rows[first..].iter().zip(ways).map(|(row, way)| {
            let covered = match way {
                Way::Other | Way::Imported => false,
                way => self.runs[index(row.run)].covers(*way, self.second(index(row.at))),
            };
            (row, covered)
        })
    }
}
