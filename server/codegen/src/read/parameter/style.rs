//! How a parameter is written that is more than one value.
use crate::model::{Contract, Place, Shape, Style, Type, Typed};
use crate::read::forms::{self, Kind};
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
        ("deepObject", Place::Query) if matches!(value.ty, Type::Reference(_)) => {
            Ok(Style::DeepObject)
        }
        ("deepObject", Place::Query) => node.refuse("this style is for named objects"),
        ("spaceDelimited" | "pipeDelimited", Place::Query) => {
            node.refuse("this style is for lists")
        }
        (_, Place::Path | Place::Header) => node.refuse("the only style supported here is simple"),
        (_, Place::Cookie) => node.refuse("the only style supported here is form"),
        _ => node.refuse(
            "the styles supported here are form, spaceDelimited, pipeDelimited and deepObject",
        ),
    }
}

/// A deep object is flat: what a list or an object in it would be called, OpenAPI does not say.
pub(crate) fn check_deep_objects(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    let parameters = contract.operations.iter().flat_map(|o| &o.parameters);
    for parameter in parameters.filter(|parameter| parameter.style == Style::DeepObject) {
        let Type::Reference(name) = &parameter.value.ty else {
            continue;
        };
        let schema = root.at(&["components", "schemas", name]);
        let Shape::Object(fields) = &contract.schema(name).shape else {
            return schema.refuse(format!(
                "the deepObject parameter `{}` must be an object with properties",
                parameter.name
            ));
        };
        if contract.schema(name).size.closed {
            return schema.refuse(forms::CLOSED);
        }
        for field in fields {
            if !matches!(forms::kind(contract, &field.value), Kind::Text | Kind::Bare) {
                let field = schema.at(&["properties", &field.name]);
                return field.refuse(format!(
                    "the deepObject parameter `{}` can hold scalars and words of an enum only",
                    parameter.name
                ));
            }
        }
    }
    Ok(())
}
