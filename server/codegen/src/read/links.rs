//! Links: which operation a client may ask next, and what to say to it of this answer. A server does nothing about them, but a
//! link that leads nowhere misleads whoever reads the document: so each is checked against what it speaks of.
use crate::json;
use crate::model::{
    Content, Contract, Holds, Link, Operation, Parameter, Place, Response, Shape, Type, Typed,
};
use crate::yaml::{Node, Refusal, Value};

use super::expression::{self, Expression, Source};
use super::{component, entries};

pub(super) fn links(root: &Node, node: Option<&Node>) -> Result<Vec<Link>, Refusal> {
    let all = entries(node)?.iter();
    let all = all.filter(|(name, _)| !name.starts_with("x-"));
    all.map(|(name, node)| link(root, name, node)).collect()
}

fn link(root: &Node, name: &str, node: &Node) -> Result<Link, Refusal> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if name.is_empty() || !name.chars().all(plain) {
        return node.refuse("a link's name is letters, digits, dots, hyphens and underscores");
    }
    let (node, _) = component(root, node, "links")?;
    let keys = node.keys()?;
    if let Some(node) = keys.get("operationRef") {
        return node.refuse("a link leads to an operation of this document; say its operationId");
    }
    let operation = keys.require("operationId")?.text()?.to_owned();
    let parameters = entries(keys.get("parameters"))?.iter();
    let parameters = parameters.map(|(name, value)| Ok((name.clone(), json::text(value)?)));
    let link = Link {
        name: name.to_owned(),
        description: keys.text("description")?,
        operation,
        parameters: parameters.collect::<Result<_, Refusal>>()?,
        body: keys.get("requestBody").map(json::text).transpose()?,
    };
    keys.finish()?;
    Ok(link)
}

/// Whether every link leads to something, with what there is.
pub(super) fn check(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    for operation in &contract.operations {
        let method = operation.method.to_lowercase();
        let responses = root.at(&["paths", &operation.path, &method, "responses"]);
        for response in operation.responses() {
            let node = responses.at(&[&response.code.to_string()]);
            let (node, _) = component(root, node, "responses")?;
            for link in &response.links {
                let (node, _) = component(root, node.at(&["links", &link.name]), "links")?;
                check_link(contract, (operation, response), node, link)?;
            }
        }
    }
    Ok(())
}

/// The operation that has the link, and the answer.
type From<'a> = (&'a Operation, &'a Response);

fn check_link(
    contract: &Contract,
    from: From<'_>,
    node: &Node,
    link: &Link,
) -> Result<(), Refusal> {
    let mut operations = contract.operations.iter();
    let named = |operation: &&Operation| operation.operation_id.as_ref() == Some(&link.operation);
    let Some(target) = operations.find(named) else {
        let node = node.at(&["operationId"]);
        return node.refuse(format!("no operation is called `{}`", link.operation));
    };
    for (name, _) in &link.parameters {
        let node = node.at(&["parameters", name]);
        check_parameter(node, target, name)?;
        check_value(contract, from, node)?;
    }
    if link.body.is_some() {
        let node = node.at(&["requestBody"]);
        if target.body.is_none() {
            return node.refuse(format!("`{}` takes no body", target.called()));
        }
        check_value(contract, from, node)?;
    }
    Ok(())
}

/// `id`, or `path.id` where several have the name.
fn check_parameter(node: &Node, target: &Operation, name: &str) -> Result<(), Refusal> {
    let all = &target.parameters;
    let qualified = |parameter: &&Parameter| {
        let place = match parameter.place {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
        };
        name.strip_prefix(place)
            .and_then(|rest| rest.strip_prefix('.'))
            == Some(&parameter.name)
    };
    if all.iter().any(|parameter| qualified(&parameter)) {
        return Ok(());
    }
    let named = all.iter().filter(|parameter| parameter.name == name);
    match named.count() {
        1 => Ok(()),
        0 => node.refuse(format!("`{}` has no parameter `{name}`", target.called())),
        _ => node.refuse(format!(
            "`{}` has several parameters `{name}`; say which, such as `query.{name}`",
            target.called()
        )),
    }
}

