//! What became of a record.

use crate::ingest::Draft;

#[derive(Debug)]
pub(super) enum Outcome {
    Mapped(Box<Draft>),
    Skipped(Skipped),
}

/// Why a record that can be read is no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// Nothing that we know by its name or by what it holds.
    Unmapped,
    /// Another record says the same and more.
    Superseded,
    /// A part of a stream whose end says it all.
    Noise,
    /// No session is named.
    NoSession,
    /// A value that counts nothing, or none at all.
    NotPositive,
    /// Beyond what can be counted to, 2^53-1.
    TooLarge,
    /// A cumulative series that did not grow.
    Unchanged,
    /// A cumulative series of which a later point was counted already.
    Stale,
    /// Spans are acknowledged and not stored.
    Span,
    /// It cannot be read; the sender was told.
    Malformed,
    /// It was acknowledged, and could not be stored.
    Lost,
}
