//! `allOf` of objects: one struct of all their properties.
use crate::model::{Composed, Field, Part, Shape};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::{component, ignore_schema_prose, schema};

/// Whether `allOf` puts an object together, and does not only say more of the one reference in it. So is an object that
/// does not say that it is one.
pub(super) fn is_composed(keys: &Keys<'_>) -> Result<bool, Refusal> {
    let Some(all) = keys.get("allOf") else {
        return Ok(is_untyped(keys));
    };
    let own = ["properties", "required"].map(|key| keys.get(key).is_some());
    match all.list()? {
        [one] => {
            let reference = one.map()?.iter().any(|(key, _)| key == "$ref");
            Ok(own.contains(&true) || !reference)
        }
        _ => Ok(true),
    }
}

/// Whether there are properties, and no type.
pub(super) fn is_untyped(keys: &Keys<'_>) -> bool {
    keys.get("type").is_none() && keys.get("properties").is_some()
}

/// The object that `keys` put together, and how they say it.
pub(super) fn shape(root: &Node, keys: &Keys<'_>) -> Result<(Shape, Composed), Refusal> {
    let mut composer = Composer {
        root,
        within: Vec::new(),
        fields: Vec::new(),
        required: Vec::new(),
    };
    let composed = composer.object(keys.node, keys)?;
    let fields = composer.finish()?;
    if fields.is_empty() {
        return keys.node.refuse("an object needs a property");
    }
    Ok((Shape::Object(fields), composed))
}

struct Composer<'a> {
    root: &'a Node,
    /// The schemas that lead to where it is.
    within: Vec<String>,
    /// Each with its place.
    fields: Vec<(&'a Node, Field)>,
    required: Vec<&'a Node>,
}

impl<'a> Composer<'a> {
    /// Takes in an object, which `at` leads to: its parts first, then its own properties.
    fn object(&mut self, at: &Node, keys: &Keys<'a>) -> Result<Composed, Refusal> {
        let stated_type = keys.text("type")?;
        if stated_type.as_deref().is_some_and(|kind| kind != "object") {
            return at.refuse("a part of allOf must be an object");
        }
        let parts = keys.get("allOf").map_or(Ok(&[][..]), Node::list)?;
        let parts = parts.iter().map(|part| self.part(part));
        let all_of = parts.collect::<Result<_, _>>()?;
        let mut properties = Vec::new();
        for (name, node) in keys.get("properties").map_or(Ok(&[][..]), Node::map)? {
            self.property(name, node)?;
            properties.push(name.clone());
        }
        let required = match keys.get("required") {
            None => Vec::new(),
            Some(node) => {
                self.required.extend(node.list()?);
                node.texts()?
            }
        };
        Ok(Composed {
            title: None,
            description: None,
            stated_type,
            all_of,
            properties,
            required,
        })
    }

    fn part(&mut self, node: &'a Node) -> Result<Part, Refusal> {
        let (target, name) = component(self.root, node, "schemas")?;
        let keys = target.keys()?;
        ignore_schema_prose(&keys);
        let title = keys.text("title")?;
        let description = keys.text("description")?;
        let Some(name) = name else {
            let composed = self.object(node, &keys)?;
            self.check(node, &keys)?;
            keys.finish()?;
            return Ok(Part::Inline(Composed {
                title,
                description,
                ..composed
            }));
        };
        if self.within.contains(&name) {
            return node.refuse(format!("allOf leads from `{name}` back to it"));
        }
        self.within.push(name.clone());
        self.object(node, &keys)?;
        self.check(node, &keys)?;
        self.within.pop();
        // Of the whole, deprecated says nothing.
        keys.ignore(&["deprecated"]);
        if let Some((key, _)) = keys.unread() {
            return node.refuse(format!("`{key}` in a part of allOf is not supported"));
        }
        Ok(Part::Reference(name))
    }

    /// What could be anything is no part of an object.
    fn check(&self, node: &Node, keys: &Keys<'_>) -> Result<(), Refusal> {
        let object = ["type", "allOf", "properties", "required"];
        match object.iter().any(|key| keys.get(key).is_some()) {
            true => Ok(()),
            false => node.refuse("a part of allOf must be an object"),
        }
    }

    fn property(&mut self, name: &str, node: &'a Node) -> Result<(), Refusal> {
        let ident = names::member(name);
        let value = schema::typed(self.root, node)?;
        let known = self.fields.iter().find(|(_, field)| field.name == name);
        match known {
            Some((_, field)) if field.value == value => return Ok(()),
            Some((other, _)) => {
                return node.refuse(format!(
                    "`{name}` is said in another way at {}, line {}; say it once",
                    other.pointer, other.line
                ));
            }
            None => {}
        }
        let mut fields = self.fields.iter();
        if fields.any(|(_, field)| names::member(&field.name) == ident) {
            return node.refuse(format!("two properties would be the field `{ident}`"));
        }
        let field = Field {
            name: name.to_owned(),
            required: false,
            value,
        };
        self.fields.push((node, field));
        Ok(())
    }

    fn finish(self) -> Result<Vec<Field>, Refusal> {
        let fields = self.fields.into_iter();
        let mut fields: Vec<Field> = fields.map(|(_, field)| field).collect();
        for node in self.required {
            let name = node.text()?;
            match fields.iter_mut().find(|field| field.name == name) {
                Some(field) => field.required = true,
                None => return node.refuse(format!("`{name}` is required, but is no property")),
            }
        }
        Ok(fields)
    }
}
