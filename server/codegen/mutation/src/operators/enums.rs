//! Enums: their words.
use serde_json::json;

use super::making::{answers, breaks, mutation, post, put, stored, wrong};
use super::{Operator, operator, wording};
use crate::mutation::{Edit, Expect, Mutation};
use crate::places::{Field, Kind, Places};
use crate::tree::Tree;

pub(super) const ALL: &[Operator] = &[
    operator("enum: add a word", add),
    operator("enum: remove a word", remove),
    operator("enum: rename a word", rename),
];

/// Handlers match on `EventStatus`, so that rustc sees its words; of `EventType` they use the word as it is, so that
/// only answers show them.
fn is_matched(schema: &str) -> bool {
    schema == "EventStatus"
}

/// The enums of requests, by the field that holds each.
fn enums(places: &Places) -> Vec<(String, &Field, &[String])> {
    let fields = places.asked().filter_map(|field| {
        let target = field.value.get("allOf")?.get("0")?.get("$ref")?.text()?;
        match &field.kind {
            Kind::Enum(words) => Some((
                target
                    .trim_start_matches("#/components/schemas/")
                    .to_owned(),
                field,
                words.as_slice(),
            )),
            _ => None,
        }
    });
    fields.collect()
}

fn list(schema: &str) -> String {
    format!("/components/schemas/{schema}/enum")
}

fn refusal(field: &Field, words: &[String]) -> crate::mutation::Seen {
    wrong(&field.name, &[&wording::one_of(words)])
}

fn add(places: &Places) -> Vec<Mutation> {
    let added = enums(places).into_iter().map(|(schema, field, words)| {
        let expect = match is_matched(&schema) {
            true => breaks(&["E0004"], "Nap"),
            false => answers(
                vec![post(&field.name, json!("nap"))],
                refusal(field, words),
                stored(),
            ),
        };
        mutation(
            &list(&schema),
            vec![put(&format!("{}/-", list(&schema)), "nap")],
            expect,
        )
    });
    added.collect()
}

fn each_word(
    places: &Places,
    make: impl Fn(String, &[String], usize) -> (Edit, Vec<String>),
) -> Vec<Mutation> {
    let mut all = Vec::new();
    for (schema, field, words) in enums(places) {
        for (index, word) in words.iter().enumerate() {
            let at = format!("{}/{index}", list(&schema));
            let (edit, left) = make(at.clone(), words, index);
            let expect: Expect = match is_matched(&schema) {
                true => breaks(&["E0599"], &variant(word)),
                false => answers(
                    vec![post(&field.name, json!(word))],
                    stored(),
                    refusal(field, &left),
                ),
            };
            all.push(mutation(&at, vec![edit], expect));
        }
    }
    all
}

fn variant(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn remove(places: &Places) -> Vec<Mutation> {
    each_word(places, |at, words, index| {
        let mut left = words.to_vec();
        left.remove(index);
        (Edit::Remove(at), left)
    })
}

fn rename(places: &Places) -> Vec<Mutation> {
    each_word(places, |at, words, index| {
        let mut left = words.to_vec();
        left[index] = format!("{}_anew", words[index]);
        let word = Tree::Text(left[index].clone());
        (Edit::Set(at, word), left)
    })
}
