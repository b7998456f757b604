//! The order of events by the server's time, where it is not that of their ids.
//!
//! A clock that is set back puts events before others that have lower ids. From then on the positions of all events are
//! kept in the order of time, so that a list is still read from one end of what is asked for, and a time still looked for
//! by halves. Those that come in the right order cost nothing, and a straggler what lies behind it.
use super::column::{index, position};

/// Positions by time; ids break the ties of a second. None where that is the order that they are in.
#[derive(Debug, Default)]
pub(super) struct Order(Option<Vec<u32>>);

impl Order {
    /// The event after those with these times has this time.
    pub(super) fn push(&mut self, times: &[u32], time: u32) {
        if self.0.is_none() && times.last().is_none_or(|last| *last <= time) {
            return;
        }
        let order = self.0.get_or_insert_with(|| positions(0, times.len()));
        let rank = order.partition_point(|at| times[index(*at)] <= time);
        order.insert(rank, position(times.len()));
    }

    /// `times` are those of all events, the first `from` of which are in this order already, the others in the next.
    pub(super) fn join(&mut self, next: &Self, times: &[u32], from: usize) {
        let len = times.len() - from;
        let follows = from == 0 || len == 0 || times[from - 1] <= times[from];
        if self.0.is_none() && next.0.is_none() && follows {
            return;
        }
        let order = self.0.get_or_insert_with(|| positions(0, from));
        match &next.0 {
            None => order.extend(positions(from, times.len())),
            Some(next) => order.extend(next.iter().map(|at| at + position(from))),
        }
        let Some(earliest) = order.get(from).map(|at| times[index(*at)]) else {
            return;
        };
        let in_place = order[..from].partition_point(|at| times[index(*at)] <= earliest);
        // Stable, and made for what is in order in parts.
        order[in_place..].sort_by_key(|at| times[index(*at)]);
    }

    /// All positions; none where they are in this order as they are.
    pub(super) fn sorted(&self) -> Option<&[u32]> {
        self.0.as_deref()
    }

    /// How many events are before this time; `times` are those of all.
    pub(super) fn before(&self, times: &[u32], second: i64) -> usize {
        match &self.0 {
            None => times.partition_point(|time| i64::from(*time) < second),
            Some(order) => order.partition_point(|at| i64::from(times[index(*at)]) < second),
        }
    }
}

fn positions(from: usize, to: usize) -> Vec<u32> {
    (from..to).map(position).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    use super::*;

    fn pushed(times: &[u32]) -> Order {
        let mut order = Order::default();
        for (at, time) in times.iter().enumerate() {
            order.push(&times[..at], *time);
        }
        order
    }

    fn all(order: &Order, len: usize) -> Vec<usize> {
        match order.sorted() {
            None => (0..len).collect(),
            Some(sorted) => sorted.iter().map(|at| index(*at)).collect(),
        }
    }

    #[test]
    fn events_in_the_order_of_time_are_not_sorted() {
        let (first, next) = (pushed(&[1, 1, 2]), pushed(&[2, 5]));
        assert!(first.sorted().is_none());
        let mut joined = Order::default();
        joined.join(&first, &[1, 1, 2], 0);
        joined.join(&next, &[1, 1, 2, 2, 5], 3);
        assert!(joined.sorted().is_none());
        joined.join(&Order::default(), &[1, 1, 2, 2, 5, 4], 5);
        assert_eq!(joined.sorted(), Some(&[0, 1, 2, 3, 5, 4][..]));
    }

    proptest! {
        #[test]
        fn whatever_the_clock_does_the_order_is_that_of_time_and_then_of_ids(
            times in prop::collection::vec(0_u32..9, 0..40),
            parts in prop::collection::vec(0_usize..40, 0..4),
            second in -1_i64..10,
        ) {
            let mut sorted: Vec<usize> = (0..times.len()).collect();
            sorted.sort_by_key(|at| (times[*at], *at));
            prop_assert_eq!(&all(&pushed(&times), times.len()), &sorted);

            let mut bounds: Vec<_> = parts.into_iter().map(|part| part.min(times.len())).collect();
            bounds.extend([0, times.len()]);
            bounds.sort_unstable();
            let mut joined = Order::default();
            for part in bounds.windows(2) {
                let next = pushed(&times[part[0]..part[1]]);
                joined.join(&next, &times[..part[1]], part[0]);
            }
            prop_assert_eq!(&all(&joined, times.len()), &sorted);

            let before = times.iter().filter(|time| i64::from(**time) < second).count();
            prop_assert_eq!(joined.before(&times, second), before);
            prop_assert_eq!(pushed(&times).before(&times, second), before);
        }
    }
}
