//! Parameters of paths, queries, headers and cookies.
pub(super) mod style;

use crate::model::{Parameter, Place, Reader, Style, Text, Type, Typed};
use crate::names;
use crate::yaml::{Keys, Node, Refusal};

use super::{component, ignore_prose, schema};

/// The parameters of an operation: its own, and those of its path that it does not say anew.
pub(super) fn parameters(
    root: &Node,
    path: &str,
    shared: Option<&Node>,
    own: Option<&Node>,
) -> Result<Vec<Parameter>, Refusal> {
    let mut parameters = list(root, own)?;
    let inherited = list(root, shared)?;
    let own = parameters.len();
    for (parameter, name) in inherited {
        let same = |other: &Parameter| same_place(other, &parameter);
        if !parameters[..own].iter().any(|(other, _)| same(other)) {
            parameters.push((parameter, name));
        }
    }
    for (index, (parameter, name)) in parameters.iter().enumerate() {
        let field = names::member(&parameter.name);
        let same = |other: &Parameter| {
            other.place == parameter.place && names::member(&other.name) == field
        };
        if parameters[..index].iter().any(|(other, _)| same(other)) {
            return name.refuse(format!("two parameters would be the field `{field}`"));
        }
        let template = format!("{{{}}}", parameter.name);
        if parameter.place == Place::Path && !path.split('/').any(|part| part == template) {
            return name.refuse(format!("the path has no `{template}`"));
        }
    }
    Ok(parameters
        .into_iter()
        .map(|(parameter, _)| parameter)
        .collect())
}

fn same_place(one: &Parameter, other: &Parameter) -> bool {
    one.place == other.place && one.name == other.name
}

fn list<'a>(root: &'a Node, list: Option<&'a Node>) -> Result<Vec<(Parameter, &'a Node)>, Refusal> {
    let nodes = list.map_or(Ok(&[][..]), Node::list)?;
    nodes.iter().map(|node| parameter(root, node)).collect()
}

/// The parameter, and where its name stands.
fn parameter<'a>(root: &'a Node, node: &'a Node) -> Result<(Parameter, &'a Node), Refusal> {
    let (node, _) = component(root, node, "parameters")?;
    let keys = node.keys()?;
    ignore_prose(&keys);
    let place = place(keys.require("in")?)?;
    let name = keys.require("name")?;
    check_name(name, place)?;
    style::refuse_what_no_document_says(&keys)?;
    let value = schema::typed(root, keys.require("schema")?)?;
    let (style, explode) = style::read(&keys, place, &value)?;
    let parameter = Parameter {
        name: name.text()?.to_owned(),
        place,
        description: keys.text("description")?,
        required: keys.flag("required")?,
        deprecated: keys.flag("deprecated")?,
        reader: reader(&keys, place, &value)?,
        style,
        explode,
        value,
    };
    if style != Style::DeepObject {
        check_type(root, node, &parameter.value)?;
    }
    check_presence(node, &parameter)?;
    keys.finish()?;
    Ok((parameter, name))
}

fn place(node: &Node) -> Result<Place, Refusal> {
    match node.text()? {
        "path" => Ok(Place::Path),
        "query" => Ok(Place::Query),
        "header" => Ok(Place::Header),
        "cookie" => Ok(Place::Cookie),
        _ => node.refuse("a parameter stands in the path, the query, a header or a cookie"),
    }
}

fn check_name(node: &Node, place: Place) -> Result<(), Refusal> {
    let name = node.text()?;
    let fits = match place {
        Place::Query => !name.is_empty(),
        Place::Path => !name.is_empty() && !name.contains(['/', '{', '}']),
        Place::Header | Place::Cookie => names::is_token(name),
    };
    if !fits {
        return node.refuse(match place {
            Place::Query => "the parameter needs a name",
            Place::Path => "the parameter needs a name, without slashes and braces",
            Place::Header | Place::Cookie => names::TOKEN,
        });
    }
    let known = ["accept", "content-type", "authorization"];
    if place == Place::Header && known.contains(&name.to_ascii_lowercase().as_str()) {
        return node.refuse("OpenAPI has other words for this header");
    }
    Ok(())
}

