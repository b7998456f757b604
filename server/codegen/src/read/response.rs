//! Answers: what each status carries, and which are errors.
use crate::model::{Code, Content, Header, Holds, Inline, Response, Type};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::body::content;
use super::{component, ignore_prose, links, media, schema};

/// Headers that the framework writes itself.
const OWN_HEADERS: [&str; 4] = [
    "content-type",
    "content-length",
    "transfer-encoding",
    "connection",
];

/// Successes and errors.
pub(super) type Responses = (Vec<Response>, Vec<Response>);

pub(super) fn responses(root: &Node, node: &Node) -> Result<Responses, Refusal> {
    let mut all = Vec::new();
    for (code, response) in node.map()? {
        if !code.starts_with("x-") {
            all.push(self::response(root, code, response)?);
        }
    }
    let success = |code| match code {
        Code::Exact(code) => code < 400,
        Code::Range(hundred) => hundred < 4,
        Code::Default => false,
    };
    let none = !all.iter().any(|response| success(response.code));
    let (successes, errors): (Vec<_>, _) = all
        .into_iter()
        .partition(|response| success(response.code) || (none && response.code == Code::Default));
    let stream = successes
        .iter()
        .any(|response| matches!(response.content, Content::EventStream(_)));
    match successes.as_slice() {
        [only] if only.code == Code::Exact(200) && only.headers.is_empty() => {}
        _ if stream => return node.refuse("a stream has one success, 200, without headers"),
        _ => {}
    }
    Ok((successes, errors))
}

fn response(root: &Node, code: &str, node: &Node) -> Result<Response, Refusal> {
    let code = self::code(code, node)?;
    let (node, component) = component(root, node, "responses")?;
    let keys = node.keys()?;
    let description = keys.require("description")?.text()?.to_owned();
    let (content, inline) = match keys.get("content") {
        None => (Content::Empty, None),
        Some(media) if media.map()?.is_empty() => {
            return media.refuse("says nothing; leave it out");
        }
        Some(media) => carried(root, code, media)?,
    };
    let error = !matches!(code, Code::Exact(..400) | Code::Range(..4));
    let headers = headers(root, &keys, code)?;
    let links = links::links(root, keys.get("links"))?;
    let by_framework = keys.flag("x-am-by-framework")?;
    if by_framework && (!error || !headers.is_empty()) {
        return node
            .refuse("x-am-by-framework is for errors that the framework answers, without headers");
    }
    keys.finish()?;
    Ok(Response {
        code,
        description,
        component,
        content,
        inline,
        headers,
        links,
        by_framework,
    })
}

fn code(text: &str, node: &Node) -> Result<Code, Refusal> {
    let hundred = |text: &str| match text.as_bytes() {
        [hundred @ b'2'..=b'5', b'X', b'X'] => Some(u16::from(hundred - b'0')),
        _ => None,
    };
    match (text, text.parse(), hundred(text)) {
        ("default", ..) => Ok(Code::Default),
        (_, Ok(code @ 200..600), _) => Ok(Code::Exact(code)),
        (_, _, Some(hundred)) => Ok(Code::Range(hundred)),
        _ => node.refuse(format!(
            "the response `{text}` is not supported; say a status from 200 to 599, a range such as 4XX, or default"
        )),
    }
}

/// What an answer carries, and its schema if that stands there.
type Carried = (Content, Option<Box<Inline>>);

fn carried(root: &Node, code: Code, media: &Node) -> Result<Carried, Refusal> {
    if matches!(code, Code::Exact(204 | 205 | 304)) {
        return media.refuse("HTTP has no content under this status");
    }
    let only = media.map()?.first().map_or("", |(name, _)| name);
    let essence = only.split(';').next().unwrap_or_default().trim();
    if essence == "text/event-stream" {
        let Code::Exact(..400) = code else {
            return media.refuse("an error is no stream");
        };
        let (schema, inline) = content(root, media, only)?;
        return Ok((Content::EventStream(schema), inline));
    }
    if media::is_json(essence) {
        let (schema, inline) = content(root, media, only)?;
        let media = only.to_owned();
        return Ok((Content::Json { schema, media }, inline));
    }
    let (holds, types, _) = media::media(root, media)?;
    let mut names: Vec<_> = types.into_iter().map(|one| one.name).collect();
    let content = match (holds, names.len()) {
        (Holds::Text, 1) => Content::Text(names.remove(0)),
        (Holds::Text, _) => {
            return media.refuse("an answer that is a text has one media type");
        }
        (Holds::Bytes, _) if !matches!(code, Code::Exact(..400)) => {
            return media.refuse("an error is no file");
        }
        (Holds::Bytes, _) => Content::Bytes(names),
        (Holds::Schema(_), _) => return media.refuse("an answer is no form"),
    };
    Ok((content, None))
}

fn headers(root: &Node, keys: &Keys<'_>, code: Code) -> Result<Vec<Header>, Refusal> {
    let mut headers: Vec<Header> = Vec::new();
    for (name, node) in keys.get("headers").map_or(Ok(&[][..]), Node::map)? {
        let header = header(root, name, node)?;
        let field = names::member(name);
        let same = |other: &Header| names::member(&other.name) == field;
        let own = matches!(field.as_str(), "error" | "body")
            || (field == "status" && !matches!(code, Code::Exact(_)));
        if own || headers.iter().any(same) {
            return node.refuse(format!("two things would be the field `{field}`"));
        }
        headers.push(header);
    }
    Ok(headers)
}

fn header(root: &Node, name: &str, node: &Node) -> Result<Header, Refusal> {
    if !names::is_token(name) {
        return node.refuse(names::TOKEN);
    }
    if OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
        return node.refuse("the framework writes this header itself");
    }
    let (node, _) = component(root, node, "headers")?;
    let keys = node.keys()?;
    ignore_prose(&keys);
    let value = schema::typed(root, keys.require("schema")?)?;
    let scalar = !matches!(
        value.ty,
        Type::Reference(_) | Type::List(_) | Type::Map(_) | Type::Json | Type::File
    );
    if !scalar || value.has_default() || value.nullable || value.trim {
        return node.refuse(
            "a header is a string, a number or a boolean, neither nullable nor trimmed, without a default",
        );
    }
    let header = Header {
        name: name.to_owned(),
        description: keys.text("description")?,
        required: keys.flag("required")?,
        deprecated: keys.flag("deprecated")?,
        value,
    };
    keys.finish()?;
    Ok(header)
}
