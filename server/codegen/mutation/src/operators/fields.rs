//! Fields of objects: which there are, and whether they must be there.
use serde_json::Value;

use super::making::{
    answers, breaks, event, mutation, post, post_event, refused, remove, set, stored, wrong,
};
use super::{Operator, operator, wording};
use crate::mutation::{Edit, Expect, Mutation};
use crate::places::{Field, Kind, Places};
use crate::tree::{Tree, below, split};

pub(super) const ALL: &[Operator] = &[
    operator("request field: add", |places| add(places, true)),
    operator("request field: remove", |places| remove_one(places, true)),
    operator("request field: rename", |places| rename(places, true)),
    operator("request field: required", require),
    operator("request field: optional", request_optional),
    operator("request field: nullable", request_nullable),
    operator("request field: not nullable", request_not_nullable),
    operator("answer field: add", |places| add(places, false)),
    operator("answer field: remove", |places| remove_one(places, false)),
    operator("answer field: rename", |places| rename(places, false)),
    operator("answer field: required", answer_required),
    operator("answer field: optional", answer_optional),
    operator("answer field: nullable", answer_nullable),
];

pub(super) fn each<'a>(
    fields: impl Iterator<Item = &'a Field>,
    make: impl Fn(&Field) -> Option<Mutation>,
) -> Vec<Mutation> {
    fields.filter_map(make).collect()
}

fn fields(places: &Places, in_requests: bool) -> impl Iterator<Item = &Field> {
    let all = places.fields.iter();
    all.filter(move |field| field.in_requests == in_requests)
}

/// The list of what must be there, beside the properties of this field's object.
fn required_list(field: &Field) -> String {
    format!("/components/schemas/{}/required", field.schema)
}

fn framework() -> Expect {
    refused("the framework's")
}

fn add(places: &Places, in_requests: bool) -> Vec<Mutation> {
    let mut objects: Vec<_> = fields(places, in_requests)
        .map(|f| split(&f.at).0)
        .collect();
    objects.dedup();
    let added = objects.into_iter().map(|at| {
        let edit = set(at, "added", "{type: string}");
        let code: &[&str] = if in_requests { &["E0027"] } else { &["E0063"] };
        mutation(&below(at, "added"), vec![edit], breaks(code, "added"))
    });
    added.collect()
}

/// Takes the name out of the list of what must be there, or gives it another name there.
fn unlist(places: &Places, field: &Field, other: Option<&str>) -> Vec<Edit> {
    let at = required_list(field);
    let list = places.contract.at(&at).map_or(&[][..], Tree::items);
    let own = Tree::Text(field.name.clone());
    if !list.contains(&own) {
        return Vec::new();
    }
    let mut rest: Vec<_> = list.iter().filter(|name| **name != own).cloned().collect();
    rest.extend(other.map(|name| Tree::Text(name.to_owned())));
    match rest.is_empty() {
        true => vec![Edit::Remove(at)],
        false => vec![Edit::Set(at, Tree::List(rest))],
    }
}

fn remove_one(places: &Places, in_requests: bool) -> Vec<Mutation> {
    each(fields(places, in_requests), |field| {
        let mut edits = unlist(places, field, None);
        edits.extend([Edit::Remove(field.at.clone()), Edit::Prune]);
        edits.push(Edit::Unlink(field.name.clone()));
        // A schema that nothing refers to any more is an import that fails, before rustc looks at fields.
        let expect = match (gone(places, field), places.lost(&field.at)) {
            (Expect::Breaks(..), Some(lost)) => breaks(&["E0432"], &lost),
            (expect, _) => expect,
        };
        Some(mutation(&field.at, edits, expect))
    })
}

/// What comes of it when a field is not there by its name.
fn gone(places: &Places, field: &Field) -> Expect {
    let alone = places
        .fields
        .iter()
        .filter(|f| f.schema == field.schema)
        .count()
        == 1;
    match field.name.as_str() {
        _ if field.is_framework() => framework(),
        _ if field.tells_apart => refused("must require `type`"),
        _ if alone => refused("an object needs a property"),
        name => breaks(&["E0026", "E0560"], name),
    }
}

