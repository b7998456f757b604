//! What each schema is used for, and what its use does not allow.
use crate::model::{Constant, Contract, Field, Schema, Shape, Type, Typed, Variant};
use crate::yaml::{Node, Refusal};

use super::lift::Places;

/// Marks each schema with its uses. What no operation uses is a type for answers, with a warning.
pub(super) fn mark(
    root: &Node,
    places: &Places,
    contract: &mut Contract,
) -> Result<Vec<Refusal>, Refusal> {
    let mut requests = Vec::new();
    let mut words = Vec::new();
    let mut responses = Vec::new();
    for operation in &contract.operations {
        let body = operation.body.as_ref();
        requests.extend(body.and_then(|body| body.schema().cloned()));
        let parameters = operation.parameters.iter();
        words.extend(parameters.filter_map(|p| target(&p.value, Reach::All)));
        let answers = operation.responses();
        responses.extend(answers.filter_map(|answer| answer.content.schema().map(str::to_owned)));
    }
    let asked = [requests.as_slice(), &words].concat();
    reach(contract, asked, |schema| {
        std::mem::replace(&mut schema.in_requests, true)
    });
    reach(contract, responses, |schema| {
        std::mem::replace(&mut schema.in_responses, true)
    });
    let schemas = root.at(&["components", "schemas"]);
    let unused = contract.schemas.iter();
    let unused = unused.filter(|schema| !schema.in_requests && !schema.in_responses);
    let unused: Vec<_> = unused.map(|schema| schema.name.clone()).collect();
    let warning = |name: &String| {
        let node = schemas.at(&[name]);
        Refusal {
            pointer: node.pointer.clone(),
            line: node.line,
            message: "no operation uses this schema; its type is generated, but the derived document leaves it out"
                .to_owned(),
        }
    };
    let named = unused.iter().filter(|name| !contract.schema(name).inline);
    let warnings = named.map(warning).collect();
    reach(contract, unused, |schema| {
        std::mem::replace(&mut schema.in_responses, true)
    });
    for schema in &contract.schemas {
        let named = || schemas.at(&[&schema.name]);
        let node = places.get(&schema.name).unwrap_or_else(named);
        check_use(contract, node, schema)?;
        check_cycle(contract, node, schema)?;
    }
    for name in requests {
        let shape = &contract.schema(&name).shape;
        if !matches!(shape, Shape::Object(_) | Shape::FreeForm) {
            let node = schemas.at(&[&name]);
            return node.refuse("a request body must be an object or free-form");
        }
    }
    Ok(warnings)
}

