//! The parameters of an operation: one struct for those of its path, one for its query's, one for its headers'.
mod read;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Contract, Operation, Parameter, Place, Type};
use crate::names::{self, ident, member_ident};

use super::tag::named;
use super::{doc, doc_of, rule, types};

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
        .any(|parameter| read::uses_given(contract, parameter))
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
        .map(|parameter| read::parameter(contract, parameter, &source));
    let values = parameters.iter().zip(&locals).map(|(parameter, local)| {
        let field = member_ident(&parameter.name);
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
        member_ident(&parameter.name),
        types::rust(contract, &parameter.value),
    );
    match parameter.may_lack() {
        true => quote! { #doc pub #field: Option<#ty>, },
        false => quote! { #doc pub #field: #ty, },
    }
}
