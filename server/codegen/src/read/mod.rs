//! Reads a document into the model. Every key is either understood, known to say nothing to a server, or refused.
mod operation;
mod schema;

use std::collections::BTreeSet;

use crate::model::{BearerScheme, Contract, Info, Tag};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

pub(crate) fn contract(root: &Node) -> Result<Contract, Refusal> {
    let keys = root.keys()?;
    let version = keys.require("openapi")?;
    if version.text()? != "3.0.3" {
        return version.refuse("only OpenAPI 3.0.3 is supported");
    }
    let info = info(keys.require("info")?, keys.get("servers"))?;
    let tags = tags(keys.get("tags"))?;
    let security = security(keys.get("security"))?;
    let components = keys.require("components")?;
    let mut schemas = Vec::new();
    let mut bearer_schemes = Vec::new();
    let parts = components.keys()?;
    for (name, node) in entries(parts.get("schemas"))? {
        schemas.push(schema::named(root, name, node)?);
    }
    for (name, node) in entries(parts.get("securitySchemes"))? {
        bearer_schemes.push(bearer(name, node)?);
    }
    // Parameters, responses and headers are read where operations refer to them; examples are for people.
    parts.ignore(&["parameters", "responses", "headers", "examples"]);
    parts.finish()?;
    let mut operations = Vec::new();
    for (path, node) in entries(keys.get("paths"))? {
        operation::path(root, path, node, &security, &mut operations)?;
    }
    keys.ignore(&["externalDocs"]);
    keys.finish()?;
    let mut contract = Contract {
        info,
        tags,
        schemas,
        operations,
        bearer_schemes,
    };
    check_names(root, &contract)?;
    schema::mark_uses(root, &mut contract)?;
    Ok(contract)
}

fn entries(node: Option<&Node>) -> Result<&[(String, Node)], Refusal> {
    node.map_or(Ok(&[]), Node::map)
}

fn info(node: &Node, servers: Option<&Node>) -> Result<Info, Refusal> {
    let keys = node.keys()?;
    let license = match keys.get("license") {
        None => None,
        Some(node) => {
            let keys = node.keys()?;
            let license = (keys.require("name")?.text()?.to_owned(), keys.text("url")?);
            keys.finish()?;
            Some(license)
        }
    };
    let mut all = Vec::new();
    for server in servers.map_or(Ok(&[][..]), Node::list)? {
        let keys = server.keys()?;
        all.push((
            keys.require("url")?.text()?.to_owned(),
            keys.text("description")?,
        ));
        keys.finish()?;
    }
    let info = Info {
        title: keys.require("title")?.text()?.to_owned(),
        version: keys.require("version")?.text()?.to_owned(),
        description: keys.text("description")?,
        license,
        servers: all,
    };
    keys.finish()?;
    Ok(info)
}

fn tags(node: Option<&Node>) -> Result<Vec<Tag>, Refusal> {
    let mut tags = Vec::new();
    for node in node.map_or(Ok(&[][..]), Node::list)? {
        let keys = node.keys()?;
        let name = keys.require("name")?.text()?.to_owned();
        if !names::is_ident(&names::snake(&name)) {
            return node.refuse(format!("the tag `{name}` cannot be the name of a module"));
        }
        tags.push(Tag {
            name,
            description: keys.text("description")?,
        });
        keys.finish()?;
    }
    Ok(tags)
}

/// Each entry is one way in: the names of the schemes that it needs.
fn security(node: Option<&Node>) -> Result<Vec<Vec<String>>, Refusal> {
    let mut ways = Vec::new();
    for node in node.map_or(Ok(&[][..]), Node::list)? {
        let way = node.map()?;
        ways.push(way.iter().map(|(name, _)| name.clone()).collect());
    }
    Ok(ways)
}

fn bearer(name: &str, node: &Node) -> Result<BearerScheme, Refusal> {
    let keys = node.keys()?;
    let (kind, scheme) = (keys.require("type")?, keys.require("scheme")?);
    if kind.text()? != "http" || scheme.text()? != "bearer" {
        return node.refuse("only security schemes of type http, scheme bearer are supported");
    }
    let scheme = BearerScheme {
        name: name.to_owned(),
        description: keys.text("description")?,
    };
    keys.finish()?;
    Ok(scheme)
}

/// Names that would collide in Rust are refused here, not by the compiler.
fn check_names(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    let mut ids = BTreeSet::new();
    for operation in &contract.operations {
        if !ids.insert(&operation.id) {
            return root.refuse(format!("the operationId `{}` stands twice", operation.id));
        }
    }
    let mut types = BTreeSet::new();
    let of_operations = contract.operations.iter().flat_map(|operation| {
        ["Query", "Reply", "Error"].map(|kind| names::pascal(&operation.id) + kind)
    });
    let of_schemas = contract.schemas.iter().map(|schema| schema.name.clone());
    for name in of_schemas.chain(of_operations) {
        if !types.insert(name.clone()) {
            return root.refuse(format!("two things would be the Rust type `{name}`"));
        }
    }
    Ok(())
}

/// A reference, if the node is one and nothing else.
fn reference<'a>(root: &'a Node, node: &'a Node) -> Result<(&'a Node, Option<String>), Refusal> {
    let entries = node.map()?;
    match entries.iter().find(|(key, _)| key == "$ref") {
        None => Ok((node, None)),
        Some(_) if entries.len() > 1 => node.refuse("beside $ref, other keys say nothing"),
        Some((_, target)) => {
            let name = target
                .text()?
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            Ok((root.resolve(target)?, Some(name)))
        }
    }
}

/// Keys that speak to people only.
fn ignore_prose(keys: &Keys<'_>) {
    keys.ignore(&["example", "examples", "externalDocs"]);
}
