//! How the framework's own refusals are said in the contract's error schema: `{error, details: [{field, message}], hint}`,
//! or what of it the schema has room for.
use std::collections::BTreeSet;

use crate::model::{Content, Contract, ErrorShape, Field, Shape, Text, Type};
use crate::yaml::{Node, Refusal};

/// What a sentence is called, the best first.
const MESSAGES: [&str; 8] = [
    "message",
    "detail",
    "error_description",
    "error",
    "msg",
    "description",
    "reason",
    "title",
];
/// What the number of the status is called.
const STATUSES: [&str; 4] = ["status", "code", "statusCode", "status_code"];
/// What else can be filled with the name of the status, such as `Not Found`.
const REASONS: [&str; 5] = ["title", "error", "reason", "status", "code"];

/// The shape, and what is left unsaid in it; without a shape, refusals are said in a way that the contract does not know.
pub(super) fn shape(root: &Node, contract: &mut Contract) -> Vec<Refusal> {
    let mut warnings = Vec::new();
    match find(root, contract, &mut warnings) {
        Ok(shape) => contract.error_shape = shape,
        Err(refusal) => warnings.push(Refusal {
            message: format!(
                "the framework's own refusals will say {{error, details, hint}}, which is not declared: {}",
                refusal.message
            ),
            ..refusal
        }),
    }
    warnings
}

fn find(
    root: &Node,
    contract: &Contract,
    warnings: &mut Vec<Refusal>,
) -> Result<Option<ErrorShape>, Refusal> {
    let schemas = root.at(&["components", "schemas"]);
    let contents = contract.operations.iter().flat_map(|o| &o.errors);
    let contents = contents.filter_map(|error| match &error.content {
        Content::Json { schema, media } => Some((schema.as_str(), media.as_str())),
        _ => None,
    });
    let contents: BTreeSet<_> = contents.collect();
    let names: BTreeSet<_> = contents.iter().map(|(schema, _)| *schema).collect();
    let name = match names.iter().collect::<Vec<_>>().as_slice() {
        [] => return root.at(&["paths"]).refuse("no error has a schema"),
        [name] => **name,
        _ => return schemas.refuse("errors have several schemas"),
    };
    let node = schemas.at(&[name]);
    let Some(Shape::Object(fields)) = contract.find(name).map(|schema| &schema.shape) else {
        return node.refuse(format!("`{name}` is no object"));
    };
    let mut shape = fill(node, fields)?;
    shape.details = details(contract, fields);
    for (room, what) in [(&shape.details, "details"), (&shape.hint, "hint")] {
        if room.is_none() {
            warnings.push(warning(node, what));
        }
    }
    if let Some((_, media)) = contents.first().filter(|_| contents.len() == 1) {
        shape.media = (*media).to_owned();
    }
    Ok(Some(shape).filter(|shape| !shape.is_standard()))
}

fn warning(node: &Node, what: &str) -> Refusal {
    let like = match what {
        "hint" => "an optional string",
        _ => "an optional list of objects with `field` and `message`",
    };
    Refusal {
        pointer: node.pointer.clone(),
        line: node.line,
        message: format!(
            "the framework's refusals say in the sentence what would stand in `{what}`, {like}"
        ),
    }
}

/// Gives every required property something to say.
fn fill(node: &Node, fields: &[Field]) -> Result<ErrorShape, Refusal> {
    let texts: Vec<_> = fields.iter().filter(|field| is_sentence(field)).collect();
    let known = MESSAGES.iter().find_map(|name| {
        let mut texts = texts.iter();
        texts.find(|field| field.required && field.name == *name)
    });
    let mut required = texts.iter().filter(|field| field.required);
    let Some(message) = known.or_else(|| required.next()) else {
        return node.refuse("no required property is a plain string");
    };
    let free = |field: &&Field| field.name != message.name;
    let named = |names: &[&str], field: &Field| names.contains(&field.name.as_str());
    let status = fields
        .iter()
        .find(|field| named(&STATUSES, field) && is_status(field));
    let mut reasons = texts.iter().copied().filter(free);
    let reason = reasons.find(|field| field.required && named(&REASONS, field));
    let optional = |name: &str| {
        let mut texts = texts.iter().copied().filter(free);
        texts.find(|field| !field.required && field.name == name)
    };
    let (hint, name) = (optional("hint"), |field: &Field| field.name.clone());
    let shape = ErrorShape {
        media: "application/json".to_owned(),
        message: name(message),
        status: status.map(name),
        reason: reason.map(name),
        details: None,
        hint: hint.map(name),
    };
    let mut left = fields.iter().filter(|field| field.required);
    match left.find(|field| !shape.fills(&field.name)) {
        None => Ok(shape),
        Some(field) => node.at(&["properties", &field.name]).refuse(format!(
            "nothing is known to say in the required property `{}`",
            field.name
        )),
    }
}

/// A string that takes any sentence.
fn is_sentence(field: &Field) -> bool {
    let any = |text: &Text| *text == Text::default();
    !field.value.nullable && matches!(&field.value.ty, Type::Text(text) if any(text))
}

/// An integer that takes any status.
fn is_status(field: &Field) -> bool {
    !field.value.nullable
        && match &field.value.ty {
            Type::Integer(integer) => {
                integer.is_range()
                    && integer.low().is_none_or(|low| low <= 400)
                    && integer.high().is_none_or(|high| high >= 599)
            }
            _ => false,
        }
}

/// `details`, if it is an optional list of objects that require `field` and `message`, and nothing else.
fn details(contract: &Contract, fields: &[Field]) -> Option<String> {
    let details = fields.iter().find(|field| field.name == "details")?;
    let Type::List(item) = &details.value.ty else {
        return None;
    };
    let Type::Reference(name) = &item.ty else {
        return None;
    };
    let Shape::Object(parts) = &contract.find(name)?.shape else {
        return None;
    };
    let required = parts.iter().filter(|part| part.required);
    let names: BTreeSet<_> = required.clone().map(|part| part.name.as_str()).collect();
    let fits = names == BTreeSet::from(["field", "message"])
        && required.clone().all(is_sentence)
        && !details.value.nullable
        && !details.required;
    fits.then(|| "details".to_owned())
}
