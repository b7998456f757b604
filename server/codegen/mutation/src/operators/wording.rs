//! What validation says of a field, told from the contract alone: the generator's own words are not asked.
use crate::places::{Field, Kind};
use crate::tree::Tree;

/// What a bound that says nothing is written as: the largest integer that JavaScript has exactly.
const UNBOUNDED: i64 = 9_007_199_254_740_991;

/// `must be …` of this field, with the bounds that it has.
pub(super) fn must_be(field: &Field) -> String {
    let bound = |key| field.value.get(key).and_then(Tree::int);
    bounded(field, bound("minimum"), bound("maximum"))
}

/// The same, with these bounds.
pub(super) fn bounded(field: &Field, minimum: Option<i64>, maximum: Option<i64>) -> String {
    let (article, noun) = match field.kind {
        Kind::Integer => ("an", "integer"),
        Kind::Number => ("a", "number"),
        Kind::Text if field.value.get("x-am-format").is_some() => ("an", "ISO timestamp string"),
        Kind::Text | Kind::Enum(_) => ("a", "string"),
        Kind::List => ("an", "array"),
        Kind::Object | Kind::FreeForm => ("an", "object"),
    };
    let maximum = maximum.filter(|maximum| *maximum < UNBOUNDED);
    let said = match (minimum, maximum) {
        (None, None) => format!("must be {article} {noun}"),
        (Some(0), None) => format!("must be a non-negative {noun}"),
        (Some(least), None) => format!("must be {article} {noun} of at least {least}"),
        (None, Some(most)) => format!("must be {article} {noun} of at most {most}"),
        (Some(least), Some(most)) => format!("must be {article} {noun} from {least} to {most}"),
    };
    when_provided(field, &said)
}

pub(super) fn when_provided(field: &Field, said: &str) -> String {
    match field.required {
        true => said.to_owned(),
        false => format!("{said} when provided"),
    }
}

pub(super) fn one_of(words: &[String]) -> String {
    format!("must be one of: {}", words.join(", "))
}
