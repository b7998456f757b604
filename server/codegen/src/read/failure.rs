//! The schema `Error` must hold what the framework's own refusals say: `{error, details: [{field, message}], hint}`.
use crate::model::{Contract, Field, Shape, Text, Type};
use crate::yaml::{Node, Refusal};

pub(super) fn check(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    let schemas = root.at(&["components", "schemas"]);
    let Some(error) = contract.find("Error") else {
        return schemas.refuse("the schema `Error` is missing");
    };
    let node = schemas.at(&["Error"]);
    let Shape::Object(fields) = &error.shape else {
        return node.refuse("`Error` must be an object");
    };
    text(node, fields, "error", true)?;
    text(node, fields, "hint", false)?;
    no_other_required(node, fields, &["error"])?;
    let details = find(node, fields, "details")?;
    let item = match &details.value.ty {
        Type::List(item) if !details.required && !details.value.nullable => &item.ty,
        _ => return at(node, "details").refuse("must be an optional list, not nullable"),
    };
    let items = at(node, "details").at(&["items"]);
    match item {
        Type::Reference(name) => match contract.find(name).map(|schema| &schema.shape) {
            Some(Shape::Object(fields)) => detail(schemas.at(&[name]), fields),
            _ => items.refuse("must be an object with `field` and `message`"),
        },
        _ => items.refuse("must be an object with `field` and `message`"),
    }
}

fn detail(node: &Node, fields: &[Field]) -> Result<(), Refusal> {
    text(node, fields, "field", true)?;
    text(node, fields, "message", true)?;
    no_other_required(node, fields, &["field", "message"])
}

fn at<'a>(node: &'a Node, field: &str) -> &'a Node {
    node.at(&["properties", field])
}

fn find<'a>(node: &Node, fields: &'a [Field], name: &str) -> Result<&'a Field, Refusal> {
    match fields.iter().find(|field| field.name == name) {
        Some(field) => Ok(field),
        None => node.refuse(format!(
            "the framework's refusals carry `{name}`; the property is missing"
        )),
    }
}

/// A property that holds any sentence.
fn text(node: &Node, fields: &[Field], name: &str, required: bool) -> Result<(), Refusal> {
    let field = find(node, fields, name)?;
    let any_sentence = matches!(&field.value.ty, Type::Text(text) if *text == Text::default());
    if any_sentence && field.required == required && !field.value.nullable {
        return Ok(());
    }
    let presence = if required { "required" } else { "optional" };
    at(node, name).refuse(format!(
        "must be a plain string, {presence} and not nullable: the framework's refusals carry it"
    ))
}

fn no_other_required(node: &Node, fields: &[Field], known: &[&str]) -> Result<(), Refusal> {
    let unknown = fields
        .iter()
        .find(|field| field.required && !known.contains(&field.name.as_str()));
    match unknown {
        None => Ok(()),
        Some(field) => at(node, &field.name)
            .refuse("must be optional: the framework's refusals do not carry it"),
    }
}
