//! Where hooks stand in settings, and values of theirs.

use jsonc_parser::cst::{CstArray, CstInputValue, CstNode, CstObject};

use crate::settings::EditError;
use crate::settings::document::{Document, only};

/// The hooks by event, if there are any.
pub(super) fn hooks(document: &Document) -> Result<Option<CstObject>, EditError> {
    let Some(value) = only(&document.root, "", "hooks")? else {
        return Ok(None);
    };
    let hooks = value.as_object().map(Some);
    hooks.ok_or_else(|| EditError::kind("/hooks", "an object"))
}

/// The groups of an event's hooks, if there are any.
pub(super) fn groups(hooks: &CstObject, event: &str) -> Result<Option<CstArray>, EditError> {
    let Some(value) = only(hooks, "/hooks", event)? else {
        return Ok(None);
    };
    let groups = value.as_array().map(Some);
    groups.ok_or_else(|| EditError::kind(&format!("/hooks/{event}"), "a list"))
}

pub(super) fn has_comments(nodes: &[CstNode]) -> bool {
    nodes.iter().any(CstNode::is_comment)
}

/// Whether a comment stands in the line of what is to be removed, which would go with it.
pub(super) fn has_comments_in_line(node: &CstNode) -> bool {
    let is_between = |node: &CstNode| node.is_whitespace() || node.is_comment();
    let before = node.previous_siblings().take_while(is_between);
    let behind = node
        .next_siblings()
        .take_while(|node| is_between(node) || node.is_comma());
    before.chain(behind).any(|node| node.is_comment())
}

/// Removes an element of a list, and no comment in its line. The document is to be read again before anything is added:
/// an element that prints as nothing may have taken its place.
pub(super) fn remove_alone(element: CstObject) {
    let node = CstNode::from(element.clone());
    if !has_comments_in_line(&node) {
        return element.remove();
    }
    let comma_before = || node.previous_siblings().find(CstNode::is_comma);
    match node.trailing_comma() {
        Some(comma) => comma.remove(),
        None => drop(comma_before().map(CstNode::remove)),
    }
    let empty = element.replace_with(CstInputValue::Number("0".to_owned()));
    let empty = empty.and_then(|empty| empty.as_number_lit());
    empty
        .expect("a number stands there")
        .set_raw_value(String::new());
}

/// The value, to be put somewhere else.
pub(super) fn input_of(node: &CstNode) -> Option<CstInputValue> {
    if let Some(object) = node.as_object() {
        let fields = object.properties().into_iter();
        let fields = fields.map(|field| Some((field.decoded_name()?, input_of(&field.value()?)?)));
        return fields.collect::<Option<_>>().map(CstInputValue::Object);
    }
    if let Some(array) = node.as_array() {
        let items = array.elements().into_iter().map(|item| input_of(&item));
        return items.collect::<Option<_>>().map(CstInputValue::Array);
    }
    if let Some(text) = node.as_string_lit() {
        return text.decoded_value().ok().map(CstInputValue::String);
    }
    if let Some(number) = node.as_number_lit() {
        return Some(CstInputValue::Number(number.to_string()));
    }
    if let Some(boolean) = node.as_boolean_lit() {
        return Some(CstInputValue::Bool(boolean.value()));
    }
    node.as_null_keyword().map(|_| CstInputValue::Null)
}

/// Whether two values say the same, in whatever order.
pub(super) fn same(one: &CstInputValue, other: &CstInputValue) -> bool {
    use CstInputValue::{Array, Bool, Null, Number, Object, String};
    match (one, other) {
        (Null, Null) => true,
        (Bool(one), Bool(other)) => one == other,
        (Number(one), Number(other)) | (String(one), String(other)) => one == other,
        (Array(one), Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Object(one), Object(other)) => {
            let has = |(name, value): &(std::string::String, CstInputValue)| {
                let mut named = other.iter().filter(|(other, _)| other == name);
                named.any(|(_, other)| same(value, other))
            };
            one.len() == other.len() && one.iter().all(has)
        }
        _ => false,
    }
}
