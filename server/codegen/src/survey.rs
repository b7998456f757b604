//! How much of a document generates: each operation alone, with what it refers to.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::read;
use crate::yaml::{self, Node, Refusal, Value};

/// Which operations generate, and why the others do not.
#[derive(Debug)]
pub struct Survey {
    pub operations: usize,
    pub generate: usize,
    /// The commonest first.
    pub reasons: Vec<Reason>,
}

#[derive(Debug)]
pub struct Reason {
    /// The sentence, without the names in it.
    pub sentence: String,
    pub operations: usize,
    /// Where it was met first.
    pub first: Refusal,
}

impl fmt::Display for Survey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operations,
            generate,
            ..
        } = self;
        write!(f, "{generate} of {operations} operations generate")?;
        for reason in &self.reasons {
            let Reason {
                sentence,
                operations,
                first,
            } = reason;
            write!(
                f,
                "\n{operations:>6}  {sentence}\n        line {}, #{}",
                first.line, first.pointer
            )?;
        }
        Ok(())
    }
}

/// Tries each operation of the document in `text`.
pub fn survey(text: &str) -> Result<Survey, Refusal> {
    let root = yaml::parse(text)?;
    let (mut operations, mut generate) = (0, 0);
    let mut reasons: BTreeMap<String, (usize, Refusal)> = BTreeMap::new();
    for (path, item) in root.at(&["paths"]).map()? {
        for (method, _) in item.map()? {
            if !read::METHODS.contains(&method.as_str()) {
                continue;
            }
            operations += 1;
            match crate::draft_of(&alone(&root, path, method)) {
                Ok(_) => generate += 1,
                Err(refusal) => {
                    let sentence = without_names(&refusal.message);
                    reasons.entry(sentence).or_insert((0, refusal)).0 += 1;
                }
            }
        }
    }
    let reason = |(sentence, (operations, first))| Reason {
        sentence,
        operations,
        first,
    };
    let mut reasons: Vec<_> = reasons.into_iter().map(reason).collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.operations));
    Ok(Survey {
        operations,
        generate,
        reasons,
    })
}

/// The document with one operation, and those components that it refers to.
fn alone(root: &Node, path: &str, method: &str) -> Node {
    let shared = |key: &str| key == "parameters" || key == method;
    let mut item = keep(root.at(&["paths", path]), &shared);
    unlink(at_mut(at_mut(Some(&mut item), method), "responses"));
    let mut todo = Vec::new();
    references(&item, &mut todo);
    let mut known: BTreeSet<String> = BTreeSet::new();
    while let Some(target) = todo.pop() {
        if known.insert(target.clone()) {
            let parts: Vec<_> = target.trim_start_matches("#/").split('/').collect();
            references(root.at(&parts), &mut todo);
        }
    }
    let mut document = keep(root, &|key| {
        key != "paths" && key != "components" && key != "tags"
    });
    let components = root.at(&["components"]);
    let mut kept = keep(components, &|key| key == "securitySchemes");
    for (section, node) in components.map().unwrap_or_default() {
        if section != "securitySchemes" {
            let used = |name: &str| known.contains(&format!("#/components/{section}/{name}"));
            let mut node = keep(node, &used);
            if section == "responses" {
                unlink(Some(&mut node));
            }
            push(&mut kept, section, node);
        }
    }
    let mut paths = keep(root.at(&["paths"]), &|_| false);
    push(&mut paths, path, item);
    push(&mut document, "paths", paths);
    push(&mut document, "components", kept);
    document
}

/// `node`, a map, with those keys that `wanted` names.
fn keep(node: &Node, wanted: &dyn Fn(&str) -> bool) -> Node {
    let entries = node.map().unwrap_or_default().iter();
    let entries = entries.filter(|(key, _)| wanted(key)).cloned();
    Node {
        pointer: node.pointer.clone(),
        line: node.line,
        number: None,
        value: Value::Map(entries.collect()),
    }
}

fn at_mut<'a>(node: Option<&'a mut Node>, key: &str) -> Option<&'a mut Node> {
    match &mut node?.value {
        Value::Map(entries) => {
            let entry = entries.iter_mut().find(|(name, _)| name == key);
            entry.map(|(_, node)| node)
        }
        _ => None,
    }
}

/// Takes out the links of all `responses`: they lead to operations that are not there.
fn unlink(responses: Option<&mut Node>) {
    let Some(Node {
        value: Value::Map(responses),
        ..
    }) = responses
    else {
        return;
    };
    for (_, response) in responses {
        if let Value::Map(entries) = &mut response.value {
            entries.retain(|(key, _)| key != "links");
        }
    }
}

fn push(node: &mut Node, key: &str, value: Node) {
    if let Value::Map(entries) = &mut node.value {
        entries.push((key.to_owned(), value));
    }
}

/// Every text below `node` that points at a component, as `$ref` or in a discriminator's mapping.
fn references(node: &Node, found: &mut Vec<String>) {
    match &node.value {
        Value::Text(text) if text.starts_with("#/components/") => found.push(text.clone()),
        Value::List(items) => items.iter().for_each(|item| references(item, found)),
        Value::Map(entries) => entries
            .iter()
            .for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}

/// The sentence with `…` for each name in it, so that those of one kind are counted together. Keys that OpenAPI knows, and
/// the generator does not, are the reason itself and stay.
fn without_names(message: &str) -> String {
    if message.ends_with("is not supported here") || message.ends_with("is missing") {
        return message.to_owned();
    }
    let parts = message.split('`').enumerate();
    let parts = parts.map(|(index, part)| if index % 2 == 0 { part } else { "…" });
    parts.collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::survey;

    #[test]
    fn each_operation_is_tried_with_what_it_refers_to() {
        let contract = include_str!("../../../openapi.yaml");
        let all = contract.matches("\n      operationId:").count();
        let whole = survey(contract).expect("has paths").to_string();
        assert_eq!(whole, format!("{all} of {all} operations generate"));
        let broken = contract.replacen("    Forbidden:\n", "    Forbidden:\n      limbs: {}\n", 1);
        assert_ne!(broken, contract);
        let told = survey(&broken).expect("has paths");
        assert_eq!((told.generate, told.reasons.len()), (0, 1));
        let Some(reason) = told.reasons.first() else {
            return;
        };
        assert_eq!(reason.operations, all);
        assert_eq!(reason.sentence, "`limbs` is not supported here");
    }

    #[test]
    fn a_document_without_paths_is_told() {
        let refusal = survey("- a\n- list\n").expect_err("has no paths");
        assert_eq!(refusal.to_string(), "line 1, #: must be a map");
    }
}
