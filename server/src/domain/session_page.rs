//! A page of sessions that were searched and sorted.
use std::cmp::Ordering;

use super::{SessionOverview, SessionStatus};

/// Ends the key in a cursor; no key has it.
const END: char = '~';

/// By what sessions are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SessionSort {
    #[default]
    LastEventAt,
    StartedAt,
    EventCount,
    TokensIn,
    TokensOut,
    TotalCostUsd,
    FilesEdited,
    LinesAdded,
    LinesRemoved,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortDirection {
    Asc,
    #[default]
    Desc,
}

/// What is asked about sessions: all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionSearch {
    /// In lower case; each stands in the id, the project, the branch, the agent type or a model.
    pub words: Vec<String>,
    pub status: Option<SessionStatus>,
    pub agent_type: Option<String>,
    pub project: Option<String>,
    pub branch: Option<String>,
    /// An event of the session has it.
    pub model: Option<String>,
    /// Bound on the last event, in any form that SQLite's `datetime()` reads.
    pub since: Option<String>,
    pub sort: SessionSort,
    pub direction: SortDirection,
    pub limit: usize,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

/// Some sessions, how many match in all, and where the next page begins, if there is one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SessionPage {
    pub sessions: Vec<SessionOverview>,
    pub total: usize,
    pub next: Option<String>,
}

/// By what a session is sorted, and what breaks ties: of time and number one is always the same.
#[derive(Debug, Clone, Copy)]
pub struct SessionKey<'s> {
    pub number: f64,
    pub time: &'s str,
    pub id: &'s str,
}

impl SessionSearch {
    /// The words of a text.
    pub fn words_of(text: &str) -> Vec<String> {
        let words = text.split_whitespace();
        words.map(str::to_ascii_lowercase).collect()
    }

    /// Whether the text has a word in it, in any case of ASCII.
    pub fn has(text: &str, word: &str) -> bool {
        text.to_ascii_lowercase().contains(word)
    }

    /// Sessions up to a page, sorted, and the cursor of the next one. `keys` are those of all that match.
    pub fn page<'s, T>(
        &self,
        mut keys: Vec<(SessionKey<'s>, T)>,
    ) -> (Vec<(SessionKey<'s>, T)>, Option<String>) {
        if let Some(cursor) = &self.cursor {
            let cursor = SessionKey::of_cursor(self.sort, cursor);
            keys.retain(|(key, _)| cursor.cmp(key, self.direction).is_lt());
        }
        let order =
            |a: &(SessionKey<'s>, T), b: &(SessionKey<'s>, T)| a.0.cmp(&b.0, self.direction);
        let more = keys.len() > self.limit;
        if more {
            keys.select_nth_unstable_by(self.limit, order);
            keys.truncate(self.limit);
        }
        keys.sort_unstable_by(order);
        let last = keys.last().filter(|_| more);
        let next = last.map(|(key, _)| key.cursor(self.sort));
        (keys, next)
    }
}

impl SessionSort {
    pub fn is_time(self) -> bool {
        matches!(self, Self::LastEventAt | Self::StartedAt)
    }
}

impl<'s> SessionKey<'s> {
    pub fn of(session: &'s SessionOverview, sort: SessionSort) -> Self {
        let overview = session;
        let session = &overview.session;
        let (number, time) = match sort {
            SessionSort::LastEventAt => (0.0, session.last_event_at.as_str()),
            SessionSort::StartedAt => (0.0, session.started_at.as_str()),
            SessionSort::EventCount => (whole(overview.event_count), ""),
            SessionSort::TokensIn => (whole(overview.tokens_in), ""),
            SessionSort::TokensOut => (whole(overview.tokens_out), ""),
            SessionSort::TotalCostUsd => (overview.total_cost_usd, ""),
            SessionSort::FilesEdited => (whole(overview.files_edited), ""),
            SessionSort::LinesAdded => (whole(overview.lines_added), ""),
            SessionSort::LinesRemoved => (whole(overview.lines_removed), ""),
        };
        Self {
            number,
            time,
            id: &session.id,
        }
    }

    /// Ids break ties, the same way in both directions.
    fn cmp(&self, other: &Self, direction: SortDirection) -> Ordering {
        let by_key = self
            .number
            .total_cmp(&other.number)
            .then_with(|| self.time.cmp(other.time));
        let by_key = match direction {
            SortDirection::Asc => by_key,
            SortDirection::Desc => by_key.reverse(),
        };
        by_key.then_with(|| self.id.cmp(other.id))
    }

    fn cursor(&self, sort: SessionSort) -> String {
        match sort.is_time() {
            true => format!("{}{END}{}", self.time, self.id),
            false => format!("{}{END}{}", self.number, self.id),
        }
    }

    /// Any text is a cursor, so that none can be wrong: what is no number is 0.
    fn of_cursor(sort: SessionSort, cursor: &'s str) -> Self {
        let (key, id) = cursor.split_once(END).unwrap_or((cursor, ""));
        let number = key.parse().ok().filter(|number: &f64| number.is_finite());
        match sort.is_time() {
            true => Self {
                number: 0.0,
                time: key,
                id,
            },
            false => Self {
                number: number.unwrap_or_default(),
                time: "",
                id,
            },
        }
    }
}

/// A count as it is sorted by, here and in memory alike.
#[allow(
    clippy::cast_precision_loss,
    reason = "ties beyond 2^53 are broken by id"
)]
pub fn whole(count: i64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: f64, id: &str) -> (SessionKey<'_>, ()) {
        (
            SessionKey {
                number,
                time: "",
                id,
            },
            (),
        )
    }

    fn search(direction: SortDirection, cursor: Option<&str>) -> SessionSearch {
        SessionSearch {
            sort: SessionSort::TotalCostUsd,
            direction,
            limit: 2,
            cursor: cursor.map(str::to_owned),
            ..SessionSearch::default()
        }
    }

    /// The ids of a page and the cursor of the next one.
    fn paged(search: &SessionSearch) -> (Vec<&'static str>, Option<String>) {
        let keys = vec![
            key(0.1, "c"),
            key(2.0, "d"),
            key(0.1, "a~b"),
            key(-1.0, "e"),
            key(0.1, "b"),
        ];
        let (page, next) = search.page(keys);
        (page.into_iter().map(|(key, ())| key.id).collect(), next)
    }

    #[test]
    fn pages_follow_each_other_without_gap_or_double() {
        for (direction, all) in [
            (SortDirection::Desc, ["d", "a~b", "b", "c", "e"]),
            (SortDirection::Asc, ["e", "a~b", "b", "c", "d"]),
        ] {
            let (mut found, mut cursor) = (Vec::new(), None);
            loop {
                let (page, next) = paged(&search(direction, cursor.as_deref()));
                found.extend(page);
                match next {
                    Some(next) => cursor = Some(next),
                    None => break,
                }
            }
            assert_eq!(found, all, "{direction:?}");
        }
    }

    #[test]
    fn no_text_is_a_wrong_cursor() {
        for cursor in ["", "~", "nonsense", "inf~a", "1e9999~", "NaN~"] {
            let (page, _) = paged(&search(SortDirection::Desc, Some(cursor)));
            assert_eq!(page, ["e"], "{cursor:?} is 0");
        }
    }

    #[test]
    fn words_are_apart_by_white_space_and_in_any_case() {
        let words = SessionSearch::words_of("  Shop\tMAIN ");
        assert_eq!(words, ["shop", "main"]);
        assert!(SessionSearch::has("my-SHOP-1", &words[0]));
        assert!(!SessionSearch::has("my-SHOP-1", &words[1]));
    }
}
