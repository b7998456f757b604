//! What the document says of objects with `allOf`.
use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Composed, Contract, Field, Part};
use crate::names::ident;

use super::{meta_schema, property};

/// Such an object, or an inline part of one; its properties are among `fields`.
pub(super) fn object(
    contract: &Contract,
    fields: &[Field],
    said: &Composed,
) -> (Vec<TokenStream>, TokenStream) {
    let mut parts = Vec::new();
    if let Some(text) = &said.title {
        parts.push(quote! { title: Some(#text.to_owned()) });
    }
    if let Some(text) = &said.description {
        parts.push(quote! { description: Some(#text) });
    }
    if !said.required.is_empty() {
        let required = &said.required;
        parts.push(quote! { required: [#(#required),*].into() });
    }
    if !said.properties.is_empty() {
        let own = fields.iter();
        let own = own.filter(|field| said.properties.contains(&field.name));
        let own = own.map(|field| property(contract, field));
        parts.push(quote! { properties: [#(#own),*].into() });
    }
    if !said.all_of.is_empty() {
        let all_of = said.all_of.iter().map(|part| match part {
            Part::Reference(name) => {
                let name = ident(name);
                quote! { document::reference::<#name>() }
            }
            Part::Inline(part) => {
                let (parts, base) = object(contract, fields, part);
                let schema = meta_schema(&parts, base);
                quote! { document::inline(#schema) }
            }
        });
        parts.push(quote! { all_of: [#(#all_of),*].into() });
    }
    let base = match &said.stated_type {
        Some(kind) => quote! { MetaSchema::new(#kind) },
        None => quote! { MetaSchema::ANY },
    };
    (parts, base)
}
