//! What a form can hold: its fields are texts, files and JSON, and nothing is nested but in JSON. What is not read can
//! hold anything.
use crate::model::{Body, Contract, Field, Holds, Media, Operation, ReadAs, Shape, Type, Typed};
use crate::yaml::{Node, Refusal};

use super::lift::Places;

pub(super) fn check(root: &Node, places: &Places, contract: &Contract) -> Result<(), Refusal> {
    for operation in &contract.operations {
        let Some(body) = &operation.body else {
            continue;
        };
        for media in &body.media {
            let node = node(root, operation, &media.name)?;
            check_unread(contract, node, body)?;
            check_media(contract, node, body, media)?;
        }
    }
    files(root, places, contract)
}

fn node<'a>(root: &'a Node, operation: &Operation, media: &str) -> Result<&'a Node, Refusal> {
    let method = operation.method.to_lowercase();
    let body = root.at(&["paths", &operation.path, &method, "requestBody"]);
    let (body, _) = super::component(root, body, "requestBodies")?;
    Ok(body.at(&["content", media]))
}

/// A shape would promise the handler what nobody has looked at.
fn check_unread(contract: &Contract, node: &Node, body: &Body) -> Result<(), Refusal> {
    let is_any = |name: &String| matches!(contract.schema(name).shape, Shape::FreeForm);
    match body.unread && !body.schema().is_some_and(is_any) {
        true => node.refuse(
            "the schema of a body that is `unread` must be any JSON: a named schema without a type",
        ),
        false => Ok(()),
    }
}

fn check_media(
    contract: &Contract,
    node: &Node,
    body: &Body,
    media: &Media,
) -> Result<(), Refusal> {
    let Holds::Schema(name) = &body.holds else {
        return Ok(());
    };
    if media.read == ReadAs::Json {
        return Ok(());
    }
    let Shape::Object(fields) = &contract.schema(name).shape else {
        return node.refuse("a form must be an object with properties");
    };
    if contract.schema(name).size.closed {
        return node.refuse(CLOSED);
    }
    for field in fields {
        if let Some(why) = complaint(contract, media.read, &field.value) {
            return node.refuse(format!("the field `{}` {why}", field.name));
        }
    }
    for (name, _) in &media.encoding {
        if !fields.iter().any(|field| field.name == *name) {
            let node = node.at(&["encoding", name]);
            return node.refuse(format!("the form has no field `{name}`"));
        }
    }
    Ok(())
}

/// Where fields are picked by name, what is not known is not seen.
pub(super) const CLOSED: &str = "a form or a deepObject parameter leaves out what it does not know; `additionalProperties: false` is for JSON";

fn complaint(contract: &Contract, read: ReadAs, value: &Typed) -> Option<&'static str> {
    if value.collect {
        return Some("is collected item by item, which is for JSON");
    }
    let item = match &value.ty {
        Type::List(item) => item,
        _ => value,
    };
    match (kind(contract, item), read) {
        (Kind::List, _) => Some("is a list of lists, which a form cannot say"),
        (Kind::Json, ReadAs::Form) => Some("is an object, which this form cannot say"),
        (Kind::File, ReadAs::Form) => Some("is bytes; files are sent as multipart/form-data"),
        _ => None,
    }
}

/// What a field of a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Bare,
    Json,
    File,
    List,
}

pub(crate) fn kind(contract: &Contract, value: &Typed) -> Kind {
    match &value.ty {
        Type::Text { .. } => Kind::Text,
        Type::Integer { .. } | Type::Number { .. } | Type::Boolean => Kind::Bare,
        Type::File => Kind::File,
        Type::List(_) => Kind::List,
        Type::Map(_) | Type::Json => Kind::Json,
        Type::Reference(name) => match &contract.schema(name).shape {
            Shape::Enum(_) | Shape::Open(_) => Kind::Text,
            Shape::Wrapped(value) => kind(contract, value),
            Shape::Object(_) | Shape::OneOf { .. } | Shape::FreeForm => Kind::Json,
        },
    }
}

/// Bytes are no JSON: where a file stands, a form of parts must be the only use.
fn files(root: &Node, places: &Places, contract: &Contract) -> Result<(), Refusal> {
    let schemas = root.at(&["components", "schemas"]);
    for schema in &contract.schemas {
        let named = || schemas.at(&[&schema.name]);
        let node = places.get(&schema.name).unwrap_or_else(named);
        let only_forms = is_multipart_only(contract, &schema.name) && !schema.in_responses;
        let fields = match &schema.shape {
            Shape::Object(fields) => fields.as_slice(),
            Shape::Wrapped(value) if has_file(value) => return refuse(node),
            Shape::OneOf(one_of) if one_of.variants.iter().any(|v| has_file(&v.value)) => {
                return refuse(node);
            }
            _ => &[],
        };
        let nested = is_held(contract, &schema.name);
        let wrong = |field: &&Field| {
            let direct = match &field.value.ty {
                Type::List(item) => matches!(item.ty, Type::File),
                ty => matches!(ty, Type::File),
            };
            has_file(&field.value) && !(direct && only_forms && !nested)
        };
        if let Some(field) = fields.iter().find(wrong) {
            return refuse(node.at(&["properties", &field.name]));
        }
    }
    Ok(())
}

fn refuse(node: &Node) -> Result<(), Refusal> {
    node.refuse("JSON cannot hold bytes: `format: binary` is for the fields, and the lists in fields, of a multipart/form-data body; in JSON, `format: byte` is base64")
}

fn has_file(value: &Typed) -> bool {
    match &value.ty {
        Type::File => true,
        Type::List(item) | Type::Map(item) => has_file(item),
        _ => false,
    }
}

fn is_multipart_only(contract: &Contract, name: &str) -> bool {
    let bodies = contract.operations.iter().filter_map(|o| o.body.as_ref());
    let mut bodies = bodies.filter(|body| body.schema().is_some_and(|schema| schema == name));
    bodies.all(|body| {
        body.media
            .iter()
            .all(|media| media.read == ReadAs::Multipart)
    })
}

/// Whether another schema refers to `name`.
fn is_held(contract: &Contract, name: &str) -> bool {
    let mut schemas = contract.schemas.iter();
    schemas.any(|schema| super::cycles::holds(schema, name))
}
