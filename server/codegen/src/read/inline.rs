//! Schemas that stand where they are used and are more than a type: enums, objects, choices.
use std::mem;

use crate::model::{Inline, Schema, Shape, Size, Typed};
use crate::yaml::{Keys, Node, Refusal};

use super::{choice, compose, named, size, words};

/// The schema that `keys`, those of `node`, say, if they say more than a type.
pub(super) fn schema(
    root: &Node,
    node: &Node,
    keys: &Keys<'_>,
    nullable: bool,
) -> Result<Option<Box<Inline>>, Refusal> {
    let is = |name: &str| keys.get("type").is_some_and(|kind| kind.text() == Ok(name));
    let choices = ["oneOf", "anyOf"].map(|key| keys.get(key).is_some());
    let (mut null_before, mut composed) = (None, None);
    let shape = if choices.contains(&true) {
        choice::shape(root, keys)?
    } else if compose::is_composed(keys)? {
        let (shape, said) = compose::shape(root, keys)?;
        composed = Some(said);
        shape
    } else if is("object") && keys.get("properties").is_some() {
        named::object(root, keys)?
    } else if is("string") && keys.get("allOf").is_none() {
        let Some((shape, null)) = words::read(keys, nullable)? else {
            return Ok(None);
        };
        null_before = null;
        shape
    } else {
        return Ok(None);
    };
    let size = match &shape {
        Shape::Object(_) => size::object(keys)?,
        _ => Size::default(),
    };
    let schema = Schema {
        name: String::new(),
        inline: true,
        nullable: false,
        null_before,
        title: keys.text("title")?,
        place: None,
        description: keys.text("description")?,
        deprecated: keys.flag("deprecated")?,
        shape,
        composed,
        size,
        in_requests: false,
        in_responses: false,
        boxed: Vec::new(),
    };
    let node = node.clone();
    Ok(Some(Box::new(Inline { schema, node })))
}

/// A list or a map that is a whole body.
pub(super) fn whole(node: &Node, mut value: Typed) -> Box<Inline> {
    let schema = Schema {
        name: String::new(),
        inline: true,
        nullable: false,
        null_before: None,
        title: value.title.take(),
        place: None,
        description: value.description.take(),
        deprecated: mem::take(&mut value.deprecated),
        shape: Shape::Wrapped(value),
        composed: None,
        size: Size::default(),
        in_requests: false,
        in_responses: false,
        boxed: Vec::new(),
    };
    let node = node.clone();
    Box::new(Inline { schema, node })
}
