//! Values that the contract states itself: defaults, each held to its own schema.
use crate::model::{Constant, Integer, Number, Shape, Size, Text, Type, Typed};
use crate::yaml::{Node, Refusal, Value};

use super::{scalar, schema, words};

/// The default at `node` of a value of type `ty`.
pub(super) fn default(
    root: &Node,
    node: &Node,
    ty: &Type,
    nullable: bool,
) -> Result<Constant, Refusal> {
    match node.value {
        Value::Null if nullable => Ok(Constant::Null),
        Value::Null => node.refuse("the default is null, which is not nullable here"),
        _ => constant(root, node, ty),
    }
}

fn constant(root: &Node, node: &Node, ty: &Type) -> Result<Constant, Refusal> {
    match ty {
        Type::Boolean => Ok(Constant::Boolean(node.bool()?)),
        Type::Integer(rule) => integer(node, rule),
        Type::Number(rule) => number(node, rule),
        Type::Text(rule) => text(node, rule),
        Type::Reference(name) => of_name(root, node, name),
        Type::List(item) => {
            let items = node.list()?.iter();
            let items = items.map(|node| self::item(root, node, item));
            Ok(Constant::List(items.collect::<Result<_, _>>()?))
        }
        Type::Json => node.refuse("the default of free-form JSON is not supported"),
        Type::File => node.refuse("bytes have no default"),
        Type::Map(_) => node.refuse("the default of an object is not supported"),
    }
}

fn item(root: &Node, node: &Node, item: &Typed) -> Result<Constant, Refusal> {
    match &item.inline {
        Some(inline) => of_shape(node, &inline.schema.shape, item.nullable),
        None => default(root, node, &item.ty, item.nullable),
    }
}

/// Whether the default at `node`, if it is a list, holds what a list of `size` may.
pub(super) fn check_size(node: &Node, default: &Constant, size: &Size) -> Result<(), Refusal> {
    let Constant::List(items) = default else {
        return Ok(());
    };
    if !size.allows(items.len()) {
        return node.refuse("the default holds fewer or more items than the list may");
    }
    let twice = |(index, item)| items[..index].contains(item);
    match size.is_unique() && items.iter().enumerate().any(twice) {
        true => node.refuse("the default holds an item twice"),
        false => Ok(()),
    }
}

fn integer(node: &Node, rule: &Integer) -> Result<Constant, Refusal> {
    let value = node.int()?;
    if rule.small && i32::try_from(value).is_err() {
        return node.refuse("is no int32");
    }
    match rule.allows(value) {
        true => Ok(Constant::Integer(value)),
        false => node.refuse("the default is out of the bounds"),
    }
}

fn number(node: &Node, rule: &Number) -> Result<Constant, Refusal> {
    let value = node.number()?;
    match rule.allows(value) {
        true => Ok(Constant::Number(value)),
        false => node.refuse("the default is out of the bounds"),
    }
}

fn text(node: &Node, rule: &Text) -> Result<Constant, Refusal> {
    let text = node.text()?;
    if rule.js_date {
        return node.refuse("a string of an x-am-format cannot have a default");
    }
    let length = text.encode_utf16().count();
    if length < rule.min_length || rule.max_length.is_some_and(|max| length > max) {
        return node.refuse("the default is shorter or longer than the string may be");
    }
    if let Some(pattern) = &rule.pattern {
        let matches = scalar::regex(node, pattern)?.find(text).is_some();
        if !matches {
            return node.refuse(format!("the default does not match the pattern {pattern}"));
        }
    }
    match rule.format.as_deref().and_then(crate::words::format) {
        Some(format) if !(format.is)(text) => node.refuse(format!("the default {}", format.wrong)),
        _ => Ok(Constant::Text(text.to_owned())),
    }
}

/// The default at `node` of a value of the named schema `name`.
fn of_name(root: &Node, node: &Node, name: &str) -> Result<Constant, Refusal> {
    let keys = root.at(&["components", "schemas", name]).keys()?;
    let words = match keys.text("type")?.as_deref() {
        Some("string") => words::read(&keys, keys.flag("nullable")?)?,
        _ => None,
    };
    match (words, schema::scalar(&keys)?) {
        (Some((shape, _)), _) => of_shape(node, &shape, false),
        (None, Some(scalar)) => constant(root, node, &scalar),
        (None, None) => {
            node.refuse("of the named schemas, a scalar or an enum can have a default only")
        }
    }
}

/// The default at `node` of a value of that shape.
pub(super) fn of_shape(node: &Node, shape: &Shape, nullable: bool) -> Result<Constant, Refusal> {
    let words = match (shape, &node.value) {
        (_, Value::Null) if nullable => return Ok(Constant::Null),
        (Shape::Enum(words) | Shape::Open(words), _) => words,
        _ => return node.refuse("the default of an object is not supported"),
    };
    let word = node.text()?;
    match words.iter().any(|known| known == word) {
        true => Ok(Constant::Word(word.to_owned())),
        false => node.refuse(format!("`{word}` is no word of the enum")),
    }
}
