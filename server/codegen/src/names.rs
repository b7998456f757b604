//! Rust's names for the contract's.
mod member;
mod status;

use std::borrow::Cow;

use proc_macro2::{Ident, Span};

pub(crate) use self::member::{TOKEN, is_token, local, member, member_ident};
pub(crate) use self::status::status;

/// `name` in letters of ASCII: `Größe` is `Grosse`. Rust itself would take it as it is, but warns of some scripts, has no file
/// for a module of that name, and takes two ways to write one letter for one.
fn ascii(name: &str) -> Cow<'_, str> {
    match name.is_ascii() {
        true => Cow::Borrowed(name),
        false => Cow::Owned(deunicode::deunicode(name).trim().to_owned()),
    }
}

/// `event_list` to `EventList`.
pub(crate) fn pascal(name: &str) -> String {
    let name = ascii(name);
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(capitalized).collect()
}

/// The variant of an enum for the contract's `word`: `tool-use` is `ToolUse`, `IN_USE` is `InUse`, `7d` is `V7d`, `-1` is
/// `Minus1`.
pub(crate) fn variant(word: &str) -> String {
    if word.is_empty() {
        return "Empty".to_owned();
    }
    let sign = match word.chars().next() {
        Some('-') => "Minus",
        Some('+') => "Plus",
        _ => "",
    };
    let words = word.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.map(quiet).collect();
    let name = format!("{sign}{}", pascal(&words.join("-")));
    match name.starts_with(|first: char| first.is_ascii_digit()) {
        true => format!("V{name}"),
        false => name,
    }
}

/// A word in capitals as one that is not: Rust's names do not shout.
fn quiet(word: &str) -> String {
    match word.chars().any(char::is_lowercase) {
        true => word.to_owned(),
        false => word.to_lowercase(),
    }
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
    for letter in ascii(name).chars() {
        if !letter.is_alphanumeric() {
            // Rust's lint takes two of them for no snake case.
            if !out.ends_with('_') || out.trim_matches('_').is_empty() {
                out.push('_');
            }
        } else {
            let word =
                letter.is_uppercase() && (previous.is_lowercase() || previous.is_ascii_digit());
            if word {
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
        // A keyword since the edition 2024, which syn does not know of.
        Ok(ident) if ident != "gen" => ident,
        _ => Ident::new_raw(name, Span::call_site()),
    }
}

/// Whether `name` can be an identifier of ASCII, be it a raw one.
pub(crate) fn is_ident(name: &str) -> bool {
    let raw = format!("r#{name}");
    name.is_ascii()
        && (syn::parse_str::<Ident>(name).is_ok() || syn::parse_str::<Ident>(&raw).is_ok())
}

/// The method for the security scheme `name`, if there can be one.
pub(crate) fn method(name: &str) -> Option<String> {
    Some(member(name)).filter(|method| *method == snake(name))
}

/// The type for the schema `name`, if there can be one: `pet_item` is `PetItem`.
pub(crate) fn type_name(name: &str) -> Option<String> {
    let mut ty = pascal(name);
    if ty.len() > 2 && ty.chars().all(char::is_uppercase) {
        ty = capitalized(&quiet(&ty));
    }
    if ty.starts_with(|c: char| c.is_ascii_digit()) {
        ty.insert_str(0, "Schema");
    }
    if RESERVED_TYPES.contains(&ty.as_str()) {
        ty.push_str("Schema");
    }
    Some(ty).filter(|ty| is_ident(ty))
}

/// Whether `name` can be a type of its own beside what generated code uses.
pub(crate) fn check_type(name: &str) -> Result<(), String> {
    if pascal(name) != name || !is_ident(name) {
        return Err(format!(
            "`{name}` must be a type's name, such as `EventList`"
        ));
    }
    match RESERVED_TYPES.contains(&name) {
        true => Err(format!(
            "`{name}` is a name that generated code uses itself"
        )),
        false => Ok(()),
    }
}

/// The function for the operation `name`, if there can be one.
pub(crate) fn function(name: &str) -> Option<String> {
    let mut function = snake(name).trim_matches('_').to_owned();
    if function.starts_with(|c: char| c.is_ascii_digit()) {
        function.insert_str(0, "operation_");
    }
    if !is_ident(&function) {
        // `self` and `crate` cannot even be raw.
        function.push('_');
    }
    Some(function).filter(|function| {
        is_ident(function) && function.contains(|c: char| c.is_ascii_alphanumeric())
    })
}

/// The module for the tag `name`, if there can be one.
pub(crate) fn module(name: &str) -> Option<String> {
    let mut module = snake(name).trim_matches('_').to_owned();
    if module.starts_with(|c: char| c.is_ascii_digit()) {
        module.insert_str(0, "tag_");
    }
    if RESERVED_MODULES.contains(&module.as_str()) || !is_ident(&module) {
        module.push_str("_operations");
    }
    Some(module).filter(|module| {
        ascii(name).contains(|c: char| c.is_ascii_alphanumeric()) && is_ident(module)
    })
}

/// What generated code imports or takes from Rust's prelude. Glob imports of the contract's types must not hide them.
const RESERVED_TYPES: [&str; 42] = [
    "Answer",
    "Arc",
    "BodyRule",
    "BoxEndpoint",
    "Clone",
    "Closed",
    "Component",
    "Copy",
    "Debug",
    "Eq",
    "Err",
    "Errors",
    "FromJson",
    "Future",
    "Given",
    "H",
    "HashMap",
    "Items",
    "MetaApi",
    "MetaResponse",
    "MetaSchema",
    "Method",
    "None",
    "Ok",
    "OpenApi",
    "Option",
    "PartialEq",
    "Parameters",
    "Registry",
    "Request",
    "Response",
    "Result",
    "S",
    "Security",
    "Send",
    "Serialize",
    "Some",
    "StatusCode",
    "String",
    "Sync",
    "Vec",
    "Self",
];

/// Modules and functions that stand beside those of the tags, or that generated code reaches by name.
const RESERVED_MODULES: [&str; 14] = [
    "alloc",
    "codegen_runtime",
    "core",
    "credentials",
    "document",
    "errors",
    "generated",
    "mod",
    "register",
    "runtime",
    "security",
    "serde",
    "std",
    "types",
];

#[cfg(test)]
mod tests {
    use super::{ident, is_ident, pascal, snake, type_name, variant};

    #[test]
    fn names_change_their_case() {
        assert_eq!(pascal("event_create_batch"), "EventCreateBatch");
        assert_eq!(pascal("tool-use"), "ToolUse");
        assert_eq!(snake("Retry-After"), "retry_after");
        assert_eq!(snake("EventList"), "event_list");
        assert_eq!(snake("PayloadTooLarge"), "payload_too_large");
    }

    #[test]
    fn words_and_types_in_capitals_do_not_shout() {
        for (word, expected) in [("EUR", "Eur"), ("IN_USE", "InUse"), ("-A1", "MinusA1")] {
            assert_eq!(variant(word), expected);
        }
        assert_eq!(type_name("URL").as_deref(), Some("Url"));
        assert_eq!(type_name("ID").as_deref(), Some("ID"));
        assert_eq!(type_name("URLList").as_deref(), Some("URLList"));
    }

    #[test]
    fn keywords_become_raw_and_nonsense_is_no_name() {
        assert_eq!(ident("type").to_string(), "r#type");
        assert_eq!(ident("gen").to_string(), "r#gen");
        assert_eq!(ident("limit").to_string(), "limit");
        assert!(is_ident("type"));
        assert!(!is_ident("a-b"));
        assert!(!is_ident("1a"));
        assert!(!is_ident("self"));
    }
}
