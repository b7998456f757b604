//! The parameters of an operation: one struct for those of its path, one for its query's, one for its headers'.
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::model::{
    Contract, Operation, Parameter, Place, Presence, Reader, Shape, Style, Text, Type, Typed,
};
use crate::names::{self, field_ident, ident};
use crate::words;

use super::tag::named;
use super::{body, constant, doc, doc_of, rule, types};

const PLACES: [Place; 4] = [Place::Path, Place::Query, Place::Header, Place::Cookie];

/// What the struct's name ends in, and the variable that holds it.
fn called(place: Place) -> (&'static str, &'static str) {
    match place {
        Place::Path => ("Path", "path"),
        Place::Query => ("Query", "query"),
        Place::Header => ("Headers", "headers"),
        Place::Cookie => ("Cookies", "cookies"),
    }
}

/// What generated code imports to read the parameters of `operations`.
pub(super) fn uses(contract: &Contract, operations: &[&Operation]) -> TokenStream {
    let mut parameters = operations
        .iter()
        .flat_map(|operation| &operation.parameters)
        .peekable();
    let lists = operations
        .iter()
        .flat_map(|operation| &operation.parameters);
    let lists = { lists }.any(|parameter| matches!(parameter.value.ty, Type::List(_)));
    let any = parameters.peek().map(|_| quote! { Parameters, });
    let given = parameters
        .any(|parameter| {
            let text = matches!(parameter.value.ty, Type::Text(_));
            let plain =
                !text && !is_checked(&parameter.value) && !is_open(contract, &parameter.value);
            parameter.reader == Reader::Strict && plain
        })
        .then(|| quote! { Given, });
    let lists = lists.then(|| quote! { Items, });
    quote! { #any #given #lists }
}

/// The arguments of a handler that hold parameters: variable and type.
pub(super) fn groups(operation: &Operation) -> Vec<(Ident, Ident)> {
    let used = PLACES
        .into_iter()
        .filter(|place| operation.parameters_in(*place).next().is_some());
    used.map(|place| {
        let (kind, variable) = called(place);
        (ident(variable), named(operation, kind))
    })
    .collect()
}

pub(super) fn structs(contract: &Contract, operation: &Operation) -> Vec<TokenStream> {
    let all = PLACES.into_iter();
    all.filter_map(|place| of_place(contract, operation, place))
        .collect()
}

fn of_place(contract: &Contract, operation: &Operation, place: Place) -> Option<TokenStream> {
    let parameters: Vec<_> = operation.parameters_in(place).collect();
    if parameters.is_empty() {
        return None;
    }
    let (kind, source) = called(place);
    let (name, text) = (
        named(operation, kind),
        format!("{kind} of `{}`.", operation.id),
    );
    let doc = doc(Some(&text));
    let fields = parameters
        .iter()
        .map(|parameter| field(contract, parameter));
    let open = match place {
        Place::Path => {
            let template = &operation.path;
            quote! { Parameters::path(request, #template) }
        }
        Place::Query => quote! { Parameters::query(request) },
        Place::Header => quote! { Parameters::headers(request) },
        Place::Cookie => quote! { Parameters::cookies(request) },
    };
    let locals: Vec<_> = parameters
        .iter()
        .map(|parameter| {
            let all = parameters.iter().map(|other| other.name.as_str());
            names::local(&parameter.name, all, &["request", source])
        })
        .collect();
    let source = ident(source);
    let reads = parameters
        .iter()
        .map(|parameter| read(contract, parameter, &source));
    let values = parameters.iter().zip(&locals).map(|(parameter, local)| {
        let field = field_ident(&parameter.name);
        match parameter.required {
            true => quote! { #field: #local? },
            false if field == *local => quote! { #field },
            false => quote! { #field: #local },
        }
    });
    let patterns = parameters
        .iter()
        .filter_map(|parameter| rule::pattern_function(&parameter.name, &parameter.value));
    Some(quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub struct #name { #(#fields)* }

        impl #name {
            fn read(request: &Request) -> Result<Self, runtime::Failure> {
                let mut #source = #open;
                #(let #locals = #reads;)*
                #source.finish(|| Some(Self { #(#values,)* }))
            }

            #(#patterns)*
        }
    })
}

fn field(contract: &Contract, parameter: &Parameter) -> TokenStream {
    let deprecated = parameter.deprecated || parameter.value.deprecated;
    let doc = doc_of(parameter.description.as_deref(), deprecated);
    let (field, ty) = (
        field_ident(&parameter.name),
        types::rust(contract, &parameter.value),
    );
    match parameter.may_lack() {
        true => quote! { #doc pub #field: Option<#ty>, },
        false => quote! { #doc pub #field: #ty, },
    }
}

/// A value that is read: a parameter's, or an item's of the list in it.
struct Asked<'a> {
    name: &'a str,
    required: bool,
    reader: Reader,
    value: &'a Typed,
}

fn read(contract: &Contract, parameter: &Parameter, source: &Ident) -> TokenStream {
    let asked = Asked {
        name: &parameter.name,
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
    let size = rule::parameter_size(&parameter.value, &item.ty);
    let given = match size {
        Some(size) => quote! { #given.sized(#size) },
        None => given,
    };
    let asked = Asked {
        name,
        required: true,
        reader: Reader::Strict,
        value: item,
    };
    let item = one(contract, &asked, &ident("item"));
    let read = quote! { #source.list(#name, Items::#items, #given, |item| #item) };
    let default = parameter.value.default.as_ref();
    match default.map(|default| (constant::rust(&parameter.value, default), default)) {
        Some((value, default)) => {
            let or = constant::or(value, Some(default));
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
    let default = default.map(|default| constant::rust(parameter.value, default));
    let read = match (&parameter.value.ty, parameter.reader) {
        (Type::Text(_), Reader::Join) => quote! { #source.joined(#name) },
        (Type::Text(text), _) if is_checked(parameter.value) => {
            let rule = rule::parameter_text(name, parameter.required, parameter.value, text);
            quote! { #source.checked_text(#name, &#rule) }
        }
        (Type::Text(_), _) if parameter.required => quote! { #source.required_text(#name) },
        (Type::Text(_), _) => quote! { #source.text(#name) },
        (Type::Reference(ty), _) if is_open(contract, parameter.value) => {
            let ty = ident(ty);
            match parameter.required {
                true => quote! { #source.required_text(#name).map(#ty::from) },
                false => quote! { #source.text(#name).map(#ty::from) },
            }
        }
        (Type::Integer(_), Reader::Atoi) => return quote! { #source.atoi(#name, #default) },
        (Type::Integer(_), Reader::Number) => {
            return quote! { #source.parsed_integer(#name, #default) };
        }
        (Type::Number(_), Reader::Number) => {
            return quote! { #source.parsed_number(#name, #default) };
        }
        _ => strict(contract, parameter, source),
    };
    let or = default.map(|default| constant::or(default, parameter.value.default.as_ref()));
    quote! { #read #or }
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

/// Whether it is a word of an enum that may grow.
fn is_open(contract: &Contract, value: &Typed) -> bool {
    match &value.ty {
        Type::Reference(name) => matches!(contract.schema(name).shape, Shape::Open(_)),
        _ => false,
    }
}

/// Neither a text nor read in another way than by its type.
fn strict(contract: &Contract, parameter: &Asked<'_>, source: &Ident) -> TokenStream {
    let name = parameter.name;
    let given = given(contract, parameter);
    match &parameter.value.ty {
        Type::Integer(integer) if is_checked(parameter.value) => {
            let rule = rule::integer(parameter.value, integer, presence(parameter));
            quote! { #source.checked_integer(#name, &#rule) }
        }
        Type::Number(number) if is_checked(parameter.value) => {
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
        Type::Boolean => quote! { #source.boolean(#name, #given) },
        _ => {
            let ty = types::rust(contract, parameter.value);
            quote! { #source.word::<#ty>(#name, #given) }
        }
    }
}

fn range(minimum: Option<Literal>, maximum: Option<Literal>) -> TokenStream {
    match maximum {
        Some(maximum) => quote! { #minimum..=#maximum },
        None => quote! { #minimum.. },
    }
}

/// Whether it must be there, and what is said where it is not what it should be.
fn given(contract: &Contract, parameter: &Asked<'_>) -> TokenStream {
    let presence = presence(parameter);
    let words = match &parameter.value.ty {
        Type::Reference(name) => match &contract.schema(name).shape {
            Shape::Enum(words) => Some(words),
            _ => None,
        },
        _ => None,
    };
    let wrong = match words {
        Some(words) => words::one_of(words),
        None => words::must_be(&words::parameter_noun(parameter.value), presence),
    };
    match parameter.required {
        true => quote! { Given::required(#wrong) },
        false => quote! { Given::optional(#wrong) },
    }
}
