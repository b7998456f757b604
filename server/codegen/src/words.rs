//! The wording of validation: one template a kind of rule, so that every field of every contract says it alike.
use crate::model::{Integer, Number, Presence, Type, Typed};

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

/// What the type is called after "must be".
pub(crate) fn noun(value: &Typed) -> String {
    match &value.ty {
        Type::Text(text) if text.js_date => "an ISO timestamp string".to_owned(),
        Type::Text(_) => "a string".to_owned(),
        Type::Integer(integer) => self::integer(integer),
        Type::Number(Number { minimum, maximum }) => bounded(
            "number",
            "a",
            minimum.as_ref(),
            maximum.as_ref(),
            *minimum == Some(0.0),
        ),
        Type::Boolean => "a boolean".to_owned(),
        Type::File => "a file".to_owned(),
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
    let minimum = integer.minimum.or(small.then_some(i64::from(i32::MIN)));
    let maximum = integer.maximum.or(small.then_some(i64::from(i32::MAX)));
    let minimum = minimum.filter(|minimum| *minimum > -MAX_SAFE_INTEGER);
    let maximum = maximum.filter(|maximum| *maximum < MAX_SAFE_INTEGER);
    bounded(
        "integer",
        "an",
        minimum.as_ref(),
        maximum.as_ref(),
        minimum == Some(0),
    )
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

pub(crate) fn pattern(pattern: &str) -> String {
    format!("must match the pattern {pattern}")
}

pub(crate) const BLANK: &str = "must be a non-empty string";
pub(crate) const UNREADABLE_DATE: &str = "must be a valid timestamp";
pub(crate) const NOT_AN_OBJECT: &str = "must be a JSON object";
pub(crate) const NOT_JSON: &str = "must be JSON";
pub(crate) const NO_ITEM: &str = "must hold an item";
pub(crate) const MISSING: &str = "is required";
