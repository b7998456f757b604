//! How much a list or an object may hold.
use crate::model::{Size, Type};
use crate::yaml::{Keys, Node, Refusal};

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
        Type::Map(_) => object(keys),
        _ => Ok(Size::default()),
    }
}

pub(super) fn object(keys: &Keys<'_>) -> Result<Size, Refusal> {
    read(keys, "minProperties", "maxProperties")
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
            unique: None,
        }),
    }
}
