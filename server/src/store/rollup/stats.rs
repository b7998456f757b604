//! What the events come to, as `store::stats` asks the tables for it.
use std::cmp::Reverse;
use std::collections::HashMap;

use super::bounds::Bound;
use super::column::index;
use super::memory::{Calls, Kind, Memory};
use super::scan::Span;
use super::sum::Sum;
use crate::domain::{Counts, SessionTotals, ToolCalls, Totals};

impl Memory {
    pub(super) fn totals(&self, agent_type: Option<&str>, since: &Bound) -> Totals {
        let span = self.span(since.first(), Some(i64::MAX));
        let asked = self.kinds_of(agent_type);
        let mut events = self.events_by_kind(&span);
        for (events, asked) in events.iter_mut().zip(&asked) {
            *events *= u32::from(*asked);
        }
        let (mut tokens_in, mut tokens_out, mut cost) = Default::default();
        for (usage, covered) in self.usage_from(span.positions.start) {
            let at = index(usage.at);
            if !covered && asked[index(self.events.kind[at])] && self.is_in(&span, at) {
                Sum::add(&mut tokens_in, usage.tokens_in);
                Sum::add(&mut tokens_out, usage.tokens_out);
                Sum::add(&mut cost, usage.cost);
            }
        }
        Totals {
            total_events: events.iter().copied().map(i64::from).sum(),
            total_tokens_in: tokens_in.whole(),
            total_tokens_out: tokens_out.whole(),
            total_cost_usd: cost.total(),
            tools: self.breakdown(&events, |kind| kind.tool),
            agents: self.breakdown(&events, |kind| Some(kind.agent)),
            models: self.breakdown(&events, |kind| kind.model),
            sessions: self.session_totals(),
        }
    }

    fn breakdown(&self, events: &[u32], word: impl Fn(&Kind) -> Option<u32>) -> Counts {
        let mut counts: HashMap<u32, i64> = HashMap::new();
        for (kind, events) in self.kinds.keys().zip(events) {
            if let Some(word) = word(kind)
                && *events > 0
            {
                *counts.entry(word).or_default() += i64::from(*events);
            }
        }
        let named = counts.into_iter();
        let mut counts: Counts = named
            .map(|(word, events)| (self.words.word(word).to_owned(), events))
            .collect();
        counts.sort_unstable_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        counts
    }

    fn session_totals(&self) -> SessionTotals {
        let mut totals = SessionTotals::default();
        let mut agents: Vec<&str> = Vec::new();
        for (_, row) in self.sessions.rows() {
            totals.total += 1;
            totals.active += i64::from(&*row.status == "active");
            if &*row.status != "ended" {
                totals.live += 1;
                agents.push(&row.session.agent_type);
            }
        }
        agents.sort_unstable();
        agents.dedup();
        totals.active_agents = i64::try_from(agents.len()).unwrap_or(i64::MAX);
        totals.branches = self.branches_by_first_session();
        totals
    }

    /// By the last event of the first session on each, newest first.
    fn branches_by_first_session(&self) -> Vec<String> {
        let mut first: HashMap<&str, (&str, i64)> = HashMap::new();
        for (_, row) in self.sessions.rows() {
            if let Some(branch) = row.session.branch.as_deref() {
                let of_row = (&*row.last_event_at, row.place);
                let known = first.entry(branch).or_insert(of_row);
                if row.place < known.1 {
                    *known = of_row;
                }
            }
        }
        let mut branches: Vec<_> = first.into_iter().collect();
        branches
            .sort_unstable_by_key(|(_, (last_event_at, place))| (Reverse(*last_event_at), *place));
        let names = branches.into_iter();
        names.map(|(branch, _)| branch.to_owned()).collect()
    }

    pub(super) fn tool_calls(&self, agent_type: Option<&str>, since: &Bound) -> Vec<ToolCalls> {
        let span = self.span(since.first(), Some(i64::MAX));
        let asked = self.kinds_of(agent_type);
        let error = self.words.known("error");
        let mut tools: HashMap<(u32, u32), (ToolCalls, Sum)> = HashMap::new();
        let kinds = self.kinds.keys().zip(self.calls_by_kind(&span)).zip(asked);
        for ((kind, calls), asked) in kinds {
            let (Some(tool), true) = (kind.tool, asked && calls.events > 0) else {
                continue;
            };
            let (of_tool, duration) = tools.entry((tool, kind.agent)).or_default();
            let events = i64::from(calls.events);
            of_tool.calls += events;
            of_tool.errors += i64::from(Some(kind.status) == error) * events;
            of_tool.timed += i64::from(calls.timed);
            duration.merge(calls.duration);
        }
        let tools = tools.into_iter();
        let named = tools.map(|((tool, agent), (calls, duration))| ToolCalls {
            tool_name: self.words.word(tool).to_owned(),
            agent_type: self.words.word(agent).to_owned(),
            duration_ms: duration.total(),
            ..calls
        });
        named.collect()
    }

    fn calls_by_kind(&self, span: &Span) -> Vec<Calls> {
        if span.is_whole(self) {
            return self.kinds.values().copied().collect();
        }
        let mut kinds = vec![Calls::default(); self.kinds.len()];
        for at in span.positions.clone().filter(|at| self.is_in(span, *at)) {
            let duration = self.events.duration[at];
            let calls = &mut kinds[index(self.events.kind[at])];
            calls.events += 1;
            if !duration.is_nan() {
                calls.timed += 1;
                calls.duration.add(duration);
            }
        }
        kinds
    }
}
