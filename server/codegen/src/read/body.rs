//! Request bodies, and the one media type of an answer.
use crate::model::{Body, Inline, Type};
use crate::yaml::{Keys, Node, Refusal};

use super::media::{self, is_essence};
use super::{component, ignore_prose, inline, schema};

/// Of a body after decompression, where the contract does not say another.
const DEFAULT_LIMIT_BYTES: u64 = 1024 * 1024;

/// The schema of a body: its name, or itself.
pub(super) type Whole = (String, Option<Box<Inline>>);

pub(super) fn body(root: &Node, node: &Node) -> Result<Body, Refusal> {
    let (node, _) = component(root, node, "requestBodies")?;
    let keys = node.keys()?;
    let (holds, media, inline) = media::media(root, keys.require("content")?)?;
    let mut body = Body {
        holds,
        inline,
        media,
        description: keys.text("description")?,
        required: keys.flag("required")?,
        also: Vec::new(),
        also_bytes: Vec::new(),
        coerce: false,
        unread: false,
        limit_bytes: DEFAULT_LIMIT_BYTES,
        error: "Invalid request body".to_owned(),
        details: true,
    };
    if let Some(node) = keys.get("x-am-body") {
        let rule = node.keys()?;
        body_rule(&rule, &mut body)?;
        rule.finish()?;
    }
    keys.finish()?;
    Ok(body)
}

fn body_rule(keys: &Keys<'_>, body: &mut Body) -> Result<(), Refusal> {
    if let Some(node) = keys.get("also") {
        for also in node.list()? {
            if also.text()? != "*+json" && !is_essence(also.text()?) {
                return also.refuse(
                    "must be a media type in lower case without parameters, or *+json for every type with that suffix",
                );
            }
        }
        let also = node.texts()?;
        let (bytes, also) = also.into_iter().partition(|name| is_bytes(name));
        (body.also_bytes, body.also) = (bytes, also);
        if !body.also_bytes.is_empty() && !body.required {
            return node.refuse("a body that may be bytes must be required");
        }
    }
    body.coerce = keys.flag("coerce")?;
    if let Some(node) = keys.get("also").or_else(|| keys.get("coerce"))
        && !body.is_plain_json()
    {
        return node.refuse("is for bodies of application/json alone");
    }
    unread(keys, body)?;
    body.error = keys.text("error")?.unwrap_or_else(|| body.error.clone());
    body.details = keys.get("details").map_or(Ok(true), Node::bool)?;
    if let Some(node) = keys.get("limit_bytes") {
        match u64::try_from(node.int()?) {
            Ok(limit) if limit > 0 => body.limit_bytes = limit,
            _ => return node.refuse("must be above 0"),
        }
    }
    Ok(())
}

/// Whether the body is the handler's to judge; what is then never used would be silently dead.
fn unread(keys: &Keys<'_>, body: &mut Body) -> Result<(), Refusal> {
    body.unread = keys.flag("unread")?;
    let Some(node) = keys.get("unread").filter(|_| body.unread) else {
        return Ok(());
    };
    if !body.is_plain_json() {
        return node.refuse("is for bodies of application/json alone");
    }
    if !body.required {
        return node.refuse("a body that is not read must be required");
    }
    for key in ["also", "coerce", "error", "details"] {
        if let Some(node) = keys.get(key) {
            return node.refuse(format!(
                "`{key}` says how a body is read, which is the handler's where it is `unread`"
            ));
        }
    }
    Ok(())
}

/// Types that are no text, so that their bytes are for the handler to read.
fn is_bytes(name: &str) -> bool {
    matches!(
        name,
        "application/protobuf" | "application/x-protobuf" | "application/octet-stream"
    )
}

/// The schema under the one media type of `node`.
pub(super) fn content(root: &Node, node: &Node, media_type: &str) -> Result<Whole, Refusal> {
    let [(name, media)] = node.map()? else {
        return node.refuse("one media type, and no other, is supported here");
    };
    if name != media_type {
        return media.refuse(format!("the media type here must be {media_type}"));
    }
    let keys = media.keys()?;
    ignore_prose(&keys);
    let schema = keys.require("schema")?;
    keys.finish()?;
    json_schema(root, schema)
}

/// The name of the schema at `node`, or what stands there and has none yet.
pub(super) fn json_schema(root: &Node, node: &Node) -> Result<Whole, Refusal> {
    let mut typed = schema::typed(root, node)?;
    if typed.nullable {
        return node.refuse("a body that may be null is not supported");
    }
    if typed.default.is_some() || typed.trim || typed.type_and_enum || typed.collect {
        return node.refuse("a whole body has no default, and no rules of ours");
    }
    let inline = typed.inline.take();
    match typed.ty {
        _ if inline.is_some() => Ok((String::new(), inline)),
        Type::Reference(name) if !typed.wrapped => Ok((name, None)),
        Type::List(_) | Type::Map(_) => Ok((String::new(), Some(inline::whole(node, typed)))),
        _ => node.refuse(
            "a body's schema is a $ref, an object, a list, a map, an enum or a choice; give this one a name in components/schemas",
        ),
    }
}
