//! Who follows, by what they want: clients of the same filter get the same bytes.

use std::sync::Arc;

use super::client::Client;
use super::filter::{Filter, Topic};

/// All clients. A copy costs a reference for each of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Followers {
    groups: Vec<Group>,
}

/// Those who want the same. Never empty.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) filter: Filter,
    pub(super) clients: Vec<Arc<Client>>,
}

impl Followers {
    pub(super) fn groups(&self) -> &[Group] {
        &self.groups
    }

    pub(super) fn len(&self) -> usize {
        self.groups.iter().map(|group| group.clients.len()).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Whether anybody wants a frame about this.
    pub(super) fn want(&self, topic: &Topic<'_>) -> bool {
        self.groups.iter().any(|group| group.filter.wants(topic))
    }

    pub(super) fn add(&mut self, client: Arc<Client>, filter: Filter) {
        match self.groups.iter_mut().find(|group| group.filter == filter) {
            Some(group) => group.clients.push(client),
            None => self.groups.push(Group {
                filter,
                clients: vec![client],
            }),
        }
    }

    /// Does nothing when it is gone already.
    pub(super) fn remove(&mut self, client: &Client) {
        let is_it = |other: &Arc<Client>| other.number == client.number;
        for group in &mut self.groups {
            if let Some(at) = group.clients.iter().position(is_it) {
                group.clients.swap_remove(at);
            }
        }
        self.groups.retain(|group| !group.clients.is_empty());
    }
}
