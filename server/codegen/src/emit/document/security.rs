//! What poem-openapi's document says of security schemes.
use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::option;
use crate::model::{Contract, Flow, Place, Scheme, SchemeKind};
use crate::names::{ident, snake};

/// What a document of flows imports.
pub(super) fn uses(contract: &Contract) -> Option<TokenStream> {
    let mut schemes = contract.schemes.iter();
    schemes
        .any(|scheme| matches!(scheme.kind, SchemeKind::OAuth2(_)))
        .then(|| quote! { MetaOAuthFlows, })
}

/// Registers the scheme.
pub(super) fn scheme(scheme: &Scheme) -> TokenStream {
    let (name, description) = (&scheme.name, option(scheme.description.as_ref()));
    let said = quote! { registry, #name, #description };
    match &scheme.kind {
        SchemeKind::Bearer { format } => {
            let format = option(format.as_ref());
            quote! { document::bearer_scheme(#said, #format); }
        }
        SchemeKind::Basic => quote! { document::basic_scheme(#said); },
        SchemeKind::ApiKey { place, key } => {
            let place = match place {
                Place::Query => "query",
                Place::Cookie => "cookie",
                Place::Path | Place::Header => "header",
            };
            quote! { document::api_key_scheme(#said, (#place, #key)); }
        }
        SchemeKind::OpenIdConnect { url } => quote! { document::open_id_scheme(#said, #url); },
        SchemeKind::OAuth2(flows) => {
            let flows = self::flows(flows);
            quote! { document::oauth_scheme(#said, #flows); }
        }
    }
}

fn flows(flows: &[Flow]) -> TokenStream {
    let all = [
        "implicit",
        "password",
        "clientCredentials",
        "authorizationCode",
    ];
    let all = all.map(|name| {
        let field = ident(&snake(name));
        let flow = match flows.iter().find(|flow| flow.name == name) {
            Some(flow) => self::flow(flow),
            None => quote! { None },
        };
        quote! { #field: #flow }
    });
    quote! { MetaOAuthFlows { #(#all),* } }
}

fn flow(flow: &Flow) -> TokenStream {
    let urls = [&flow.authorization_url, &flow.token_url, &flow.refresh_url];
    let urls = urls.map(|url| option(url.as_ref()));
    let scopes = flow
        .scopes
        .iter()
        .map(|(name, text)| quote! { (#name, #text) });
    quote! { document::flow(#(#urls,)* &[#(#scopes),*]) }
}
