//! How a parameter is written that is more than one value.
use crate::model::{Place, Style, Type, Typed};
use crate::yaml::{Keys, Node, Refusal};

/// Keys of OpenAPI's that poem-openapi's document has no word for, unless they say what goes without saying.
pub(super) fn refuse_what_no_document_says(keys: &Keys<'_>) -> Result<(), Refusal> {
    if let Some(node) = keys.get("content") {
        return node.refuse("a parameter has a `schema`; a media type of its own is not supported");
    }
    if keys.flag("allowReserved")? {
        return refuse(
            keys,
            "allowReserved",
            "characters that a URI reserves must be percent-encoded",
        );
    }
    if keys.flag("allowEmptyValue")? && keys.flag("required")? {
        return refuse(
            keys,
            "allowEmptyValue",
            "an empty value counts as absent, so the parameter cannot be required",
        );
    }
    Ok(())
}

fn refuse<T>(keys: &Keys<'_>, key: &str, message: &str) -> Result<T, Refusal> {
    keys.get(key).unwrap_or(keys.node).refuse(message)
}

/// The style and `explode`, said or by default.
pub(super) fn read(keys: &Keys<'_>, place: Place, value: &Typed) -> Result<(Style, bool), Refusal> {
    let style = match keys.get("style") {
        None => place.style(),
        Some(node) => style(node, place, value)?,
    };
    let explode = match keys.get("explode") {
        None => style == Style::Form,
        Some(node) => node.bool()?,
    };
    let list = matches!(value.ty, Type::List(_));
    match style {
        Style::SpaceDelimited | Style::PipeDelimited if explode => refuse(
            keys,
            "explode",
            "what is repeated has no delimiter; its style is form",
        ),
        Style::Form if list && place == Place::Cookie && explode => keys
            .node
            .refuse("a list in a cookie needs `explode: false`"),
        style => Ok((style, explode)),
    }
}

fn style(node: &Node, place: Place, value: &Typed) -> Result<Style, Refusal> {
    let list = matches!(value.ty, Type::List(_));
    match (node.text()?, place) {
        ("simple", Place::Path | Place::Header) => Ok(Style::Simple),
        ("form", Place::Query | Place::Cookie) => Ok(Style::Form),
        ("spaceDelimited", Place::Query) if list => Ok(Style::SpaceDelimited),
        ("pipeDelimited", Place::Query) if list => Ok(Style::PipeDelimited),
        ("spaceDelimited" | "pipeDelimited", Place::Query) => {
            node.refuse("this style is for lists")
        }
        (_, Place::Path | Place::Header) => node.refuse("the only style supported here is simple"),
        (_, Place::Cookie) => node.refuse("the only style supported here is form"),
        _ => node.refuse("the styles supported here are form, spaceDelimited and pipeDelimited"),
    }
}
