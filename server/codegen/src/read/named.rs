//! Schemas with a name: objects, maps, lists, scalars, enums, choices, free-form JSON.
use crate::model::{Field, Schema, Shape, Size, Typed};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::{choice, compose, ignore_schema_prose, schema, size, words};

const SUPPORTED: &str =
    "a named schema is an object, a map, a list, a scalar, an enum, a choice or free-form";

/// One entry of `components/schemas`.
pub(super) fn schema(root: &Node, name: &str, node: &Node) -> Result<Schema, Refusal> {
    if names::type_name(name).is_none() {
        return node.refuse(format!(
            "`{name}` cannot be the name of a type: it needs a letter or a digit of ASCII, and no other letters"
        ));
    }
    let keys = node.keys()?;
    ignore_schema_prose(&keys);
    let title = keys.text("title")?;
    let description = keys.text("description")?;
    let deprecated = keys.flag("deprecated")?;
    let nullable = keys.flag("nullable")?;
    let (mut null_before, mut composed) = (None, None);
    let kind = keys.text("type")?;
    let choices = ["oneOf", "anyOf"].map(|key| keys.get(key).is_some());
    let shape = match kind.as_deref() {
        _ if choices.contains(&true) => choice::shape(root, &keys)?,
        _ if keys.get("allOf").is_some() || compose::is_untyped(&keys) => {
            let (shape, said) = compose::shape(root, &keys)?;
            composed = Some(said);
            shape
        }
        Some("object") if keys.get("properties").is_some() => object(root, &keys)?,
        Some("object" | "array") => {
            let mut value = Typed::plain(schema::scalar_or_list(root, &keys)?);
            value.size = size::of(&keys, &value.ty)?;
            Shape::Wrapped(value)
        }
        Some("string") if let Some((shape, null)) = words::read(&keys, nullable)? => {
            null_before = null;
            shape
        }
        Some("string" | "integer" | "number" | "boolean") => {
            Shape::Wrapped(Typed::plain(schema::scalar_or_list(root, &keys)?))
        }
        Some(_) => return node.refuse(SUPPORTED),
        None => Shape::FreeForm,
    };
    let size = match &shape {
        Shape::Object(_) => size::object(&keys)?,
        _ => Size::default(),
    };
    keys.finish()?;
    Ok(Schema {
        name: name.to_owned(),
        inline: false,
        nullable,
        null_before,
        title,
        description,
        place: None,
        deprecated,
        shape,
        composed,
        size,
        in_requests: false,
        in_responses: false,
        boxed: Vec::new(),
    })
}

pub(super) fn object(root: &Node, keys: &Keys<'_>) -> Result<Shape, Refusal> {
    let required = match keys.get("required") {
        None => Vec::new(),
        Some(node) => node.texts()?,
    };
    let properties = keys.require("properties")?;
    let mut fields: Vec<Field> = Vec::new();
    if properties.map()?.is_empty() {
        return properties.refuse("an object needs a property");
    }
    for (name, node) in properties.map()? {
        let ident = names::member(name);
        if (fields.iter()).any(|field| names::member(&field.name) == ident) {
            return node.refuse(format!("two properties would be the field `{ident}`"));
        }
        let required = required.contains(name);
        fields.push(Field {
            name: name.clone(),
            required,
            value: schema::typed(root, node)?,
        });
    }
    for name in &required {
        if !fields.iter().any(|field| field.name == *name) {
            return keys
                .node
                .refuse(format!("`{name}` is required, but is no property"));
        }
    }
    Ok(Shape::Object(fields))
}
