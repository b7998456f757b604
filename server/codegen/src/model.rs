//! A contract as the generator understands it: only what it supports can be said here.
mod choice;
mod composed;
mod numbers;
mod security;
mod size;

use std::collections::BTreeMap;
use std::fmt;

use crate::yaml::Node;
pub(crate) use choice::{OneOf, Variant};
pub(crate) use composed::{Composed, Part};
pub(crate) use numbers::{Integer, Number};
pub(crate) use security::{Flow, Need, Scheme, SchemeKind, Way};
pub(crate) use size::Size;

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

pub(crate) struct Operation {
    /// The function in Rust.
    pub id: String,
    /// As the document has it, if it has one.
    pub operation_id: Option<String>,
    /// Upper case.
    pub method: String,
    pub path: String,
    pub tags: Vec<String>,
    /// The name of its module.
    pub module: String,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub deprecated: bool,
    pub security: Vec<Way>,
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    /// Statuses below 400; or the default, where there are none. None at all: 200 without content, which nobody declared.
    pub successes: Vec<Response>,
    pub errors: Vec<Response>,
}

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

pub(crate) struct Body {
    pub holds: Holds,
    /// What `holds` will refer to, if it stands here; none is left when the contract has been read.
    pub inline: Option<Box<Inline>>,
    /// Every media type that is taken; all hold the same.
    pub media: Vec<Media>,
    pub description: Option<String>,
    pub required: bool,
    pub also: Vec<String>,
    pub coerce: bool,
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

/// One answer that an operation declares.
pub(crate) struct Response {
    pub code: Code,
    pub description: String,
    /// The trait's name, where it is an error under `components/responses` that has one status in all of the contract.
    pub component: Option<String>,
    pub content: Content,
    /// As [`Body::inline`].
    pub inline: Option<Box<Inline>>,
    pub headers: Vec<Header>,
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

impl Operation {
    pub(crate) fn parameters_in(&self, place: Place) -> impl Iterator<Item = &Parameter> {
        let all = self.parameters.iter();
        all.filter(move |parameter| parameter.place == place)
    }

    /// Every answer that is declared.
    pub(crate) fn responses(&self) -> impl Iterator<Item = &Response> {
        self.successes.iter().chain(&self.errors)
    }

    /// What the document calls it; or what Rust does.
    pub(crate) fn called(&self) -> &str {
        self.operation_id.as_deref().unwrap_or(&self.id)
    }

    /// Errors that a handler may answer.
    pub(crate) fn handler_errors(&self) -> impl Iterator<Item = &Response> {
        self.errors.iter().filter(|error| !error.by_framework)
    }
}
