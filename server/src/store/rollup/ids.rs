//! The ids of events, which rise with their positions.
//!
//! They are kept as what they are above the first one, in 32 bits. Another process may have left a gap that is wider, after
//! which the next stretch begins.
use super::column::{Column, index, position};

#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Where each stretch begins, and with which id.
    stretches: Vec<(u32, i64)>,
    above: Column<u32>,
}

impl Ids {
    pub(super) fn len(&self) -> usize {
        self.above.len()
    }

    /// It must be higher than all that are known.
    pub(super) fn push(&mut self, id: i64) {
        let first = self.stretches.last().map(|(_, first)| *first);
        let above = first.and_then(|first| u32::try_from(id.checked_sub(first)?).ok());
        if above.is_none() {
            self.stretches.push((position(self.len()), id));
        }
        self.above.push(above.unwrap_or_default());
    }

    pub(super) fn at(&self, at: usize) -> i64 {
        let (_, first) = match self.stretches[..] {
            [one] => one,
            _ => {
                let next = self
                    .stretches
                    .partition_point(|(from, _)| index(*from) <= at);
                self.stretches[next - 1]
            }
        };
        first + i64::from(self.above[at])
    }

    pub(super) fn last(&self) -> Option<i64> {
        let last = self.len().checked_sub(1)?;
        Some(self.at(last))
    }

    /// How many are lower than this.
    pub(super) fn before(&self, id: i64) -> usize {
        let next = self.stretches.partition_point(|(_, first)| *first < id);
        let Some((from, first)) = next.checked_sub(1).map(|at| self.stretches[at]) else {
            return 0;
        };
        let end = self
            .stretches
            .get(next)
            .map_or(self.len(), |(end, _)| index(*end));
        let stretch = &self.above[index(from)..end];
        index(from) + stretch.partition_point(|above| first + i64::from(*above) < id)
    }

    /// Takes ids that follow.
    pub(super) fn join(&mut self, next: &Self) {
        (0..next.len()).for_each(|at| self.push(next.at(at)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: i64 = 5_000_000_000;

    fn ids(ids: &[i64]) -> Ids {
        let mut pushed = Ids::default();
        ids.iter().for_each(|id| pushed.push(*id));
        pushed
    }

    #[test]
    fn ids_of_any_size_and_with_any_gaps_are_told_as_they_are() {
        let all = [
            i64::MIN,
            i64::MIN + 1,
            -7,
            0,
            3,
            FAR,
            FAR + 2,
            2 * FAR,
            i64::MAX,
        ];
        for cut in 0..=all.len() {
            let mut joined = ids(&all[..cut]);
            joined.join(&ids(&all[cut..]));
            let told: Vec<i64> = (0..joined.len()).map(|at| joined.at(at)).collect();
            assert_eq!(told, all);
            assert_eq!(joined.last(), Some(i64::MAX));
            for id in all
                .into_iter()
                .flat_map(|id| [id.saturating_sub(1), id, id.saturating_add(1)])
            {
                let lower = all.iter().filter(|known| **known < id).count();
                assert_eq!(joined.before(id), lower, "{id}");
            }
        }
        assert_eq!((Ids::default().last(), Ids::default().before(7)), (None, 0));
    }

    #[test]
    fn ids_that_begin_far_up_are_one_stretch() {
        let high = ids(&[FAR, FAR + 1, FAR + i64::from(u32::MAX)]);
        assert_eq!(high.stretches.len(), 1);
    }
}
