//! The operations of one module: what handlers take and give, the trait that they implement, and the routes.
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::model::{Contract, Module, Operation};
use crate::names::{ident, pascal, snake};

use super::{answers, body, doc, doc_of, parameters, security};

pub(super) fn items(contract: &Contract, module: &Module) -> Vec<TokenStream> {
    let operations: Vec<_> = contract
        .operations
        .iter()
        .filter(|operation| operation.module == module.name)
        .collect();
    let mut items = vec![api(module, &operations)];
    for operation in &operations {
        items.extend(parameters::structs(contract, operation));
        items.extend(answers::reply(contract, operation));
        items.push(answers::error(contract, operation));
    }
    items.push(routes(module));
    items.push(open_api(module, &operations));
    for operation in &operations {
        items.push(answer(contract, operation, &trait_name(module)));
        items.extend(security::ways(operation, contract));
    }
    let mut all = uses(contract, &operations, &items);
    all.extend(items);
    all
}

fn trait_name(module: &Module) -> Ident {
    format_ident!("{}Api", pascal(&module.name))
}

fn routes_name(module: &Module) -> Ident {
    format_ident!("{}Routes", pascal(&module.name))
}

pub(super) fn named(operation: &Operation, kind: &str) -> Ident {
    format_ident!("{}{kind}", pascal(&operation.id))
}

/// What the module imports for `items`.
fn uses(contract: &Contract, operations: &[&Operation], items: &[TokenStream]) -> Vec<TokenStream> {
    let has_body = operations.iter().any(|operation| operation.body.is_some());
    let parameters = parameters::uses(contract, operations);
    let body = has_body.then(|| quote! { BodyRule, });
    let shared = operations
        .iter()
        .flat_map(|operation| operation.handler_errors())
        .any(|error| error.component.is_some());
    let errors = shared.then(|| quote! { , errors });
    let secured = operations.iter().any(|operation| operation.is_secured());
    let security = secured.then(|| quote! { , security::{self, Security} });
    let status = mention(items, "StatusCode").then(|| quote! { , StatusCode });
    vec![
        quote! { use std::collections::HashMap; },
        quote! { use std::sync::Arc; },
        quote! { use codegen_runtime::poem::endpoint::BoxEndpoint; },
        quote! { use codegen_runtime::poem::http::{Method #status}; },
        quote! { use codegen_runtime::poem::{Request, Response}; },
        quote! { use codegen_runtime::poem_openapi::OpenApi; },
        quote! { use codegen_runtime::poem_openapi::registry::{MetaApi, Registry}; },
        quote! { use codegen_runtime::{self as runtime, Answer, #body #parameters}; },
        quote! { use super::{document #errors #security}; },
        quote! { use super::types::*; },
    ]
}

/// Whether `items` hold the identifier `name`.
fn mention(items: &[TokenStream], name: &str) -> bool {
    items.iter().cloned().flatten().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mention(&[group.stream()], name),
        _ => false,
    })
}

/// The trait that the server implements: no handler, no build.
fn api(module: &Module, operations: &[&Operation]) -> TokenStream {
    let name = trait_name(module);
    let methods = operations.iter().map(|operation| {
        let method = ident(&operation.id);
        let doc = doc_of(Some(&title(operation)), operation.deprecated);
        let arguments = arguments(operation);
        let success = answers::success(operation);
        let error = named(operation, "Error");
        quote! {
            #doc
            fn #method(&self, #(#arguments),*) -> impl Future<Output = Result<#success, #error>> + Send;
        }
    });
    let text = format!("Handlers {}.", module.of());
    let doc = doc(Some(&text));
    let above = match operations.iter().any(|operation| operation.is_secured()) {
        true => quote! { Security },
        false => quote! { Send + Sync + 'static },
    };
    quote! { #doc pub trait #name: #above { #(#methods)* } }
}

fn title(operation: &Operation) -> String {
    let call = format!("`{} {}`", operation.method, operation.path);
    let summary = operation.summary.as_ref().map_or(String::new(), |text| {
        format!(": {}.", text.trim_end_matches('.'))
    });
    let description = operation.description.as_ref();
    let more = description.map_or(String::new(), |text| format!("\n\n{text}"));
    format!("{call}{summary}{more}")
}

fn arguments(operation: &Operation) -> Vec<TokenStream> {
    let mut arguments = Vec::new();
    if operation.is_secured() {
        arguments.push(quote! { caller: Self::Caller });
    }
    for (variable, name) in parameters::groups(operation) {
        arguments.push(quote! { #variable: #name });
    }
    if let Some(body) = &operation.body {
        let held = body::rust(body);
        arguments.push(match body.required {
            true => quote! { body: #held },
            false => quote! { body: Option<#held> },
        });
    }
    arguments
}

fn routes(module: &Module) -> TokenStream {
    let name = routes_name(module);
    let text = format!("Routes {}, answered by `H`.", module.of());
    let doc = doc(Some(&text));
    quote! { #doc pub struct #name<H>(pub Arc<H>); }
}

fn open_api(module: &Module, operations: &[&Operation]) -> TokenStream {
    let (name, api, meta) = (routes_name(module), trait_name(module), ident(&module.name));
    let adds = operations.iter().map(|operation| {
        let (method, path) = (ident(&operation.method), &operation.path);
        let answer = ident(&operation.id);
        quote! { runtime::endpoint(table, (Method::#method, #path), &self.0, #answer); }
    });
    quote! {
        impl<H: #api> OpenApi for #name<H> {
            fn meta() -> Vec<MetaApi> {
                document::#meta()
            }

            fn register(registry: &mut Registry) {
                document::register(registry);
            }

            fn add_routes(
                self,
                table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>,
            ) {
                #(#adds)*
            }
        }
    }
}

/// The endpoint of one operation: read, call the handler, render.
fn answer(contract: &Contract, operation: &Operation, api: &Ident) -> TokenStream {
    let name = ident(&operation.id);
    let mut arguments = vec![quote! { &handler }];
    let mut reads = Vec::new();
    if operation.is_secured() {
        reads.push(security::caller(operation));
        arguments.push(quote! { caller });
    }
    for (variable, name) in parameters::groups(operation) {
        reads.push(quote! { let #variable = #name::read(&request)?; });
        arguments.push(quote! { #variable });
    }
    if let Some(body) = &operation.body {
        reads.push(body::read(contract, body));
        arguments.push(quote! { body });
    }
    let request = match reads.is_empty() {
        true => quote! { _: Request },
        false => quote! { request: Request },
    };
    let success = answers::render_success(operation);
    // A scheme may have the name of an operation; then `H` has two methods of it.
    let method = match contract
        .enforced()
        .any(|scheme| snake(&scheme.name) == operation.id)
    {
        true => quote! { <H as #api>::#name },
        false => quote! { H::#name },
    };
    quote! {
        async fn #name<H: #api>(handler: Arc<H>, #request) -> Answer {
            #(#reads)*
            Ok(match #method(#(#arguments),*).await {
                #success,
                Err(error) => error.into_response(),
            })
        }
    }
}
