//! The wording of validation: one template a kind of rule, so that every field of every contract says it alike.
use codegen_values::formats;

use crate::model::{Integer, Number, OneOf, Presence, Schema, Shape, Size, Type, Typed};

/// Above this, an integer is not exact in JavaScript; a bound here is no bound worth a word.
const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// `must be a string`, with `when provided` where the field may be absent.
pub(crate) fn must_be(noun: &str, presence: Presence) -> String {
    match presence {
        Presence::Required => format!("must be {noun}"),
        Presence::RequiredOrNull => format!("must be {noun} or null"),
        Presence::Optional | Presence::OptionalOrNull => format!("must be {noun} when provided"),
    }
}

/// What must stand where a named schema does.
pub(crate) fn must_be_a(schema: &Schema, presence: Presence) -> String {
    match &schema.shape {
        Shape::Wrapped(value) => must_be(&noun(value), presence),
        Shape::OneOf(one_of) if one_of.property.is_none() => match_one(one_of),
        _ => must_be("an object", presence),
    }
}

/// Choices that their shape tells apart, by what they are called.
pub(crate) fn match_one(one_of: &OneOf) -> String {
    format!("must match one of: {}", choices(one_of))
}

pub(crate) fn match_only_one(one_of: &OneOf) -> String {
    format!("must match only one of: {}", choices(one_of))
}

fn choices(one_of: &OneOf) -> String {
    let variants = one_of.variants.iter();
    let choices = variants.map(|variant| match &variant.value.ty {
        Type::Reference(name) => name.clone(),
        _ => noun(&variant.value),
    });
    choices.collect::<Vec<_>>().join(", ")
}

/// What the type is called after "must be".
pub(crate) fn noun(value: &Typed) -> String {
    match &value.ty {
        Type::Text(text) if text.js_date => "an ISO timestamp string".to_owned(),
        Type::Text(_) => "a string".to_owned(),
        Type::Integer(integer) => self::integer(integer),
        Type::Number(number) => self::number(number),
        Type::Boolean => "a boolean".to_owned(),
        Type::File => "a file".to_owned(),
        Type::Json => "JSON".to_owned(),
        Type::Reference(_) | Type::Map(_) => "an object".to_owned(),
        Type::List(_) => "an array".to_owned(),
    }
}

/// What a parameter is called after "must be": it is a text that says the value.
pub(crate) fn parameter_noun(value: &Typed) -> String {
    match value.ty {
        Type::Boolean => "true or false".to_owned(),
        _ => noun(value),
    }
}

fn integer(integer: &Integer) -> String {
    let small = integer.small;
    let minimum = integer.low().or(small.then_some(i64::from(i32::MIN)));
    let maximum = integer.high().or(small.then_some(i64::from(i32::MAX)));
    let minimum = minimum.filter(|minimum| *minimum > -MAX_SAFE_INTEGER);
    let maximum = maximum.filter(|maximum| *maximum < MAX_SAFE_INTEGER);
    let (low, high) = (minimum.as_ref(), maximum.as_ref());
    let noun = bounded("integer", "an", low, high, minimum == Some(0));
    multiple(noun, integer.multiple_of.as_ref())
}

fn number(number: &Number) -> String {
    let (low, high) = (number.minimum.as_ref(), number.maximum.as_ref());
    let noun = match (number.is_above(), number.is_below()) {
        (false, false) => bounded("number", "a", low, high, low == Some(&0.0)),
        (above, below) => {
            let low =
                low.map(|low| format!("{} {low}", if above { "above" } else { "of at least" }));
            let high =
                high.map(|high| format!("{} {high}", if below { "below" } else { "of at most" }));
            let bounds: Vec<_> = low.into_iter().chain(high).collect();
            format!("a number {}", bounds.join(" and "))
        }
    };
    multiple(noun, number.multiple_of.as_ref())
}

fn multiple<T: ToString>(noun: String, of: Option<&T>) -> String {
    match of {
        Some(of) => format!("{noun} that is a multiple of {}", of.to_string()),
        None => noun,
    }
}

/// What is said of a value that is not what it must be.
pub(crate) fn wrong(value: &Typed, presence: Presence) -> String {
    match &value.ty {
        Type::Integer(integer) if !integer.listed.is_empty() => {
            let words: Vec<_> = integer.listed.iter().map(i64::to_string).collect();
            one_of(&words)
        }
        _ => must_be(&noun(value), presence),
    }
}

