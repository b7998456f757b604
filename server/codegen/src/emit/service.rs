//! The module over all tags: the table of routes and the poem-openapi service.
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Contact, Contract, ErrorShape, Server};
use crate::names::{ident, pascal};

use super::{option, security};

pub(super) fn module(contract: &Contract) -> Vec<TokenStream> {
    let modules = contract.modules.iter().map(|module| ident(&module.name));
    let mut items: Vec<_> = modules.map(|name| quote! { pub mod #name; }).collect();
    items.push(quote! { mod document; });
    items.push(quote! { pub mod errors; });
    if security::is_used(contract) {
        items.push(quote! { pub mod security; });
    }
    items.push(quote! { pub mod types; });
    items.push(quote! { use std::sync::Arc; });
    let shape = contract
        .error_shape
        .as_ref()
        .map(|_| quote! { ErrorShape, });
    items.push(quote! { use codegen_runtime::{#shape Route}; });
    let license = (contract.info.license.is_some()).then(|| quote! { LicenseObject, });
    let contact = (contract.info.contact.is_some()).then(|| quote! { ContactObject, });
    let server = (!contract.info.servers.is_empty()).then(|| quote! { , ServerObject });
    items.push(quote! {
        use codegen_runtime::poem_openapi::{#contact #license OpenApiService #server};
    });
    items.push(routes(contract));
    items.extend(contract.error_shape.as_ref().map(errors));
    items.push(handlers(contract));
    items.push(service_type(contract));
    items.push(service(contract));
    items.extend(has_links(contract).then(document));
    items
}

fn routes(contract: &Contract) -> TokenStream {
    let routes = contract.operations.iter().map(|operation| {
        let (method, path, id) = (&operation.method, &operation.path, operation.called());
        quote! { Route { method: #method, path: #path, operation: #id } }
    });
    quote! {
        /// Every operation of the contract, in its order.
        pub const ROUTES: &[Route] = &[#(#routes),*];
    }
}

/// How the framework's refusals are said.
fn errors(shape: &ErrorShape) -> TokenStream {
    let (media_type, message) = (&shape.media, &shape.message);
    let status = option(shape.status.as_ref());
    let reason = option(shape.reason.as_ref());
    let details = option(shape.details.as_ref());
    let hint = option(shape.hint.as_ref());
    quote! {
        /// How this contract says an error: for [`codegen_runtime::RouteTable::errors`].
        pub const ERRORS: ErrorShape = ErrorShape {
            media_type: #media_type,
            message: #message,
            status: #status,
            reason: #reason,
            details: #details,
            hint: #hint,
        };
    }
}

fn handlers(contract: &Contract) -> TokenStream {
    let traits: Vec<_> = contract
        .modules
        .iter()
        .map(|module| {
            let (module, api) = (
                ident(&module.name),
                format_ident!("{}Api", pascal(&module.name)),
            );
            quote! { #module::#api }
        })
        .collect();
    quote! {
        /// What answers every operation of the contract.
        pub trait Handlers: #(#traits)+* {}

        impl<H: #(#traits)+*> Handlers for H {}
    }
}

fn service_type(contract: &Contract) -> TokenStream {
    let routes = contract.modules.iter().map(|module| {
        let (module, routes) = (
            ident(&module.name),
            format_ident!("{}Routes", pascal(&module.name)),
        );
        quote! { #module::#routes<H> }
    });
    let routes = together(routes.collect());
    quote! {
        /// The poem-openapi service over all tags.
        pub type Service<H> = OpenApiService<#routes, ()>;
    }
}

/// The most that poem-openapi takes in one tuple.
const TUPLE: usize = 16;

/// One thing alone, several as a tuple, too many as a tuple of tuples.
fn together(mut items: Vec<TokenStream>) -> TokenStream {
    while items.len() > TUPLE {
        let chunks = items.chunks(TUPLE);
        items = chunks.map(|chunk| together(chunk.to_vec())).collect();
    }
    match items.as_slice() {
        [one] => one.clone(),
        items => quote! { (#(#items),*) },
    }
}

fn contact(contact: &Contact) -> TokenStream {
    let parts = [
        ("name", &contact.name),
        ("url", &contact.url),
        ("email", &contact.email),
    ];
    let parts = parts.into_iter().filter_map(|(part, text)| {
        let (part, text) = (ident(part), text.as_ref()?);
        Some(quote! { .#part(#text) })
    });
    quote! { .contact(ContactObject::new() #(#parts)*) }
}

fn service(contract: &Contract) -> TokenStream {
    let info = &contract.info;
    let (title, version) = (&info.title, &info.version);
    let description = info
        .description
        .as_ref()
        .map(|text| quote! { .description(#text) });
    let license = info.license.as_ref().map(|(name, url)| {
        let url = url.as_ref().map(|url| quote! { .url(#url) });
        quote! { .license(LicenseObject::new(#name) #url) }
    });
    let terms = info.terms_of_service.as_ref();
    let terms = terms.map(|url| quote! { .terms_of_service(#url) });
    let contact = info.contact.as_ref().map(contact);
    let servers = info.servers.iter().map(server);
    let routes = contract.modules.iter().map(|module| {
        let (module, routes) = (
            ident(&module.name),
            format_ident!("{}Routes", pascal(&module.name)),
        );
        quote! { #module::#routes(Arc::clone(&handlers)) }
    });
    let routes = together(routes.collect());
    quote! {
        /// Puts `handlers` behind the contract's routes.
        pub fn service<H: Handlers>(handlers: Arc<H>) -> Service<H> {
            let routes = #routes;
            OpenApiService::new(routes, #title, #version) #description #license #terms #contact #(#servers)*
        }
    }
}

pub(super) fn has_links(contract: &Contract) -> bool {
    let mut responses = contract.operations.iter().flat_map(|o| o.responses());
    responses.any(|response| !response.links.is_empty())
}

/// The derived document, where poem-openapi's is not all of it.
fn document() -> TokenStream {
    quote! {
        /// What poem-openapi's document says of `service`, and the links, for which it has no word.
        pub fn document<H: Handlers>(service: &Service<H>) -> String {
            codegen_runtime::document::with_links(&service.spec(), document::LINKS)
        }
    }
}

fn server(server: &Server) -> TokenStream {
    let url = &server.url;
    let description = server
        .description
        .as_ref()
        .map(|text| quote! { .description(#text) });
    let variables = server.variables.iter().map(|variable| {
        let (name, default, words) = (&variable.name, &variable.default, &variable.words);
        let description = variable.description.as_deref().unwrap_or_default();
        match words.is_empty() {
            true => quote! { .variable(#name, #description, #default) },
            false => quote! { .enum_variable(#name, #description, #default, vec![#(#words),*]) },
        }
    });
    quote! { .server(ServerObject::new(#url) #description #(#variables)*) }
}

#[cfg(test)]
mod tests {
    use super::together;
    use quote::quote;

    #[test]
    fn no_tuple_is_larger_than_poem_openapi_takes() {
        let items = |count: usize| together(vec![quote! { x }; count]).to_string();
        assert_eq!(items(1), "x");
        assert_eq!(items(2), "(x , x)");
        assert_eq!(items(16).matches('(').count(), 1);
        assert_eq!(items(17).matches('(').count(), 2);
        assert_eq!(items(17), format!("({} , x)", items(16)));
        assert_eq!(items(257).matches('x').count(), 257);
    }
}
