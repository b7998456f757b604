//! A trait for each error that several operations share, so that a domain's errors are turned into answers in one place.
use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Contract, ErrorResponse, Header, Type};
use crate::names::{field_ident, ident, snake};

use super::doc;

pub(super) fn items(contract: &Contract) -> Vec<TokenStream> {
    let mut items: Vec<_> = shared(contract).into_values().map(definition).collect();
    if !items.is_empty() {
        items.insert(0, quote! { use super::types::Error; });
    }
    items
}

/// The errors under `components/responses` that handlers answer.
fn shared(contract: &Contract) -> BTreeMap<&str, &ErrorResponse> {
    let errors = contract
        .operations
        .iter()
        .flat_map(|operation| operation.handler_errors());
    errors
        .filter_map(|error| Some((error.component.as_deref()?, error)))
        .collect()
}

fn definition(error: &ErrorResponse) -> TokenStream {
    let Some(component) = &error.component else {
        return TokenStream::new();
    };
    let (name, method) = (ident(component), ident(&snake(component)));
    let text = format!("Answers `{}`. {}", error.code, error.description);
    let doc = doc(Some(&text));
    let headers = error.headers.iter().map(parameter);
    quote! {
        #doc
        pub trait #name {
            fn #method(error: Error, #(#headers),*) -> Self;
        }
    }
}

/// A header as a parameter or a field: `retry_after: Option<i64>`.
pub(super) fn parameter(header: &Header) -> TokenStream {
    let name = field_ident(&header.name);
    match &header.value.ty {
        Type::Integer(integer) if integer.small => quote! { #name: Option<i32> },
        Type::Integer(_) => quote! { #name: Option<i64> },
        _ => quote! { #name: Option<String> },
    }
}
