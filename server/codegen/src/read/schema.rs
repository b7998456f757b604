//! Schemas: named ones, and types where they are used.
use crate::model::{Contract, Field, Schema, Shape, Success, Type, Typed, Variant};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::ignore_prose;

/// One entry of `components/schemas`.
pub(super) fn named(root: &Node, name: &str, node: &Node) -> Result<Schema, Refusal> {
    if names::pascal(name) != name {
        return node.refuse(format!(
            "a schema's name must be a type's, such as `{}`",
            names::pascal(name)
        ));
    }
    let keys = node.keys()?;
    ignore_prose(&keys);
    let description = keys.text("description")?;
    let kind = keys.text("type")?;
    let shape =
        match kind.as_deref() {
            Some("object") => object(root, &keys)?,
            Some("string") => words(&keys)?,
            Some(_) => return node.refuse(
                "a named schema is an object, an enum, a oneOf or free-form; scalars stand inline",
            ),
            None if keys.get("oneOf").is_some() => one_of(root, &keys)?,
            None => Shape::FreeForm,
        };
    keys.finish()?;
    Ok(Schema {
        name: name.to_owned(),
        description,
        shape,
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
    let mut fields = Vec::new();
    for (name, node) in properties.map()? {
        if !names::is_ident(name) {
            return node.refuse(format!(
                "the property `{name}` cannot be the name of a field"
            ));
        }
        let required = required.contains(name);
        fields.push(Field {
            name: name.clone(),
            required,
            value: typed(root, node)?,
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

fn words(keys: &Keys<'_>) -> Result<Shape, Refusal> {
    let words = keys.require("enum")?;
    for node in words.list()? {
        if !names::is_ident(&names::pascal(node.text()?)) {
            return node.refuse("the word cannot be the name of a variant");
        }
    }
    Ok(Shape::Enum(words.texts()?))
}

fn one_of(root: &Node, keys: &Keys<'_>) -> Result<Shape, Refusal> {
    let choices = keys.require("oneOf")?;
    let discriminator = keys.require("discriminator")?.keys()?;
    let property = discriminator.require("propertyName")?.text()?.to_owned();
    let mapping = discriminator.require("mapping")?;
    let mut variants = Vec::new();
    for (word, target) in mapping.map()? {
        root.resolve(target)?;
        let schema = target
            .text()?
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned();
        variants.push(Variant {
            word: word.clone(),
            schema,
        });
    }
    for choice in choices.list()? {
        let Some(name) = reference(root, choice)? else {
            return choice.refuse("each choice of a oneOf must be a $ref");
        };
        if !variants.iter().any(|variant| variant.schema == name) {
            return choice.refuse("the discriminator's mapping does not name this choice");
        }
    }
    discriminator.finish()?;
    Ok(Shape::OneOf { property, variants })
}

/// A type where it is used.
pub(super) fn typed(root: &Node, node: &Node) -> Result<Typed, Refusal> {
    if let Some(name) = reference(root, node)? {
        return Ok(plain(Type::Reference(name)));
    }
    let keys = node.keys()?;
    ignore_prose(&keys);
    let description = keys.text("description")?;
    let nullable = keys.flag("nullable")?;
    let trim = keys.flag("x-am-trim")?;
    let type_and_enum = on_type_error(&keys)?;
    let collect = keys
        .get("x-am-collect")
        .map(Node::text)
        .transpose()?
        .is_some();
    let (ty, wrapped) = match keys.get("allOf") {
        Some(all) => (all_of(root, all, &keys)?, true),
        None => (scalar_or_list(root, &keys)?, false),
    };
    let stated_type = if wrapped { keys.text("type")? } else { None };
    keys.finish()?;
    if collect && !matches!(&ty, Type::List(item) if matches!(item.ty, Type::Reference(_))) {
        return node.refuse("x-am-collect is for a list of named objects");
    }
    Ok(Typed {
        ty,
        description,
        nullable,
        wrapped,
        stated_type,
        trim,
        type_and_enum,
        collect,
    })
}

fn plain(ty: Type) -> Typed {
    Typed {
        ty,
        description: None,
        nullable: false,
        wrapped: false,
        stated_type: None,
        trim: false,
        type_and_enum: false,
        collect: false,
    }
}

fn reference(root: &Node, node: &Node) -> Result<Option<String>, Refusal> {
    Ok(super::reference(root, node)?.1)
}

/// One reference, with more said of it. OpenAPI 3.0.3 knows `nullable` beside a `type` only, so the type may be repeated.
fn all_of(root: &Node, all: &Node, keys: &Keys<'_>) -> Result<Type, Refusal> {
    let [one] = all.list()? else {
        return all.refuse("allOf is supported around one $ref, to say more of it");
    };
    let (target, Some(name)) = super::reference(root, one)? else {
        return all.refuse("allOf is supported around one $ref, to say more of it");
    };
    if let Some(node) = keys.get("type")
        && Some(node.text()?) != target.keys()?.text("type")?.as_deref()
    {
        return node.refuse(format!("`{name}` has another type"));
    }
    Ok(Type::Reference(name))
}

fn on_type_error(keys: &Keys<'_>) -> Result<bool, Refusal> {
    let Some(node) = keys.get("x-am-on-type-error") else {
        return Ok(false);
    };
    match node.texts()?.as_slice() {
        [first, second] if first == "type" && second == "enum" => Ok(true),
        [only] if only == "type" => Ok(false),
        _ => node.refuse("x-am-on-type-error must be [type] or [type, enum]"),
    }
}

fn scalar_or_list(root: &Node, keys: &Keys<'_>) -> Result<Type, Refusal> {
    let kind = keys.require("type")?;
    match kind.text()? {
        "string" => text(keys),
        "integer" => integer(keys),
        "number" => number(keys),
        "boolean" => Ok(Type::Boolean),
        "array" => Ok(Type::List(Box::new(typed(root, keys.require("items")?)?))),
        "object" => kind.refuse("an object must be a named schema"),
        other => kind.refuse(format!("the type `{other}` is not supported")),
    }
}

fn text(keys: &Keys<'_>) -> Result<Type, Refusal> {
    if let Some(node) = keys.get("enum") {
        return node.refuse("an enum must be a named schema");
    }
    let js_date = match keys.get("x-am-format") {
        None => false,
        Some(node) if node.text()? == "js-date" => true,
        Some(node) => return node.refuse("the only x-am-format is js-date"),
    };
    let pattern = keys.get("pattern");
    if let Some(node) = pattern
        && let Err(error) = regress::Regex::new(node.text()?)
    {
        return node.refuse(format!("not an ECMA 262 pattern: {error}"));
    }
    Ok(Type::Text {
        min_length: length(keys, "minLength")?.unwrap_or(0),
        max_length: length(keys, "maxLength")?,
        pattern: pattern
            .map(|node| node.text().map(str::to_owned))
            .transpose()?,
        js_date,
    })
}

fn length(keys: &Keys<'_>, key: &str) -> Result<Option<usize>, Refusal> {
    let Some(node) = keys.get(key) else {
        return Ok(None);
    };
    match usize::try_from(node.int()?) {
        Ok(length) => Ok(Some(length)),
        Err(_) => node.refuse("must not be negative"),
    }
}

fn integer(keys: &Keys<'_>) -> Result<Type, Refusal> {
    let format = keys.require("format")?;
    if format.text()? != "int64" {
        return format.refuse("the only format of an integer is int64");
    }
    Ok(Type::Integer {
        minimum: keys.get("minimum").map(Node::int).transpose()?,
        maximum: keys.get("maximum").map(Node::int).transpose()?,
        default: keys.get("default").map(Node::int).transpose()?,
    })
}

fn number(keys: &Keys<'_>) -> Result<Type, Refusal> {
    let format = keys.require("format")?;
    if format.text()? != "double" {
        return format.refuse("the only format of a number is double");
    }
    Ok(Type::Number {
        minimum: keys.get("minimum").map(Node::number).transpose()?,
        maximum: keys.get("maximum").map(Node::number).transpose()?,
    })
}

/// Marks what each schema is used for, and refuses what its use does not allow.
pub(super) fn mark_uses(root: &Node, contract: &mut Contract) -> Result<(), Refusal> {
    let mut requests = Vec::new();
    let mut responses = vec!["Error".to_owned()];
    for operation in &contract.operations {
        requests.extend(operation.body.as_ref().map(|body| body.schema.clone()));
        responses.push(match &operation.success {
            Success::Json(schema) | Success::EventStream(schema) => schema.clone(),
        });
    }
    reach(contract, requests, |schema| {
        std::mem::replace(&mut schema.in_requests, true)
    });
    reach(contract, responses, |schema| {
        std::mem::replace(&mut schema.in_responses, true)
    });
    let schemas = root.resolve_key("components")?.resolve_key("schemas")?;
    for schema in &contract.schemas {
        check_use(schemas.resolve_key(&schema.name)?, schema)?;
    }
    Ok(())
}

fn reach(contract: &mut Contract, mut todo: Vec<String>, mark: impl Fn(&mut Schema) -> bool) {
    while let Some(name) = todo.pop() {
        let Some(schema) = contract
            .schemas
            .iter_mut()
            .find(|schema| schema.name == name)
        else {
            continue;
        };
        if mark(schema) {
            continue;
        }
        match &schema.shape {
            Shape::Object(fields) => todo.extend(fields.iter().filter_map(|f| target(&f.value))),
            Shape::OneOf { variants, .. } => todo.extend(variants.iter().map(|v| v.schema.clone())),
            Shape::Enum(_) | Shape::FreeForm => {}
        }
    }
}

fn target(value: &Typed) -> Option<String> {
    match &value.ty {
        Type::Reference(name) => Some(name.clone()),
        Type::List(item) => target(item),
        _ => None,
    }
}

fn check_use(node: &Node, schema: &Schema) -> Result<(), Refusal> {
    if !schema.in_requests && !schema.in_responses {
        return node.refuse("no operation uses this schema");
    }
    match &schema.shape {
        Shape::FreeForm if schema.in_responses => {
            node.refuse("free-form answers are not supported")
        }
        Shape::OneOf { .. } if schema.in_requests => {
            node.refuse("oneOf in requests is not supported")
        }
        Shape::Object(fields) if schema.in_responses => {
            let unclear = fields
                .iter()
                .find(|field| !field.required && field.value.nullable);
            match unclear {
                Some(field) => node.refuse(format!(
                    "in an answer, `{}` must be either required and nullable, or optional and not nullable",
                    field.name
                )),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    const CONTRACT: &str = include_str!("../../../../openapi.yaml");
    const STATED: &str =
        "type: string\n          nullable: true\n          description: By default `error`";

    fn generated(contract: &str) -> Result<String, String> {
        crate::generate(contract)
            .map(|files| files.into_iter().map(|file| file.text).collect())
            .map_err(|refusal| refusal.to_string())
    }

    #[test]
    fn a_type_may_stand_beside_a_wrapped_reference_and_reaches_the_document() {
        let stated = generated(CONTRACT).expect("the contract is supported");
        let unstated = CONTRACT.replacen(
            STATED,
            STATED.trim_start_matches("type: string\n          "),
            1,
        );
        assert_ne!(unstated, CONTRACT);
        let unstated = generated(&unstated).expect("the type may be left out");
        assert_ne!(stated, unstated);
    }

    #[test]
    fn another_type_beside_a_wrapped_reference_is_refused() {
        let wrong = CONTRACT.replacen(STATED, &STATED.replace("string", "integer"), 1);
        let refusal = generated(&wrong).expect_err("EventStatus is a string");
        assert!(refusal.contains("status/type"), "{refusal}");
        assert!(
            refusal.contains("`EventStatus` has another type"),
            "{refusal}"
        );
    }
}
