//! What is added up by group and time.
use crate::store::rollup::column::{Map, index, position};

/// Where groups times times are no more than these, each has its place.
const DENSE: usize = 1 << 18;

/// What a group comes to in a time, or something of it. The numbers are those of `Groups` and `Cuts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part<V> {
    pub(super) group: u32,
    pub(super) time: u32,
    pub(super) value: V,
}

pub(super) enum Cells<T> {
    Dense {
        times: usize,
        cells: Vec<T>,
    },
    /// Times may be wild; what is kept is never more than there are events.
    Sparse(Map<(u32, u32), T>),
}

impl<T: Copy + Default + PartialEq> Cells<T> {
    pub(super) fn new(groups: usize, times: usize) -> Self {
        match groups * times {
            all @ 0..=DENSE => Self::Dense {
                times,
                cells: vec![T::default(); all],
            },
            _ => Self::Sparse(Map::default()),
        }
    }

    pub(super) fn at(&mut self, group: usize, time: usize) -> &mut T {
        match self {
            Self::Dense { times, cells } => &mut cells[group * *times + time],
            Self::Sparse(cells) => cells.entry((position(group), position(time))).or_default(),
        }
    }

    /// Those in which something is.
    pub(super) fn into_parts(self) -> impl Iterator<Item = Part<T>> {
        let (times, dense, sparse) = match self {
            Self::Dense { times, cells } => (times, cells, Map::default()),
            Self::Sparse(cells) => (1, Vec::new(), cells),
        };
        let dense = dense.into_iter().enumerate();
        let dense =
            dense.map(move |(at, cell)| ((position(at / times), position(at % times)), cell));
        let all = dense.chain(sparse);
        let something = all.filter(|(_, cell)| *cell != T::default());
        something.map(|((group, time), value)| Part { group, time, value })
    }
}

/// The parts of each session together, in the order of the sessions' numbers, each once.
pub(super) fn by_session(parts: &[Part<u32>], sessions: usize) -> Vec<Part<u32>> {
    let mut ends = vec![0; sessions + 1];
    parts
        .iter()
        .for_each(|part| ends[index(part.value) + 1] += 1);
    for session in 0..sessions {
        ends[session + 1] += ends[session];
    }
    let starts = ends.clone();
    let mut sorted = parts.to_vec();
    for part in parts {
        let end = &mut ends[index(part.value)];
        sorted[*end] = *part;
        *end += 1;
    }
    for bounds in starts.windows(2) {
        // As they came, mostly.
        let of_session = &mut sorted[bounds[0]..bounds[1]];
        if !of_session.is_sorted() {
            of_session.sort_unstable();
        }
    }
    sorted.dedup();
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(group: u32, time: u32, value: u32) -> Part<u32> {
        Part { group, time, value }
    }

    #[test]
    fn cells_are_the_same_however_many_times_there_are() {
        for times in [7, DENSE] {
            let mut cells = Cells::<u32>::new(2, times);
            *cells.at(1, 6) += 2;
            *cells.at(0, 3) += 1;
            *cells.at(1, 6) += 3;
            *cells.at(1, 5) += 0;
            let mut parts: Vec<_> = cells.into_parts().collect();
            parts.sort_unstable();
            assert_eq!(parts, [part(0, 3, 1), part(1, 6, 5)], "{times}");
        }
        assert_eq!(Cells::<u32>::new(0, 0).into_parts().count(), 0);
    }

    #[test]
    fn parts_come_session_by_session_and_once() {
        let came = [
            part(0, 0, 2),
            part(0, 0, 0),
            part(1, 1, 2),
            part(0, 0, 2),
            part(0, 1, 0),
        ];
        let sorted = by_session(&came, 3);
        let expected = [part(0, 0, 0), part(0, 1, 0), part(0, 0, 2), part(1, 1, 2)];
        assert_eq!(sorted, expected);
    }
}
