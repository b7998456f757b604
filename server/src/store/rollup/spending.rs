//! What usage comes to by hour, by session and by kind: one look at all of it.
use super::bounds::Bound;
use super::column::index;
use super::memory::Memory;
use super::scan::Span;
use super::sum::Sum;

/// What some events come to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spent {
    pub(super) cost: Sum,
    pub(super) tokens_in: Sum,
    pub(super) tokens_out: Sum,
    pub(super) events: i64,
}

impl Spent {
    pub(super) fn merge(&mut self, other: &Self) {
        self.cost.merge(other.cost);
        self.tokens_in.merge(other.tokens_in);
        self.tokens_out.merge(other.tokens_out);
        self.events += other.events;
    }
}

/// By their numbers. Hours are those of the sender's time, and count all events; the rest goes by the server's time, and
/// counts those with a cost.
#[derive(Debug, Default)]
pub(super) struct Spending {
    pub(super) hours: Vec<Spent>,
    pub(super) sessions: Vec<Spent>,
    pub(super) kinds: Vec<Spent>,
}

/// Which events are asked for.
struct Asked {
    kinds: Vec<bool>,
    /// By the server's time.
    span: Span,
    /// Of each hour, the first second that counts.
    firsts: Vec<u16>,
}

impl Memory {
    /// None if `since` is no time, which is that of no event.
    pub(super) fn spending(&self, agent_type: Option<&str>, since: &Bound) -> Option<Spending> {
        let first = since.first()?;
        let firsts = self.hours.iter().map(|hour| {
            let before = first.saturating_sub(hour * 3600);
            u16::try_from(Ord::max(before, 0)).unwrap_or(u16::MAX)
        });
        let asked = Asked {
            kinds: self.kinds_of(agent_type),
            span: self.span(Some(first), Some(i64::MAX)),
            firsts: firsts.collect(),
        };
        let mut spending = Spending {
            hours: self.by_hour(&asked),
            sessions: vec![Spent::default(); self.sessions.len()],
            kinds: vec![Spent::default(); self.kinds.len()],
        };
        self.spend(&asked, &mut spending);
        Some(spending)
    }

    /// How many events there are in each hour. Hours are counted already; one that begins before the time that is asked
    /// for is looked through.
    fn by_hour(&self, asked: &Asked) -> Vec<Spent> {
        let mut hours = vec![Spent::default(); self.hours.len()];
        let agents = self.agents(&asked.kinds);
        for ((hour, agent), events) in &self.pace {
            if asked.firsts[index(*hour)] == 0 && agents.contains(agent) {
                hours[index(*hour)].events += i64::from(*events);
            }
        }
        let begun = (0..).zip(&asked.firsts);
        for (hour, first) in begun.filter(|(_, first)| (1..3600).contains(*first)) {
            let events = self.events.hour.iter().zip(self.events.second.iter());
            let within = events.zip(self.events.kind.iter());
            let within = within.filter(|((of, second), kind)| {
                **of == hour && *second >= first && asked.kinds[index(**kind)]
            });
            hours[index(hour)].events = i64::try_from(within.count()).unwrap_or(i64::MAX);
        }
        hours
    }

    /// The agents of some kinds.
    fn agents(&self, kinds: &[bool]) -> Vec<u32> {
        let asked = self.kinds.keys().zip(kinds).filter(|(_, asked)| **asked);
        let mut agents: Vec<u32> = asked.map(|(kind, _)| kind.agent).collect();
        agents.sort_unstable();
        agents.dedup();
        agents
    }

    fn spend(&self, asked: &Asked, spending: &mut Spending) {
        let events = &self.events;
        for (usage, covered) in self.usage_from(0) {
            let at = index(usage.at);
            let (hour, kind) = (index(events.hour[at]), index(events.kind[at]));
            if !asked.kinds[kind] {
                continue;
            }
            if events.second[at] >= asked.firsts[hour] {
                let hour = &mut spending.hours[hour];
                if covered {
                    hour.events -= 1;
                } else {
                    hour.cost.add(usage.cost);
                    hour.tokens_in.add(usage.tokens_in);
                    hour.tokens_out.add(usage.tokens_out);
                }
            }
            let counts = usage.cost > 0.0 && !covered && at >= asked.span.positions.start;
            if counts && self.is_in(&asked.span, at) {
                let session = &mut spending.sessions[self.session_at(at)];
                session.cost.add(usage.cost);
                session.events += 1;
                let kind = &mut spending.kinds[kind];
                kind.cost.add(usage.cost);
                kind.tokens_in.add(usage.tokens_in);
                kind.tokens_out.add(usage.tokens_out);
                kind.events += 1;
            }
        }
    }

    fn session_at(&self, at: usize) -> usize {
        let place = self.places.get_index(index(self.events.place[at]));
        index(place.expect("an event is at a place").0.session)
    }
}
