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
    let format = keys.text("format")?;
    let min_length = length(keys, "minLength")?.unwrap_or(0);
    let max_length = length(keys, "maxLength")?;
    if max_length.is_some_and(|max| max < min_length) {
        return keys.node.refuse("maxLength is below minLength");
    }
    Ok(Type::Text(Text {
        min_length,
        max_length,
        pattern: keys.text("pattern")?,
        format,
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

pub(super) fn length(keys: &Keys<'_>, key: &str) -> Result<Option<usize>, Refusal> {
    let Some(node) = keys.get(key) else {
        return Ok(None);
    };
    match usize::try_from(node.int()?) {
        Ok(length) => Ok(Some(length)),
        Err(_) => node.refuse("must not be negative"),
    }
}

pub(super) fn integer(keys: &Keys<'_>) -> Result<Type, Refusal> {
    let format = keys.text("format")?;
    if format.as_deref() == Some("uint64") {
        return keys
            .node
            .refuse("an integer has 63 bits and a sign; uint64 is not supported");
    }
    let small = format.as_deref() == Some("int32");
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
    let multiple_of = keys.get("multipleOf").map(Node::int).transpose()?;
    let integer = Integer {
        minimum,
        maximum,
        exclusive_minimum: exclusive(keys, "exclusiveMinimum", minimum.is_some())?,
        exclusive_maximum: exclusive(keys, "exclusiveMaximum", maximum.is_some())?,
        multiple_of,
        listed: listed(keys)?,
        format,
        small,
    };
    if let Some(node) = keys.get("multipleOf").filter(|_| multiple_of <= Some(0)) {
        return node.refuse("must be above 0");
    }
    in_order(keys, integer.low(), integer.high())?;
    match integer.listed.iter().find(|value| !integer.allows(**value)) {
        Some(value) => keys
            .node
            .refuse(format!("the enum's {value} is out of the bounds")),
        None => Ok(Type::Integer(integer)),
    }
}

/// The integers of an enum.
fn listed(keys: &Keys<'_>) -> Result<Vec<i64>, Refusal> {
    let Some(list) = keys.get("enum") else {
        return Ok(Vec::new());
    };
    let mut listed = Vec::new();
    for node in list.list()? {
        match node.int()? {
            value if listed.contains(&value) => return node.refuse("stands twice in the enum"),
            value => listed.push(value),
        }
    }
    match listed.is_empty() {
        true => list.refuse("an enum needs a value"),
        false => Ok(listed),
    }
}

pub(super) fn number(keys: &Keys<'_>) -> Result<Type, Refusal> {
    let minimum = keys.get("minimum").map(Node::number).transpose()?;
    let maximum = keys.get("maximum").map(Node::number).transpose()?;
    let multiple_of = keys.get("multipleOf").map(Node::number).transpose()?;
    let number = Number {
        minimum,
        maximum,
        exclusive_minimum: exclusive(keys, "exclusiveMinimum", minimum.is_some())?,
        exclusive_maximum: exclusive(keys, "exclusiveMaximum", maximum.is_some())?,
        multiple_of,
        format: keys.text("format")?,
    };
    if let Some(node) = keys.get("multipleOf").filter(|_| multiple_of <= Some(0.0)) {
        return node.refuse("must be above 0");
    }
    in_order(keys, minimum, maximum)?;
    let open = number.is_above() || number.is_below();
    match open && minimum.is_some() && minimum == maximum {
        true => keys
            .node
            .refuse("no number is above minimum and below maximum"),
        false => Ok(Type::Number(number)),
    }
}

/// Whether a bound is exclusive, where that is said; it must be said of a bound.
fn exclusive(keys: &Keys<'_>, key: &str, bounded: bool) -> Result<Option<bool>, Refusal> {
    let Some(node) = keys.get(key) else {
        return Ok(None);
    };
    match node.bool()? {
        true if !bounded => node.refuse("says nothing without the bound that it is about"),
        exclusive => Ok(Some(exclusive)),
    }
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
