//! Models whose usage has no cost, as `events::price_gaps` asks the tables for them. What they come to is kept.
use jiff::Timestamp;

use super::event_row::EventRow;
use super::memory::Memory;
use super::sum::Sum;
use crate::store::PriceGap;
use crate::store::clock::table_time;

/// What the events of one model come to that have tokens and no cost.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    events: i64,
    tokens: [Sum; 4],
    /// The server's time of the first and the last one.
    first: u32,
    last: u32,
}

impl Default for Gap {
    fn default() -> Self {
        Self {
            events: 0,
            tokens: Default::default(),
            first: u32::MAX,
            last: 0,
        }
    }
}

impl Gap {
    pub(super) fn merge(&mut self, next: &Self) {
        self.events += next.events;
        for (sum, next) in self.tokens.iter_mut().zip(next.tokens) {
            sum.merge(next);
        }
        self.first = self.first.min(next.first);
        self.last = self.last.max(next.last);
    }

    fn all_tokens(&self) -> f64 {
        self.tokens.iter().map(|sum| sum.total()).sum()
    }
}

impl Memory {
    pub(super) fn count_gap(&mut self, row: &EventRow<'_>) {
        let usage = &row.usage;
        let tokens = [
            usage.tokens_in,
            usage.tokens_out,
            usage.cache_read,
            usage.cache_write,
        ];
        let (Some(model), None) = (row.words.model, usage.cost) else {
            return;
        };
        if !tokens.into_iter().any(|count| count > 0.0) {
            return;
        }
        let gap = self.gaps.entry(self.words.number(model)).or_default();
        gap.events += 1;
        for (sum, count) in gap.tokens.iter_mut().zip(tokens) {
            sum.add(count);
        }
        gap.first = gap.first.min(row.created);
        gap.last = gap.last.max(row.created);
    }

    /// The one with the most tokens first, then by name.
    pub(super) fn price_gaps(&self, limit: usize) -> Vec<PriceGap> {
        let gaps = self.gaps.iter();
        let mut gaps: Vec<_> = gaps
            .map(|(model, gap)| (self.words.word(*model), gap))
            .collect();
        gaps.sort_unstable_by(|(a_name, a), (b_name, b)| {
            let tokens = b.all_tokens().total_cmp(&a.all_tokens());
            tokens.then_with(|| a_name.cmp(b_name))
        });
        gaps.truncate(limit);
        gaps.into_iter().map(shown).collect()
    }
}

fn shown((model, gap): (&str, &Gap)) -> PriceGap {
    let [tokens_in, tokens_out, cache_read_tokens, cache_write_tokens] = gap.tokens.map(Sum::whole);
    PriceGap {
        model: model.to_owned(),
        events: gap.events,
        tokens_in,
        tokens_out,
        cache_read_tokens,
        cache_write_tokens,
        first_seen_at: time(gap.first),
        last_seen_at: time(gap.last),
    }
}

/// As it stands in the table.
fn time(second: u32) -> String {
    let at = Timestamp::from_second(i64::from(second));
    table_time(at.expect("32 bits of seconds are within the range"))
}
