//! What values may be: bounds, lengths, patterns, formats, and the x-am keys beside them.
use serde_json::{Value, json};

use super::fields::each;
use super::making::{
    answers, get, holds, lacks, mutation, post, refused, remove, set, stored, wrong,
};
use super::{Operator, operator, wording};
use crate::mutation::{Ask, Expect, Mutation, Seen};
use crate::places::{Field, Kind, Places};
use crate::tree::{Tree, below};

pub(super) const ALL: &[Operator] = &[
    operator("minimum: raise", raise_minimum),
    operator("minimum: remove", remove_minimum),
    operator("maximum: lower", lower_maximum),
    operator("minLength: raise", raise_min_length),
    operator("minLength: remove", remove_min_length),
    operator("maxLength: add", add_max_length),
    operator("pattern: change", change_pattern),
    operator("default: add", add_default),
    operator("x-am-trim: remove", remove_trim),
    operator("x-am-trim: add", add_trim),
    operator("x-am-format: remove", remove_format),
    operator("x-am-on-type-error", on_type_error),
    operator("answer field: bounds and patterns", promise),
];

/// A change of one key of a field, and how a value is answered before and after.
fn changed(field: &Field, key: &str, to: Option<&str>, expect: Expect) -> Mutation {
    let edit = match to {
        Some(value) => set(&field.at, key, value),
        None => remove(&field.at, key),
    };
    mutation(&below(&field.at, key), vec![edit], expect)
}

fn posted(field: &Field, value: Value, before: Seen, after: Seen) -> Expect {
    answers(vec![post(&field.name, value)], before, after)
}

fn says(field: &Field, message: &str) -> Seen {
    wrong(&field.name, &[message])
}

fn bound(field: &Field, key: &str) -> Option<i64> {
    field.value.get(key).and_then(Tree::int)
}

fn is_numeric(field: &Field) -> bool {
    matches!(field.kind, Kind::Integer | Kind::Number)
}

fn raise_minimum(places: &Places) -> Vec<Mutation> {
    each(places.asked().filter(|f| is_numeric(f)), |field| {
        let after = wording::bounded(field, Some(5), bound(field, "maximum"));
        let expect = posted(field, json!(3), stored(), says(field, &after));
        Some(changed(field, "minimum", Some("5"), expect))
    })
}

fn remove_minimum(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        bound(field, "minimum")?;
        let before = says(field, &wording::must_be(field));
        let expect = posted(field, json!(-3), before, stored());
        Some(changed(field, "minimum", None, expect))
    })
}

fn lower_maximum(places: &Places) -> Vec<Mutation> {
    each(places.asked().filter(|f| is_numeric(f)), |field| {
        let after = wording::bounded(field, bound(field, "minimum"), Some(100));
        let expect = posted(field, json!(101), stored(), says(field, &after));
        Some(changed(field, "maximum", Some("100"), expect))
    })
}

/// Texts that are plain: what is read as a date has no length.
fn texts(places: &Places) -> impl Iterator<Item = &Field> {
    let texts = places.asked().filter(|field| field.kind == Kind::Text);
    texts.filter(|field| field.value.get("x-am-format").is_none())
}

fn raise_min_length(places: &Places) -> Vec<Mutation> {
    each(texts(places), |field| {
        let after = says(field, "must be at least 3 characters long");
        let expect = posted(field, json!("ab"), stored(), after);
        Some(changed(field, "minLength", Some("3"), expect))
    })
}

/// The pattern, which had nothing to add, is what refuses a blank then.
fn remove_min_length(places: &Places) -> Vec<Mutation> {
    each(texts(places), |field| {
        bound(field, "minLength")?;
        let pattern = field.value.get("pattern").and_then(Tree::text)?;
        let after = says(field, &format!("must match the pattern {pattern}"));
        let before = says(field, "must be a non-empty string");
        Some(changed(
            field,
            "minLength",
            None,
            posted(field, json!(""), before, after),
        ))
    })
}

fn add_max_length(places: &Places) -> Vec<Mutation> {
    each(texts(places), |field| {
        let after = match bound(field, "minLength") {
            Some(least) => format!("must be {least} to 6 characters long"),
            None => "must be at most 6 characters long".to_owned(),
        };
        let expect = posted(field, json!("seven77"), stored(), says(field, &after));
        Some(changed(field, "maxLength", Some("6"), expect))
    })
}