fn reach(contract: &mut Contract, mut todo: Vec<String>, mark: impl Fn(&mut Schema) -> bool) {
    while let Some(name) = todo.pop() {
        let mut schemas = contract.schemas.iter_mut();
        let Some(schema) = schemas.find(|schema| schema.name == name) else {
            continue;
        };
        if !mark(schema) {
            todo.extend(targets(schema, Reach::All));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    All,
    /// What a value holds in itself; what a list or a map holds stands elsewhere in memory.
    Inline,
}

fn targets(schema: &Schema, reach: Reach) -> Vec<String> {
    match &schema.shape {
        Shape::Object(fields) => {
            let fields = fields.iter();
            fields.filter_map(|f| target(&f.value, reach)).collect()
        }
        Shape::OneOf { variants, .. } => variants.iter().map(|v| v.schema.clone()).collect(),
        Shape::Wrapped(value) => target(value, reach).into_iter().collect(),
        Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => Vec::new(),
    }
}

/// Whether `schema` refers to `name`.
pub(super) fn holds(schema: &Schema, name: &str) -> bool {
    targets(schema, Reach::All).iter().any(|held| held == name)
}

fn target(value: &Typed, reach: Reach) -> Option<String> {
    match &value.ty {
        Type::Reference(name) => Some(name.clone()),
        Type::List(item) | Type::Map(item) if reach == Reach::All => target(item, reach),
        _ => None,
    }
}

/// A schema that holds itself would be read with a stack as deep as the body, and without a list be infinitely large.
fn check_cycle(contract: &Contract, node: &Node, schema: &Schema) -> Result<(), Refusal> {
    let holds_itself = |reach| {
        let mut known = Vec::new();
        let mut todo = targets(schema, reach);
        while let Some(name) = todo.pop() {
            if !known.contains(&name) {
                todo.extend(targets(contract.schema(&name), reach));
                known.push(name);
            }
        }
        known.contains(&schema.name)
    };
    if schema.in_requests && holds_itself(Reach::All) {
        return node.refuse("a schema that holds itself is not supported in requests");
    }
    match holds_itself(Reach::Inline) {
        true => node.refuse("a schema can hold itself in a list or a map only"),
        false => Ok(()),
    }
}

fn check_use(contract: &Contract, node: &Node, schema: &Schema) -> Result<(), Refusal> {
    match &schema.shape {
        Shape::OneOf { .. } if schema.in_requests => {
            node.refuse("oneOf in requests is not supported")
        }
        Shape::Wrapped(_) if schema.in_requests => {
            node.refuse("a named list or map in requests is not supported")
        }
        Shape::Wrapped(value) => check_rules(contract, node, value),
        Shape::OneOf { property, variants } => variants
            .iter()
            .try_for_each(|variant| check_variant(contract, node, property, variant)),
        Shape::Object(fields) => fields.iter().try_for_each(|field| {
            let node = node.at(&["properties", &field.name]);
            check_rules(contract, node, &field.value)?;
            if schema.in_requests {
                check_default(node, field)?;
            }
            if schema.in_responses {
                check_answer(node, field)?;
            }
            Ok(())
        }),
        Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => Ok(()),
    }
}

/// A default stands in for what a request leaves out.
fn check_default(node: &Node, field: &Field) -> Result<(), Refusal> {
    let Some(default) = &field.value.default else {
        return Ok(());
    };
    let node = node.at(&["default"]);
    if field.required {
        return node.refuse("a required property is never absent; nothing would use its default");
    }
    match field.value.trim && field.value.nullable && *default != Constant::Null {
        true => node
            .refuse("what is blank after x-am-trim is absent; say a default or nullable, not both"),
        false => Ok(()),
    }
}

fn check_answer(node: &Node, field: &Field) -> Result<(), Refusal> {
    if !field.required && field.value.nullable {
        return node.refuse(
            "in an answer, a property is either required and nullable, or optional and not nullable",
        );
    }
    match field.value.collect {
        true => node.refuse("x-am-collect is for requests"),
        false => Ok(()),
    }
}

/// `x-am-*` keys where they mean something; elsewhere they would be silently dead.
fn check_rules(contract: &Contract, node: &Node, value: &Typed) -> Result<(), Refusal> {
    let shape = match &value.ty {
        Type::Reference(name) => Some(&contract.schema(name).shape),
        _ => None,
    };
    let word = matches!(shape, Some(Shape::Enum(_)));
    let open = matches!(shape, Some(Shape::Open(_)));
    if value.trim && !word && !open && !matches!(value.ty, Type::Text { .. }) {
        return node.refuse("x-am-trim is for strings and enums");
    }
    if value.type_and_enum && !word {
        return node.refuse("x-am-on-type-error: [type, enum] is for enums");
    }
    let (item, key) = match &value.ty {
        Type::List(item) => (item, "items"),
        Type::Map(item) => (item, "additionalProperties"),
        _ => return Ok(()),
    };
    if value.collect {
        let object = match &item.ty {
            Type::Reference(name) => matches!(contract.schema(name).shape, Shape::Object(_)),
            _ => false,
        };
        if !object || item.nullable {
            return node.refuse("x-am-collect is for a list of named objects");
        }
    }
    let items = node.at(&[key]);
    if item.default.is_some() {
        return items.refuse("an item is there or is not; nothing would use its default");
    }
    check_rules(contract, items, item)
}

/// A frame is told apart by a word that it carries itself, so the variant must carry exactly that word.
fn check_variant(
    contract: &Contract,
    node: &Node,
    property: &str,
    variant: &Variant,
) -> Result<(), Refusal> {
    if contract.schema(&variant.schema).nullable {
        return node.refuse("a choice of a oneOf cannot be nullable");
    }
    let carries = match &contract.schema(&variant.schema).shape {
        Shape::Object(fields) => fields.iter().any(|field| {
            let words = match &field.value.ty {
                Type::Reference(name) => &contract.schema(name).shape,
                _ => return false,
            };
            let only = matches!(words, Shape::Enum(words) if *words == [variant.word.as_str()]);
            field.name == property && field.required && !field.value.nullable && only
        }),
        _ => false,
    };
    match carries {
        true => Ok(()),
        false => node.refuse(format!(
            "`{}` must require `{property}`, an enum of the one word `{}`",
            variant.schema, variant.word
        )),
    }
}
