//! What an operation can answer: an enum of its successes where there are several, and one of its errors.
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{ErrorResponse, Operation, Success};
use crate::names::{self, field_ident, ident, snake};

use super::tag::named;
use super::{doc, errors};

/// Where an operation has several successes, the handler says which.
pub(super) fn reply(operation: &Operation) -> Option<TokenStream> {
    let Success::Json(schema) = &operation.success else {
        return None;
    };
    if operation.statuses.len() < 2 {
        return None;
    }
    let (name, schema) = (named(operation, "Reply"), ident(schema));
    let variants: Vec<_> = operation
        .statuses
        .iter()
        .filter_map(|s| names::status(s.code))
        .map(ident)
        .collect();
    let docs = operation
        .statuses
        .iter()
        .map(|status| doc(Some(&status.description)));
    let codes = operation
        .statuses
        .iter()
        .map(|status| status_code(status.code));
    let text = format!("Successes of `{}`.", operation.id);
    let doc = doc(Some(&text));
    Some(quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name { #(#docs #variants(#schema),)* }

        impl #name {
            fn into_response(self) -> Response {
                match self {
                    #(Self::#variants(body) => runtime::reply::json(#codes, &body),)*
                }
            }
        }
    })
}

pub(super) fn status_code(code: u16) -> TokenStream {
    let name = names::status(code).unwrap_or("Ok");
    let name = ident(&snake(name).to_uppercase());
    quote! { StatusCode::#name }
}

pub(super) fn error(operation: &Operation) -> TokenStream {
    let name = named(operation, "Error");
    let errors: Vec<_> = operation.handler_errors().collect();
    let variants = errors.iter().map(|error| {
        let (variant, doc) = (variant(error), doc(Some(&error.description)));
        let headers = error.headers.iter().map(errors::parameter);
        match error.headers.is_empty() {
            true => quote! { #doc #variant(Error), },
            false => quote! { #doc #variant { error: Error, #(#headers),* }, },
        }
    });
    let answers = errors.iter().map(|error| error_answer(error));
    let shared = errors.iter().filter_map(|error| shared_error(&name, error));
    let text = format!(
        "Errors of `{}`; those that the framework alone answers are not among them.",
        operation.id
    );
    let doc = doc(Some(&text));
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name { #(#variants)* }

        impl #name {
            fn into_response(self) -> Response {
                match self { #(#answers)* }
            }
        }

        #(#shared)*
    }
}

fn variant(error: &ErrorResponse) -> Ident {
    ident(names::status(error.code).unwrap_or("Ok"))
}

fn error_answer(error: &ErrorResponse) -> TokenStream {
    let (variant, code) = (variant(error), status_code(error.code));
    if error.headers.is_empty() {
        return quote! { Self::#variant(error) => runtime::reply::json(#code, &error), };
    }
    let fields: Vec<_> = error
        .headers
        .iter()
        .map(|header| field_ident(&header.name))
        .collect();
    let names = error
        .headers
        .iter()
        .map(|header| header.name.to_lowercase());
    quote! {
        Self::#variant { error, #(#fields),* } => {
            let mut response = runtime::reply::json(#code, &error);
            #(runtime::reply::header(&mut response, #names, #fields);)*
            response
        }
    }
}

fn shared_error(name: &Ident, error: &ErrorResponse) -> Option<TokenStream> {
    let component = error.component.as_ref()?;
    let (of, method, variant) = (ident(component), ident(&snake(component)), variant(error));
    let parameters = error.headers.iter().map(errors::parameter);
    let fields: Vec<_> = error
        .headers
        .iter()
        .map(|header| field_ident(&header.name))
        .collect();
    let value = match fields.is_empty() {
        true => quote! { Self::#variant(error) },
        false => quote! { Self::#variant { error, #(#fields),* } },
    };
    Some(quote! {
        impl errors::#of for #name {
            fn #method(error: Error, #(#parameters),*) -> Self { #value }
        }
    })
}
