//! Answers that a client may have already: `ETag` and `If-None-Match`.

use poem::http::HeaderMap;
use poem::http::header::IF_NONE_MATCH;

/// Whether the client names this tag, which has its quotes, as one that it has.
pub(super) fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let values = asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    values.flat_map(|list| list.split(',')).any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
    })
}