fn reader(keys: &Keys<'_>, place: Place, value: &Typed) -> Result<Reader, Refusal> {
    let join = match keys.get("x-am-repeat") {
        None => false,
        Some(node) if node.text()? == "join" => true,
        Some(node) => return node.refuse("the only x-am-repeat is join"),
    };
    let text = matches!(value.ty, Type::Text(_));
    let (integer, number) = match &value.ty {
        Type::Integer(rule) => (true, rule.is_any()),
        Type::Number(rule) => (false, rule.is_any()),
        _ => (false, false),
    };
    let node = keys.node;
    let prefix = integer && number && !keys.flag("required")?;
    let number = number && value.has_default();
    let integer = integer && number;
    let parse = keys.text("x-am-parse")?;
    if (join || parse.is_some()) && place != Place::Query {
        return node.refuse("x-am-parse and x-am-repeat are for query parameters");
    }
    match parse.as_deref() {
        _ if join && !text => node.refuse("x-am-repeat: join is for a string"),
        None if join => Ok(Reader::Join),
        None => Ok(Reader::Strict),
        Some("atoi") if integer => Ok(Reader::Atoi),
        Some("atoi") => {
            node.refuse("x-am-parse: atoi is for an int64 with a default and no bounds")
        }
        Some("prefix") if prefix => Ok(Reader::Prefix),
        Some("prefix") => node.refuse("x-am-parse: prefix is for an optional int64 without bounds"),
        Some("number") if number => Ok(Reader::Number),
        Some("number") => node
            .refuse("x-am-parse: number is for an int64 or a number with a default and no bounds"),
        Some(_) => node.refuse("x-am-parse is atoi, prefix or number"),
    }
}

fn check_type(root: &Node, node: &Node, value: &Typed) -> Result<(), Refusal> {
    if value.nullable || value.trim || value.type_and_enum {
        return node.refuse("a parameter is neither nullable nor trimmed");
    }
    match &value.ty {
        Type::Text(text) if text.js_date => node.refuse("x-am-format is for bodies"),
        Type::Text(_) | Type::Integer(_) | Type::Number(_) | Type::Boolean => Ok(()),
        Type::Reference(_) if value.inline.is_some() => Ok(()),
        Type::Reference(name) => {
            let keys = root.at(&["components", "schemas", name]).keys()?;
            let is_enum = |key: &str| keys.get(key).is_some();
            match schema::scalar(&keys)? {
                _ if is_enum("enum") || is_enum("x-extensible-enum") => Ok(()),
                Some(scalar) => check_type(root, node, &Typed::plain(scalar)),
                None => node.refuse("of the named schemas, a parameter can be a scalar or an enum, or in the style deepObject an object"),
            }
        }
        Type::Json => node.refuse("free-form JSON is no parameter; say its `type`"),
        Type::File => node.refuse("bytes are no parameter"),
        Type::List(item) => match &item.ty {
            Type::List(_) | Type::Map(_) => {
                node.refuse("a parameter's list holds scalars or the words of an enum")
            }
            _ => check_type(root, node, item),
        },
        Type::Map(_) => node.refuse("a map is no parameter"),
    }
}

fn check_presence(node: &Node, parameter: &Parameter) -> Result<(), Refusal> {
    if parameter.place == Place::Path && !parameter.required {
        return node.refuse("a path parameter must be required");
    }
    if parameter.required && parameter.value.default.is_some() {
        return node.refuse("a required parameter has no use for a default");
    }
    let join = parameter.reader == Reader::Join;
    if join && !matches!(&parameter.value.ty, Type::Text(text) if *text == Text::default()) {
        return node.refuse("a joined parameter is a string that is held to nothing");
    }
    match parameter.required && join {
        true => node.refuse("a joined parameter is optional"),
        false => Ok(()),
    }
}
