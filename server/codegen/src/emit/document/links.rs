//! What the derived document says of links: a table, for poem-openapi has no word for them.
use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::{option, service};
use crate::model::{Contract, Link, Operation, Response};

pub(super) fn table(contract: &Contract) -> Option<TokenStream> {
    let operations = contract.operations.iter();
    let answers = operations.flat_map(|o| o.responses().map(move |response| (o, response)));
    let answers = answers.filter(|(_, response)| !response.links.is_empty());
    let answers = answers.map(|(operation, response)| answer(operation, response));
    service::has_links(contract).then(|| {
        quote! {
            pub(super) const LINKS: &[document::Links] = &[#(#answers),*];
        }
    })
}

fn answer(operation: &Operation, response: &Response) -> TokenStream {
    let (path, method) = (&operation.path, operation.method.to_lowercase());
    let status = response.code.to_string();
    let links = response.links.iter().map(link);
    quote! {
        document::Links { path: #path, method: #method, status: #status, links: &[#(#links),*] }
    }
}

fn link(link: &Link) -> TokenStream {
    let (name, operation) = (&link.name, &link.operation);
    let description = option(link.description.as_ref());
    let parameters = link.parameters.iter();
    let parameters = parameters.map(|(name, json)| quote! { (#name, #json) });
    let body = option(link.body.as_ref());
    quote! {
        document::Link {
            name: #name,
            description: #description,
            operation: #operation,
            parameters: &[#(#parameters),*],
            body: #body,
        }
    }
}
