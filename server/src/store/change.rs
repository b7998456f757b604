//! What the writer changes beside recording events, in the same transactions.
use super::sessions::Cutoffs;

/// One change. It is made whole or not at all.
#[derive(Debug)]
pub(crate) enum Change {
    LateBranch(LateBranch),
    Sweep(Cutoffs),
}

/// A git branch that became known after the events of its project were queued.
#[derive(Debug)]
pub(crate) struct LateBranch {
    pub(crate) session_ids: Vec<String>,
    pub(crate) project: String,
    pub(crate) branch: String,
}
