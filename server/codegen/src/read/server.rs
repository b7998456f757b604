//! Where a contract says that it is served; for people and clients.
use crate::model::{Server, Variable};
use crate::yaml::{Node, Refusal};

pub(super) fn server(node: &Node) -> Result<Server, Refusal> {
    let keys = node.keys()?;
    let url = keys.require("url")?;
    let mut variables = Vec::new();
    for (name, node) in super::entries(keys.get("variables"))? {
        if !url.text()?.contains(&format!("{{{name}}}")) {
            return node.refuse(format!("the url has no `{{{name}}}`"));
        }
        variables.push(variable(name, node)?);
    }
    let mut rest = url.text()?;
    while let Some((_, after)) = rest.split_once('{') {
        let name = after.split('}').next().unwrap_or_default();
        if !variables.iter().any(|variable| variable.name == name) {
            return url.refuse(format!("no variable says what `{{{name}}}` is"));
        }
        rest = after;
    }
    let server = Server {
        url: url.text()?.to_owned(),
        description: keys.text("description")?,
        variables,
    };
    keys.finish()?;
    Ok(server)
}

fn variable(name: &str, node: &Node) -> Result<Variable, Refusal> {
    let keys = node.keys()?;
    let default = keys.require("default")?.text()?.to_owned();
    let words = keys.get("enum").map_or(Ok(Vec::new()), Node::texts)?;
    if let Some(node) = keys.get("enum")
        && !words.contains(&default)
    {
        return node.refuse("the default must be one of the words");
    }
    let variable = Variable {
        name: name.to_owned(),
        description: keys.text("description")?,
        default,
        words,
    };
    keys.finish()?;
    Ok(variable)
}
