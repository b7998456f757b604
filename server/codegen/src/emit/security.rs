//! The trait that says who is calling, and what asks it.
//!
//! Only operations every way into which needs a credential ask; where no operation does, there is no trait.
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Contract, Need, Operation, Place, Scheme, SchemeKind, Way};
use crate::names::{ident, member_ident};

use super::{doc, option};

/// Whether there is a module `security`.
pub(super) fn is_used(contract: &Contract) -> bool {
    contract.enforced().next().is_some()
}

/// The trait, and a function a scheme that takes the credential from a request and asks.
pub(super) fn items(contract: &Contract) -> Vec<TokenStream> {
    let schemes: Vec<_> = contract.enforced().collect();
    let methods = schemes.iter().map(|scheme| method(scheme));
    let mut items = vec![
        quote! { use codegen_runtime::poem::Request; },
        quote! { use codegen_runtime::security as credentials; },
        quote! {
            /// Who is calling, by what each security scheme takes from a request.
            ///
            /// A method is not called where a request has no such credential. What it denies as `Unknown` or `Forbidden`,
            /// the next way in may still allow; after the last one the request is answered with 403 if the caller was
            /// forbidden by one, else with 401. A check that `Failed` is answered with 500 at once. Handlers get the caller
            /// of the way that led in; where a way needs several schemes, that of the first.
            pub trait Security: Send + Sync + 'static {
                /// What handlers know of who is calling.
                type Caller: Send;

                #(#methods)*
            }
        },
    ];
    items.extend(schemes.iter().map(|scheme| ask(scheme)));
    items
}

fn method(scheme: &Scheme) -> TokenStream {
    let name = member_ident(&scheme.name);
    let (what, credential) = match &scheme.kind {
        SchemeKind::Bearer { .. } => ("a bearer token", quote! { token: credentials::Secret }),
        SchemeKind::Basic => (
            "a user and a password",
            quote! { login: credentials::Login },
        ),
        SchemeKind::ApiKey { .. } => ("a key", quote! { key: credentials::Secret }),
        SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect { .. } => (
            "a bearer token, which must be good for all of `scopes`",
            quote! { token: credentials::Secret, scopes: &'static [&'static str] },
        ),
    };
    let mut text = format!("The scheme `{}`: {what}.", scheme.name);
    if let Some(description) = &scheme.description {
        text = format!("{text}\n\n{description}");
    }
    let doc = doc(Some(&text));
    quote! {
        #doc
        fn #name(&self, #credential) -> impl Future<Output = Result<Self::Caller, credentials::Denied>> + Send;
    }
}

fn ask(scheme: &Scheme) -> TokenStream {
    let name = member_ident(&scheme.name);
    let credential = match &scheme.kind {
        SchemeKind::Basic => quote! { credentials::basic(request) },
        SchemeKind::ApiKey { place, key } => {
            let reader = match place {
                Place::Query => ident("query_key"),
                Place::Cookie => ident("cookie_key"),
                Place::Path | Place::Header => ident("header_key"),
            };
            quote! { credentials::#reader(request, #key) }
        }
        _ => quote! { credentials::bearer(request) },
    };
    let (scopes, given) = match scheme.kind.has_scopes() {
        true => (
            quote! { , scopes: &'static [&'static str] },
            quote! { , scopes },
        ),
        false => (TokenStream::new(), TokenStream::new()),
    };
    quote! {
        pub(super) async fn #name<S: Security>(
            server: &S,
            request: &Request #scopes
        ) -> Result<S::Caller, credentials::Denied> {
            S::#name(server, #credential.ok_or(credentials::Denied::Unknown)? #given).await
        }
    }
}

/// The variable `caller`, as the endpoint of a secured operation gets it.
pub(super) fn caller(operation: &Operation) -> TokenStream {
    let function = function(operation);
    quote! { let caller = #function(&*handler, &request).await?; }
}

fn function(operation: &Operation) -> Ident {
    format_ident!("caller_of_{}", operation.id)
}

/// The function that tries each way into a secured operation.
pub(super) fn ways(operation: &Operation, contract: &Contract) -> Option<TokenStream> {
    if !operation.is_secured() {
        return None;
    }
    let function = function(operation);
    let ways = operation.security.iter().map(|needs| way(needs, contract));
    let challenges = challenges(operation, contract);
    let hint = hint(operation, contract);
    Some(quote! {
        async fn #function<S: Security>(server: &S, request: &Request) -> Result<S::Caller, runtime::Failure> {
            let mut denials = runtime::security::Denials::default();
            #(#ways)*
            Err(denials.failure(request, &[#(#challenges),*], #hint))
        }
    })
}

/// Returns the caller of the first scheme if all schemes accept.
fn way(needs: &[Need], contract: &Contract) -> TokenStream {
    let mut needs = needs.iter().map(|need| asked(need, contract));
    let first = needs.next();
    let rest = needs.map(|asked| quote! { && #asked.is_some() });
    quote! { if let Some(caller) = #first #(#rest)* { return Ok(caller); } }
}

fn asked(need: &Need, contract: &Contract) -> TokenStream {
    let name = member_ident(&need.scheme);
    let kind = &contract.scheme(&need.scheme).kind;
    let scopes = &need.scopes;
    let scopes = kind.has_scopes().then(|| quote! { , &[#(#scopes),*] });
    let challenge = match kind {
        SchemeKind::Basic | SchemeKind::ApiKey { .. } => None,
        _ => Some(bearer_challenge(need)),
    };
    let challenge = option(challenge.as_ref());
    quote! { denials.note(security::#name(server, request #scopes).await, #challenge)? }
}

fn bearer_challenge(need: &Need) -> String {
    match need.scopes.is_empty() {
        true => "Bearer".to_owned(),
        false => format!("Bearer scope=\"{}\"", quoted(&need.scopes.join(" "))),
    }
}

/// The values of `WWW-Authenticate`, each once.
fn challenges(operation: &Operation, contract: &Contract) -> Vec<String> {
    let mut challenges = Vec::new();
    for need in operation.needs() {
        let realm = format!("realm=\"{}\"", quoted(&contract.info.title));
        let challenge = match &contract.scheme(&need.scheme).kind {
            SchemeKind::Basic => format!("Basic {realm}, charset=\"UTF-8\""),
            SchemeKind::ApiKey { .. } => format!("ApiKey {realm}"),
            _ => bearer_challenge(need),
        };
        if !challenges.contains(&challenge) {
            challenges.push(challenge);
        }
    }
    challenges
}

/// What a quoted string in a header can hold of `text`.
fn quoted(text: &str) -> String {
    let visible = text.chars().filter(|c| matches!(c, ' '..='~'));
    visible
        .collect::<String>()
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
}

/// What to send: each way in, in words.
fn hint(operation: &Operation, contract: &Contract) -> String {
    let way = |way: &Way| {
        let needs = way.iter().map(|need| words(contract.scheme(&need.scheme)));
        needs.collect::<Vec<_>>().join(" and ")
    };
    let mut ways: Vec<_> = operation.security.iter().map(way).collect();
    ways.dedup();
    format!("Send {}.", ways.join(", or "))
}

fn words(scheme: &Scheme) -> String {
    match &scheme.kind {
        SchemeKind::Basic => "the header Authorization: Basic <user:password in base64>".to_owned(),
        SchemeKind::ApiKey { place, key } => match place {
            Place::Query => format!("a key in the query parameter {key}"),
            Place::Cookie => format!("a key in the cookie {key}"),
            Place::Path | Place::Header => format!("a key in the header {key}"),
        },
        _ => "the header Authorization: Bearer <token>".to_owned(),
    }
}
