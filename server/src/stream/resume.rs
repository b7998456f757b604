//! What a client that comes again has missed.

/// Events that are told again at most.
pub const MOST_TOLD_AGAIN: u64 = 1000;
/// Bytes of frames that are told again at most: half of what may wait for a client, so that live frames find room.
pub const MOST_BYTES_AGAIN: u64 = 4 * 1024 * 1024;
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
    /// Of the last id that the client says it has, where events up to `published` were published. No text is an error:
    /// a browser never comes again after one, and the id may be of whatever had this address before.
    pub fn of(last_event_id: Option<&str>, published: i64) -> Self {
        let Some(text) = last_event_id.filter(|text| !text.is_empty()) else {
            return Self::New;
        };
        match id(text) {
            Some(last) if last <= published && published - last <= WIDEST => Self::Behind(last),
            _ => Self::Reset,
        }
    }
}

/// An id as this server writes it: digits alone.
fn id(text: &str) -> Option<i64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Resume, WIDEST};

    #[test]
    fn a_stream_goes_on_only_from_where_it_can_have_been() {
        for (last, resume) in [
            (None, Resume::New),
            (Some(""), Resume::New),
            (Some("0"), Resume::Reset),
            (Some("400000"), Resume::Behind(400_000)),
            (Some("399999"), Resume::Behind(399_999)),
            (Some("400001"), Resume::Reset),
            (Some("9223372036854775807"), Resume::Reset),
            (Some("9223372036854775808"), Resume::Reset),
            (Some("-1"), Resume::Reset),
            (Some("+400000"), Resume::Reset),
            (Some("400000 "), Resume::Reset),
            (Some("4e5"), Resume::Reset),
            (Some("\u{664}"), Resume::Reset),
            (Some("abc"), Resume::Reset),
        ] {
            assert_eq!(Resume::of(last, 400_000), resume, "{last:?}");
        }
        assert_eq!(Resume::of(Some("0"), WIDEST), Resume::Behind(0));
        assert_eq!(Resume::of(Some("0"), WIDEST + 1), Resume::Reset);
        assert_eq!(Resume::of(Some("0"), 0), Resume::Behind(0));
    }
}
