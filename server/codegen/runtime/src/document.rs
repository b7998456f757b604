//! Short ways to say poem-openapi's document metadata; the generator writes calls to these.
use std::collections::HashMap;

use poem::http::Method;
use poem_openapi::registry::{
    MetaApi, MetaDiscriminatorObject, MetaHeader, MetaMediaType, MetaOperation, MetaOperationParam,
    MetaParamIn, MetaPath, MetaRequest, MetaResponse, MetaResponses, MetaSchema, MetaSchemaRef,
    MetaTag, Registry,
};
use serde_json::Value;

pub use poem_openapi::ParameterStyle;

mod links;
mod security;

pub use links::*;
pub use security::*;

/// A schema with a name of its own under `components/schemas`.
pub trait Component {
    const NAME: &'static str;
    fn schema() -> MetaSchema;
}

/// Registers `T`; what it names is registered by itself.
pub fn component<T: Component>(registry: &mut Registry) {
    registry
        .schemas
        .entry(T::NAME.to_owned())
        .or_insert_with(T::schema);
}

pub fn reference<T: Component>() -> MetaSchemaRef {
    MetaSchemaRef::Reference(T::NAME.to_owned())
}

pub fn inline(schema: MetaSchema) -> MetaSchemaRef {
    MetaSchemaRef::Inline(Box::new(schema))
}

pub fn list(items: MetaSchemaRef) -> MetaSchema {
    MetaSchema {
        items: Some(Box::new(items)),
        ..MetaSchema::new("array")
    }
}

/// An object of any keys.
pub fn map(values: MetaSchemaRef) -> MetaSchema {
    MetaSchema {
        additional_properties: Some(Box::new(values)),
        ..MetaSchema::new("object")
    }
}

/// The JSON of a default or an enum's word.
///
/// # Panics
/// Never: the generator writes JSON.
pub fn value(json: &str) -> Value {
    serde_json::from_str(json).expect("the generator writes JSON")
}

pub fn words(words: &[&str]) -> Vec<Value> {
    words.iter().map(|word| Value::from(*word)).collect()
}

/// The words of an enum, with null before the one at `index`.
pub fn words_and_null(words: &[&str], index: usize) -> Vec<Value> {
    let (before, after) = words.split_at(index);
    [self::words(before), vec![Value::Null], self::words(after)].concat()
}

/// The property that tells the choices of a `oneOf` apart, and its words with what they stand for.
pub fn discriminator(
    property: &'static str,
    mapping: &[(&str, &str)],
) -> Option<MetaDiscriminatorObject> {
    let entry = |(word, target): &(&str, &str)| ((*word).to_owned(), (*target).to_owned());
    Some(MetaDiscriminatorObject {
        property_name: property,
        mapping: mapping.iter().map(entry).collect(),
    })
}

/// Says `document::path` and so on: a parameter in that place, in its style.
macro_rules! parameter {
    ($function:ident, $place:ident, $explode:literal) => {
        pub fn $function(
            name: &str,
            description: Option<&str>,
            required: bool,
            schema: MetaSchemaRef,
        ) -> MetaOperationParam {
            MetaOperationParam {
                name: name.to_owned(),
                schema,
                in_type: MetaParamIn::$place,
                description: description.map(str::to_owned),
                required,
                deprecated: false,
                explode: $explode,
                style: None,
            }
        }
    };
}

parameter!(path, Path, false);
parameter!(query, Query, true);
parameter!(request_header, Header, false);
parameter!(cookie, Cookie, true);

/// `said`, in another style than its place's, or exploded otherwise.
pub fn styled(
    said: MetaOperationParam,
    style: ParameterStyle,
    explode: bool,
) -> MetaOperationParam {
    MetaOperationParam {
        style: Some(style),
        explode,
        ..said
    }
}

pub fn media(content_type: &'static str, schema: MetaSchemaRef) -> Vec<MetaMediaType> {
    vec![MetaMediaType {
        content_type,
        schema,
    }]
}

