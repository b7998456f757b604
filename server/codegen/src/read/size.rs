//! How much a list or an object may hold.
use crate::model::{Size, Type};
use crate::yaml::{Keys, Node, Refusal, Value};

use super::scalar;

/// What is said of a value of type `ty`; of what holds nothing, nothing is.
pub(super) fn of(keys: &Keys<'_>, ty: &Type) -> Result<Size, Refusal> {
    match ty {
        Type::List(item) => {
            let mut size = read(keys, "minItems", "maxItems")?;
            size.unique = keys.get("uniqueItems").map(Node::bool).transpose()?;
            match keys.get("uniqueItems") {
                Some(node) if size.is_unique() && matches!(item.ty, Type::File) => {
                    node.refuse("files are not compared")
                }
                _ => Ok(size),
            }
        }
        Type::Map(_) => read(keys, "minProperties", "maxProperties"),
        _ => Ok(Size::default()),
    }
}

/// What is said of an object with properties.
pub(super) fn object(keys: &Keys<'_>) -> Result<Size, Refusal> {
    let size = read(keys, "minProperties", "maxProperties")?;
    let closed = match keys.get("additionalProperties") {
        None => false,
        Some(node) => match &node.value {
            Value::Bool(false) if keys.peek("allOf").is_some() => {
                return node.refuse(
                    "beside allOf this would refuse the properties of its parts, which count as additional",
                );
            }
            Value::Bool(more) => !more,
            Value::Map(keys) if keys.is_empty() => false,
            _ => {
                return node.refuse(
                    "beside `properties` this is true or false: fields that have a schema but no name stand in a map of their own",
                );
            }
        },
    };
    Ok(Size { closed, ..size })
}

fn read(keys: &Keys<'_>, least: &str, most: &str) -> Result<Size, Refusal> {
    let min = scalar::length(keys, least)?;
    let max = scalar::length(keys, most)?;
    match max {
        Some(bound) if bound < min.unwrap_or(0) => {
            keys.node.refuse(format!("{most} is below {least}"))
        }
        _ => Ok(Size {
            min,
            max,
            ..Size::default()
        }),
    }
}
