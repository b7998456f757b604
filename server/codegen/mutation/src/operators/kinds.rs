//! Types of fields.
use super::fields::each;
use super::making::{breaks, mutation, put, refused};
use super::{Operator, operator};
use crate::mutation::{Edit, Expect, Mutation};
use crate::places::{Field, Kind, Places};
use crate::tree::{Tree, below};

pub(super) const ALL: &[Operator] = &[
    operator("request field: other type", |places| other(places, true)),
    operator("answer field: other type", |places| other(places, false)),
    operator("request field: int32", |places| int32(places, true)),
    operator("answer field: int32", |places| int32(places, false)),
    operator("request field: boolean", |places| boolean(places, true)),
    operator("answer field: boolean", |places| boolean(places, false)),
    operator("list: other items", other_items),
    operator("enum field: other enum", other_enum),
    operator("x-am-collect: remove", no_collect),
];

fn fields(places: &Places, in_requests: bool) -> impl Iterator<Item = &Field> {
    let all = places.fields.iter();
    all.filter(move |field| field.in_requests == in_requests)
}

/// What rustc says of a value of another type.
const MISMATCH: &[&str] = &["E0308", "E0277", "E0599", "E0282"];

/// A field of this type, as empty or full as it was.
fn retyped(places: &Places, field: &Field, schema: &str) -> Mutation {
    let Tree::Map(mut schema) = Tree::parse(schema) else {
        panic!("a schema is a map");
    };
    if field.nullable() {
        schema.push(("nullable".to_owned(), Tree::Bool(true)));
    }
    let edits = vec![
        Edit::Set(field.at.clone(), Tree::Map(schema)),
        Edit::Unlink(field.name.clone()),
        Edit::Prune,
    ];
    mutation(&field.at, edits, mismatched(places, field))
}

fn mismatched(places: &Places, field: &Field) -> Expect {
    match field.name.as_str() {
        _ if field.is_framework() => refused("the framework's"),
        _ if field.tells_apart => refused("must require `type`"),
        name => match places.lost(&field.at) {
            Some(lost) => breaks(&["E0432"], &lost),
            None => breaks(MISMATCH, name),
        },
    }
}

fn other(places: &Places, in_requests: bool) -> Vec<Mutation> {
    each(fields(places, in_requests), |field| {
        let schema = match field.kind {
            Kind::Text | Kind::Enum(_) => "{type: integer, format: int64}",
            _ => "{type: string}",
        };
        Some(retyped(places, field, schema))
    })
}

fn boolean(places: &Places, in_requests: bool) -> Vec<Mutation> {
    each(fields(places, in_requests), |field| {
        Some(retyped(places, field, "{type: boolean}"))
    })
}

fn int32(places: &Places, in_requests: bool) -> Vec<Mutation> {
    each(fields(places, in_requests), |field| {
        (field.kind == Kind::Integer)
            .then(|| retyped(places, field, "{type: integer, format: int32}"))
    })
}

fn other_items(places: &Places) -> Vec<Mutation> {
    each(places.fields.iter(), |field| {
        let items = field.value.get("items")?;
        let other = match items.get("type").and_then(Tree::text) {
            Some("string") => "{type: integer, format: int64}",
            _ => "{type: string}",
        };
        let collected = field.value.get("x-am-collect").is_some();
        let expect = match collected {
            true => refused("x-am-collect is for a list of named objects"),
            false => mismatched(places, field),
        };
        let at = below(&field.at, "items");
        let edits = vec![
            put(&at, other),
            Edit::Unlink(field.name.clone()),
            Edit::Prune,
        ];
        Some(mutation(&at, edits, expect))
    })
}

fn other_enum(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        let Kind::Enum(_) = field.kind else {
            return None;
        };
        let at = below(&below(&below(&field.at, "allOf"), "0"), "$ref");
        let other = match places.contract.at(&at)?.text()? {
            "#/components/schemas/EventType" => "EventStatus",
            _ => "EventType",
        };
        let edit = put(&at, &format!("'#/components/schemas/{other}'"));
        let expect = match places.lost(&field.at) {
            Some(lost) => breaks(&["E0432"], &lost),
            None => breaks(MISMATCH, other),
        };
        Some(mutation(&at, vec![edit, Edit::Prune], expect))
    })
}

fn no_collect(places: &Places) -> Vec<Mutation> {
    each(places.asked(), |field| {
        let at = below(&field.at, "x-am-collect");
        field.value.get("x-am-collect")?;
        let edit = Edit::Remove(at.clone());
        Some(mutation(&at, vec![edit], breaks(MISMATCH, "Collected")))
    })
}
