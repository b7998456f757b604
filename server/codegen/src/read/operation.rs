//! Operations: parameters, bodies, answers.
use crate::model::{
    Body, ErrorResponse, FRAMEWORK, Header, Operation, Parameter, Status, Success, Type,
};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::{ignore_prose, reference, schema};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "patch", "head", "options"];
/// Of a body after decompression, where the contract does not say another.
const DEFAULT_LIMIT_BYTES: u64 = 1024 * 1024;

/// All operations of one path.
pub(super) fn path(
    root: &Node,
    path: &str,
    node: &Node,
    security: &[Vec<String>],
    operations: &mut Vec<Operation>,
) -> Result<(), Refusal> {
    if path.contains('{') {
        return node.refuse("path parameters are not supported");
    }
    let keys = node.keys()?;
    for method in METHODS {
        match keys.get(method) {
            Some(node) if matches!(method, "head" | "options") => {
                return node
                    .refuse("HEAD and OPTIONS are answered for every path; do not list them");
            }
            Some(node) => operations.push(operation(root, (method, path), node, security)?),
            None => {}
        }
    }
    keys.finish()
}

fn operation(
    root: &Node,
    (method, path): (&str, &str),
    node: &Node,
    security: &[Vec<String>],
) -> Result<Operation, Refusal> {
    let keys = node.keys()?;
    let id = keys.require("operationId")?;
    if names::snake(id.text()?) != id.text()? || !names::is_ident(id.text()?) {
        return id
            .refuse("an operationId must be a function's name, noun first, such as session_list");
    }
    let tags = keys.require("tags")?;
    let [tag] = tags
        .texts()?
        .try_into()
        .or_else(|_| tags.refuse("one tag an operation"))?;
    let parameters = match keys.get("parameters") {
        None => Vec::new(),
        Some(list) => {
            let read = |node| parameter(root, node);
            list.list()?.iter().map(read).collect::<Result<_, _>>()?
        }
    };
    let body = keys
        .get("requestBody")
        .map(|node| body(root, node))
        .transpose()?;
    let security = match keys.get("security") {
        None => security.to_vec(),
        own => super::security(own)?,
    };
    let (success, statuses, errors) = responses(root, keys.require("responses")?)?;
    let operation = Operation {
        id: id.text()?.to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        tag,
        summary: keys.text("summary")?,
        description: keys.text("description")?,
        security,
        parameters,
        body,
        success,
        statuses,
        errors,
    };
    keys.ignore(&["externalDocs"]);
    keys.finish()?;
    require_statuses(node, &operation)?;
    Ok(operation)
}

/// What the framework may answer, the contract must declare.
fn require_statuses(node: &Node, operation: &Operation) -> Result<(), Refusal> {
    let mut needed = vec![(500, "any operation may fail")];
    if operation.body.is_some() {
        needed.extend([
            (400, "a body may be wrong"),
            (413, "a body may be too large"),
            (415, "a body may be encoded in an unknown way"),
        ]);
    }
    if operation.parameters.iter().any(|parameter| !parameter.join) {
        needed.push((400, "a parameter may be wrong"));
    }
    if operation.security.iter().any(|way| !way.is_empty()) {
        needed.push((401, "a token may be missing"));
    }
    for (code, why) in needed {
        if !operation.errors.iter().any(|error| error.code == code) {
            return node.refuse(format!("the response {code} is missing: {why}"));
        }
    }
    Ok(())
}

