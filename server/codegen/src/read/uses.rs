//! What each schema is used for, and what its use does not allow.
use crate::model::{
    Constant, Contract, Field, OneOf, SaidBy, Schema, Shape, Text, Type, Typed, Variant,
};
use crate::yaml::{Node, Refusal};

use super::cycles::{self, Reach, target, targets};
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
    }
    cycles::check(schemas, places, contract)?;
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
            // What it is put together from stands in the document, and so becomes a type.
            let composed = schema.composed.iter();
            todo.extend(composed.flat_map(|composed| composed.references()).cloned());
        }
    }
}

fn check_use(contract: &Contract, node: &Node, schema: &Schema) -> Result<(), Refusal> {
    match &schema.shape {
        Shape::Wrapped(value) => check_rules(contract, node, value),
        Shape::OneOf(one_of) => one_of
            .variants
            .iter()
            .try_for_each(|variant| check_variant(contract, node, one_of, variant)),
        Shape::Object(fields) => fields.iter().try_for_each(|field| {
            let node = node.at(&["properties", &field.name]);
            check_rules(contract, node, &field.value)?;
            check_said_by(node, schema, field)?;
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

/// What only one side says stands in schemas of that side alone: one struct cannot both have a field and not have it.
fn check_said_by(node: &Node, schema: &Schema, field: &Field) -> Result<(), Refusal> {
    let (key, other) = match field.value.said_by {
        SaidBy::Answers if schema.in_requests => ("readOnly", "requests"),
        SaidBy::Requests if schema.in_responses => ("writeOnly", "answers"),
        _ => return Ok(()),
    };
    node.at(&[key]).refuse(format!(
        "`{key}` is not supported in a schema that {other} hold, too; give them a schema of their own"
    ))
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

fn check_variant(
    contract: &Contract,
    node: &Node,
    one_of: &OneOf,
    variant: &Variant,
) -> Result<(), Refusal> {
    check_rules(contract, node, &variant.value)?;
    let fields = match &variant.value.ty {
        Type::Reference(name) => match &contract.schema(name).shape {
            Shape::Object(fields) => Some((name, fields)),
            _ => None,
        },
        _ => None,
    };
    match (&one_of.property, fields) {
        (Some(property), Some((name, fields))) => {
            check_word(contract, node, property, variant, (name, fields))
        }
        (Some(_), None) => node.refuse(format!(
            "`{}` is no object; a discriminator tells objects apart",
            variant.name
        )),
        (None, None) if one_of.stated_type.is_some() => {
            node.refuse(format!("`{}` is no object", variant.name))
        }
        (None, _) => Ok(()),
    }
}

/// A choice is told apart by a word that it carries itself, so it must be able to carry exactly its words.
fn check_word(
    contract: &Contract,
    node: &Node,
    property: &str,
    variant: &Variant,
    (name, fields): (&str, &[Field]),
) -> Result<(), Refusal> {
    let carries = fields.iter().any(|field| {
        let words = match &field.value.ty {
            Type::Text(text) => *text == Text::default(),
            Type::Reference(name) => match &contract.schema(name).shape {
                Shape::Enum(words) => *words == variant.words,
                _ => false,
            },
            _ => false,
        };
        field.name == property && field.required && !field.value.nullable && words
    });
    if carries {
        return Ok(());
    }
    let words = match variant.words.as_slice() {
        [word] => format!("the one word `{word}`"),
        words => format!("the words `{}`", words.join("`, `")),
    };
    node.refuse(format!(
        "`{name}` must require `{property}`, an enum of {words} or any string"
    ))
}