/// Every expression in a value, however deep.
fn check_value(contract: &Contract, from: From<'_>, node: &Node) -> Result<(), Refusal> {
    match &node.value {
        Value::Text(text) => {
            let expressions = expression::all(text).or_else(|said| node.refuse(said))?;
            let mut complaints = expressions
                .iter()
                .filter_map(|expression| complaint(contract, from, expression));
            complaints.next().map_or(Ok(()), |said| node.refuse(said))
        }
        Value::List(items) => items
            .iter()
            .try_for_each(|item| check_value(contract, from, item)),
        Value::Map(entries) => entries
            .iter()
            .try_for_each(|(_, value)| check_value(contract, from, value)),
        _ => Ok(()),
    }
}

/// Why there is nothing that the expression speaks of, if so.
fn complaint(
    contract: &Contract,
    (operation, response): From<'_>,
    expression: &Expression<'_>,
) -> Option<String> {
    let asked = |place: Place, name: &str| {
        let mut all = operation.parameters_in(place);
        let none = !all.any(|parameter| parameter.name == name);
        none.then(|| format!("`{}` has no such parameter `{name}`", operation.called()))
    };
    match expression {
        // A client may send any header, declared or not.
        Expression::Call | Expression::Request(Source::Header(_)) => None,
        Expression::Request(Source::Query(name)) => asked(Place::Query, name),
        Expression::Request(Source::Path(name)) => asked(Place::Path, name),
        Expression::Request(Source::Body(words)) => match &operation.body {
            None => Some(format!("`{}` takes no body", operation.called())),
            Some(body) => match &body.holds {
                Holds::Schema(name) => nothing_at(contract, name, words, "body"),
                Holds::Text | Holds::Bytes => no_json(words, "body"),
            },
        },
        Expression::Response(Source::Header(name)) => {
            let mut all = response.headers.iter();
            let known = all.any(|header| header.name.eq_ignore_ascii_case(name));
            (!known).then(|| format!("the answer declares no header `{name}`"))
        }
        Expression::Response(Source::Query(_) | Source::Path(_)) => {
            Some("an answer has neither a path nor a query; $request has".to_owned())
        }
        Expression::Response(Source::Body(words)) => match &response.content {
            Content::Json { schema, .. } => nothing_at(contract, schema, words, "answer"),
            Content::Empty => Some("the answer has no content".to_owned()),
            // A stream has no whole: what is declared is one message of it.
            Content::EventStream(_) => {
                Some("an answer that is a stream has no body to point into".to_owned())
            }
            Content::Text(_) | Content::Bytes(_) => no_json(words, "answer"),
        },
    }
}

fn no_json(words: &[String], of: &str) -> Option<String> {
    (!words.is_empty()).then(|| format!("the {of} is no JSON that a pointer could point into"))
}

fn nothing_at(contract: &Contract, schema: &str, words: &[String], of: &str) -> Option<String> {
    (!leads(contract, schema, words)).then(|| {
        let pointer = words.join("/");
        format!("nothing stands at `/{pointer}` by the schema of the {of}")
    })
}

/// Whether something can stand below a value of the schema, at `words`.
fn leads(contract: &Contract, schema: &str, words: &[String]) -> bool {
    let [first, rest @ ..] = words else {
        return true;
    };
    match &contract.schema(schema).shape {
        Shape::Object(fields) => {
            let mut fields = fields.iter();
            fields.any(|field| field.name == *first && leads_in(contract, &field.value, rest))
        }
        Shape::OneOf(one_of) => {
            let mut variants = one_of.variants.iter();
            variants.any(|variant| leads_in(contract, &variant.value, words))
        }
        Shape::Wrapped(value) => leads_in(contract, value, words),
        Shape::FreeForm => true,
        Shape::Enum(_) | Shape::Open(_) => false,
    }
}

fn leads_in(contract: &Contract, value: &Typed, words: &[String]) -> bool {
    let [first, rest @ ..] = words else {
        return true;
    };
    match &value.ty {
        Type::Reference(name) => leads(contract, name, words),
        Type::List(item) => {
            let index = first == "0" || (!first.starts_with('0') && is_number(first));
            index && leads_in(contract, item, rest)
        }
        Type::Map(inner) => leads_in(contract, inner, rest),
        Type::Json => true,
        Type::Text(_) | Type::Integer(_) | Type::Number(_) | Type::Boolean | Type::File => false,
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|digit| digit.is_ascii_digit())
}
