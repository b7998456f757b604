//! One figure over time, by group, as `store::stats::series` asks the tables for it.
//!
//! All that counts is gone through twice: to find the largest groups, and to add up their times.
use super::bounds::Bound;
use super::column::index;
use super::cuts::Cuts;
use super::groups::Groups;
use super::memory::Memory;
use super::sum::Sum;
use crate::domain::{Series, SeriesGroup, SeriesMetric, SeriesPoint, SeriesRest, begin_of};
use crate::store::SeriesQuestion;

/// What is asked for, as it applies to this memory.
struct Asked<'m> {
    memory: &'m Memory,
    metric: SeriesMetric,
    limit: usize,
    groups: Groups<'m>,
    cuts: Cuts,
    /// The times in their order, by their number; none where there are to be no points.
    starts: Vec<(i64, usize)>,
}

impl Memory {
    pub(super) fn series(&self, question: &SeriesQuestion, since: &Bound, until: &Bound) -> Series {
        let bucket = question.bucket.length_and_phase(question.ahead);
        let start_of = |second| bucket.map_or(0, |bucket| begin_of(second, bucket));
        let cuts = Cuts::new(self, question.ahead, (since, until), start_of);
        let times = cuts.times.iter().copied().zip(0..);
        let mut starts: Vec<_> = times.filter(|_| bucket.is_some()).collect();
        starts.sort_unstable();
        let asked = Asked {
            memory: self,
            metric: question.metric,
            limit: question.limit,
            groups: Groups::new(self, &question.filter, question.metric, question.group_by),
            cuts,
            starts,
        };
        match question.metric {
            SeriesMetric::Events | SeriesMetric::Errors => asked.tally::<Count>(),
            SeriesMetric::Sessions => asked.tally::<Sessions>(),
            SeriesMetric::Cost | SeriesMetric::TokensIn | SeriesMetric::TokensOut => {
                asked.tally::<Sum>()
            }
        }
    }
}

impl Asked<'_> {
    fn tally<T: Tally>(&self) -> Series {
        let mut total = T::default();
        let mut groups = vec![T::default(); self.groups.keys.len()];
        self.each::<T>(|group, _, part| {
            total.add(part);
            groups[group].add(part);
        });
        let totals: Vec<f64> = groups
            .iter()
            .map(|group| group.value(self.metric))
            .collect();
        let ranked = self.ranked(&totals);
        let shown = Ord::min(ranked.len(), self.limit);
        let (others, mut points) = self.times::<T>(&ranked, shown);
        let rest = points.split_off(shown).pop().unwrap_or_default();
        let named = ranked[..shown].iter().zip(points);
        let groups = named.map(|(group, points)| SeriesGroup {
            key: self.groups.keys[*group].map(str::to_owned),
            total: totals[*group],
            points,
        });
        Series {
            total: total.value(self.metric),
            groups: groups.collect(),
            others: SeriesRest {
                groups: ranked.len() - shown,
                total: others.value(self.metric),
                points: rest,
            },
        }
    }

    /// Each part of what is asked for, with the numbers of its group and of its time.
    fn each<T: Tally>(&self, mut take: impl FnMut(usize, usize, T::Part)) {
        T::each(self.memory, self.metric, |at, part| {
            let Some(group) = self.groups.of(self.memory, at) else {
                return;
            };
            if let Some(time) = self.cuts.of(self.memory, at) {
                take(group, time, part);
            }
        });
    }

    /// The numbers of the groups, largest first; those that come to 0 are left out.
    fn ranked(&self, totals: &[f64]) -> Vec<usize> {
        let mut ranked: Vec<usize> = (0..totals.len()).filter(|at| totals[*at] != 0.0).collect();
        let key = |at: &usize| {
            let key = self.groups.keys[*at];
            (key.is_none(), key)
        };
        ranked.sort_unstable_by(|a, b| {
            let larger = totals[*b].total_cmp(&totals[*a]);
            larger.then_with(|| key(a).cmp(&key(b)))
        });
        ranked
    }

    /// What the groups beyond the shown ones come to, and the points of the shown ones, and theirs.
    fn times<T: Tally>(&self, ranked: &[usize], shown: usize) -> (T, Vec<Vec<SeriesPoint>>) {
        let mut others = T::default();
        if self.starts.is_empty() && ranked.len() == shown {
            return (others, vec![Vec::new(); shown]);
        }
        let mut slots = vec![None; self.groups.keys.len()];
        for (place, group) in ranked.iter().enumerate() {
            slots[*group] = Some(Ord::min(place, shown));
        }
        let width = self.cuts.times.len();
        let mut cells = vec![T::default(); (shown + 1) * width];
        self.each::<T>(|group, time, part| {
            if let Some(slot) = slots[group] {
                cells[slot * width + time].add(part);
                if slot == shown {
                    others.add(part);
                }
            }
        });
        let slots = 0..=shown;
        let points = slots.map(|slot| self.points(&cells[slot * width..(slot + 1) * width]));
        (others, points.collect())
    }

    fn points<T: Tally>(&self, cells: &[T]) -> Vec<SeriesPoint> {
        let starts = self.starts.iter();
        let points = starts.map(|(start, time)| SeriesPoint {
            start: *start,
            value: cells[*time].value(self.metric),
        });
        points.filter(|point| point.value != 0.0).collect()
    }
}

/// How a figure is added up, and of what.
trait Tally: Copy + Default {
    type Part: Copy;

    /// Each part, with the position of its event.
    fn each(memory: &Memory, metric: SeriesMetric, take: impl FnMut(usize, Self::Part));
    fn add(&mut self, part: Self::Part);
    fn value(self, metric: SeriesMetric) -> f64;
}

#[derive(Debug, Clone, Copy, Default)]
struct Count(u32);

impl Tally for Count {
    type Part = ();

    fn each(memory: &Memory, _: SeriesMetric, mut take: impl FnMut(usize, ())) {
        (0..memory.events.len()).for_each(|at| take(at, ()));
    }

    fn add(&mut self, (): ()) {
        self.0 += 1;
    }

    fn value(self, _: SeriesMetric) -> f64 {
        f64::from(self.0)
    }
}

/// How many there are, and the last one, which is not counted again: parts come session by session.
#[derive(Debug, Clone, Copy, Default)]
struct Sessions {
    count: u32,
    /// One more than its number.
    last: u32,
}

impl Tally for Sessions {
    type Part = u32;

    fn each(memory: &Memory, _: SeriesMetric, mut take: impl FnMut(usize, u32)) {
        for number in (0..).take(memory.sessions.len()) {
            let events = memory.sessions.entry(number).events.iter();
            events.for_each(|at| take(index(*at), number + 1));
        }
    }

    fn add(&mut self, session: u32) {
        self.count += u32::from(session != self.last);
        self.last = session;
    }

    fn value(self, _: SeriesMetric) -> f64 {
        f64::from(self.count)
    }
}

impl Tally for Sum {
    type Part = f64;

    fn each(memory: &Memory, metric: SeriesMetric, mut take: impl FnMut(usize, f64)) {
        let counts = memory.usage_from(0).filter(|(_, covered)| !covered);
        for (usage, _) in counts {
            let part = match metric {
                SeriesMetric::TokensIn => usage.tokens_in,
                SeriesMetric::TokensOut => usage.tokens_out,
                _ => usage.cost,
            };
            take(index(usage.at), part);
        }
    }

    fn add(&mut self, part: f64) {
        Sum::add(self, part);
    }

    fn value(self, metric: SeriesMetric) -> f64 {
        match metric {
            SeriesMetric::Cost => self.total(),
            _ => self.total().round(),
        }
    }
}
