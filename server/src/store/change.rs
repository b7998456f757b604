//! What the writer changes beside recording events, in the same transactions.
use jiff::Timestamp;

use super::sessions::Cutoffs;
use crate::domain::Quota;

/// One change. It is made whole or not at all.
#[derive(Debug)]
pub(crate) enum Change {
    LateBranch(LateBranch),
    Sweep(Cutoffs),
    Quota(NewQuota),
}

/// A git branch that became known after the events of its project were queued.
#[derive(Debug)]
pub(crate) struct LateBranch {
    pub(crate) session_ids: Vec<String>,
    pub(crate) project: String,
    pub(crate) branch: String,
}

/// A provider's snapshot, which takes the place of the one before.
#[derive(Debug)]
pub(crate) struct NewQuota {
    pub(crate) quota: Box<Quota>,
    /// A snapshot of another source that is as new as this is not replaced.
    pub(crate) yields_to_newer_than: Option<Timestamp>,
}
