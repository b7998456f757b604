//! `oneOf` and `anyOf`: the choices, and what tells them apart.
use crate::model::{OneOf, Shape, Type, Typed, Variant};
use crate::yaml::{Keys, Node, Refusal};

use super::{schema, words};

/// A named schema with `oneOf` or `anyOf`.
pub(super) fn shape(root: &Node, keys: &Keys<'_>) -> Result<Shape, Refusal> {
    let (listed, any) = match (keys.get("oneOf"), keys.get("anyOf")) {
        (Some(_), Some(other)) => return other.refuse("oneOf and anyOf cannot stand together"),
        (Some(listed), None) => (listed, false),
        (None, listed) => (listed.unwrap_or(keys.node), true),
    };
    let values = values(root, listed)?;
    let mut one_of = OneOf {
        variants: Vec::new(),
        property: None,
        mapping: Vec::new(),
        any,
        stated_type: stated_type(keys)?,
    };
    if let Some(discriminator) = keys.get("discriminator") {
        let (property, mapping) = self::discriminator(root, discriminator, &values)?;
        one_of.property = Some(property);
        one_of.mapping = mapping;
    }
    let mut names = Vec::new();
    for (node, value) in values {
        let words = match &value.ty {
            Type::Reference(schema) if one_of.property.is_some() => {
                words_of(schema, &one_of.mapping)
            }
            _ if one_of.property.is_some() => {
                return node.refuse("beside a discriminator, each choice must be a $ref");
            }
            _ => Vec::new(),
        };
        let called = match words.as_slice() {
            [word] => (*word).to_owned(),
            _ => called(&value, names.len()),
        };
        let name = words::variant(node, &called, &names)?;
        names.push(name.clone());
        let words = words.into_iter().map(str::to_owned).collect();
        one_of.variants.push(Variant { name, value, words });
    }
    check_words(listed, &one_of)?;
    Ok(Shape::OneOf(one_of))
}

fn stated_type(keys: &Keys<'_>) -> Result<Option<String>, Refusal> {
    match keys.get("type") {
        Some(node) if node.text()? != "object" => {
            node.refuse("beside oneOf or anyOf, the only type is object")
        }
        node => node.map(|node| node.text().map(str::to_owned)).transpose(),
    }
}

/// The choices, each with its place.
fn values<'a>(root: &Node, listed: &'a Node) -> Result<Vec<(&'a Node, Typed)>, Refusal> {
    let mut values: Vec<(&Node, Typed)> = Vec::new();
    for node in listed.list()? {
        let value = schema::typed(root, node)?;
        // What stands here has no name yet, and is equal if it says the same.
        let same = |known: &Typed| match (&known.ty, &value.ty) {
            (Type::Reference(known), Type::Reference(name)) => known == name,
            _ => false,
        };
        let same = |known: &Typed| same(known) && known.inline == value.inline;
        if values.iter().any(|(_, known)| same(known)) {
            return node.refuse("the choice stands twice");
        }
        if value.nullable {
            return node.refuse("a choice cannot be nullable; say it of what holds the choices");
        }
        values.push((node, value));
    }
    match values.is_empty() {
        true => listed.refuse("there must be a choice"),
        false => Ok(values),
    }
}

type Mapping = Vec<(String, String)>;

/// Its property, and its words as they are mapped to choices.
fn discriminator(
    root: &Node,
    node: &Node,
    values: &[(&Node, Typed)],
) -> Result<(String, Mapping), Refusal> {
    let keys = node.keys()?;
    let property = keys.require("propertyName")?.text()?.to_owned();
    let mut mapping = Vec::new();
    for (word, target) in keys.get("mapping").map_or(Ok(&[][..]), Node::map)? {
        let schema = target_name(root, target)?;
        let is = |value: &Typed| matches!(&value.ty, Type::Reference(name) if *name == schema);
        if !values.iter().any(|(_, value)| is(value)) {
            return target.refuse(format!("`{schema}` is no choice of the oneOf"));
        }
        mapping.push((word.clone(), target.text()?.to_owned()));
    }
    keys.finish()?;
    Ok((property, mapping))
}

/// The schema that a mapping names, by a reference or by its name alone.
fn target_name(root: &Node, target: &Node) -> Result<String, Refusal> {
    if target.text()?.contains(['#', '/']) {
        root.resolve(target)?;
        return super::entry_name(target, "schemas");
    }
    let schemas = root.at(&["components", "schemas"]).map()?;
    match schemas
        .iter()
        .any(|(name, _)| Ok(name.as_str()) == target.text())
    {
        true => Ok(target.text()?.to_owned()),
        false => target.refuse("no schema has this name"),
    }
}

/// The words that stand for `schema`: those of the mapping, else its own name.
fn words_of<'a>(schema: &'a str, mapping: &'a [(String, String)]) -> Vec<&'a str> {
    let named = |target: &str| target.rsplit('/').next() == Some(schema);
    let mapped = mapping.iter().filter(|(_, target)| named(target));
    let words: Vec<_> = mapped.map(|(word, _)| word.as_str()).collect();
    match words.is_empty() {
        true => vec![schema],
        false => words,
    }
}

/// A word must not stand for two choices, one by the mapping and one by its name.
fn check_words(listed: &Node, one_of: &OneOf) -> Result<(), Refusal> {
    let words = one_of.variants.iter().flat_map(|variant| &variant.words);
    let words: Vec<_> = words.collect();
    for (index, word) in words.iter().enumerate() {
        if words[..index].contains(word) {
            return listed.refuse(format!("two choices are told by the word `{word}`"));
        }
    }
    Ok(())
}

/// What the variant at `index` is called that no word tells: after its schema, after its type, or, where it stands here,
/// after its title or its place.
fn called(value: &Typed, index: usize) -> String {
    if value.inline.is_some() {
        let place = format!("Choice{}", index + 1);
        return value.title.clone().unwrap_or(place);
    }
    let name = match &value.ty {
        Type::Text(_) => "Text",
        Type::Integer(_) => "Integer",
        Type::Number(_) => "Number",
        Type::Boolean => "Boolean",
        Type::File => "File",
        Type::Json => "Json",
        Type::Reference(name) => name,
        Type::List(_) => "List",
        Type::Map(_) => "Map",
    };
    name.to_owned()
}
