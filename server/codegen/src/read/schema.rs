//! Types where they are used: properties, items, parameters, headers.
use crate::model::{Type, Typed};
use crate::yaml::{Keys, Node, Refusal};

use super::ignore_prose;

/// A type where it is used.
pub(super) fn typed(root: &Node, node: &Node) -> Result<Typed, Refusal> {
    if let Some(name) = reference(root, node)? {
        return Ok(plain(Type::Reference(name)));
    }
    let keys = node.keys()?;
    ignore_prose(&keys);
    let description = keys.text("description")?;
    let deprecated = keys.flag("deprecated")?;
    let nullable = keys.flag("nullable")?;
    let trim = keys.flag("x-am-trim")?;
    let type_and_enum = on_type_error(&keys)?;
    let collect = match keys.get("x-am-collect") {
        None => false,
        Some(node) if node.text()? == "rejected" => true,
        Some(node) => return node.refuse("the only x-am-collect is rejected"),
    };
    let (ty, wrapped) = match keys.get("allOf") {
        Some(all) => (all_of(root, all, &keys)?, true),
        None => (scalar_or_list(root, &keys)?, false),
    };
    let stated_type = if wrapped { keys.text("type")? } else { None };
    keys.finish()?;
    if collect && !matches!(ty, Type::List(_)) {
        return node.refuse("x-am-collect is for a list of named objects");
    }
    Ok(Typed {
        ty,
        description,
        deprecated,
        nullable,
        wrapped,
        stated_type,
        trim,
        type_and_enum,
        collect,
    })
}

pub(super) fn plain(ty: Type) -> Typed {
    Typed {
        ty,
        description: None,
        deprecated: false,
        nullable: false,
        wrapped: false,
        stated_type: None,
        trim: false,
        type_and_enum: false,
        collect: false,
    }
}

pub(super) fn reference(root: &Node, node: &Node) -> Result<Option<String>, Refusal> {
    Ok(super::component(root, node, "schemas")?.1)
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

pub(super) fn scalar_or_list(root: &Node, keys: &Keys<'_>) -> Result<Type, Refusal> {
    let kind = keys.require("type")?;
    match kind.text()? {
        "string" => text(keys),
        "integer" => integer(keys),
        "number" => number(keys),
        "boolean" => Ok(Type::Boolean),
        "array" => Ok(Type::List(Box::new(typed(root, keys.require("items")?)?))),
        "object" => match keys.get("additionalProperties") {
            Some(values) => Ok(Type::Map(Box::new(typed(root, values)?))),
            None => kind.refuse("an object must be a named schema"),
        },
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
    let min_length = length(keys, "minLength")?.unwrap_or(0);
    let max_length = length(keys, "maxLength")?;
    if max_length.is_some_and(|max| max < min_length) {
        return keys.node.refuse("maxLength is below minLength");
    }
    Ok(Type::Text {
        min_length,
        max_length,
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
    let small = match format.text()? {
        "int64" => false,
        "int32" => true,
        _ => return format.refuse("the format of an integer is int32 or int64"),
    };
    for key in ["minimum", "maximum", "default"] {
        if let Some(node) = keys.get(key)
            && small
            && i32::try_from(node.int()?).is_err()
        {
            return node.refuse("is no int32");
        }
    }
    let minimum = keys.get("minimum").map(Node::int).transpose()?;
    let maximum = keys.get("maximum").map(Node::int).transpose()?;
    let default = keys.get("default").map(Node::int).transpose()?;
    in_order(keys, minimum, default, maximum)?;
    Ok(Type::Integer {
        minimum,
        maximum,
        default,
        small,
    })
}

fn number(keys: &Keys<'_>) -> Result<Type, Refusal> {
    let format = keys.require("format")?;
    if format.text()? != "double" {
        return format.refuse("the only format of a number is double");
    }
    let minimum = keys.get("minimum").map(Node::number).transpose()?;
    let maximum = keys.get("maximum").map(Node::number).transpose()?;
    let default = keys.get("default").map(Node::number).transpose()?;
    in_order(keys, minimum, default, maximum)?;
    Ok(Type::Number {
        minimum,
        maximum,
        default,
    })
}

fn in_order<T: PartialOrd>(
    keys: &Keys<'_>,
    minimum: Option<T>,
    default: Option<T>,
    maximum: Option<T>,
) -> Result<(), Refusal> {
    let below = |low: &Option<T>, high: &Option<T>| low.is_some() && high.is_some() && high < low;
    if below(&minimum, &maximum) {
        return keys.node.refuse("maximum is below minimum");
    }
    match below(&minimum, &default) || below(&default, &maximum) {
        true => keys.node.refuse("the default is out of the bounds"),
        false => Ok(()),
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
