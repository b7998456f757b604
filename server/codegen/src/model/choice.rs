//! `oneOf` and `anyOf`.
use super::Typed;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OneOf {
    /// As listed.
    pub variants: Vec<Variant>,
    /// The property that tells them apart; their shape does, where there is none.
    pub property: Option<String>,
    /// The words of that property, each with what the contract says of its schema.
    pub mapping: Vec<(String, String)>,
    /// `anyOf`.
    pub any: bool,
    /// The `type` beside it.
    pub stated_type: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Variant {
    /// In Rust.
    pub name: String,
    pub value: Typed,
    /// The discriminator's values.
    pub words: Vec<String>,
}
