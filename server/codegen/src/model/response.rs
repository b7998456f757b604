//! Answers: their status, what they carry, their headers.
use std::fmt;

use super::{Inline, Typed};

/// One answer that an operation declares.
pub(crate) struct Response {
    pub code: Code,
    pub description: String,
    /// The trait's name, where it is an error under `components/responses` that has one status in all of the contract.
    pub component: Option<String>,
    pub content: Content,
    /// As [`super::Body::inline`].
    pub inline: Option<Box<Inline>>,
    pub headers: Vec<Header>,
    pub links: Vec<Link>,
    /// Whether the framework alone answers it; a handler cannot.
    pub by_framework: bool,
}

/// What stands for the status of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Code {
    Exact(u16),
    /// `4XX`: every status of that hundred which is not said by itself.
    Range(u16),
    /// Every status that is not said by itself.
    Default,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(code) => write!(f, "{code}"),
            Self::Range(hundred) => write!(f, "{hundred}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// What an answer carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    Empty,
    /// `media` is `application/json`, or a type that ends in `+json`.
    Json {
        schema: String,
        media: String,
    },
    EventStream(String),
    /// A text of the media type.
    Text(String),
    /// A file of one of the media types.
    Bytes(Vec<String>),
}

impl Content {
    pub(crate) fn refer_to(&mut self, name: String) {
        if let Self::Json { schema, .. } | Self::EventStream(schema) = self {
            *schema = name;
        }
    }

    pub(crate) fn schema(&self) -> Option<&str> {
        match self {
            Self::Empty | Self::Text(_) | Self::Bytes(_) => None,
            Self::Json { schema, .. } | Self::EventStream(schema) => Some(schema),
        }
    }
}

pub(crate) struct Header {
    pub name: String,
    pub description: Option<String>,
    pub required: bool,
    pub deprecated: bool,
    pub value: Typed,
}

/// What a client may ask next: for people and tools, a server does nothing about it.
pub(crate) struct Link {
    pub name: String,
    pub description: Option<String>,
    /// The `operationId` that it leads to.
    pub operation: String,
    /// What to say for each parameter, as JSON: a text may hold runtime expressions.
    pub parameters: Vec<(String, String)>,
    /// As a parameter.
    pub body: Option<String>,
}