/// What may come in several media types.
pub fn any_media<const N: usize>(each: [Vec<MetaMediaType>; N]) -> Vec<MetaMediaType> {
    each.into_iter().flatten().collect()
}

pub fn body(
    description: Option<&'static str>,
    required: bool,
    content: Vec<MetaMediaType>,
) -> MetaRequest {
    MetaRequest {
        description,
        content,
        required,
    }
}

pub fn response(
    status: u16,
    description: &'static str,
    content: Vec<MetaMediaType>,
) -> MetaResponse {
    MetaResponse {
        description,
        status: Some(status),
        status_range: None,
        content,
        headers: Vec::new(),
    }
}

/// What is said of a whole hundred of statuses, such as `4XX`.
pub fn range(range: &str, description: &'static str, content: Vec<MetaMediaType>) -> MetaResponse {
    MetaResponse {
        status: None,
        status_range: Some(range.to_owned()),
        ..response(0, description, content)
    }
}

/// What is said of every status that is not said by itself.
pub fn default_response(description: &'static str, content: Vec<MetaMediaType>) -> MetaResponse {
    MetaResponse {
        status: None,
        ..response(0, description, content)
    }
}

pub fn header(name: &str, description: Option<&str>, schema: MetaSchema) -> MetaHeader {
    MetaHeader {
        name: name.to_owned(),
        description: description.map(str::to_owned),
        required: false,
        deprecated: false,
        schema: inline(schema),
    }
}

/// A header that every such answer has.
pub fn required(mut header: MetaHeader) -> MetaHeader {
    header.required = true;
    header
}

/// What names an operation.
pub struct Title {
    pub method: Method,
    pub operation_id: Option<&'static str>,
    pub tags: &'static [&'static str],
    pub summary: Option<&'static str>,
    pub description: Option<&'static str>,
    /// Each way in that is enough by itself, as schemes with their scopes; an empty one needs nothing.
    pub security: &'static [&'static [(&'static str, &'static [&'static str])]],
}

pub fn operation(
    title: Title,
    params: impl Into<Vec<MetaOperationParam>>,
    request: Option<MetaRequest>,
    responses: impl Into<Vec<MetaResponse>>,
) -> MetaOperation {
    let need = |(name, scopes): &(&'static str, &[&'static str])| (*name, scopes.to_vec());
    let way = |needs: &&[(&'static str, &[&'static str])]| needs.iter().map(need).collect();
    MetaOperation {
        method: title.method,
        tags: title.tags.to_vec(),
        summary: title.summary,
        description: title.description,
        external_docs: None,
        params: params.into(),
        request,
        responses: MetaResponses {
            responses: responses.into(),
        },
        deprecated: false,
        security: title
            .security
            .iter()
            .map(way)
            .collect::<Vec<HashMap<_, _>>>(),
        operation_id: title.operation_id,
        code_samples: Vec::new(),
    }
}

/// What a document can call deprecated.
pub trait Deprecate {
    fn deprecate(&mut self);
}

impl Deprecate for MetaOperation {
    fn deprecate(&mut self) {
        self.deprecated = true;
    }
}

impl Deprecate for MetaHeader {
    fn deprecate(&mut self) {
        self.deprecated = true;
    }
}

impl Deprecate for MetaOperationParam {
    fn deprecate(&mut self) {
        self.deprecated = true;
    }
}

/// `said`, which new clients should leave alone.
pub fn deprecated<T: Deprecate>(mut said: T) -> T {
    said.deprecate();
    said
}

/// Operations by path, as poem-openapi takes them.
pub fn api<const N: usize>(paths: [(&str, Vec<MetaOperation>); N]) -> Vec<MetaApi> {
    let path = |(path, operations): (&str, _)| MetaPath {
        path: path.to_owned(),
        operations,
    };
    vec![MetaApi {
        paths: paths.into_iter().map(path).collect(),
    }]
}

pub fn tag(registry: &mut Registry, name: &'static str, description: Option<&'static str>) {
    registry.create_tag(MetaTag {
        name,
        description,
        external_docs: None,
    });
}
