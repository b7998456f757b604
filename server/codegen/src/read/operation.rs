//! Operations: where they stand, and what they must declare.
use crate::model::{Operation, Parameter, Place, Reader, Way};
use crate::names;
use crate::yaml::{Node, Refusal};

use super::body::body;
use super::parameter::parameters;
use super::response::responses;
use super::security;

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// All operations of one path.
pub(super) fn path(
    root: &Node,
    path: &str,
    node: &Node,
    security: &[Way],
    operations: &mut Vec<Operation>,
) -> Result<(), Refusal> {
    if !is_path(path) {
        return node.refuse(
            "a path is one or more of: a slash, then letters, digits, hyphens, dots or underscores, or one {parameter}",
        );
    }
    let templates = path.split('/').filter(|segment| is_template(segment));
    let templates: Vec<_> = templates.collect();
    if (1..templates.len()).any(|index| templates[..index].contains(&templates[index])) {
        return node.refuse("a parameter stands twice in the path");
    }
    let shared = node.keys()?.get("parameters");
    for (method, node) in node.map()? {
        match method.as_str() {
            "head" | "options" => {
                return node
                    .refuse("HEAD and OPTIONS are answered for every path; do not list them");
            }
            "parameters" => {}
            method if METHODS.contains(&method) => {
                let operation = operation(root, (method, path), node, shared, security)?;
                operations.push(operation);
            }
            _ => return node.refuse(format!("`{method}` is not supported here")),
        }
    }
    Ok(())
}

/// No character that the router gives a meaning, and parameters only as whole segments.
fn is_path(path: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    let mut segments = path.split('/');
    segments.next() == Some("")
        && segments.all(|segment| {
            is_template(segment) || (!segment.is_empty() && segment.chars().all(plain))
        })
}

fn is_template(segment: &str) -> bool {
    let name = segment.strip_prefix('{').and_then(|s| s.strip_suffix('}'));
    name.is_some_and(|name| !name.is_empty() && !name.contains(['{', '}']))
}

fn operation(
    root: &Node,
    (method, path): (&str, &str),
    node: &Node,
    shared: Option<&Node>,
    security: &[Way],
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
    let parameters = parameters(root, path, shared, keys.get("parameters"))?;
    let templates = path.split('/').filter(|segment| is_template(segment));
    for template in templates {
        let named = |parameter: &Parameter| {
            parameter.place == Place::Path && *template == format!("{{{}}}", parameter.name)
        };
        if !parameters.iter().any(named) {
            return node.refuse(format!("no path parameter says what `{template}` is"));
        }
    }
    let body = match keys.get("requestBody") {
        Some(node) if matches!(method, "get" | "delete") => {
            return node.refuse("the bodies of GET and DELETE are ignored; do not list them");
        }
        node => node.map(|node| body(root, node)).transpose()?,
    };
    let security = match keys.get("security") {
        None => security.to_vec(),
        own => security::ways(root, own)?,
    };
    let (success, statuses, errors) = responses(root, keys.require("responses")?)?;
    let operation = Operation {
        id: id.text()?.to_owned(),
        method: method.to_uppercase(),
        path: path.to_owned(),
        tag,
        summary: keys.text("summary")?,
        description: keys.text("description")?,
        deprecated: keys.flag("deprecated")?,
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
    let mut parameters = operation.parameters.iter();
    if parameters.any(|parameter| parameter.reader != Reader::Join) {
        needed.push((400, "a parameter may be wrong"));
    }
    if operation.security.iter().any(|way| !way.is_empty()) {
        needed.push((401, "a credential may be missing"));
    }
    for (code, why) in needed {
        if !operation.errors.iter().any(|error| error.code == code) {
            return node.refuse(format!("the response {code} is missing: {why}"));
        }
    }
    Ok(())
}
