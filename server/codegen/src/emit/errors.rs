//! A trait for each error that several operations share, so that a domain's errors are turned into answers in one place.
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Code, Contract, Response};
use crate::names::{ident, snake};

use super::{answers, doc};

pub(super) fn items(contract: &Contract) -> Vec<TokenStream> {
    let shared = shared(contract);
    let any = |is: fn(&Response) -> bool| shared.values().any(|error| is(error));
    let mut items = Vec::new();
    if any(|error| !matches!(error.code, Code::Exact(_))) {
        items.push(quote! { use codegen_runtime::poem::http::StatusCode; });
    }
    let carried = shared.values().filter_map(|error| error.content.schema());
    let carried: BTreeSet<_> = carried.collect();
    items.extend(carried.into_iter().map(|schema| {
        let schema = ident(schema);
        quote! { use super::types::#schema; }
    }));
    items.extend(shared.values().map(|error| definition(contract, error)));
    items
}

/// The errors under `components/responses` that handlers answer.
fn shared(contract: &Contract) -> BTreeMap<&str, &Response> {
    let errors = contract
        .operations
        .iter()
        .flat_map(|operation| operation.handler_errors());
    errors
        .filter_map(|error| Some((error.component.as_deref()?, error)))
        .collect()
}

fn definition(contract: &Contract, error: &Response) -> TokenStream {
    let Some(component) = &error.component else {
        return TokenStream::new();
    };
    let (name, method) = (ident(component), ident(&snake(component)));
    let text = format!("Answers `{}`. {}", error.code, error.description);
    let doc = doc(Some(&text));
    let parameters = answers::fields(contract, error, &ident("error"));
    let parameters = parameters.iter().map(|(name, ty)| quote! { #name: #ty });
    quote! {
        #doc
        pub trait #name {
            fn #method(#(#parameters),*) -> Self;
        }
    }
}
