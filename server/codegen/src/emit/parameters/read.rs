//! How a parameter is read: by its type, and by what it is held to.
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::emit::rule::PatternOf;
use crate::emit::{body, constant, rule};
use crate::model::{Contract, Parameter, Place, Presence, Reader, Shape, Style, Text, Type, Typed};
use crate::names::ident;
use crate::words;

/// A value that is read: a parameter's, or an item's of the list in it.
struct Asked<'a> {
    name: &'a str,
    pattern: PatternOf<'a>,
    required: bool,
    reader: Reader,
    value: &'a Typed,
}

pub(super) fn parameter(contract: &Contract, parameter: &Parameter, source: &Ident) -> TokenStream {
    let asked = Asked {
        name: &parameter.name,
        pattern: PatternOf::Field(&parameter.name),
        required: parameter.required,
        reader: parameter.reader,
        value: &parameter.value,
    };
    match &parameter.value.ty {
        Type::List(item) => list(contract, parameter, item, source),
        Type::Reference(schema) if parameter.style == Style::DeepObject => {
            deep_object(contract, parameter, schema, source)
        }
        _ => one(contract, &asked, source),
    }
}

fn list(contract: &Contract, parameter: &Parameter, item: &Typed, source: &Ident) -> TokenStream {
    let name = &parameter.name;
    let items = items(parameter);
    let given = match parameter.required {
        true => {
            let wrong = words::NO_ITEM;
            quote! { Given::required(#wrong) }
        }
        false => quote! { Given::optional("") },
    };
    let size = rule::parameter_size(contract, &parameter.value, item);
    let given = match size {
        Some(size) => quote! { #given.sized(#size) },
        None => given,
    };
    let asked = Asked {
        name,
        pattern: PatternOf::Field(name),
        required: true,
        reader: Reader::Strict,
        value: item,
    };
    let item = one(contract, &asked, &ident("item"));
    let read = quote! { #source.list(#name, Items::#items, #given, |item| #item) };
    match &parameter.value.default {
        Some(default) => {
            let or = constant::or(&parameter.value, default);
            quote! { #read #or }
        }
        None if parameter.required => read,
        None => quote! { #read.unwrap_or_default() },
    }
}

fn deep_object(
    contract: &Contract,
    parameter: &Parameter,
    schema: &str,
    source: &Ident,
) -> TokenStream {
    let (name, ty) = (&parameter.name, ident(schema));
    let fields = match &contract.schema(schema).shape {
        Shape::Object(fields) => fields.as_slice(),
        _ => &[],
    };
    let parts = fields.iter().map(|field| body::plain_part(contract, field));
    let given = match parameter.required {
        true => {
            let missing = words::MISSING;
            quote! { Given::required(#missing) }
        }
        false => quote! { Given::optional("") },
    };
    quote! {
        {
            const FIELDS: &[runtime::Part] = &[#(#parts),*];
            #source.deep_object::<#ty>(#name, FIELDS, #given)
        }
    }
}

/// How the items stand: a variant of the runtime's `Items`.
fn items(parameter: &Parameter) -> Ident {
    ident(match (parameter.style, parameter.place) {
        (Style::Form, _) if parameter.explode => "Repeated",
        (Style::Simple, Place::Header) => "Lines",
        (Style::Form | Style::Simple, _) => "Commas",
        (Style::SpaceDelimited, _) => "Spaces",
        (Style::PipeDelimited | Style::DeepObject, _) => "Pipes",
    })
}

fn one(contract: &Contract, parameter: &Asked<'_>, source: &Ident) -> TokenStream {
    let name = parameter.name;
    let default = parameter.value.default.as_ref();
    let rust = default.map(|default| constant::rust(parameter.value, default));
    let read = match (&parameter.value.ty, parameter.reader) {
        (Type::Integer(_), Reader::Atoi) => return quote! { #source.atoi(#name, #rust) },
        (Type::Integer(_), Reader::Prefix) => {
            return match rust {
                Some(rust) => quote! { #source.prefix_or(#name, #rust) },
                None => quote! { #source.prefix(#name) },
            };
        }
        (Type::Integer(_), Reader::Number) => {
            return quote! { #source.parsed_integer(#name, #rust) };
        }
        (Type::Number(_), Reader::Number) => {
            return quote! { #source.parsed_number(#name, #rust) };
        }
        (Type::Text(_), Reader::Join) => quote! { #source.joined(#name) },
        (Type::Reference(schema), _) => match contract.scalar(schema) {
            Some(value) => {
                let pattern = PatternOf::Schema(schema);
                let read = scalar(
                    &Asked {
                        value,
                        pattern,
                        ..*parameter
                    },
                    source,
                );
                let schema = ident(schema);
                quote! { #read.map(#schema) }
            }
            None => word(contract, parameter, schema, source),
        },
        _ => scalar(parameter, source),
    };
    let or = default.map(|default| constant::or(parameter.value, default));
    quote! { #read #or }
}

/// A word of an enum.
fn word(contract: &Contract, parameter: &Asked<'_>, schema: &str, source: &Ident) -> TokenStream {
    let (name, ty) = (parameter.name, ident(schema));
    match &contract.schema(schema).shape {
        Shape::Open(_) if parameter.required => {
            quote! { #source.required_text(#name).map(#ty::from) }
        }
        Shape::Open(_) => quote! { #source.text(#name).map(#ty::from) },
        shape => {
            let words = match shape {
                Shape::Enum(words) => words.as_slice(),
                _ => &[],
            };
            let given = given(parameter, &words::one_of(words));
            quote! { #source.word::<#ty>(#name, #given) }
        }
    }
}

/// Whether it is read by what the runtime calls `Given`.
pub(super) fn uses_given(contract: &Contract, parameter: &Parameter) -> bool {
    let item = match &parameter.value.ty {
        Type::List(_) => return true,
        _ => &parameter.value,
    };
    let value = match &item.ty {
        Type::Reference(schema) => match contract.scalar(schema) {
            Some(value) => value,
            None => return !matches!(contract.schema(schema).shape, Shape::Open(_)),
        },
        _ => item,
    };
    let text = matches!(value.ty, Type::Text(_));
    parameter.reader == Reader::Strict && !text && !is_checked(value)
}

/// Whether it is held to more than its type and a range.
fn is_checked(value: &Typed) -> bool {
    match &value.ty {
        Type::Text(text) => *text != Text::default(),
        Type::Integer(integer) => !integer.is_range(),
        Type::Number(number) => !number.is_range(),
        _ => false,
    }
}

fn presence(parameter: &Asked<'_>) -> Presence {
    match parameter.required {
        true => Presence::Required,
        false => Presence::Optional,
    }
}

/// A scalar without a name, by its type.
fn scalar(parameter: &Asked<'_>, source: &Ident) -> TokenStream {
    let (name, checked) = (parameter.name, is_checked(parameter.value));
    let wrong = words::must_be(&words::parameter_noun(parameter.value), presence(parameter));
    let given = given(parameter, &wrong);
    match &parameter.value.ty {
        Type::Text(text) if checked => {
            let rule =
                rule::parameter_text(parameter.pattern, parameter.required, parameter.value, text);
            quote! { #source.checked_text(#name, &#rule) }
        }
        Type::Text(_) if parameter.required => quote! { #source.required_text(#name) },
        Type::Text(_) => quote! { #source.text(#name) },
        Type::Integer(integer) if checked => {
            let rule = rule::integer(parameter.value, integer, presence(parameter));
            quote! { #source.checked_integer(#name, &#rule) }
        }
        Type::Number(number) if checked => {
            let rule = rule::number(parameter.value, number, presence(parameter));
            quote! { #source.checked_number(#name, &#rule) }
        }
        Type::Integer(integer) => {
            let literal = |bound: i64| Literal::i64_unsuffixed(bound);
            let range = range(integer.low().map(literal), integer.high().map(literal));
            quote! { #source.integer(#name, #range, #given) }
        }
        Type::Number(number) => {
            let literal = |bound: f64| Literal::f64_unsuffixed(bound);
            let range = range(number.minimum.map(literal), number.maximum.map(literal));
            quote! { #source.number(#name, #range, #given) }
        }
        _ => quote! { #source.boolean(#name, #given) },
    }
}

fn range(minimum: Option<Literal>, maximum: Option<Literal>) -> TokenStream {
    match maximum {
        Some(maximum) => quote! { #minimum..=#maximum },
        None => quote! { #minimum.. },
    }
}

/// Whether it must be there, and what is said where it is not what it should be.
fn given(parameter: &Asked<'_>, wrong: &str) -> TokenStream {
    match parameter.required {
        true => quote! { Given::required(#wrong) },
        false => quote! { Given::optional(#wrong) },
    }
}
