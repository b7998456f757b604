//! Types where they are used, and the values that stand for what is absent.
use super::{Integer, Number, Schema, Size};
use crate::yaml::Node;

/// A schema that stands where it is used, until it gets a name.
#[derive(Debug, Clone)]
pub(crate) struct Inline {
    pub schema: Schema,
    pub node: Node,
}

/// What is said in two places is the same all the same.
impl PartialEq for Inline {
    fn eq(&self, other: &Self) -> bool {
        self.schema == other.schema
    }
}

/// A type where it is used: a field, an item, a parameter, a header.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Typed {
    pub ty: Type,
    /// What `ty` will refer to; none is left when the contract has been read.
    pub inline: Option<Box<Inline>>,
    pub title: Option<String>,
    pub description: Option<String>,
    pub deprecated: bool,
    /// Who says it, where it is a property.
    pub said_by: SaidBy,
    pub nullable: bool,
    /// Of a list or a map.
    pub size: Size,
    /// What stands in for a value that is absent.
    pub default: Option<Constant>,
    /// Whether a reference is wrapped in `allOf`, to carry more than the reference.
    pub wrapped: bool,
    /// The `type` beside that `allOf`.
    pub stated_type: Option<String>,
    pub trim: bool,
    pub type_and_enum: bool,
    pub collect: bool,
}

/// `readOnly` and `writeOnly`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SaidBy {
    Both,
    Answers,
    Requests,
}

impl Typed {
    /// The type, and nothing more said of it.
    pub(crate) fn plain(ty: Type) -> Self {
        Self {
            ty,
            inline: None,
            title: None,
            description: None,
            deprecated: false,
            said_by: SaidBy::Both,
            nullable: false,
            size: Size::default(),
            default: None,
            wrapped: false,
            stated_type: None,
            trim: false,
            type_and_enum: false,
            collect: false,
        }
    }

    /// What it tells people.
    pub(crate) fn prose(&self) -> Option<&str> {
        self.description.as_deref().or(self.title.as_deref())
    }

    /// Whether something takes the place of a value that is absent.
    pub(crate) fn has_default(&self) -> bool {
        !matches!(self.default, None | Some(Constant::Null))
    }
}

/// A value that the contract itself states.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constant {
    Null,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(String),
    /// A word of an enum.
    Word(String),
    List(Vec<Constant>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Type {
    Text(Text),
    Integer(Integer),
    Number(Number),
    Boolean,
    /// A file in a form.
    File,
    Reference(String),
    List(Box<Typed>),
    /// An object of any keys.
    Map(Box<Typed>),
    /// Any JSON.
    Json,
}

impl Type {
    pub(crate) fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Text(_) | Self::Integer(_) | Self::Number(_) | Self::Boolean
        )
    }
}

/// What a string is held to.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Text {
    pub min_length: usize,
    pub max_length: Option<usize>,
    pub pattern: Option<String>,
    /// Checked where it is one that the runtime knows, else for people.
    pub format: Option<String>,
    pub js_date: bool,
}
