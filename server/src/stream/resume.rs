//! What a client that comes again has missed.

/// Events that are told again at most.
pub const MOST_TOLD_AGAIN: usize = 1000;
/// Events of any kind that are looked at for it at most.
const WIDEST: i64 = 100_000;

/// How a stream begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Resume {
    /// It is a new one, and begins with what is published next.
    New,
    /// It goes on behind this event, from the database up to where it was opened.
    Behind(i64),
    /// What was missed cannot be told, or was never there.
    Reset,
}

impl Resume {
    /// Of the last id that the client says it has, where events up to `published` were published.
    pub fn of(last_event_id: Option<i64>, published: i64) -> Self {
        match last_event_id {
            None => Self::New,
            Some(last) if last < 0 || last > published || published - last > WIDEST => Self::Reset,
            Some(last) => Self::Behind(last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Resume, WIDEST};

    #[test]
    fn a_stream_goes_on_only_from_where_it_can_have_been() {
        for (last, resume) in [
            (None, Resume::New),
            (Some(0), Resume::Reset),
            (Some(400_000), Resume::Behind(400_000)),
            (Some(399_999), Resume::Behind(399_999)),
            (Some(400_001), Resume::Reset),
            (Some(-1), Resume::Reset),
            (Some(i64::MIN), Resume::Reset),
        ] {
            assert_eq!(Resume::of(last, 400_000), resume, "{last:?}");
        }
        assert_eq!(Resume::of(Some(0), WIDEST), Resume::Behind(0));
        assert_eq!(Resume::of(Some(0), 0), Resume::Behind(0));
    }
}
