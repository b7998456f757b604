//! To which times of a client's clock the hours of the memory belong.
//!
//! The memory has the hour of each event and the second in it. A clock may be ahead by half an hour, and what is asked for
//! may begin in the middle of one: so each hour is cut once, and an event is placed by a look at its hour.
use indexmap::IndexSet;

use super::bounds::Bound;
use super::column::{index, position};
use super::memory::Memory;

const HOUR: i64 = 3600;

#[derive(Debug)]
pub(super) struct Cuts {
    /// Where the hours of a clock begin within ours.
    split: u16,
    hours: Vec<Cut>,
    /// Each hour is of one time, or of none, as a whole: nobody has to look at seconds.
    whole: bool,
    /// What the times are, in no order.
    pub(super) times: IndexSet<i64>,
}

/// Seconds of an hour from `first` to before `end` count; those before the split are of one time, the rest of another.
#[derive(Debug, Clone, Copy)]
struct Cut {
    first: u16,
    end: u16,
    before: u32,
    after: u32,
}

impl Cut {
    fn is_whole(&self) -> bool {
        let all = self.first == 0 && i64::from(self.end) == HOUR;
        let none = self.first >= self.end;
        self.before == self.after && (all || none)
    }
}

impl Cuts {
    /// `time_of` gives the time that a second is in, the same for a whole hour by a clock that is `ahead` of UTC.
    pub(super) fn new(
        memory: &Memory,
        ahead: i64,
        (since, until): (&Bound, &Bound),
        time_of: impl Fn(i64) -> i64,
    ) -> Self {
        let split = (-ahead).rem_euclid(HOUR);
        let mut times = IndexSet::new();
        let mut time = |second| position(times.insert_full(time_of(second)).0);
        let hours = memory.hours.iter().map(|hour| {
            let begin = hour * HOUR;
            let first = since
                .first()
                .map_or(HOUR, |first| first.saturating_sub(begin));
            let last = until.last().unwrap_or(i64::MIN);
            Cut {
                first: within(first),
                end: within(last.saturating_add(1).saturating_sub(begin)),
                before: time(begin),
                after: time(begin + split),
            }
        });
        let hours: Vec<Cut> = hours.collect();
        Self {
            split: within(split),
            whole: hours.iter().all(Cut::is_whole),
            hours,
            times,
        }
    }

    /// The number of the time that an event happened in; none if it is not asked for.
    pub(super) fn of(&self, memory: &Memory, at: usize) -> Option<usize> {
        let cut = self.hours[index(memory.events.hour[at])];
        if self.whole {
            return (cut.first < cut.end).then(|| index(cut.before));
        }
        let second = memory.events.second[at];
        let asked = cut.first <= second && second < cut.end;
        asked.then(|| {
            index(match second < self.split {
                true => cut.before,
                false => cut.after,
            })
        })
    }
}

fn within(second: i64) -> u16 {
    u16::try_from(second.clamp(0, HOUR)).expect("an hour is short")
}
