//! How much there is room for.
//!
//! An event is a few dozen bytes in the columns, whatever it says. What it may bring beside them is words that no other
//! has, a kind or a place of its own, a session; and a client may send as much of that as it likes. Where it is more than
//! what events of people and their agents come to by far, the memory is given up.
use super::column::Map;
use super::memory::Memory;
use super::sessions::{Entry, SessionRow};
use super::source::Trouble;

/// For the words, sessions and combinations of a small database.
const FOR_ALL: usize = 16 << 20;
/// And for each event, where about ten are usual.
const FOR_AN_EVENT: usize = 32;
/// What the allocator and the table of a map need for an entry.
const AN_ENTRY: usize = 16;

impl Memory {
    pub(super) fn check_size(&self) -> Result<(), Trouble> {
        let room = FOR_ALL + FOR_AN_EVENT * self.events.len();
        match self.bytes_beside_columns() <= room {
            true => Ok(()),
            false => Err(Trouble::Large),
        }
    }

    /// About, and at once, for each event asks.
    fn bytes_beside_columns(&self) -> usize {
        let session = size_of::<Entry>() + size_of::<SessionRow>() + 3 * AN_ENTRY;
        self.words.bytes()
            + map(&self.kinds)
            + map(&self.places)
            + map(&self.pace)
            + map(&self.gaps)
            + map(&self.runs)
            + self.hours.len() * (size_of::<i64>() + AN_ENTRY)
            + self.sessions.len() * session
            + self.session_text
    }
}

fn map<K, V>(map: &Map<K, V>) -> usize {
    map.len() * (size_of::<(K, V)>() + AN_ENTRY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::rollup::scan::tests::plain;

    /// After how many of these events there is no more room, if there are not so many.
    fn given_up_after(events: u32, mut word: impl FnMut(u32) -> [String; 4]) -> Option<u32> {
        let mut memory = Memory::default();
        (0..events).find(|number| {
            let [session, branch, model, tool] = word(*number);
            let mut row = plain(i64::from(*number), 0);
            row.session = &session;
            row.branch = Some(&branch);
            row.words.model = Some(&model);
            row.words.tool = Some(&tool);
            memory.push(&row).is_err()
        })
    }

    #[test]
    fn what_agents_do_has_room_however_many_events_there_are() {
        let usual = |number: u32| {
            [
                format!("0199aa74-5d53-7a30-8b4c-{:012}", number / 50),
                format!("feature/{}", number / 400),
                format!("model-{}", number % 9),
                format!("mcp__server__tool_{}", number % 200),
            ]
        };
        assert_eq!(given_up_after(200_000, usual), None);
    }

    #[test]
    fn words_that_no_event_shares_are_not_kept_without_end() {
        for own in 0..4 {
            let word = |number: u32| {
                let mut words = [const { String::new() }; 4];
                words[own] = format!("{number:0200}");
                words
            };
            let events = given_up_after(500_000, word).expect("there is an end");
            assert!((15_000..120_000).contains(&events), "{own}: {events}");
        }
    }

    #[test]
    fn one_event_in_thousands_with_a_long_word_changes_nothing() {
        let long = |number: u32| {
            let length = if number.is_multiple_of(5000) {
                400_000
            } else {
                1
            };
            [const { String::new() }; 4].map(|word: String| word + &"x".repeat(length))
        };
        assert_eq!(given_up_after(60_000, long), None, "each word is kept once");
    }
}
