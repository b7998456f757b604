//! Names that would collide in Rust, or in the router, are refused here and not by the compiler.
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Contract, Operation};
use crate::names;
use crate::yaml::{Node, Refusal};

pub(super) fn check(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    operations(root, contract)?;
    paths(root, contract)?;
    types(root, contract)
}

fn node<'a>(root: &'a Node, operation: &Operation) -> &'a Node {
    root.at(&["paths", &operation.path, &operation.method.to_lowercase()])
}

fn operations(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    if contract.operations.is_empty() {
        return root.at(&["paths"]).refuse("a contract needs an operation");
    }
    let mut ids = BTreeSet::new();
    for operation in &contract.operations {
        if !ids.insert(&operation.id) {
            let id = node(root, operation).at(&["operationId"]);
            return id.refuse(
                match contract
                    .operations
                    .iter()
                    .filter(|o| o.called() == operation.called())
                    .count()
                {
                    1 => format!("two operations would be the function `{}`", operation.id),
                    _ => format!("the operationId `{}` stands twice", operation.called()),
                },
            );
        }
    }
    // The function that asks who is calling stands beside the operation's own.
    for operation in contract.operations.iter().filter(|o| o.is_secured()) {
        let asks = format!("caller_of_{}", operation.id);
        if let Some(other) = contract.operations.iter().find(|other| other.id == asks) {
            let id = node(root, other).at(&["operationId"]);
            return id.refuse(format!("generated code has a function `{asks}` already"));
        }
    }
    Ok(())
}

/// Paths match in any letter case, and poem-openapi follows one spelling of it only.
fn paths(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    let mut known: BTreeMap<String, &Operation> = BTreeMap::new();
    for operation in &contract.operations {
        ambiguous(root, contract, &operation.path)?;
        let first = known
            .entry(operation.path.to_lowercase())
            .or_insert(operation);
        if first.path != operation.path {
            return root
                .at(&["paths", &operation.path])
                .refuse("two paths differ in letter case only");
        }
    }
    Ok(())
}

/// Of two paths that match one request, the one with fewer parameters answers; it must have them where the other has some.
fn ambiguous(root: &Node, contract: &Contract, path: &str) -> Result<(), Refusal> {
    let parameter = |segment: &str| segment.starts_with('{');
    let earlier = contract.operations.iter().map(|operation| &operation.path);
    for other in earlier.take_while(|other| *other != path) {
        let pairs = || path.split('/').zip(other.split('/'));
        let same_length = path.split('/').count() == other.split('/').count();
        let differ = other.to_lowercase() != path.to_lowercase();
        let both = pairs().all(|(a, b)| parameter(a) || parameter(b) || a.eq_ignore_ascii_case(b));
        let first = pairs().any(|(a, b)| !parameter(a) && parameter(b));
        let second = pairs().any(|(a, b)| parameter(a) && !parameter(b));
        if same_length && differ && both && first == second {
            return root.at(&["paths", path]).refuse(format!(
                "some requests would match `{other}` as well, and neither is the more exact"
            ));
        }
    }
    Ok(())
}

fn types(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    let mut types = BTreeSet::new();
    for schema in &contract.schemas {
        types.extend(names::type_name(&schema.name));
    }
    let twice = |node: &Node, name: &str| {
        node.refuse(format!("two things would be the Rust type `{name}`"))
    };
    for module in &contract.modules {
        for kind in ["Api", "Routes"] {
            let name = names::pascal(&module.name) + kind;
            if !types.insert(name.clone()) {
                return twice(root.at(&["tags"]), &name);
            }
        }
    }
    for operation in &contract.operations {
        for kind in ["Path", "Query", "Headers", "Cookies", "Reply", "Error"] {
            let name = names::pascal(&operation.id) + kind;
            if !types.insert(name.clone()) {
                return twice(node(root, operation).at(&["operationId"]), &name);
            }
        }
    }
    Ok(())
}
