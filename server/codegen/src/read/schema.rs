//! Types where they are used: properties, items, parameters, headers.
use crate::model::{SaidBy, Type, Typed};
use crate::yaml::{Keys, Node, Refusal, Value};

use super::{constant, ignore_schema_prose, inline, scalar, size};

/// A type where it is used.
pub(super) fn typed(root: &Node, node: &Node) -> Result<Typed, Refusal> {
    if let (target, Some(name)) = super::component(root, node, "schemas")? {
        let nullable = is_nullable(target)?;
        return Ok(Typed {
            nullable,
            ..Typed::plain(Type::Reference(name))
        });
    }
    let keys = node.keys()?;
    ignore_schema_prose(&keys);
    let title = keys.text("title")?;
    let description = keys.text("description")?;
    let deprecated = keys.flag("deprecated")?;
    let said_by = said_by(&keys)?;
    let nullable = keys.flag("nullable")?;
    let trim = keys.flag("x-am-trim")?;
    let type_and_enum = on_type_error(&keys)?;
    let collect = match keys.get("x-am-collect") {
        None => false,
        Some(node) if node.text()? == "rejected" => true,
        Some(node) => return node.refuse("the only x-am-collect is rejected"),
    };
    let inline = inline::schema(root, node, &keys, nullable)?;
    let (ty, wrapped) = match keys.get("allOf") {
        _ if inline.is_some() => (Type::Reference(String::new()), false),
        Some(all) => (all_of(root, all, &keys)?, true),
        None => (scalar_or_list(root, &keys)?, false),
    };
    let size = size::of(&keys, &ty)?;
    let stated_type = if wrapped { keys.text("type")? } else { None };
    let default = match keys.get("default") {
        None => None,
        Some(node) => Some(match &inline {
            Some(inline) => constant::of_shape(node, &inline.schema.shape, nullable)?,
            None => constant::default(root, node, &ty, nullable)?,
        }),
    };
    if let (Some(node), Some(default)) = (keys.get("default"), &default) {
        constant::check_size(node, default, &size)?;
    }
    keys.finish()?;
    if collect && !matches!(ty, Type::List(_)) {
        return node.refuse("x-am-collect is for a list of named objects");
    }
    Ok(Typed {
        ty,
        inline,
        title,
        description,
        deprecated,
        said_by,
        nullable,
        size,
        default,
        wrapped,
        stated_type,
        trim,
        type_and_enum,
        collect,
    })
}

fn said_by(keys: &Keys<'_>) -> Result<SaidBy, Refusal> {
    match (keys.flag("readOnly")?, keys.flag("writeOnly")?) {
        (false, false) => Ok(SaidBy::Both),
        (true, false) => Ok(SaidBy::Answers),
        (false, true) => Ok(SaidBy::Requests),
        (true, true) => keys
            .node
            .refuse("readOnly and writeOnly at once say that nobody says it"),
    }
}

/// Whether whatever refers to the schema at `target` may be null.
fn is_nullable(target: &Node) -> Result<bool, Refusal> {
    let flag = target.map()?.iter().find(|(key, _)| key == "nullable");
    flag.map_or(Ok(false), |(_, flag)| flag.bool())
}

/// One reference, with more said of it. OpenAPI 3.0.3 knows `nullable` beside a `type` only, so the type may be repeated.
fn all_of(root: &Node, all: &Node, keys: &Keys<'_>) -> Result<Type, Refusal> {
    let [one] = all.list()? else {
        return all.refuse("allOf is supported around one $ref, to say more of it");
    };
    let (target, Some(name)) = super::component(root, one, "schemas")? else {
        return all.refuse("allOf is supported around one $ref, to say more of it");
    };
    if let Some(node) = keys.get("type")
        && Some(node.text()?) != target.keys()?.text("type")?.as_deref()
    {
        return node.refuse(format!("`{name}` has another type"));
    }
    if is_nullable(target)? && !keys.flag("nullable")? {
        return all.refuse(format!("`{name}` is nullable; say so beside allOf, too"));
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

/// The scalar that `keys` say, if they say one. Bytes count as one here.
pub(super) fn scalar(keys: &Keys<'_>) -> Result<Option<Type>, Refusal> {
    match keys.text("type")?.as_deref() {
        Some("string") => scalar::text(keys).map(Some),
        Some("integer") => scalar::integer(keys).map(Some),
        Some("number") => scalar::number(keys).map(Some),
        Some("boolean") => Ok(Some(Type::Boolean)),
        _ => Ok(None),
    }
}

/// What is said of values of one type; without the type, it was forgotten.
const OF_A_TYPE: [&str; 17] = [
    "additionalProperties",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "required",
    "uniqueItems",
    "x-extensible-enum",
];

pub(super) fn scalar_or_list(root: &Node, keys: &Keys<'_>) -> Result<Type, Refusal> {
    let typed_keys = OF_A_TYPE.iter().any(|key| keys.peek(key).is_some());
    let kind = match keys.get("type") {
        None if !typed_keys => return Ok(Type::Json),
        _ => keys.require("type")?,
    };
    if let Some(scalar) = scalar(keys)? {
        return Ok(scalar);
    }
    match kind.text()? {
        "array" => Ok(Type::List(Box::new(typed(root, keys.require("items")?)?))),
        "object" => Ok(Type::Map(Box::new(values(root, keys)?))),
        other => kind.refuse(format!("the type `{other}` is not supported")),
    }
}

/// What an object without properties holds: anything, unless it says what.
fn values(root: &Node, keys: &Keys<'_>) -> Result<Typed, Refusal> {
    match keys.get("additionalProperties") {
        None => Ok(Typed::plain(Type::Json)),
        Some(node) => match node.value {
            Value::Bool(true) => Ok(Typed::plain(Type::Json)),
            Value::Bool(false) => node.refuse("an object that can hold nothing is not supported"),
            _ => typed(root, node),
        },
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
