//! Schemas with a name, and the fields of those that are objects.
use super::{Composed, Constant, OneOf, Size, Type, Typed};

/// A schema with a name: its own, or one after the place where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Schema {
    pub name: String,
    /// Whether it stands where it is used; then its name is Rust's only, and the document has it there too.
    pub inline: bool,
    /// Whether whatever refers to it may be null.
    pub nullable: bool,
    /// Before which of its words an enum lists null, if it does.
    pub null_before: Option<usize>,
    pub title: Option<String>,
    pub description: Option<String>,
    /// Where it stands, in words, if it is inline: for people whom it tells nothing else.
    pub place: Option<String>,
    pub deprecated: bool,
    pub shape: Shape,
    /// How the document says an object that `allOf` puts together.
    pub composed: Option<Composed>,
    /// How many properties an object may have.
    pub size: Size,
    /// Whether a request body can hold it: then it is parsed and validated.
    pub in_requests: bool,
    /// Whether an answer can hold it: then it is rendered.
    pub in_responses: bool,
    /// The schemas that it refers to and that hold it again: its fields of them stand elsewhere in memory.
    pub boxed: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Object(Vec<Field>),
    Enum(Vec<String>),
    /// `x-extensible-enum`: these words, and any other.
    Open(Vec<String>),
    /// Also `anyOf`.
    OneOf(OneOf),
    FreeForm,
    /// A list, a map or a scalar under a name.
    Wrapped(Typed),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// On the wire; in Rust it is this in snake case.
    pub name: String,
    pub required: bool,
    pub value: Typed,
}

/// Whether a field of a request may be absent, and whether it may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    RequiredOrNull,
    Optional,
    OptionalOrNull,
}

impl Field {
    pub(crate) fn presence(&self) -> Presence {
        match (self.required, self.value.nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::RequiredOrNull,
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalOrNull,
        }
    }

    /// What a request that leaves the field out says by it.
    pub(crate) fn default(&self) -> Option<&Constant> {
        let default = self.value.default.as_ref();
        default.filter(|default| !self.required && **default != Constant::Null)
    }
}

impl Schema {
    /// What it tells people.
    pub(crate) fn prose(&self) -> Option<&str> {
        let said = self.description.as_ref().or(self.title.as_ref());
        said.or(self.place.as_ref()).map(String::as_str)
    }

    /// Whether `field` leads back here.
    pub(crate) fn boxes(&self, field: &Field) -> bool {
        matches!(&field.value.ty, Type::Reference(name) if self.boxed.contains(name))
    }

    /// Whether a field that is absent is not the same as one that is null: where an answer can say both. A request that
    /// nobody answers with needs one `Option`.
    pub(crate) fn tells_absent_from_null(&self, field: &Field) -> bool {
        let always_there = field.required || (self.in_requests && field.default().is_some());
        self.in_responses && !always_there && field.value.nullable
    }
}
