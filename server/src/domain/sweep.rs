//! What becomes of sessions that nobody hears of.

/// What one sweep did. A session that was quiet for long enough is in both: it idled, and ended at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    pub idled: u64,
    pub ended: u64,
}
