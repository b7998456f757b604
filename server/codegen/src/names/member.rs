//! Names of fields, which every name of the contract has: of a property, a parameter, a header.
use proc_macro2::Ident;

use super::{ident, is_ident, snake};

/// The field of a struct for the contract's `name`: `partialSuccess` is `partial_success`, `+1` is `plus_1`, `1st` is
/// `field_1st`.
pub(crate) fn member(name: &str) -> String {
    let signed = match (name.chars().next(), name.get(1..)) {
        (Some('+'), Some(rest)) if is_count(rest) => format!("plus_{rest}"),
        (Some('-'), Some(rest)) if is_count(rest) => format!("minus_{rest}"),
        _ => name.to_owned(),
    };
    let mut member = snake(&signed);
    // `filter[kind]` is `filter_kind`.
    if !name.ends_with('_') {
        member.truncate(member.trim_end_matches('_').len());
    }
    if !member.contains(|c: char| c.is_ascii_alphanumeric()) {
        return "field".to_owned();
    }
    if member.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("field_{member}");
    }
    match is_ident(&member) {
        true => member,
        // `self` and `crate` cannot even be raw.
        false => format!("{member}_field"),
    }
}

fn is_count(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

pub(crate) fn member_ident(name: &str) -> Ident {
    ident(&member(name))
}

/// The variable for the contract's `name` beside those for `all`: its field's name, but for those of `own` that the code
/// around it has taken.
pub(crate) fn local<'a>(
    name: &str,
    all: impl Iterator<Item = &'a str> + Clone,
    own: &[&str],
) -> Ident {
    let mut local = member(name);
    if own.contains(&local.as_str()) {
        local.push_str("_field");
        while all.clone().any(|other| member(other) == local) {
            local.push('_');
        }
    }
    ident(&local)
}

/// What the name of a header or a cookie is.
pub(crate) const TOKEN: &str =
    "the name is one or more letters and digits of ASCII, or any of !#$%&'*+-.^_`|~";

/// Whether HTTP has it for the name of a header or a cookie (RFC 9110).
pub(crate) fn is_token(name: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !name.is_empty() && name.chars().all(letter)
}

#[cfg(test)]
mod tests {
    use super::member;

    #[test]
    fn every_name_has_a_field() {
        for (name, field) in [
            ("partialSuccess", "partial_success"),
            ("Retry-After", "retry_after"),
            ("type", "type"),
            ("@type", "_type"),
            ("$ref", "_ref"),
            ("x.y", "x_y"),
            ("a b", "a_b"),
            ("filter[kind]", "filter_kind"),
            ("ids[]", "ids"),
            ("a_", "a_"),
            ("1st", "field_1st"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("-x", "_x"),
            ("größe", "grosse"),
            ("GrößeÄndern", "grosse_andern"),
            ("名前", "ming_qian"),
            ("self", "self_field"),
            ("Self", "self_field"),
            ("_", "field"),
            ("*", "field"),
            ("", "field"),
        ] {
            assert_eq!(member(name), field, "{name}");
        }
    }
}
