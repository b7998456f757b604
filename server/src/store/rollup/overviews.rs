//! Sessions with their sums, and what there is to filter by.
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::bounds::Bound;
use super::memory::{Kind, Memory};
use super::sessions::SessionRow;
use crate::domain::{BranchOption, FilterOptions, SessionOverview};
use crate::store::SessionFilter;

/// A head that is on no branch.
const DETACHED: &str = "HEAD";

impl Memory {
    /// Active ones first, then idle ones, then the rest; within each, newest last event first.
    pub(super) fn overviews(&self, filter: &SessionFilter, since: &Bound) -> Vec<SessionOverview> {
        let is =
            |asked: &Option<String>, found: &str| asked.as_deref().is_none_or(|it| it == found);
        let mut rows: Vec<_> = self.sessions.rows().collect();
        rows.retain(|(_, row)| {
            is(&filter.status, &row.status)
                && filter.exclude_status.as_deref() != Some(&row.status)
                && is(&filter.agent_type, &row.session.agent_type)
                && since.allows(&row.last_event_at)
        });
        rows.sort_by_cached_key(|(_, row)| order(row));
        let limit = filter.limit.and_then(|limit| usize::try_from(limit).ok());
        let page = rows.into_iter().take(limit.unwrap_or(usize::MAX));
        page.map(|(entry, row)| entry.overview(row)).collect()
    }

    /// The session of this id, if it has a row.
    pub(super) fn overview(&self, id: &str) -> Option<SessionOverview> {
        let number = self.sessions.known(self.words.known(id)?)?;
        let entry = self.sessions.entry(number);
        Some(entry.overview(entry.row.as_deref()?))
    }

    pub(super) fn filter_options(&self) -> FilterOptions {
        let projects = self.sessions.rows();
        let projects = projects.filter_map(|(_, row)| row.session.project.as_deref());
        FilterOptions {
            agent_types: self.words_of(|kind| Some(kind.agent)),
            event_types: self.words_of(|kind| Some(kind.event_type)),
            tool_names: self.words_of(|kind| kind.tool),
            models: self.words_of(|kind| kind.model),
            projects: projects
                .collect::<BTreeSet<_>>()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            branches: self.branch_options(),
            sources: self.words_of(|kind| kind.source),
        }
    }

    /// Each word once, in the order of their bytes.
    fn words_of(&self, word: impl Fn(&Kind) -> Option<u32>) -> Vec<String> {
        let numbers: BTreeSet<u32> = self.kinds.keys().filter_map(word).collect();
        let mut words: Vec<_> = numbers
            .into_iter()
            .map(|number| self.words.word(number).to_owned())
            .collect();
        words.sort_unstable();
        words
    }

    /// One entry a branch, with the project of the session that was active on it last.
    fn branch_options(&self) -> Vec<BranchOption> {
        let mut last: HashMap<&str, &SessionRow> = HashMap::new();
        for (_, row) in self.sessions.rows() {
            let Some(branch) = row.session.branch.as_deref().filter(|it| *it != DETACHED) else {
                continue;
            };
            let known = last.entry(branch).or_insert(row);
            if when(row) > when(known) {
                *known = row;
            }
        }
        let mut branches: Vec<_> = last.into_iter().collect();
        branches
            .sort_unstable_by_key(|(branch, row)| Reverse((row.last_event_at.as_str(), *branch)));
        let options = branches.into_iter().map(|(branch, row)| BranchOption {
            branch: branch.to_owned(),
            project: row.session.project.as_deref().map(str::to_owned),
        });
        options.collect()
    }
}

fn when(row: &SessionRow) -> (&str, i64) {
    (&row.last_event_at, row.place)
}

fn order(row: &SessionRow) -> (u8, Reverse<(u128, &str)>, i64) {
    let status = match &*row.status {
        "active" => 0,
        "idle" => 1,
        _ => 2,
    };
    let when = (beginning(&row.last_event_at), &*row.last_event_at);
    (status, Reverse(when), row.place)
}

/// The first bytes of a text, which compare as it does: the rest lies elsewhere in memory, and is rarely needed.
fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let first = &text.as_bytes()[..Ord::min(text.len(), bytes.len())];
    bytes[..first.len()].copy_from_slice(first);
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_in_the_order_of_their_beginnings() {
        let mut texts = [
            "",
            "\0",
            "2026",
            "2026-05-01 10:00",
            "2026-05-01 10:00:00",
            "2026-05-01 10:01:00",
            "\u{e9}",
        ];
        texts.sort_unstable();
        assert!(texts.is_sorted_by_key(|text| (beginning(text), *text)));
        assert!(texts.is_sorted_by_key(|text| beginning(text)));
    }
}
