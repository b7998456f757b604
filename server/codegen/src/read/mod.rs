//! Reads a document into the model. Every key is either understood, known to say nothing to a server, or refused.
mod body;
mod choice;
mod collisions;
mod compose;
mod constant;
mod cycles;
mod expression;
mod failure;
pub(crate) mod forms;
mod inline;
mod lift;
mod links;
mod media;
mod named;
mod operation;
mod parameter;
mod rename;
mod response;
mod scalar;
mod schema;
mod security;
mod server;
mod shared;
mod size;
mod tags;
mod uses;
mod warnings;
mod words;

use std::collections::BTreeMap;

pub(crate) use self::operation::METHODS;
use crate::model::{Contact, Contract, Info, Schema, Scheme};
use crate::yaml::{Keys, Node, Refusal};

/// The releases of 3.0 differ in how they are explained, not in what a document means.
const VERSIONS: [&str; 5] = ["3.0.0", "3.0.1", "3.0.2", "3.0.3", "3.0.4"];

/// The contract, and what somebody should know of it all the same.
pub(crate) fn contract(root: &Node) -> Result<(Contract, Vec<Refusal>), Refusal> {
    let keys = root.keys()?;
    let version = keys.require("openapi")?;
    if !VERSIONS.contains(&version.text()?) {
        return version.refuse("only OpenAPI 3.0 is supported, from 3.0.0 to 3.0.4");
    }
    let info = info(keys.require("info")?, keys.get("servers"))?;
    let tags = tags::declared(keys.get("tags"))?;
    let security = security::ways(root, keys.get("security"))?;
    let (schemas, schemes) = match keys.get("components") {
        None => Default::default(),
        Some(node) => components(root, node)?,
    };
    let mut operations = Vec::new();
    for (path, node) in keys.require("paths")?.map()? {
        operation::path(root, path, node, &security, &mut operations)?;
    }
    keys.ignore(&["externalDocs"]);
    keys.finish()?;
    let mut contract = Contract {
        info,
        tags,
        modules: Vec::new(),
        schemas,
        operations,
        schemes,
        error_shape: None,
        documented: BTreeMap::new(),
    };
    rename::check(root, &contract)?;
    let places = lift::lift(&mut contract)?;
    tags::modules(root, &mut contract)?;
    collisions::check(root, &contract)?;
    shared::name(&mut contract);
    let mut warnings = failure::shape(root, &mut contract);
    warnings.extend(uses::mark(root, &places, &mut contract)?);
    forms::check(root, &places, &contract)?;
    links::check(root, &contract)?;
    parameter::style::check_deep_objects(root, &contract)?;
    warnings.extend(warnings::all(root, &contract));
    rename::all(&mut contract);
    Ok((contract, warnings))
}

/// The schemas, and the security schemes.
fn components(root: &Node, node: &Node) -> Result<(Vec<Schema>, Vec<Scheme>), Refusal> {
    let parts = node.keys()?;
    let mut schemas = Vec::new();
    for (name, node) in entries(parts.get("schemas"))? {
        schemas.push(named::schema(root, name, node)?);
    }
    let schemes = security::schemes(root, parts.get("securitySchemes"))?;
    // Parameters, bodies, responses, headers and links are read where operations refer to them; examples are for people.
    parts.ignore(&[
        "parameters",
        "requestBodies",
        "responses",
        "headers",
        "links",
        "examples",
    ]);
    parts.finish()?;
    Ok((schemas, schemes))
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
    let contact = keys.get("contact").map(contact).transpose()?;
    let servers = servers.map_or(Ok(&[][..]), Node::list)?;
    let info = Info {
        title: keys.require("title")?.text()?.to_owned(),
        version: keys.require("version")?.text()?.to_owned(),
        description: keys.text("description")?,
        license,
        terms_of_service: keys.text("termsOfService")?,
        contact,
        servers: servers
            .iter()
            .map(server::server)
            .collect::<Result<_, _>>()?,
    };
    keys.finish()?;
    Ok(info)
}

fn contact(node: &Node) -> Result<Contact, Refusal> {
    let keys = node.keys()?;
    let contact = Contact {
        name: keys.text("name")?,
        url: keys.text("url")?,
        email: keys.text("email")?,
    };
    keys.finish()?;
    Ok(contact)
}

/// What stands at `node`, which may be a reference to an entry of `components/{section}`; then with that entry's name.
fn component<'a>(
    root: &'a Node,
    node: &'a Node,
    section: &str,
) -> Result<(&'a Node, Option<String>), Refusal> {
    let entries = node.map()?;
    let Some((_, target)) = entries.iter().find(|(key, _)| key == "$ref") else {
        return Ok((node, None));
    };
    if entries.len() > 1 {
        return node.refuse("beside $ref, other keys say nothing");
    }
    let found = root.resolve(target)?;
    let name = entry_name(target, section)?;
    Ok((found, Some(name)))
}

/// The name in `#/components/{section}/name`.
fn entry_name(target: &Node, section: &str) -> Result<String, Refusal> {
    let name = target
        .text()?
        .strip_prefix(&format!("#/components/{section}/"));
    match name.filter(|name| !name.contains('/')) {
        Some(name) => Ok(name.replace("~1", "/").replace("~0", "~")),
        None => target.refuse(format!("must be a reference into #/components/{section}")),
    }
}

/// Keys of a schema that speak to people, or of XML, which no body is.
fn ignore_schema_prose(keys: &Keys<'_>) {
    ignore_prose(keys);
    keys.ignore(&["xml"]);
}

/// Keys that speak to people only.
fn ignore_prose(keys: &Keys<'_>) {
    keys.ignore(&["example", "examples", "externalDocs"]);
}
