//! Parameters: where they stand, and how their text is read.
use super::{Type, Typed};

pub(crate) struct Parameter {
    pub name: String,
    pub place: Place,
    pub description: Option<String>,
    pub required: bool,
    pub value: Typed,
    pub reader: Reader,
    pub style: Style,
    pub explode: bool,
    pub deprecated: bool,
}

/// How OpenAPI writes a parameter that is more than one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Form,
    Simple,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// Where a parameter stands in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// How the text of a parameter is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// What is not of the type is refused.
    Strict,
    /// `x-am-parse: atoi`.
    Atoi,
    /// `x-am-parse: prefix`.
    Prefix,
    /// `x-am-parse: number`.
    Number,
    /// `x-am-repeat: join`.
    Join,
}

impl Place {
    /// The style of a parameter that does not say one.
    pub(crate) fn style(self) -> Style {
        match self {
            Self::Path | Self::Header => Style::Simple,
            Self::Query | Self::Cookie => Style::Form,
        }
    }
}

impl Parameter {
    /// Whether it may be absent, and nothing takes its place. A list that is absent is empty: an empty one is not
    /// written in another way.
    pub(crate) fn may_lack(&self) -> bool {
        let list = matches!(self.value.ty, Type::List(_));
        !self.required && !list && !self.value.has_default()
    }
}
