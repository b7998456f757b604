//! What is remembered of the tables `events` and `sessions`: a few columns of every event, as numbers, in the order of
//! ids. It only ever grows; whatever else happened to the tables, it is made anew.
use super::column::{Column, Dictionary, Map, Set, index, position};
use super::event_row::{EventRow, Words};
use super::gaps::Gap;
use super::ids::Ids;
use super::order::Order;
use super::sessions::Sessions;
use super::source::Trouble;
use super::sum::Sum;
use super::usage::{Run, UsageRows, Way};

/// The words of an event that say what it is; the numbers of a [`Dictionary`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    pub(super) agent: u32,
    pub(super) event_type: u32,
    pub(super) tool: Option<u32>,
    pub(super) model: Option<u32>,
    pub(super) status: u32,
    pub(super) source: Option<u32>,
}

/// How many events are of a kind, how many of them have a duration, and how long they took.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Calls {
    pub(super) events: u32,
    pub(super) timed: u32,
    pub(super) duration: Sum,
}

impl Calls {
    pub(super) fn merge(&mut self, next: Self) {
        self.events += next.events;
        self.timed += next.timed;
        self.duration.merge(next.duration);
    }
}

/// Where an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// Among the sessions of the memory.
    pub(super) session: u32,
    pub(super) branch: Option<u32>,
}

#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) words: Dictionary,
    pub(super) kinds: Map<Kind, Calls>,
    /// And how many events happened there.
    pub(super) places: Map<Place, u32>,
    /// Hours since 1970 in which something happened by the sender's time.
    pub(super) hours: Set<i64>,
    /// How many events there are, by the number of the hour and the agent.
    pub(super) pace: Map<(u32, u32), u32>,
    /// By model.
    pub(super) gaps: Map<u32, Gap>,
    /// By session and agent.
    pub(super) runs: Map<(u32, u32), Run>,
    pub(super) sessions: Sessions,
    /// How long the text in the rows of sessions is.
    pub(super) session_text: usize,
    pub(super) events: Events,
    pub(super) usage: UsageRows,
}

/// A column for each thing that is asked for event by event. Other than by id, they are known by their position.
#[derive(Debug, Default)]
pub(super) struct Events {
    pub(super) id: Ids,
    /// The server's time, in seconds.
    pub(super) created: Column<u32>,
    /// The sender's time: which of the hours, and the second in it.
    pub(super) hour: Column<u32>,
    pub(super) second: Column<u16>,
    pub(super) kind: Column<u32>,
    pub(super) place: Column<u32>,
    /// Not a number where there is none.
    pub(super) duration: Column<f64>,
    /// Of the server's time.
    pub(super) order: Order,
}

impl Events {
    pub(super) fn len(&self) -> usize {
        self.id.len()
    }
}

impl Memory {
    pub(super) fn last_id(&self) -> i64 {
        self.events.id.last().unwrap_or(i64::MIN)
    }

    /// Takes the event that follows all that are known.
    pub(super) fn push(&mut self, row: &EventRow<'_>) -> Result<(), Trouble> {
        let at = position(self.events.len());
        let kind = self.kind(&row.words);
        let session_id = self.words.number(row.session);
        let session = self.sessions.number(session_id);
        let place = Place {
            session,
            branch: row.branch.map(|branch| self.words.number(branch)),
        };
        let place = self.places.entry(place);
        let place_number = position(place.index());
        *place.or_default() += 1;
        self.count_usage(at, kind, session, row);
        self.count_gap(row);
        self.sessions.count(session, at, row, &mut self.words);
        let calls = &mut self.kinds[index(kind)];
        calls.events += 1;
        if let Some(duration) = row.duration {
            calls.timed += 1;
            calls.duration.add(duration);
        }
        self.append(row, kind, place_number);
        self.check_size()
    }

    fn append(&mut self, row: &EventRow<'_>, kind: u32, place: u32) {
        let hour = self.hour(row.second.div_euclid(3600));
        let second = u16::try_from(row.second.rem_euclid(3600)).expect("an hour is short");
        *self.pace.entry((hour, self.agent(kind))).or_default() += 1;
        let events = &mut self.events;
        events.order.push(&events.created, row.created);
        events.id.push(row.id);
        events.created.push(row.created);
        events.hour.push(hour);
        events.second.push(second);
        events.kind.push(kind);
        events.place.push(place);
        events.duration.push(row.duration.unwrap_or(f64::NAN));
    }

    fn kind(&mut self, words: &Words<'_>) -> u32 {
        let mut number = |word: &str| self.words.number(word);
        let kind = Kind {
            agent: number(words.agent),
            event_type: number(words.event_type),
            tool: words.tool.map(&mut number),
            model: words.model.map(&mut number),
            status: number(words.status),
            source: words.source.map(&mut number),
        };
        let entry = self.kinds.entry(kind);
        let number = position(entry.index());
        entry.or_default();
        number
    }

    /// The number of an hour since 1970.
    pub(super) fn hour(&mut self, hour: i64) -> u32 {
        position(self.hours.insert_full(hour).0)
    }

    fn agent(&self, kind: u32) -> u32 {
        let kind = self.kinds.get_index(index(kind));
        kind.expect("a known number").0.agent
    }

    fn count_usage(&mut self, at: u32, kind: u32, session: u32, row: &EventRow<'_>) {
        if !self.usage.takes(&row.usage) {
            return;
        }
        let run = self.runs.entry((session, self.agent(kind)));
        let number = position(run.index());
        let run = run.or_default();
        let way = Way::of(row.words.source, &row.usage);
        if row.usage.is_usage {
            run.took(way, row.second);
        }
        self.usage.push(at, number, way, &row.usage);
    }

    /// The sender's time of an event, in seconds.
    pub(super) fn second(&self, at: usize) -> i64 {
        let hour = self.hours[index(self.events.hour[at])];
        hour * 3600 + i64::from(self.events.second[at])
    }
}
