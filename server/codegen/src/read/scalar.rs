//! Strings, integers and numbers, with what they are held to.
use crate::model::{Integer, Number, Text, Type};
use crate::yaml::{Keys, Node, Refusal};

pub(super) fn text(keys: &Keys<'_>) -> Result<Type, Refusal> {
    if let Some(format) = keys.peek("format")
        && format.text()? == "binary"
    {
        keys.ignore(&["format"]);
        return Ok(Type::File);
    }
    let js_date = match keys.get("x-am-format") {
        None => false,
        Some(node) if node.text()? == "js-date" => true,
        Some(node) => return node.refuse("the only x-am-format is js-date"),
    };
    if let Some(node) = keys.get("pattern") {
        regex(node, node.text()?)?;
    }
    let min_length = length(keys, "minLength")?.unwrap_or(0);
    let max_length = length(keys, "maxLength")?;
    if max_length.is_some_and(|max| max < min_length) {
        return keys.node.refuse("maxLength is below minLength");
    }
    Ok(Type::Text(Text {
        min_length,
        max_length,
        pattern: keys.text("pattern")?,
        js_date,
    }))
}

/// The compiled `pattern`, which stands or is used at `node`.
pub(super) fn regex(node: &Node, pattern: &str) -> Result<regress::Regex, Refusal> {
    match regress::Regex::new(pattern) {
        Ok(regex) => Ok(regex),
        Err(error) => node.refuse(format!("not an ECMA 262 pattern: {error}")),
    }
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

pub(super) fn integer(keys: &Keys<'_>) -> Result<Type, Refusal> {
    let format = keys.require("format")?;
    let small = match format.text()? {
        "int64" => false,
        "int32" => true,
        _ => return format.refuse("the format of an integer is int32 or int64"),
    };
    for key in ["minimum", "maximum"] {
        if let Some(node) = keys.get(key)
            && small
            && i32::try_from(node.int()?).is_err()
        {
            return node.refuse("is no int32");
        }
    }
    let minimum = keys.get("minimum").map(Node::int).transpose()?;
    let maximum = keys.get("maximum").map(Node::int).transpose()?;
    in_order(keys, minimum, maximum)?;
    Ok(Type::Integer(Integer {
        minimum,
        maximum,
        small,
    }))
}

pub(super) fn number(keys: &Keys<'_>) -> Result<Type, Refusal> {
    let format = keys.require("format")?;
    if format.text()? != "double" {
        return format.refuse("the only format of a number is double");
    }
    let minimum = keys.get("minimum").map(Node::number).transpose()?;
    let maximum = keys.get("maximum").map(Node::number).transpose()?;
    in_order(keys, minimum, maximum)?;
    Ok(Type::Number(Number { minimum, maximum }))
}

fn in_order<T: PartialOrd>(
    keys: &Keys<'_>,
    minimum: Option<T>,
    maximum: Option<T>,
) -> Result<(), Refusal> {
    match minimum.is_some() && maximum.is_some() && maximum < minimum {
        true => keys.node.refuse("maximum is below minimum"),
        false => Ok(()),
    }
}
