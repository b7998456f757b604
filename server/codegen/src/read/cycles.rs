//! Schemas that hold themselves: where that never ends it is refused, elsewhere Rust must keep them apart in memory.
use std::collections::BTreeSet;

use crate::model::{Contract, Field, Schema, Shape, Type, Typed};
use crate::yaml::{Node, Refusal};

use super::lift::Places;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    All,
    /// What a value holds in itself; what a list or a map holds stands elsewhere in memory.
    Inline,
}

/// The schemas that `schema` refers to.
pub(super) fn targets(schema: &Schema, reach: Reach) -> Vec<String> {
    let of = |value: &Typed| target(value, reach);
    match &schema.shape {
        Shape::Object(fields) => fields.iter().filter_map(|field| of(&field.value)).collect(),
        Shape::OneOf(one_of) => {
            let variants = one_of.variants.iter();
            variants.filter_map(|variant| of(&variant.value)).collect()
        }
        Shape::Wrapped(value) => of(value).into_iter().collect(),
        Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => Vec::new(),
    }
}

/// Whether `schema` refers to `name`.
pub(super) fn holds(schema: &Schema, name: &str) -> bool {
    targets(schema, Reach::All).iter().any(|held| held == name)
}

/// The schema that `value` refers to.
pub(super) fn target(value: &Typed, reach: Reach) -> Option<String> {
    match &value.ty {
        Type::Reference(name) => Some(name.clone()),
        Type::List(item) | Type::Map(item) if reach == Reach::All => target(item, reach),
        _ => None,
    }
}

/// Refuses what never ends, and marks what must be boxed.
pub(super) fn check(
    schemas: &Node,
    places: &Places,
    contract: &mut Contract,
) -> Result<(), Refusal> {
    let finite = finite(contract);
    let mut boxed = Vec::new();
    for schema in &contract.schemas {
        let named = || schemas.at(&[&schema.name]);
        let node = places.get(&schema.name).unwrap_or_else(named);
        if !finite.contains(schema.name.as_str()) {
            return node.refuse(
                "a value of it would hold another without end; make a property that leads back optional or nullable, or a list",
            );
        }
        if chosen(contract, schema).contains(&schema.name) {
            return node.refuse("a oneOf cannot be one of its own choices");
        }
        let holds_it = |name: &String| {
            let held = closure(contract, name, |schema| targets(schema, Reach::Inline));
            held.contains(&schema.name)
        };
        let fields = match &schema.shape {
            Shape::Object(_) => targets(schema, Reach::Inline),
            _ => Vec::new(),
        };
        boxed.push(fields.into_iter().filter(holds_it).collect());
    }
    for (schema, boxed) in contract.schemas.iter_mut().zip(boxed) {
        schema.boxed = boxed;
    }
    Ok(())
}

/// `name`, and all that is reached from it by `next`.
fn closure(
    contract: &Contract,
    name: &str,
    next: impl Fn(&Schema) -> Vec<String>,
) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut todo = vec![name.to_owned()];
    while let Some(name) = todo.pop() {
        if !known.contains(&name) {
            todo.extend(next(contract.schema(&name)));
            known.insert(name);
        }
    }
    known
}

/// What `schema` can be without being anything else first: its choices, and theirs.
fn chosen(contract: &Contract, schema: &Schema) -> BTreeSet<String> {
    let choices = |schema: &Schema| match &schema.shape {
        Shape::OneOf(_) => targets(schema, Reach::Inline),
        _ => Vec::new(),
    };
    let below = choices(schema).into_iter();
    below
        .flat_map(|name| closure(contract, &name, choices))
        .collect()
}

/// The schemas of which a value can have an end: of an object, if all that it requires have; of a oneOf, if a choice has.
fn finite(contract: &Contract) -> BTreeSet<&str> {
    let mut finite = BTreeSet::new();
    loop {
        let before = finite.len();
        for schema in &contract.schemas {
            let ends = |value: &Typed| match &value.ty {
                Type::Reference(name) => finite.contains(name.as_str()),
                _ => true,
            };
            let optional = |field: &Field| !field.required || field.value.nullable;
            let ends = match &schema.shape {
                Shape::Object(fields) => fields.iter().all(|f| optional(f) || ends(&f.value)),
                Shape::OneOf(one_of) => one_of.variants.iter().any(|v| ends(&v.value)),
                Shape::Wrapped(value) => ends(value),
                Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => true,
            };
            if ends {
                finite.insert(schema.name.as_str());
            }
        }
        if finite.len() == before {
            return finite;
        }
    }
}
