//! How often each question was answered from memory. A caller cannot see where an answer came from, since the tables give
//! the same one; a test that holds both side by side has to know that it was not the tables twice.
use std::sync::atomic::{AtomicU64, Ordering};

/// What the memory is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    Activity,
    Cost,
    Events,
    FilterOptions,
    PriceGaps,
    Series,
    Session,
    SessionActivity,
    SessionPage,
    Sessions,
    Slice,
    Sources,
    Tools,
    Totals,
}

impl Question {
    pub const ALL: [Self; 14] = [
        Self::Activity,
        Self::Cost,
        Self::Events,
        Self::FilterOptions,
        Self::PriceGaps,
        Self::Series,
        Self::Session,
        Self::SessionActivity,
        Self::SessionPage,
        Self::Sessions,
        Self::Slice,
        Self::Sources,
        Self::Tools,
        Self::Totals,
    ];
}

/// The answers to each question since the start.
#[derive(Debug, Default)]
pub(super) struct Told([AtomicU64; Question::ALL.len()]);

impl Told {
    /// Counts the answer, if it is one.
    pub(super) fn count<T>(&self, question: Question, answer: Option<T>) -> Option<T> {
        if answer.is_some() {
            self.0[question as usize].fetch_add(1, Ordering::Relaxed);
        }
        answer
    }

    pub(super) fn of(&self, question: Question) -> u64 {
        self.0[question as usize].load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_is_counted_for_itself_if_it_was_answered() {
        let told = Told::default();
        for question in Question::ALL {
            assert_eq!(told.count(question, Some(7)), Some(7));
            assert_eq!(told.count::<()>(question, None), None);
        }
        told.count(Question::Totals, Some(()));
        for question in Question::ALL {
            let expected = if question == Question::Totals { 2 } else { 1 };
            assert_eq!(told.of(question), expected, "{question:?}");
        }
    }
}
