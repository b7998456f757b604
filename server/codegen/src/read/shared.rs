//! Errors under `components/responses` that become traits, so that a domain's errors are turned into answers in one place.
use std::collections::BTreeMap;

use crate::model::{Code, Contract, Response};
use crate::names;

/// Names the traits: those components that handlers answer with one and the same status everywhere.
pub(super) fn name(contract: &mut Contract) {
    let traits = traits(contract);
    for operation in &mut contract.operations {
        for error in &mut operation.errors {
            let named = error.component.as_ref().and_then(|name| traits.get(name));
            error.component = named.cloned();
        }
        for success in &mut operation.successes {
            success.component = None;
        }
    }
}

/// By component, the trait's name.
fn traits(contract: &Contract) -> BTreeMap<String, String> {
    let mut codes: BTreeMap<&str, Option<Code>> = BTreeMap::new();
    for operation in &contract.operations {
        let mut here: Vec<&str> = Vec::new();
        for error in operation.handler_errors() {
            let Some(name) = &error.component else {
                continue;
            };
            let code = codes.entry(name).or_insert(Some(error.code));
            if *code != Some(error.code) || here.contains(&name.as_str()) {
                *code = None;
            }
            here.push(name);
        }
    }
    let mut traits = BTreeMap::new();
    for (component, _) in codes.into_iter().filter(|(_, code)| code.is_some()) {
        let name = trait_name(contract, component);
        if names::check_type(&name).is_ok() && !traits.values().any(|other| *other == name) {
            traits.insert(component.to_owned(), name);
        }
    }
    traits
}

/// The component's name, but for one that a schema has: those that errors carry stand beside the traits.
fn trait_name(contract: &Contract, component: &str) -> String {
    let name = names::pascal(component);
    let errors = contract.operations.iter().flat_map(|o| &o.errors);
    let carried = |error: &Response| error.content.schema().and_then(names::type_name);
    match errors
        .into_iter()
        .any(|error| carried(error).as_ref() == Some(&name))
    {
        true => name + "Response",
        false => name,
    }
}
