//! What the generated code of a contract links: strict parsing, errors, bodies, parameters, answers, streams and routing.
//!
//! It knows poem and OpenAPI, and nothing of any one contract. The generator (`codegen`) writes code that is little
//! more than calls to this crate, so that a contract's generated code can be read.
mod body;
mod check;
mod coerce;
mod cookies;
pub mod document;
mod download;
mod failure;
pub mod js;
mod map;
mod object;
mod parameters;
pub mod reply;
mod routes;
mod rules;
pub mod security;
mod stream;

pub use body::{
    Answered, BodyRoom, BodyRule, File, Media, Part, ReadAs, Sent, bytes as read_bytes,
    file as read_file, json as read_json, json_or_bytes as read_json_or_bytes,
    object as read_object, optional_bytes as read_optional_bytes,
    optional_file as read_optional_file, optional_json as read_optional_json,
    optional_object as read_optional_object, optional_text as read_optional_text,
    text as read_text, unread as read_unread,
};
pub use bytes::Bytes;
pub use check::{
    Choices, Closed, Collected, Discriminator, Errors, FromJson, Kind, MAX_DEPTH, MAX_WRONG_ITEMS,
};
pub use codegen_values::formats;
pub use compact_str::CompactString;
pub use download::Download;
pub use failure::{ErrorShape, Failure, FieldError};
pub use map::{Json, Map};
pub use object::fields;
pub use parameters::{Given, Items, Parameters};
pub use poem;
pub use poem_openapi;
pub use regress;
pub use routes::{Answer, Route, RouteTable, endpoint};
pub use rules::{Format, Integer, Number, Pattern, Shape, Size, Text, Word};
pub use serde;
pub use stream::{EventStream, Frame, Message};
