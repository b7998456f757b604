//! A contract as the generator understands it: only what it supports can be said here.
mod body;
mod choice;
mod composed;
mod numbers;
mod operation;
mod parameter;
mod response;
mod schema;
mod security;
mod size;
mod typed;

use std::collections::BTreeMap;

pub(crate) use body::{Body, Holds, Media, ReadAs};
pub(crate) use choice::{OneOf, Variant};
pub(crate) use composed::{Composed, Part};
pub(crate) use numbers::{Integer, Number};
pub(crate) use operation::Operation;
pub(crate) use parameter::{Parameter, Place, Reader, Style};
pub(crate) use response::{Code, Content, Header, Link, Response};
pub(crate) use schema::{Field, Presence, Schema, Shape};
pub(crate) use security::{Flow, Need, Scheme, SchemeKind, Way};
pub(crate) use size::Size;
pub(crate) use typed::{Constant, Inline, SaidBy, Text, Type, Typed};

pub(crate) struct Contract {
    pub info: Info,
    /// Those that the document declares.
    pub tags: Vec<Tag>,
    pub modules: Vec<Module>,
    pub schemas: Vec<Schema>,
    pub operations: Vec<Operation>,
    pub schemes: Vec<Scheme>,
    /// How the framework's own refusals are said, if not as `{error, details, hint}`.
    pub error_shape: Option<ErrorShape>,
    /// What the document calls those schemas that Rust calls otherwise.
    pub documented: BTreeMap<String, String>,
}

/// The properties of the error schema that take what the framework has to say.
#[derive(Debug)]
pub(crate) struct ErrorShape {
    pub media: String,
    pub message: String,
    /// The number of the status.
    pub status: Option<String>,
    /// The name of the status.
    pub reason: Option<String>,
    pub details: Option<String>,
    pub hint: Option<String>,
}

impl ErrorShape {
    pub(crate) fn is_standard(&self) -> bool {
        self.media == "application/json"
            && self.message == "error"
            && self.status.is_none()
            && self.reason.is_none()
            && self.details.is_some()
            && self.hint.is_some()
    }

    /// Whether `property` takes something.
    pub(crate) fn fills(&self, property: &str) -> bool {
        let others = [&self.status, &self.reason, &self.details, &self.hint];
        let mut others = others.into_iter().flatten();
        self.message == property || others.any(|other| other == property)
    }
}

pub(crate) struct Info {
    pub title: String,
    pub version: String,
    pub description: Option<String>,
    pub license: Option<(String, Option<String>)>,
    pub terms_of_service: Option<String>,
    pub contact: Option<Contact>,
    pub servers: Vec<Server>,
}

pub(crate) struct Contact {
    pub name: Option<String>,
    pub url: Option<String>,
    pub email: Option<String>,
}

pub(crate) struct Server {
    pub url: String,
    pub description: Option<String>,
    pub variables: Vec<Variable>,
}

/// What stands in a server's URL in curly braces.
pub(crate) struct Variable {
    pub name: String,
    pub description: Option<String>,
    pub default: String,
    /// The values that it can have; empty for any.
    pub words: Vec<String>,
}

pub(crate) struct Tag {
    pub name: String,
    pub description: Option<String>,
}

/// Where the operations of a tag stand, or those without one.
pub(crate) struct Module {
    /// In Rust.
    pub name: String,
    pub tag: Option<String>,
    pub description: Option<String>,
}

impl Module {
    /// `of the tag `pets``, after a word such as `Operations`.
    pub(crate) fn of(&self) -> String {
        match &self.tag {
            Some(tag) => format!("of the tag `{tag}`"),
            None => "without a tag".to_owned(),
        }
    }
}

impl Contract {
    pub(crate) fn find(&self, name: &str) -> Option<&Schema> {
        self.schemas.iter().find(|schema| schema.name == name)
    }

    /// Whether a request body is a `name`, and does not only hold one.
    pub(crate) fn is_body(&self, name: &str) -> bool {
        let mut bodies = self.operations.iter().filter_map(|o| o.body.as_ref());
        bodies.any(|body| body.schema().is_some_and(|schema| schema == name))
    }

    /// The scalar that the schema `name` is a name of, if it is one.
    pub(crate) fn scalar(&self, name: &str) -> Option<&Typed> {
        match &self.schema(name).shape {
            Shape::Wrapped(value) if value.ty.is_scalar() => Some(value),
            _ => None,
        }
    }

    pub(crate) fn schema(&self, name: &str) -> &Schema {
        self.find(name)
            .expect("references were resolved when the contract was read")
    }
}
