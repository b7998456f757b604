//! Request bodies: what they hold, in which media types.
use super::Inline;

pub(crate) struct Body {
    pub holds: Holds,
    /// What `holds` will refer to, if it stands here; none is left when the contract has been read.
    pub inline: Option<Box<Inline>>,
    /// Every media type that is taken; all hold the same.
    pub media: Vec<Media>,
    pub description: Option<String>,
    pub required: bool,
    /// Further types that are read as JSON.
    pub also: Vec<String>,
    /// Further types whose bytes the handler reads, and answers in kind.
    pub also_bytes: Vec<String>,
    pub coerce: bool,
    /// The handler gets the text as it was sent, whatever it is.
    pub unread: bool,
    pub limit_bytes: u64,
    pub error: String,
    pub details: bool,
}

/// What a body or an answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holds {
    /// JSON, or a form, of a schema.
    Schema(String),
    Text,
    Bytes,
}

/// A media type of a body.
pub(crate) struct Media {
    pub name: String,
    pub read: ReadAs,
    /// `encoding`: the media types that a field of the form may have.
    pub encoding: Vec<(String, Vec<String>)>,
}

/// How a media type is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadAs {
    Json,
    Form,
    Multipart,
    /// What is no object has no fields to read.
    Whole,
}

impl Body {
    pub(crate) fn schema(&self) -> Option<&String> {
        match &self.holds {
            Holds::Schema(name) => Some(name),
            Holds::Text | Holds::Bytes => None,
        }
    }

    /// Whether it is `application/json` and nothing else, which is read as the legacy did.
    pub(crate) fn is_plain_json(&self) -> bool {
        matches!(self.media.as_slice(), [media] if media.name == "application/json")
    }

    /// Whether the bytes may be of one type or another.
    pub(crate) fn has_a_choice_of_types(&self) -> bool {
        self.media.len() > 1 || self.media.iter().any(|media| media.name.contains('*'))
    }
}