fn rename(places: &Places, in_requests: bool) -> Vec<Mutation> {
    each(fields(places, in_requests), |field| {
        let new = format!("{}_anew", field.name);
        let mut edits = unlist(places, field, Some(&new));
        edits.push(Edit::Rename(field.at.clone(), new));
        edits.push(Edit::Unlink(field.name.clone()));
        let expect = match gone(places, field) {
            Expect::Refused(says) if says.contains("property") => breaks(&["E0026"], &field.name),
            // Under any name, the one required text of `Error` is what the framework says its sentence in.
            _ if field.at == "/components/schemas/Error/properties/error" => {
                breaks(&["E0560"], "error")
            }
            expect => expect,
        };
        Some(mutation(&field.at, edits, expect))
    })
}

fn list(places: &Places, field: &Field) -> Edit {
    let at = required_list(field);
    let name = Tree::Text(field.name.clone());
    match places.has(&at) {
        true => Edit::Set(format!("{at}/-"), name),
        false => Edit::Set(at, Tree::List(vec![name])),
    }
}

/// Where null is fine, the type of the field stays: what was fine without it no longer is.
fn require(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        if field.required {
            return None;
        }
        let expect = match field.nullable() {
            true => answers(
                vec![post_event(&event(&field.name, None))],
                stored(),
                wrong(&field.name, &[&format!("{} or null", plain(field))]),
            ),
            false => breaks(&["E0308"], &field.name),
        };
        Some(mutation(&field.at, vec![list(places, field)], expect))
    })
}

/// What the field must be, without "when provided".
fn plain(field: &Field) -> String {
    wording::must_be(field).replace(" when provided", "")
}

fn request_optional(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        let edits = unlist(places, field, None);
        let broken = breaks(&["E0308", "E0599", "E0277"], &field.name);
        field.required.then(|| mutation(&field.at, edits, broken))
    })
}

fn nullable(field: &Field) -> String {
    below(&field.at, "nullable")
}

fn request_nullable(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        if field.nullable() || field.is_reference() {
            return None;
        }
        let mut edits = vec![set(&field.at, "nullable", "true")];
        if field.value.get("allOf").is_some() {
            edits.push(set(&field.at, "type", "string"));
        }
        let broken = breaks(&["E0308", "E0599", "E0277"], &field.name);
        Some(mutation(&nullable(field), edits, broken))
    })
}

fn request_not_nullable(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        let mut messages = vec![wording::must_be(field)];
        if let Kind::Enum(_) = field.kind {
            messages = vec![wording::when_provided(field, "must be a string")];
        }
        let messages: Vec<_> = messages.iter().map(String::as_str).collect();
        let asks = vec![post(&field.name, Value::Null)];
        let expect = answers(asks, stored(), wrong(&field.name, &messages));
        let edit = remove(&field.at, "nullable");
        field
            .nullable()
            .then(|| mutation(&nullable(field), vec![edit], expect))
    })
}

fn answer_required(places: &Places) -> Vec<Mutation> {
    each(places.answered(), |field| {
        let expect = match field.schema.as_str() {
            "Error" | "FieldError" => framework(),
            _ => breaks(&["E0308"], &field.name),
        };
        let edits = vec![list(places, field)];
        (!field.required).then(|| mutation(&field.at, edits, expect))
    })
}

fn answer_optional(places: &Places) -> Vec<Mutation> {
    each(places.answered(), |field| {
        let expect = match field.name.as_str() {
            _ if field.is_framework() => framework(),
            _ if field.tells_apart => refused("must require `type`"),
            name => breaks(&["E0308"], name),
        };
        let edits = unlist(places, field, None);
        field.required.then(|| mutation(&field.at, edits, expect))
    })
}

/// There and back: what may be null is an `Option`.
fn answer_nullable(places: &Places) -> Vec<Mutation> {
    each(places.answered(), |field| {
        if field.is_reference() {
            return None;
        }
        let edit = match field.nullable() {
            true => remove(&field.at, "nullable"),
            false => set(&field.at, "nullable", "true"),
        };
        let expect = match field.is_framework() {
            true => framework(),
            false => breaks(&["E0308", "E0277", "E0599"], &field.name),
        };
        Some(mutation(&nullable(field), vec![edit], expect))
    })
}
