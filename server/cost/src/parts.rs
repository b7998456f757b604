//! The parts of an event's way, each to be done any number of times.

use std::hint::black_box;
use std::sync::Arc;

use agentmonitor::domain::{Event, Recorded};
use agentmonitor::ingest::{Completion, Draft, HistoryWindow};
use agentmonitor::pricing::{Prices, Usage};
use agentmonitor::store::{EventSink, Store, StoreOptions};
use agentmonitor::stream::Frame;
use agentmonitor_contract::runtime::{Errors, FromJson};
use agentmonitor_contract::types as wire;
use anyhow::{Context, Result, ensure};
use clap::ValueEnum;

use crate::events;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// The JSON of one event is taken apart: each field that the contract knows is found.
    Parse,
    /// The JSON of a tool call is taken apart, and every field judged by the contract.
    Validate,
    /// What one event leaves out is filled in, its metadata printed as it is stored, its cost and its place in time found.
    Complete,
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
            Self::Parse | Self::Validate | Self::Complete | Self::Price | Self::Render => {
                (100, 2100)
            }
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
            Self::Complete => complete(times),
            Self::Price => (0..times).try_for_each(|_| price()),
            Self::Render => render(times),
            Self::Commit => runtime.block_on(commit(times)),
        }
    }
}

fn parse() -> Result<()> {
    read(events::EVERY_FIELD).map(drop)
}

fn validate() -> Result<()> {
    read(events::TOOL_USE).map(drop)
}

/// As the generated code of the contract reads it.
fn read(text: &'static str) -> Result<wire::NewEvent> {
    let text = black_box(text);
    let event = wire::NewEvent::from_json(text, &mut Errors::of(text));
    black_box(event).context("a valid event")
}

fn complete(times: u32) -> Result<()> {
    let completion = Completion {
        prices: Arc::new(Prices::embedded().clone()),
        metadata_limit_bytes: 10 * 1024,
        history: HistoryWindow::new(10, 5),
    };
    let (event, now) = (read(events::IMPORTED)?, "2026-01-01T10:00:05Z".parse()?);
    for _ in 0..times {
        let draft = Draft::from(black_box(&event).clone());
        let completed = black_box(completion.complete(draft, now)?);
        let priced = completed.cost_usd.is_some() && !completed.metadata.truncated;
        ensure!(priced && !completed.historical, "a complete event");
    }
    Ok(())
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