fn change_pattern(places: &Places) -> Vec<Mutation> {
    each(texts(places), |field| {
        let after = says(field, "must match the pattern ^[a-y0-9-]+$");
        let expect = posted(field, json!("zebra"), stored(), after);
        Some(changed(field, "pattern", Some("'^[a-y0-9-]+$'"), expect))
    })
}

/// What is stored under the name of the field, as the list of events shows it.
fn kept(field: &Field, text: &str) -> Seen {
    holds(200, &format!(r#""{}":{}"#, field.name, json!(text)))
}

fn stored_and_listed(field: &Field, text: &str) -> Vec<Ask> {
    vec![post(&field.name, json!(text)), get("/api/events")]
}

/// What stands in for a field that is absent.
fn add_default(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        if field.required || field.is_reference() {
            return None;
        }
        let asks = vec![post("", Value::Null), get("/api/events")];
        let said = |value: &str| holds(200, &format!(r#""{}":{value}"#, field.name));
        Some(match field.kind {
            Kind::Integer => changed(
                field,
                "default",
                Some("42"),
                answers(asks, lacks(200, ":42,"), said("42")),
            ),
            Kind::Number => changed(
                field,
                "default",
                Some("4.5"),
                answers(asks, lacks(200, ":4.5,"), said("4.5")),
            ),
            Kind::Text if field.value.flag("x-am-trim") => {
                let expect = refused("say a default or nullable, not both");
                changed(field, "default", Some("stood-in"), expect)
            }
            _ => return None,
        })
    })
}

fn remove_trim(places: &Places) -> Vec<Mutation> {
    let trimmed = places.asked().filter(|field| field.value.flag("x-am-trim"));
    each(trimmed, |field| {
        let expect = match &field.kind {
            Kind::Enum(words) => {
                let word = json!(format!(" {} ", words[0]));
                posted(field, word, stored(), says(field, &wording::one_of(words)))
            }
            _ => {
                let asks = stored_and_listed(field, " wide ");
                answers(asks, kept(field, "wide"), kept(field, " wide "))
            }
        };
        Some(changed(field, "x-am-trim", None, expect))
    })
}

fn add_trim(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        let Kind::Enum(words) = &field.kind else {
            return None;
        };
        let word = json!(format!(" {} ", words[0]));
        let expect = posted(field, word, says(field, &wording::one_of(words)), stored());
        (!field.value.flag("x-am-trim")).then(|| changed(field, "x-am-trim", Some("true"), expect))
    })
}

/// A way to write a date that only the lenient reader knows.
fn remove_format(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        field.value.get("x-am-format")?;
        let pattern = field.value.get("pattern").and_then(Tree::text)?;
        let after = says(field, &format!("must match the pattern {pattern}"));
        let expect = posted(field, json!("Jan 2, 2026"), stored(), after);
        Some(changed(field, "x-am-format", None, expect))
    })
}

/// One sentence or two of a value that is no text.
fn on_type_error(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        let Kind::Enum(words) = &field.kind else {
            return None;
        };
        let kind = wording::when_provided(field, "must be a string");
        let one = says(field, &kind);
        let two = wrong(&field.name, &[&kind, &wording::one_of(words)]);
        Some(match field.value.get("x-am-on-type-error") {
            Some(_) => changed(
                field,
                "x-am-on-type-error",
                None,
                posted(field, json!(5), two, one),
            ),
            None => changed(
                field,
                "x-am-on-type-error",
                Some("[type, enum]"),
                posted(field, json!(5), one, two),
            ),
        })
    })
}

/// What the server promises of its answers: it is not checked when they are made, so the document alone says it. That
/// answers keep the promise is asked by the suites in `contract-tests`.
fn promise(places: &Places) -> Vec<Mutation> {
    each(places.answered(), |field| {
        if field.is_framework() {
            return None;
        }
        let (key, value, said) = match field.kind {
            Kind::Integer => ("minimum", "12345", r#""minimum": 12345"#),
            Kind::Text => ("pattern", "^promised$", r#""pattern": "^promised$""#),
            _ => return None,
        };
        Some(changed(
            field,
            key,
            Some(value),
            Expect::Promised(said.to_owned()),
        ))
    })
}