fn parameter(root: &Node, node: &Node) -> Result<Parameter, Refusal> {
    let (node, _) = reference(root, node)?;
    let keys = node.keys()?;
    ignore_prose(&keys);
    let place = keys.require("in")?;
    if place.text()? != "query" {
        return place.refuse("only query parameters are supported");
    }
    let name = keys.require("name")?;
    if !names::is_ident(name.text()?) {
        return name.refuse("the parameter cannot be the name of a field");
    }
    if keys.flag("required")? {
        return node.refuse("required query parameters are not supported");
    }
    let value = schema::typed(root, keys.require("schema")?)?;
    let join = match keys.get("x-am-repeat") {
        None => false,
        Some(node) if node.text()? == "join" => true,
        Some(node) => return node.refuse("the only x-am-repeat is join"),
    };
    match (keys.text("x-am-parse")?.as_deref(), &value.ty) {
        (
            Some("atoi"),
            Type::Integer {
                default: Some(_),
                minimum: None,
                maximum: None,
            },
        ) => {}
        (
            None,
            Type::Text {
                min_length: 0,
                max_length: None,
                pattern: None,
                js_date: false,
            },
        ) => {}
        (Some("atoi"), _) => {
            return node.refuse("x-am-parse: atoi is for an integer with a default and no bounds");
        }
        (Some(_), _) => return node.refuse("the only x-am-parse is atoi"),
        (None, _) => {
            return node
                .refuse("a query parameter is a plain string, or an integer with x-am-parse");
        }
    }
    let parameter = Parameter {
        name: name.text()?.to_owned(),
        description: keys.text("description")?,
        value,
        join,
    };
    keys.finish()?;
    Ok(parameter)
}

fn body(root: &Node, node: &Node) -> Result<Body, Refusal> {
    let keys = node.keys()?;
    let schema = content(root, keys.require("content")?, "application/json")?;
    let mut body = Body {
        schema,
        description: keys.text("description")?,
        required: keys.flag("required")?,
        also: Vec::new(),
        coerce: false,
        limit_bytes: DEFAULT_LIMIT_BYTES,
        error: "Invalid request body".to_owned(),
        details: true,
    };
    if !body.required {
        return node.refuse("optional request bodies are not supported");
    }
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
        body.also = node.texts()?;
    }
    body.coerce = keys.flag("coerce")?;
    body.error = keys.text("error")?.unwrap_or_else(|| body.error.clone());
    body.details = keys.get("details").map_or(Ok(true), Node::bool)?;
    if let Some(node) = keys.get("limit_bytes") {
        let Ok(limit) = u64::try_from(node.int()?) else {
            return node.refuse("must not be negative");
        };
        body.limit_bytes = limit;
    }
    Ok(())
}

/// The name of the schema under the one media type of `node`.
fn content(root: &Node, node: &Node, media_type: &str) -> Result<String, Refusal> {
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
    match schema::typed(root, schema)?.ty {
        Type::Reference(name) => Ok(name),
        _ => schema.refuse("a body's schema must be a $ref to a named one"),
    }
}

type Responses = (Success, Vec<Status>, Vec<ErrorResponse>);

fn responses(root: &Node, node: &Node) -> Result<Responses, Refusal> {
    let mut success: Option<Success> = None;
    let (mut statuses, mut errors) = (Vec::new(), Vec::new());
    for (code, response) in node.map()? {
        let Some((code, _)) = code.parse().ok().and_then(|c| Some((c, names::status(c)?))) else {
            return response.refuse(format!("the response `{code}` is not supported"));
        };
        let (target, component) = reference(root, response)?;
        if code < 400 {
            let (carries, status) = success_response(root, target, code)?;
            if success.as_ref().is_some_and(|first| !first.same(&carries)) {
                return response.refuse("all successes of an operation share one schema");
            }
            success.get_or_insert(carries);
            statuses.push(status);
        } else {
            errors.push(error_response(root, target, code, component)?);
        }
    }
    match success {
        None => node.refuse("an operation needs a success"),
        Some(Success::EventStream(_)) if statuses.len() > 1 => {
            node.refuse("a stream has one success")
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
    let keys = node.keys()?;
    let description = keys.require("description")?.text()?.to_owned();
    let media = keys.require("content")?;
    if content(root, media, "application/json")? != "Error" {
        return media.refuse("every 4xx and 5xx carries the schema Error");
    }
    let mut headers = Vec::new();
    for (name, node) in keys.get("headers").map_or(Ok(&[][..]), Node::map)? {
        headers.push(header(root, name, node)?);
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

fn header(root: &Node, name: &str, node: &Node) -> Result<Header, Refusal> {
    let keys = node.keys()?;
    ignore_prose(&keys);
    let value = schema::typed(root, keys.require("schema")?)?;
    if !matches!(value.ty, Type::Integer { .. } | Type::Text { .. }) {
        return node.refuse("a header is an integer or a string");
    }
    let header = Header {
        name: name.to_owned(),
        description: keys.text("description")?,
        value,
    };
    keys.finish()?;
    Ok(header)
}
