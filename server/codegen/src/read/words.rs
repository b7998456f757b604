//! Enums: closed ones, and those that may grow.
use crate::model::Shape;
use crate::names;
use crate::yaml::{Keys, Node, Refusal, Value};

/// The enum that `keys` of a string say, if they say one, and before which word it lists null.
pub(super) fn read(
    keys: &Keys<'_>,
    nullable: bool,
) -> Result<Option<(Shape, Option<usize>)>, Refusal> {
    let (closed, open) = (keys.get("enum"), keys.get("x-extensible-enum"));
    let Some(list) = closed.or(open) else {
        return Ok(None);
    };
    if closed.is_some() && open.is_some() {
        return list.refuse("an enum is closed or extensible, not both");
    }
    let (mut words, mut names, mut null) = (Vec::new(), Vec::new(), None);
    if open.is_some() {
        names.push("Other".to_owned());
    }
    for node in list.list()? {
        if matches!(node.value, Value::Null) && closed.is_some() {
            if !nullable || null.is_some() {
                return node.refuse("null is a word of an enum that is nullable only, and once");
            }
            null = Some(words.len());
            continue;
        }
        names.push(variant(node, node.text()?, &names)?);
        words.push(node.text()?.to_owned());
    }
    if words.is_empty() {
        return list.refuse("an enum needs a word");
    }
    let shape = match closed {
        Some(_) => Shape::Enum(words),
        None => Shape::Open(words),
    };
    Ok(Some((shape, null)))
}

/// The name of the variant for `word`, which must not be among `known`.
pub(super) fn variant(node: &Node, word: &str, known: &[String]) -> Result<String, Refusal> {
    let name = names::variant(word);
    if !names::is_ident(&name) {
        return node.refuse(format!("`{word}` cannot be the name of a variant"));
    }
    match known.contains(&name) {
        true => node.refuse(format!("two words would be the variant `{name}`")),
        false => Ok(name),
    }
}