/// A format that is checked.
pub(crate) struct Format {
    /// What the runtime calls it.
    pub function: &'static str,
    pub is: fn(&str) -> bool,
    /// What is said of a string that is not of it.
    pub wrong: &'static str,
}

pub(crate) fn format(name: &str) -> Option<Format> {
    let (function, is, wrong): (_, fn(&str) -> bool, _) = match name {
        "date-time" => (
            "date_time",
            formats::date_time,
            "must be a date and time such as 2026-01-31T23:59:59Z",
        ),
        "date" => ("date", formats::date, "must be a date such as 2026-01-31"),
        "time" => ("time", formats::time, "must be a time such as 23:59:59Z"),
        "uuid" => ("uuid", formats::uuid, "must be a UUID"),
        "email" => ("email", formats::email, "must be an e-mail address"),
        "hostname" => ("hostname", formats::hostname, "must be a host name"),
        "ipv4" => ("ipv4", formats::ipv4, "must be an IPv4 address"),
        "ipv6" => ("ipv6", formats::ipv6, "must be an IPv6 address"),
        "uri" => ("uri", formats::uri, "must be a URI"),
        "uri-reference" => (
            "uri_reference",
            formats::uri_reference,
            "must be a URI or a relative reference",
        ),
        "byte" => ("byte", formats::byte, "must be Base64"),
        _ => return None,
    };
    Some(Format {
        function,
        is,
        wrong,
    })
}

fn bounded<T: ToString>(
    kind: &str,
    article: &str,
    minimum: Option<&T>,
    maximum: Option<&T>,
    from_zero: bool,
) -> String {
    let say = |bound: &T| bound.to_string();
    match (minimum.map(say), maximum.map(say)) {
        (None, None) => format!("{article} {kind}"),
        (Some(_), None) if from_zero => format!("a non-negative {kind}"),
        (Some(min), None) => format!("{article} {kind} of at least {min}"),
        (None, Some(max)) => format!("{article} {kind} of at most {max}"),
        (Some(min), Some(max)) => format!("{article} {kind} from {min} to {max}"),
    }
}

pub(crate) fn one_of(words: &[String]) -> String {
    let seen = |word: &String| match word.is_empty() {
        true => "\"\"".to_owned(),
        false => word.clone(),
    };
    let words: Vec<_> = words.iter().map(seen).collect();
    format!("must be one of: {}", words.join(", "))
}

pub(crate) fn length(min: usize, max: Option<usize>) -> String {
    match (min, max) {
        (1, None) => BLANK.to_owned(),
        (min, None) => format!("must be at least {min} characters long"),
        (0, Some(max)) => format!("must be at most {max} characters long"),
        (min, Some(max)) => format!("must be {min} to {max} characters long"),
    }
}

/// What is said of a list or an object that holds fewer or more `part`s than it may.
pub(crate) fn size(size: &Size, part: &str) -> String {
    let parts = |count: usize| match count {
        1 => format!("1 {part}"),
        count => format!("{count} {part}s"),
    };
    match (size.min.unwrap_or(0), size.max) {
        (_, Some(0)) => "must be empty".to_owned(),
        (1, None) if part == "item" => NO_ITEM.to_owned(),
        (1, None) => format!("must hold a {part}"),
        (min, None) => format!("must hold at least {}", parts(min)),
        (0, Some(max)) => format!("must hold at most {}", parts(max)),
        (min, Some(max)) if min == max => format!("must hold exactly {}", parts(min)),
        (min, Some(max)) => format!("must hold {min} to {}", parts(max)),
    }
}

pub(crate) fn pattern(pattern: &str) -> String {
    format!("must match the pattern {pattern}")
}

pub(crate) const BLANK: &str = "must be a non-empty string";
pub(crate) const UNREADABLE_DATE: &str = "must be a valid timestamp";
pub(crate) const NOT_AN_OBJECT: &str = "must be a JSON object";
pub(crate) const NOT_JSON: &str = "must be JSON";
pub(crate) const NO_ITEM: &str = "must hold an item";
pub(crate) const TWICE: &str = "must not hold an item twice";
pub(crate) const UNKNOWN: &str = "is not a known field";
pub(crate) const MISSING: &str = "is required";
