//! Answers: one success schema, and `Error` for every 4xx and 5xx.
use crate::model::{ErrorResponse, FRAMEWORK, Header, Status, Success, Type};
use crate::names;
use crate::yaml::{Node, Refusal};

use super::body::content;
use super::{component, ignore_prose, schema};

/// Headers that the framework writes itself.
const OWN_HEADERS: [&str; 4] = [
    "content-type",
    "content-length",
    "transfer-encoding",
    "connection",
];

pub(super) type Responses = (Success, Vec<Status>, Vec<ErrorResponse>);

pub(super) fn responses(root: &Node, node: &Node) -> Result<Responses, Refusal> {
    let mut success: Option<Success> = None;
    let mut statuses = Vec::new();
    let mut errors: Vec<ErrorResponse> = Vec::new();
    for (code, response) in node.map()? {
        let Some((code, _)) = code.parse().ok().and_then(|c| Some((c, names::status(c)?))) else {
            return response.refuse(format!("the response `{code}` is not supported"));
        };
        let (target, name) = component(root, response, "responses")?;
        if code < 400 {
            let (carries, status) = success_response(root, target, code)?;
            if success.as_ref().is_some_and(|first| !first.same(&carries)) {
                return response.refuse("all successes of an operation share one schema");
            }
            success.get_or_insert(carries);
            statuses.push(status);
            continue;
        }
        if name.is_some() && errors.iter().any(|error| error.component == name) {
            return response.refuse("one component cannot stand under two statuses");
        }
        errors.push(error_response(root, target, code, name)?);
    }
    match success {
        None => node.refuse("an operation needs a success"),
        Some(Success::EventStream(_)) if statuses.len() > 1 || statuses[0].code != 200 => {
            node.refuse("a stream has one success, 200")
        }
        Some(success) => Ok((success, statuses, errors)),
    }
}

impl Success {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Json(a), Self::Json(b)) | (Self::EventStream(a), Self::EventStream(b)) => a == b,
            _ => false,
        }
    }
}

fn success_response(root: &Node, node: &Node, code: u16) -> Result<(Success, Status), Refusal> {
    let keys = node.keys()?;
    let description = keys.require("description")?.text()?.to_owned();
    let media = keys.require("content")?;
    let stream = media
        .map()?
        .iter()
        .any(|(name, _)| name == "text/event-stream");
    let success = match stream {
        true => Success::EventStream(content(root, media, "text/event-stream")?),
        false => Success::Json(content(root, media, "application/json")?),
    };
    keys.finish()?;
    Ok((success, Status { code, description }))
}

fn error_response(
    root: &Node,
    node: &Node,
    code: u16,
    component: Option<String>,
) -> Result<ErrorResponse, Refusal> {
    if let Some(name) = &component {
        check_component(node, name)?;
    }
    let keys = node.keys()?;
    let description = keys.require("description")?.text()?.to_owned();
    let media = keys.require("content")?;
    if content(root, media, "application/json")? != "Error" {
        return media.refuse("every 4xx and 5xx carries the schema Error");
    }
    let mut headers: Vec<Header> = Vec::new();
    for (name, node) in keys.get("headers").map_or(Ok(&[][..]), Node::map)? {
        let header = header(root, name, node)?;
        let field = names::snake(name);
        let same = |other: &Header| names::snake(&other.name) == field;
        if field == "error" || headers.iter().any(same) {
            return node.refuse(format!("two things would be the field `{field}`"));
        }
        headers.push(header);
    }
    if !headers.is_empty() && FRAMEWORK.contains(&code) {
        return node.refuse("an error that the framework answers cannot have headers of its own");
    }
    keys.finish()?;
    Ok(ErrorResponse {
        code,
        description,
        component,
        headers,
    })
}

/// The component becomes a trait, beside the type `Error`.
fn check_component(node: &Node, name: &str) -> Result<(), Refusal> {
    match names::check_type(name) {
        Ok(()) if name == "Error" => {
            node.refuse("`Error` is the schema; name the response by its status")
        }
        Ok(()) => Ok(()),
        Err(why) => node.refuse(why),
    }
}

fn header(root: &Node, name: &str, node: &Node) -> Result<Header, Refusal> {
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !name.chars().all(letter) || names::field(name).is_none() {
        return node.refuse("a header's name is letters, digits and hyphens, a letter first");
    }
    if OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
        return node.refuse("the framework writes this header itself");
    }
    let (node, _) = component(root, node, "headers")?;
    let keys = node.keys()?;
    ignore_prose(&keys);
    let value = schema::typed(root, keys.require("schema")?)?;
    let plain = matches!(value.ty, Type::Integer(_) | Type::Text(_)) && value.default.is_none();
    if !plain || value.nullable || value.trim {
        return node.refuse("a header is an integer or a string, neither nullable nor trimmed");
    }
    let header = Header {
        name: name.to_owned(),
        description: keys.text("description")?,
        value,
    };
    keys.finish()?;
    Ok(header)
}
