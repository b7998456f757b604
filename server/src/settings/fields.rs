//! Fields of one object in a JSON settings file.
use jsonc_parser::cst::{CstInputValue, CstObject};
use serde_json::Value;

use super::EditError;
use super::document::{Document, only};

/// What a field must say, and what it may say already.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) value: Value,
    pub(super) otherwise: Otherwise,
    /// Where it is not there, it need not be.
    pub(super) optional: bool,
    /// How it is shown without what is secret in it.
    masked: fn(&str) -> String,
}

impl Field {
    pub(super) fn new(name: &'static str, value: impl Into<Value>, otherwise: Otherwise) -> Self {
        Self {
            name,
            value: value.into(),
            otherwise,
            optional: false,
            masked: str::to_owned,
        }
    }

    /// One that is shown by this.
    pub(super) fn masked(self, masked: fn(&str) -> String) -> Self {
        Self { masked, ..self }
    }

    /// One that must not say anything else, if it is there.
    pub(super) fn optional(
        name: &'static str,
        value: impl Into<Value>,
        otherwise: Otherwise,
    ) -> Self {
        Self {
            optional: true,
            ..Self::new(name, value, otherwise)
        }
    }
}

impl Field {
    /// A value, without what is secret in it.
    fn shown(&self, value: &Value) -> String {
        match value {
            Value::String(text) => format!("{:?}", (self.masked)(text)),
            other => other.to_string(),
        }
    }
}

/// What becomes of a field that says something else.
pub(super) enum Otherwise {
    /// It is ours to set.
    Set,
    /// It is the user's choice, and stays.
    Keep,
    /// It is set where it says no more than this, which is nobody's; else somebody wants it so.
    Ask(fn(&Value) -> bool),
}

/// The object `name` of a document, with what it must hold.
pub(super) fn edit(
    text: &str,
    name: &'static str,
    fields: &[Field],
    replace: bool,
) -> Result<String, EditError> {
    let document = Document::parse(text)?;
    if only(&document.root, "", name)?.is_some_and(|value| value.as_object().is_none()) {
        return Err(EditError::kind(&format!("/{name}"), "an object"));
    }
    let object = document.root.object_value_or_set(name);
    let mut changed = false;
    for field in fields {
        changed |= set(&object, name, field, replace)?;
    }
    Ok(match changed {
        true => document.print(),
        false => text.to_owned(),
    })
}

/// Whether there was something to change.
fn set(object: &CstObject, parent: &str, field: &Field, replace: bool) -> Result<bool, EditError> {
    let parent = format!("/{parent}");
    let Some(node) = only(object, &parent, field.name)? else {
        if !field.optional {
            object.append(field.name, input(&field.value));
        }
        return Ok(!field.optional);
    };
    let place = || format!("{parent}/{}", field.name);
    let old = node
        .to_serde_value()
        .ok_or_else(|| EditError::kind(&place(), "a plain value"))?;
    if old == field.value {
        return Ok(false);
    }
    match field.otherwise {
        Otherwise::Keep => return Ok(false),
        Otherwise::Ask(is_nobodys) if !replace && !is_nobodys(&old) => {
            return Err(EditError::Taken {
                place: place(),
                value: field.shown(&old),
            });
        }
        Otherwise::Set | Otherwise::Ask(_) => {}
    }
    let property = object.get(field.name).expect("it was found above");
    property.set_value(input(&field.value));
    Ok(true)
}

/// Fields are text or truth values.
fn input(value: &Value) -> CstInputValue {
    match value {
        Value::Bool(value) => CstInputValue::Bool(*value),
        Value::String(text) => CstInputValue::String(text.clone()),
        other => CstInputValue::String(other.to_string()),
    }
}

/// Whether a value is an address of any server of ours, or none.
pub(super) fn is_ours(value: &Value) -> bool {
    value.as_str().is_some_and(super::is_ours)
}
