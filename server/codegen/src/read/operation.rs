//! Operations: where they stand, and what they must declare.
use crate::model::{Code, Operation, Parameter, Place, Way};
use crate::names;
use crate::yaml::{Node, Refusal};

use super::body::body;
use super::parameter::parameters;
use super::response::responses;
use super::security;

/// The methods that operations can have.
pub(crate) const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

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
            extension if extension.starts_with("x-") && !extension.starts_with("x-am-") => {}
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
    let operation_id = keys.get("operationId");
    let text = operation_id.map(Node::text).transpose()?;
    let id = match text {
        Some(text) => names::function(text),
        None => names::function(&format!("{method}_{path}")),
    };
    let Some(id) = id else {
        return operation_id.unwrap_or(node).refuse(
            "an operation is called after its operationId; this one has no letter or digit of ASCII, or other letters beside them",
        );
    };
    let tags = keys.get("tags").map_or(Ok(Vec::new()), Node::texts)?;
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
    let (successes, errors) = responses(root, keys.require("responses")?)?;
    let mut operation = Operation {
        id,
        operation_id: text.map(str::to_owned),
        method: method.to_uppercase(),
        path: path.to_owned(),
        tags,
        module: String::new(),
        summary: keys.text("summary")?,
        description: keys.text("description")?,
        deprecated: keys.flag("deprecated")?,
        security,
        parameters,
        body,
        successes,
        errors,
    };
    if let Some(body) = keys.get("requestBody")
        && operation.may_be_bytes()
        && operation.only_json_success().is_none()
    {
        return body.refuse(
            "a body that may be bytes is answered in kind, so the operation needs one success, of application/json and without headers",
        );
    }
    keys.ignore(&["externalDocs"]);
    keys.finish()?;
    by_framework(&mut operation);
    Ok(operation)
}

/// What only the framework can know, no handler answers: a missing token, a body that is too large or packed in an unknown
/// way.
fn by_framework(operation: &mut Operation) {
    let secured = operation.security.iter().any(|way| !way.is_empty());
    let body = operation.body.is_some();
    for error in &mut operation.errors {
        error.by_framework |= match error.code {
            Code::Exact(401) => secured,
            Code::Exact(413 | 415) => body,
            _ => false,
        };
    }
}
