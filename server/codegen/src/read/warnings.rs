//! What a contract can be generated with all the same, and what somebody should know of it.
use crate::model::{Code, Content, Contract, Header, Operation, Reader, Response};
use crate::yaml::{Node, Refusal};

pub(super) fn all(root: &Node, contract: &Contract) -> Vec<Refusal> {
    let mut warnings = Vec::new();
    for operation in &contract.operations {
        let path = root.at(&["paths", &operation.path]);
        let node = path.at(&[&operation.method.to_lowercase()]);
        warnings.extend(statuses(node, operation));
        warnings.extend(headers(node, operation));
        warnings.extend(other_schemas(node, contract, operation));
    }
    warnings.extend(tags(root, contract));
    warnings
}

/// What would be a refusal, were it not for the good that is left.
fn warning(node: &Node, message: impl Into<String>) -> Refusal {
    Refusal {
        pointer: node.pointer.clone(),
        line: node.line,
        message: message.into(),
    }
}

/// What the framework may answer, and nobody declares.
fn statuses(node: &Node, operation: &Operation) -> Vec<Refusal> {
    let mut warnings = Vec::new();
    let mut missing = |code: u16, why: &str| {
        let said = |declared: Code| match declared {
            Code::Exact(declared) => declared == code,
            Code::Range(hundred) => hundred == code / 100,
            Code::Default => true,
        };
        if !operation.responses().any(|response| said(response.code)) {
            let message = format!("the response {code} is missing: {why}");
            warnings.push(warning(node, message));
        }
    };
    missing(500, "any operation may fail");
    let mut parameters = operation.parameters.iter();
    if operation.body.is_some() {
        missing(400, "a body may be wrong");
        missing(413, "a body may be too large");
        missing(415, "a body may be encoded in an unknown way");
    } else if parameters.any(|parameter| parameter.reader != Reader::Join) {
        missing(400, "a parameter may be wrong");
    }
    if operation.security.iter().any(|way| !way.is_empty()) {
        missing(401, "a credential may be missing");
    }
    if operation.is_secured() {
        missing(403, "a credential may not be good for this operation");
    }
    if operation.successes.is_empty() {
        let node = node.at(&["responses"]);
        warnings.push(warning(
            node,
            "no success is declared; a handler answers 200 without content",
        ));
    }
    warnings
}

/// Headers on an error that no handler answers.
fn headers(node: &Node, operation: &Operation) -> Option<Refusal> {
    let errors = operation.errors.iter().filter(|error| error.by_framework);
    let mut headers =
        errors.flat_map(|error| error.headers.iter().map(move |header| (error, header)));
    let (promised, header) = headers.find(|(error, header)| !sends(operation, error, header))?;
    Some(warning(
        node.at(&["responses"]),
        format!(
            "the framework answers {} without the header `{}`",
            promised.code, header.name
        ),
    ))
}

/// Whether the framework sends the header: who is refused for want of a credential is told what to send.
fn sends(operation: &Operation, error: &Response, header: &Header) -> bool {
    let challenge = header.name.eq_ignore_ascii_case("WWW-Authenticate");
    challenge && error.code == Code::Exact(401) && operation.is_secured()
}

/// A status that the framework answers, with another schema than the framework's.
fn other_schemas(node: &Node, contract: &Contract, operation: &Operation) -> Option<Refusal> {
    contract.error_shape.as_ref()?;
    let mut errors = operation.errors.iter();
    let by_framework = |code| match code {
        Code::Exact(403) => operation.is_secured(),
        Code::Exact(code) => matches!(code, 400 | 401 | 413 | 415 | 500),
        Code::Range(_) | Code::Default => false,
    };
    let empty = errors.find(|e| by_framework(e.code) && e.content == Content::Empty)?;
    Some(warning(
        node.at(&["responses"]),
        format!(
            "the framework answers {} with a body, which is not declared",
            empty.code
        ),
    ))
}

/// Tags that operations have and the list of tags has not, and the other way round.
fn tags(root: &Node, contract: &Contract) -> Vec<Refusal> {
    let mut warnings = Vec::new();
    for (index, tag) in contract.tags.iter().enumerate() {
        let mut operations = contract.operations.iter();
        if !operations.any(|operation| operation.tags.contains(&tag.name)) {
            let list = root.at(&["tags"]).list().unwrap_or_default();
            let message = format!("no operation has the tag `{}`", tag.name);
            warnings.extend(list.get(index).map(|node| warning(node, message)));
        }
    }
    for operation in &contract.operations {
        let path = root.at(&["paths", &operation.path]);
        let node = path.at(&[&operation.method.to_lowercase(), "tags"]);
        for name in &operation.tags {
            if !contract.tags.iter().any(|tag| tag.name == *name) {
                warnings.push(warning(node, format!("the tag `{name}` is not declared")));
            }
        }
    }
    warnings
}
