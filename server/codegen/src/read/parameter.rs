//! Query parameters.
use crate::model::{Parameter, Type, Typed};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::{component, ignore_prose, schema};

pub(super) fn parameters(root: &Node, list: Option<&Node>) -> Result<Vec<Parameter>, Refusal> {
    let mut parameters: Vec<Parameter> = Vec::new();
    for node in list.map_or(Ok(&[][..]), Node::list)? {
        let (parameter, name) = parameter(root, node)?;
        let field = names::snake(&parameter.name);
        if parameters
            .iter()
            .any(|other| names::snake(&other.name) == field)
        {
            return name.refuse(format!("two parameters would be the field `{field}`"));
        }
        parameters.push(parameter);
    }
    Ok(parameters)
}

/// The parameter, and where its name stands.
fn parameter<'a>(root: &'a Node, node: &'a Node) -> Result<(Parameter, &'a Node), Refusal> {
    let (node, _) = component(root, node, "parameters")?;
    let keys = node.keys()?;
    ignore_prose(&keys);
    let place = keys.require("in")?;
    if place.text()? != "query" {
        return place.refuse("only query parameters are supported");
    }
    let name = keys.require("name")?;
    if names::field(name.text()?).is_none() {
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
    check(&keys, &value, join)?;
    let parameter = Parameter {
        name: name.text()?.to_owned(),
        description: keys.text("description")?,
        value,
        join,
    };
    keys.finish()?;
    Ok((parameter, name))
}

fn check(keys: &Keys<'_>, value: &Typed, join: bool) -> Result<(), Refusal> {
    let node = keys.node;
    if value.nullable || value.trim {
        return node.refuse("a query parameter is neither nullable nor trimmed");
    }
    match (keys.text("x-am-parse")?.as_deref(), &value.ty) {
        (Some("atoi"), _) if join => node.refuse("x-am-repeat: join is for a string"),
        (
            Some("atoi"),
            Type::Integer {
                default: Some(_),
                minimum: None,
                maximum: None,
            },
        )
        | (
            None,
            Type::Text {
                min_length: 0,
                max_length: None,
                pattern: None,
                js_date: false,
            },
        ) => Ok(()),
        (Some("atoi"), _) => {
            node.refuse("x-am-parse: atoi is for an integer with a default and no bounds")
        }
        (Some(_), _) => node.refuse("the only x-am-parse is atoi"),
        (None, _) => {
            node.refuse("a query parameter is a plain string, or an integer with x-am-parse")
        }
    }
}
