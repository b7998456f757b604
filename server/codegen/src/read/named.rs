//! Schemas with a name: objects, maps, lists, enums, choices, free-form JSON.
use crate::model::{Field, Schema, Shape, Size, Variant};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::{ignore_prose, schema, size, words};

const SUPPORTED: &str = "a named schema is an object, a map, a list, an enum, a oneOf or free-form; scalars stand inline";

/// One entry of `components/schemas`.
pub(super) fn schema(root: &Node, name: &str, node: &Node) -> Result<Schema, Refusal> {
    if names::type_name(name).is_none() {
        return node.refuse(format!(
            "`{name}` cannot be the name of a type: it needs a letter or a digit of ASCII, and no other letters"
        ));
    }
    let keys = node.keys()?;
    ignore_prose(&keys);
    let description = keys.text("description")?;
    let deprecated = keys.flag("deprecated")?;
    let nullable = keys.flag("nullable")?;
    let mut null_before = None;
    let kind = keys.text("type")?;
    let shape = match kind.as_deref() {
        Some("object") if keys.get("properties").is_some() => object(root, &keys)?,
        Some("object") if keys.get("additionalProperties").is_none() => object(root, &keys)?,
        Some("object" | "array") => {
            let mut value = schema::plain(schema::scalar_or_list(root, &keys)?);
            value.size = size::of(&keys, &value.ty)?;
            Shape::Wrapped(value)
        }
        Some("string") if let Some((shape, null)) = words::read(&keys, nullable)? => {
            null_before = null;
            shape
        }
        Some(_) => return node.refuse(SUPPORTED),
        None if keys.get("oneOf").is_some() => one_of(root, &keys)?,
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
        description,
        deprecated,
        shape,
        size,
        in_requests: false,
        in_responses: false,
    })
}

fn object(root: &Node, keys: &Keys<'_>) -> Result<Shape, Refusal> {
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
        let Some(ident) = names::field(name) else {
            return node.refuse(format!(
                "the property `{name}` cannot be the name of a field"
            ));
        };
        if (fields.iter()).any(|field| names::snake(&field.name) == ident) {
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

fn one_of(root: &Node, keys: &Keys<'_>) -> Result<Shape, Refusal> {
    let listed = keys.require("oneOf")?;
    let discriminator = keys.require("discriminator")?.keys()?;
    let property = discriminator.require("propertyName")?.text()?.to_owned();
    let mapping = discriminator.require("mapping")?;
    let mut choices = Vec::new();
    for choice in listed.list()? {
        match schema::reference(root, choice)? {
            None => return choice.refuse("each choice of a oneOf must be a $ref"),
            Some(name) if choices.contains(&name) => {
                return choice.refuse("the choice stands twice");
            }
            Some(name) => choices.push(name),
        }
    }
    let (mut variants, mut names): (Vec<Variant>, _) = (Vec::new(), Vec::new());
    for (word, target) in mapping.map()? {
        names.push(words::variant(target, word, &names)?);
        root.resolve(target)?;
        let schema = super::entry_name(target, "schemas")?;
        if !choices.contains(&schema) {
            return target.refuse(format!("`{schema}` is no choice of the oneOf"));
        }
        let word = word.clone();
        variants.push(Variant { word, schema });
    }
    for (choice, name) in listed.list()?.iter().zip(&choices) {
        if !variants.iter().any(|variant| variant.schema == *name) {
            return choice.refuse("the discriminator's mapping does not name this choice");
        }
    }
    if variants.is_empty() {
        return listed.refuse("a oneOf needs a choice");
    }
    discriminator.finish()?;
    Ok(Shape::OneOf { property, variants })
}
