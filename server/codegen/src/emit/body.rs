//! How an operation reads its body, and what its handler then gets.
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Body, Contract, Field, Holds, Media, ReadAs, Shape, Type};
use crate::names::ident;
use crate::read::forms::{self, Kind};

/// The Rust type of a body that is there.
pub(super) fn rust(body: &Body) -> TokenStream {
    match &body.holds {
        Holds::Schema(name) => {
            let name = ident(name);
            match body.also_bytes.is_empty() {
                true => quote! { #name },
                false => quote! { runtime::Sent<#name> },
            }
        }
        Holds::Text => quote! { String },
        Holds::Bytes if body.has_a_choice_of_types() => quote! { runtime::File },
        Holds::Bytes => quote! { runtime::Bytes },
    }
}

/// The statements after which `body` holds it.
pub(super) fn read(contract: &Contract, body: &Body) -> TokenStream {
    let rule = rule(body);
    if let Some(name) = body.schema().filter(|_| body.unread) {
        let name = ident(name);
        return quote! {
            const BODY: BodyRule = #rule;
            let body = #name(runtime::read_unread(request, &BODY).await?);
        };
    }
    let kind = match &body.holds {
        Holds::Schema(_) if !body.also_bytes.is_empty() => "json_or_bytes",
        Holds::Schema(_) if body.is_plain_json() => "json",
        Holds::Schema(_) => "object",
        Holds::Text => "text",
        Holds::Bytes if body.has_a_choice_of_types() => "file",
        Holds::Bytes => "bytes",
    };
    let read = match body.required {
        true => format_ident!("read_{kind}"),
        false => format_ident!("read_optional_{kind}"),
    };
    let (constant, argument) = match &body.holds {
        Holds::Schema(_) if !body.also_bytes.is_empty() => {
            let types = &body.also_bytes;
            (None, Some(quote! { , &[#(#types),*] }))
        }
        Holds::Schema(_) if body.is_plain_json() => (None, None),
        Holds::Schema(name) => {
            let media = media(contract, body, name);
            let constant = quote! { const MEDIA: runtime::Media = #media; };
            (Some(constant), Some(quote! { , &MEDIA }))
        }
        Holds::Text | Holds::Bytes => {
            let types = body.media.iter().map(|media| &media.name);
            (None, Some(quote! { , &[#(#types),*] }))
        }
    };
    quote! {
        const BODY: BodyRule = #rule;
        #constant
        let body = runtime::#read(request, &BODY #argument).await?;
    }
}

fn rule(body: &Body) -> TokenStream {
    let (also, coerce, error, details) = (&body.also, body.coerce, &body.error, body.details);
    let limit_bytes = Literal::u64_unsuffixed(body.limit_bytes);
    quote! {
        BodyRule {
            also: &[#(#also),*],
            coerce: #coerce,
            limit_bytes: #limit_bytes,
            error: #error,
            details: #details,
        }
    }
}

/// The media types of an object, and the fields of its forms.
fn media(contract: &Contract, body: &Body, schema: &str) -> TokenStream {
    let types = body.media.iter().map(|media| {
        let name = &media.name;
        let read = match media.read {
            ReadAs::Json | ReadAs::Whole => quote! { Json },
            ReadAs::Form => quote! { Form },
            ReadAs::Multipart => quote! { Multipart },
        };
        quote! { (#name, runtime::ReadAs::#read) }
    });
    let is_form = body.media.iter().any(|media| media.read != ReadAs::Json);
    let fields = match &contract.schema(schema).shape {
        Shape::Object(fields) if is_form => fields.as_slice(),
        _ => &[],
    };
    let parts = fields.iter().map(|field| part(contract, body, field));
    quote! {
        runtime::Media { types: &[#(#types),*], parts: &[#(#parts),*] }
    }
}

fn part(contract: &Contract, body: &Body, field: &Field) -> TokenStream {
    let part = plain_part(contract, field);
    let types = body
        .media
        .iter()
        .find_map(|media| encoding(media, &field.name));
    let types = types.map(|types| quote! { .of(&[#(#types),*]) });
    quote! { #part #types }
}

/// A field, of any media types.
pub(super) fn plain_part(contract: &Contract, field: &Field) -> TokenStream {
    let name = &field.name;
    let (item, repeated) = match &field.value.ty {
        Type::List(item) => (item.as_ref(), Some(quote! { .repeated() })),
        _ => (&field.value, None),
    };
    let kind = match forms::kind(contract, item) {
        Kind::Text => quote! { text },
        Kind::Bare => quote! { bare },
        Kind::Json | Kind::List => quote! { json },
        Kind::File => quote! { file },
    };
    quote! { runtime::Part::#kind(#name) #repeated }
}

fn encoding<'a>(media: &'a Media, field: &str) -> Option<&'a [String]> {
    let mut all = media.encoding.iter();
    let found = all.find(|(name, _)| name == field);
    found.map(|(_, types)| types.as_slice())
}
