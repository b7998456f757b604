//! Structs and enums, with how they are rendered, parsed and documented.
use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Contract, Field, OneOf, Schema, Shape, Type, Typed, Variant};
use crate::names::{ident, member, member_ident, variant};

use super::{doc, doc_of, parse, words};

pub(super) fn items(contract: &Contract) -> Vec<TokenStream> {
    let mut items = uses(contract);
    for schema in &contract.schemas {
        items.push(definition(contract, schema));
        items.extend(words::items(schema));
        if schema.in_requests {
            items.extend(parse::items(contract, schema));
        }
    }
    items
}

fn uses(contract: &Contract) -> Vec<TokenStream> {
    let parsed = |is: fn(&Shape) -> bool| {
        let mut schemas = contract.schemas.iter();
        schemas.any(|schema| schema.in_requests && is(&schema.shape))
    };
    let parsers =
        parsed(|shape| !matches!(shape, Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm));
    let mut schemas = contract.schemas.iter();
    let bodies = schemas.any(|schema| contract.is_body(&schema.name));
    let mut names = Vec::new();
    if parsers || holds_runtime_types(contract) {
        names.push(quote! { self as runtime });
    }
    if parsers || bodies {
        names.push(quote! { Errors, FromJson });
    }
    if parsed(|shape| matches!(shape, Shape::Enum(_))) {
        names.push(quote! { Closed });
    }
    let runtime = (!names.is_empty()).then(|| quote! { use codegen_runtime::{#(#names),*}; });
    runtime
        .into_iter()
        .chain([quote! { use serde::Serialize; }])
        .collect()
}

fn holds_runtime_types(contract: &Contract) -> bool {
    fn holds(value: &Typed) -> bool {
        match &value.ty {
            Type::Map(_) | Type::Json => true,
            Type::List(item) => holds(item),
            _ => false,
        }
    }
    let mut schemas = contract.schemas.iter();
    schemas.any(|schema| match &schema.shape {
        Shape::Object(fields) => fields
            .iter()
            .any(|field| holds(&field.value) || is_compact(schema, field)),
        Shape::Wrapped(value) => holds(value),
        Shape::OneOf(one_of) => one_of.variants.iter().any(|v| holds(&v.value)),
        Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => false,
    })
}

fn definition(contract: &Contract, schema: &Schema) -> TokenStream {
    let name = ident(&schema.name);
    let doc = doc_of(schema.prose(), schema.deprecated);
    let derives = derives(schema);
    match &schema.shape {
        Shape::Object(fields) => {
            let fields = fields
                .iter()
                .map(|field| self::field(contract, schema, field));
            quote! { #doc #derives pub struct #name { #(#fields)* } }
        }
        Shape::Enum(words) => {
            let variants = words.iter().map(|word| {
                let variant = ident(&variant(word));
                match schema.in_responses {
                    true => quote! { #[serde(rename = #word)] #variant, },
                    false => quote! { #variant, },
                }
            });
            quote! { #doc #derives pub enum #name { #(#variants)* } }
        }
        Shape::Open(words) => {
            let variants = words.iter().map(|word| ident(&variant(word)));
            quote! { #doc #derives pub enum #name {
                #(#variants,)*
                /// A word that the contract does not list.
                Other(String),
            } }
        }
        Shape::OneOf(one_of) => {
            let variants = one_of.variants.iter();
            let variants = variants.map(|variant| one_of_variant(contract, one_of, variant));
            // A value of it is rendered where it is made, and never kept.
            let large = quote! { #[allow(clippy::large_enum_variant)] };
            quote! { #doc #derives #[serde(untagged)] #large pub enum #name { #(#variants)* } }
        }
        Shape::FreeForm => {
            let held = match schema.prose().is_some() || schema.deprecated {
                true => quote! { #[doc = ""] #[doc = " Held as JSON text."] },
                false => quote! { #[doc = " Any JSON, held as its text."] },
            };
            let raw = schema.in_responses.then(|| {
                quote! { #[serde(serialize_with = "codegen_runtime::reply::raw")] }
            });
            quote! { #doc #held #derives pub struct #name(#raw pub String); }
        }
        Shape::Wrapped(value) => {
            let value = rust(contract, value);
            quote! { #doc #derives pub struct #name(pub #value); }
        }
    }
}

fn derives(schema: &Schema) -> TokenStream {
    let (copy, eq) = match &schema.shape {
        Shape::Enum(_) => (true, true),
        Shape::Open(_) => (false, true),
        Shape::Wrapped(value) => match value.ty {
            Type::Text(_) => (false, true),
            Type::Integer(_) | Type::Boolean => (true, true),
            Type::Number(_) => (true, false),
            _ => (false, false),
        },
        _ => (false, false),
    };
    let copy = copy.then(|| quote! { Copy, });
    // A scalar with a name is often what a server keeps things under.
    let key = eq && matches!(schema.shape, Shape::Wrapped(_));
    let key = key.then(|| quote! { PartialOrd, Ord, Hash, });
    let eq = eq.then(|| quote! { Eq, });
    let is_open = matches!(schema.shape, Shape::Open(_));
    let serialize = (schema.in_responses && !is_open).then(|| quote! { Serialize, });
    quote! { #[derive(Debug, Clone, #copy PartialEq, #eq #key #serialize)] }
}

fn one_of_variant(contract: &Contract, one_of: &OneOf, variant: &Variant) -> TokenStream {
    let (name, ty) = (ident(&variant.name), rust(contract, &variant.value));
    let words = match (&one_of.property, says_its_words(contract, variant)) {
        (Some(property), false) => {
            let words = variant.words.join("` or `");
            doc(Some(&format!("Its `{property}` must be `{words}`.")))
        }
        _ => TokenStream::new(),
    };
    quote! { #words #name(#ty), }
}

/// Whether the schema of a variant lets no other word be said than the variant's own.
fn says_its_words(contract: &Contract, variant: &Variant) -> bool {
    let Type::Reference(name) = &variant.value.ty else {
        return false;
    };
    let word = |field: &Field| match &field.value.ty {
        Type::Reference(name) => {
            matches!(&contract.schema(name).shape, Shape::Enum(words) if *words == variant.words)
        }
        _ => false,
    };
    match &contract.schema(name).shape {
        Shape::Object(fields) => fields.iter().any(word),
        _ => false,
    }
}

fn field(contract: &Contract, schema: &Schema, field: &Field) -> TokenStream {
    let doc = doc_of(field.value.prose(), field.value.deprecated);
    let name = member_ident(&field.name);
    let ty = match is_compact(schema, field) {
        true => quote! { runtime::CompactString },
        false => rust(contract, &field.value),
    };
    let ty = match schema.boxes(field) {
        true => quote! { std::boxed::Box<#ty> },
        false => ty,
    };
    let may_lack = match field.required {
        true => field.value.nullable,
        // In a request, the default stands in for what is absent.
        false => field.value.nullable || !schema.in_requests || field.default().is_none(),
    };
    let ty = match may_lack {
        true => quote! { Option<#ty> },
        false => ty,
    };
    let wire = &field.name;
    let rename =
        (schema.in_responses && member(wire) != *wire).then(|| quote! { #[serde(rename = #wire)] });
    let both = schema.tells_absent_from_null(field);
    let ty = match both {
        true => quote! { Option<#ty> },
        false => ty,
    };
    // Optional and not nullable means: absent, never null.
    let absent = !field.required && may_lack && !field.value.nullable;
    let skip = (schema.in_responses && (absent || both))
        .then(|| quote! { #[serde(skip_serializing_if = "Option::is_none")] });
    quote! { #doc #rename #skip pub #name: #ty, }
}

/// Texts of answers alone: there are many, most of them are short, and those lie in the struct itself.
fn is_compact(schema: &Schema, field: &Field) -> bool {
    schema.in_responses && !schema.in_requests && matches!(field.value.ty, Type::Text(_))
}

/// The Rust type of a value that is there.
pub(super) fn rust(contract: &Contract, value: &Typed) -> TokenStream {
    match &value.ty {
        Type::Text(_) => quote! { String },
        Type::Integer(integer) if integer.small => quote! { i32 },
        Type::Integer(_) => quote! { i64 },
        Type::Number(_) => quote! { f64 },
        Type::Boolean => quote! { bool },
        Type::File => quote! { runtime::File },
        Type::Json => quote! { runtime::Json },
        Type::Reference(name) => {
            let name = ident(&contract.schema(name).name);
            quote! { #name }
        }
        Type::List(item) => {
            let item = held(contract, item);
            match value.collect {
                true => quote! { runtime::Collected<#item> },
                false => quote! { Vec<#item> },
            }
        }
        Type::Map(value) => {
            let value = held(contract, value);
            quote! { runtime::Map<#value> }
        }
    }
}

/// The Rust type of what a list or a map holds.
fn held(contract: &Contract, value: &Typed) -> TokenStream {
    let rust = rust(contract, value);
    match value.nullable {
        true => quote! { Option<#rust> },
        false => rust,
    }
}
