//! Tags, and the modules that operations stand in: each in that of its first tag.
use crate::model::{Contract, Module, Operation, Tag};
use crate::names;
use crate::yaml::{Node, Refusal};

/// The module of operations without a tag.
const UNTAGGED: &str = "default";

/// The tags that the document declares.
pub(super) fn declared(list: Option<&Node>) -> Result<Vec<Tag>, Refusal> {
    let mut tags: Vec<Tag> = Vec::new();
    for node in list.map_or(Ok(&[][..]), Node::list)? {
        let keys = node.keys()?;
        let name = keys.require("name")?.text()?.to_owned();
        if tags.iter().any(|tag| tag.name == name) {
            return node.refuse(format!("the tag `{name}` stands twice"));
        }
        tags.push(Tag {
            name,
            description: keys.text("description")?,
        });
        keys.ignore(&["externalDocs"]);
        keys.finish()?;
    }
    Ok(tags)
}

/// Finds the modules: those of declared tags in their order, then the others.
pub(super) fn modules(root: &Node, contract: &mut Contract) -> Result<(), Refusal> {
    let declared = contract.tags.iter().map(|tag| Some(tag.name.clone()));
    let first = |operation: &Operation| operation.tags.first().cloned();
    let used: Vec<_> = contract.operations.iter().map(first).collect();
    let mut tags: Vec<Option<String>> = Vec::new();
    for tag in declared.chain(used.iter().cloned()) {
        if used.contains(&tag) && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    for tag in tags {
        let operation = contract.operations.iter().find(|o| first(o) == tag);
        let node = operation.map_or(root, |operation| {
            let path = root.at(&["paths", &operation.path]);
            path.at(&[&operation.method.to_lowercase(), "tags"])
        });
        let module = module(contract, node, tag.as_deref())?;
        for operation in &mut contract.operations {
            if operation.tags.first() == tag.as_ref() {
                operation.module.clone_from(&module.name);
            }
        }
        if !contract
            .modules
            .iter()
            .any(|known| known.name == module.name)
        {
            contract.modules.push(module);
        }
    }
    Ok(())
}

fn module(contract: &Contract, node: &Node, tag: Option<&str>) -> Result<Module, Refusal> {
    let text = tag.unwrap_or(UNTAGGED);
    let Some(name) = names::module(text) else {
        return node.refuse(format!(
            "the tag `{text}` cannot be the name of a module: it needs letters or digits of ASCII, and no other letters"
        ));
    };
    let untagged = contract.modules.iter().any(|module| module.tag.is_none());
    let others = contract.modules.iter();
    let mut others = others.filter(|_| text != UNTAGGED || (tag.is_some() && !untagged));
    if others.any(|module| module.name == name) {
        return node.refuse(format!("two tags would be the module `{name}`"));
    }
    let declared = contract
        .tags
        .iter()
        .find(|declared| Some(declared.name.as_str()) == tag);
    Ok(Module {
        name,
        tag: tag.map(str::to_owned),
        description: declared.and_then(|tag| tag.description.clone()),
    })
}
