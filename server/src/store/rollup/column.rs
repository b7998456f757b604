//! A column of the memory, and the words that stand in it.
use std::ops::Deref;

use foldhash::fast::RandomState;

/// What is looked up for each row. Its keys are seeded at random, too, but cheaper to hash than those of the standard
/// library.
pub(super) type Map<K, V> = indexmap::IndexMap<K, V, RandomState>;
pub(super) type Set<T> = indexmap::IndexSet<T, RandomState>;

/// Values one after the other. It grows by a sixteenth, where a `Vec` would double and keep half of it empty.
#[derive(Debug)]
pub(super) struct Column<T>(Vec<T>);

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Column<T> {
    pub(super) fn push(&mut self, value: T) {
        if self.0.len() == self.0.capacity() {
            self.0.reserve_exact(Ord::max(1024, self.0.len() / 16));
        }
        self.0.push(value);
    }

    pub(super) fn extend(&mut self, values: &[T])
    where
        T: Copy,
    {
        if self.0.capacity() - self.0.len() < values.len() {
            self.0
                .reserve_exact(Ord::max(values.len(), self.0.len() / 16));
        }
        self.0.extend_from_slice(values);
    }
}

impl<T> Deref for Column<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// Each word once, known by a number.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    words: Set<Box<str>>,
    /// Their text.
    text: usize,
}

impl Dictionary {
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let known = self.words.get_index_of(word);
        position(known.unwrap_or_else(|| {
            self.text += word.len();
            self.words.insert_full(word.into()).0
        }))
    }

    /// The number of a word that stands in the memory.
    pub(super) fn known(&self, word: &str) -> Option<u32> {
        self.words.get_index_of(word).map(position)
    }

    /// How much memory they take, about.
    pub(super) fn bytes(&self) -> usize {
        self.text + self.words.len() * 3 * size_of::<&str>()
    }

    /// In the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(AsRef::as_ref)
    }

    pub(super) fn word(&self, number: u32) -> &str {
        &self.words[index(number)]
    }
}

/// Positions are 32 bits wide: nothing is larger than the number of events, and 4 billion of them are in no memory.
pub(super) fn position(index: usize) -> u32 {
    u32::try_from(index).expect("there are no more things than events")
}

pub(super) fn index(position: u32) -> usize {
    usize::try_from(position).expect("an index has at least 32 bits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number() {
        let mut words = Dictionary::default();
        assert_eq!(
            (words.number("a"), words.number("b"), words.number("a")),
            (0, 1, 0)
        );
        assert_eq!((words.known("b"), words.known("c")), (Some(1), None));
        assert_eq!(words.word(1), "b");
    }

    #[test]
    fn a_column_keeps_little_empty() {
        let mut column = Column::default();
        (0..100_000).for_each(|number| column.push(number));
        assert_eq!((column.len(), column[99_999]), (100_000, 99_999));
        assert!(column.0.capacity() < 110_000);
    }
}
