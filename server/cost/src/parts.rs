//! The parts of an event's way, each to be done any number of times.

use std::hint::black_box;
use std::sync::Arc;

use agentmonitor::domain::{Event, Recorded};
use agentmonitor::pricing::{Prices, Usage};
use agentmonitor::store::{EventSink, Store, StoreOptions};
use agentmonitor::stream::Frame;
use agentmonitor_contract::runtime::{Errors, FromJson, fields};
use agentmonitor_contract::types as wire;
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::events::{self, TOOL_USE};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The JSON of one event is taken apart into its fields.
    Parse,
    /// The same, and every field judged by the contract.
    Validate,
    /// What the tokens of one event cost.
    Price,
    /// The frame of one event for the stream.
    Render,
    /// Fifty events of ten sessions are committed.
    Commit,
}

impl Part {
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// How often to do it, and how often to do it for comparison.
    pub(crate) fn times(self) -> (u32, u32) {
        match self {
            Self::Parse | Self::Validate | Self::Price | Self::Render => (100, 2100),
            Self::Commit => (5, 45),
        }
    }

    pub(crate) fn run(self, times: u32) -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        match self {
            Self::Parse => (0..times).try_for_each(|_| parse()),
            Self::Validate => (0..times).try_for_each(|_| validate()),
            Self::Price => (0..times).try_for_each(|_| price()),
            Self::Render => render(times),
            Self::Commit => runtime.block_on(commit(times)),
        }
    }
}

/// Which of these keys it is.
fn index(key: &[u8]) -> Option<usize> {
    const KEYS: [&[u8]; 11] = [
        b"session_id",
        b"agent_type",
        b"event_type",
        b"status",
        b"tool_name",
        b"branch",
        b"project",
        b"duration_ms",
        b"client_timestamp",
        b"metadata",
        b"source",
    ];
    KEYS.iter().position(|known| *known == key)
}

fn parse() -> Result<()> {
    let fields = fields::<11>(black_box(TOOL_USE), index).context("an object")?;
    ensure!(black_box(fields).iter().all(Option::is_some), "a field");
    Ok(())
}

fn validate() -> Result<()> {
    let text = black_box(TOOL_USE);
    let event = wire::NewEvent::from_json(text, &mut Errors::of(text));
    black_box(event).map(drop).context("a valid event")
}

fn price() -> Result<()> {
    let usage = Usage {
        tokens_in: 1200,
        tokens_out: 340,
        cache_read: 18_000,
        cache_write: 700,
    };
    let cost = Prices::embedded().cost(black_box("claude-sonnet-4-5"), black_box(&usage));
    black_box(cost).map(drop).context("a known model")
}

fn render(times: u32) -> Result<()> {
    let event = events::stored();
    for _ in 0..times {
        ensure!(!black_box(black_box(&event).render()).is_empty(), "a frame");
    }
    Ok(())
}

/// Nobody follows the stream.
struct Nobody;

impl EventSink for Nobody {
    fn publish(&self, events: Vec<Event>) {
        black_box(events);
    }
}

async fn commit(times: u32) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let options = StoreOptions::new(folder.path().join("cost.db"));
    let store = Store::open(&options, Arc::new(Nobody)).await?;
    for number in 0..times {
        let recorded = store.record(events::batch(number)).await?;
        let stored = |one: &Recorded| matches!(one, Recorded::Stored { .. });
        ensure!(recorded.iter().all(stored), "an event was not stored");
    }
    Ok(store.close().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_does_what_it_says() {
        for part in Part::value_variants() {
            let done = part.run(2);
            assert!(done.is_ok(), "{part:?}: {done:?}");
            let (few, many) = part.times();
            assert!(few < many);
        }
    }
}
