//! Rust's names for the contract's.
use proc_macro2::{Ident, Span};

/// `event_list` to `EventList`.
pub(crate) fn pascal(name: &str) -> String {
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(capitalized).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

/// `Retry-After` or `EventList` to `retry_after`, `event_list`.
pub(crate) fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut previous = '_';
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            out.push('_');
        } else {
            if letter.is_uppercase() && (previous.is_lowercase() || previous.is_ascii_digit()) {
                out.push('_');
            }
            out.extend(letter.to_lowercase());
        }
        previous = letter;
    }
    out
}

/// An identifier; a raw one where the name is a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(ident) => ident,
        Err(_) => Ident::new_raw(name, Span::call_site()),
    }
}

/// Whether `name` can be an identifier, be it a raw one.
pub(crate) fn is_ident(name: &str) -> bool {
    let raw = format!("r#{name}");
    syn::parse_str::<Ident>(name).is_ok() || syn::parse_str::<Ident>(&raw).is_ok()
}

/// The name of a status, as in `ServiceUnavailable`.
pub(crate) fn status(code: u16) -> Option<&'static str> {
    Some(match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        410 => "Gone",
        413 => "PayloadTooLarge",
        415 => "UnsupportedMediaType",
        421 => "MisdirectedRequest",
        422 => "UnprocessableEntity",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{ident, is_ident, pascal, snake};

    #[test]
    fn names_change_their_case() {
        assert_eq!(pascal("event_create_batch"), "EventCreateBatch");
        assert_eq!(pascal("tool-use"), "ToolUse");
        assert_eq!(snake("Retry-After"), "retry_after");
        assert_eq!(snake("EventList"), "event_list");
        assert_eq!(snake("PayloadTooLarge"), "payload_too_large");
    }

    #[test]
    fn keywords_become_raw_and_nonsense_is_no_name() {
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("limit").to_string(), "limit");
        assert!(is_ident("type"));
        assert!(!is_ident("a-b"));
        assert!(!is_ident("1a"));
        assert!(!is_ident("self"));
    }
}
