//! The media types of request bodies: what each holds, and how it is read.
use crate::model::{Holds, Inline, Media, ReadAs, Text, Type};
use crate::yaml::{Node, Refusal};

use super::body::json_schema;
use super::{ignore_prose, schema};

/// What a body is, and its schema if that stands there.
type Held = (Holds, Option<Box<Inline>>);

/// What a body is, the media types that it has, and its schema if that stands there.
type Bodies = (Holds, Vec<Media>, Option<Box<Inline>>);

/// All media types under `node`, which hold the same.
pub(super) fn media(root: &Node, node: &Node) -> Result<Bodies, Refusal> {
    let mut all: Option<Held> = None;
    let mut media = Vec::new();
    for (name, node) in node.map()? {
        let (one, holds) = entry(root, name, node)?;
        if all.as_ref().is_some_and(|first| *first != holds) {
            return node.refuse(
                "the media types of a body hold one thing: the same schema, or text, or bytes",
            );
        }
        all.get_or_insert(holds);
        media.push(one);
    }
    match all {
        Some((holds, inline)) => Ok((holds, media, inline)),
        None => node.refuse("a body needs a media type"),
    }
}

fn entry(root: &Node, name: &str, node: &Node) -> Result<(Media, Held), Refusal> {
    if !is_essence(name) && !is_range(name) {
        return node.refuse("a media type is written in lower case and without parameters");
    }
    let read = read_as(name);
    let keys = node.keys()?;
    ignore_prose(&keys);
    let schema = keys.require("schema")?;
    let holds = match read {
        ReadAs::Whole => (whole(root, schema)?, None),
        _ => {
            let (name, inline) = json_schema(root, schema)?;
            (Holds::Schema(name), inline)
        }
    };
    if holds.0 == Holds::Text && is_range(name) {
        return node.refuse("a text is of one media type, without `*`");
    }
    let encoding = match (keys.get("encoding"), read) {
        (None, _) => Vec::new(),
        (Some(node), ReadAs::Form | ReadAs::Multipart) => encoding(node, read)?,
        (Some(node), _) => return node.refuse("`encoding` is for forms"),
    };
    keys.finish()?;
    let name = name.to_owned();
    let media = Media {
        name,
        read,
        encoding,
    };
    Ok((media, holds))
}

pub(super) fn is_json(name: &str) -> bool {
    name == "application/json" || (name.starts_with("application/") && name.ends_with("+json"))
}

fn read_as(name: &str) -> ReadAs {
    match name {
        "multipart/form-data" => ReadAs::Multipart,
        "application/x-www-form-urlencoded" => ReadAs::Form,
        name if is_json(name) => ReadAs::Json,
        _ => ReadAs::Whole,
    }
}

/// A text, or bytes, and nothing more said of it.
fn whole(root: &Node, node: &Node) -> Result<Holds, Refusal> {
    let typed = schema::typed(root, node)?;
    let plain = !typed.nullable && !typed.trim && typed.prose().is_none();
    let plain = plain && !typed.deprecated && typed.default.is_none();
    match typed.ty {
        Type::File if plain => Ok(Holds::Bytes),
        Type::Text(text) if plain && text == Text::default() => Ok(Holds::Text),
        _ => node.refuse(
            "a body of this media type is `type: string`, a text, or that with `format: binary`, bytes, and nothing more",
        ),
    }
}

/// The media types of fields. How they are written is the one way that forms have.
fn encoding(node: &Node, read: ReadAs) -> Result<Vec<(String, Vec<String>)>, Refusal> {
    let mut fields = Vec::new();
    for (name, node) in node.map()? {
        let keys = node.keys()?;
        if let Some(types) = keys.get("contentType") {
            if read == ReadAs::Form {
                return types.refuse("the fields of this form have no media types");
            }
            let list = types.text()?.split(',').map(|name| name.trim().to_owned());
            let list: Vec<_> = list.collect();
            if !list.iter().all(|name| is_essence(name) || is_range(name)) {
                return types.refuse(
                    "must be media types in lower case without parameters, between commas",
                );
            }
            fields.push((name.clone(), list));
        }
        match keys.get("style") {
            Some(style) if style.text()? != "form" => {
                return style.refuse("the only style of a form's field is form");
            }
            _ => {}
        }
        match keys.get("explode") {
            Some(explode) if !explode.bool()? => {
                return explode.refuse("a list in a form is a field that is given more than once");
            }
            _ => {}
        }
        keys.finish()?;
    }
    Ok(fields)
}

pub(super) fn is_essence(text: &str) -> bool {
    let parts = text.split_once('/');
    parts.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// `image/*`, `*/*`.
pub(super) fn is_range(text: &str) -> bool {
    let kind = text.strip_suffix("/*");
    kind.is_some_and(|kind| kind == "*" || is_token(kind))
}

fn is_token(part: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "!#$&^_.+-".contains(c);
    !part.is_empty() && part.chars().all(letter)
}
