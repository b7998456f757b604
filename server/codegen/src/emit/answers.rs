//! What an operation can answer: an enum of its successes where one type does not say it, and one of its errors.
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Code, Content, Contract, Header, Operation, Response};
use crate::names::{self, ident, member_ident, snake};

use super::tag::named;
use super::{doc, types};

/// The type that a handler gives where all is well.
pub(super) fn success(operation: &Operation) -> TokenStream {
    match plain(operation) {
        None => {
            let reply = named(operation, "Reply");
            quote! { #reply }
        }
        Some(None) => quote! { () },
        Some(Some(only)) => {
            let held = content_type(&only.content).unwrap_or_else(|| quote! { () });
            match operation.may_be_bytes() {
                true => quote! { runtime::Answered<#held> },
                false => held,
            }
        }
    }
}

/// How `reply`, which is that type, becomes an answer.
pub(super) fn render_success(operation: &Operation) -> TokenStream {
    match plain(operation) {
        None => quote! { Ok(reply) => reply.into_response() },
        Some(None) => quote! { Ok(()) => runtime::reply::empty(StatusCode::OK) },
        Some(Some(Response {
            code: Code::Exact(code),
            ..
        })) if operation.may_be_bytes() => {
            let code = status_code(*code);
            quote! { Ok(reply) => reply.into_response(#code) }
        }
        Some(Some(only)) => {
            let pattern = match only.content {
                Content::Empty => quote! { () },
                _ => quote! { reply },
            };
            let rendered = render(only, &quote! { reply }, &quote! { &reply });
            quote! { Ok(#pattern) => #rendered }
        }
    }
}

/// The only success, if it says no more than what it carries. `Some(None)`: none is declared.
fn plain(operation: &Operation) -> Option<Option<&Response>> {
    match operation.successes.as_slice() {
        [] => Some(None),
        [only] if only.headers.is_empty() && matches!(only.code, Code::Exact(_)) => {
            Some(Some(only))
        }
        _ => None,
    }
}

/// Where one type does not say which success it is, the handler says so.
pub(super) fn reply(contract: &Contract, operation: &Operation) -> Option<TokenStream> {
    if plain(operation).is_some() {
        return None;
    }
    let text = format!("Successes of `{}`.", operation.id);
    let all: Vec<_> = operation.successes.iter().collect();
    Some(answers(
        contract,
        &named(operation, "Reply"),
        &text,
        &all,
        "body",
    ))
}

pub(super) fn error(contract: &Contract, operation: &Operation) -> TokenStream {
    let name = named(operation, "Error");
    let errors: Vec<_> = operation.handler_errors().collect();
    let text = format!(
        "Errors of `{}`; those that the framework alone answers are not among them.",
        operation.id
    );
    let shared = errors
        .iter()
        .filter_map(|error| shared_error(contract, &name, error));
    let answers = answers(contract, &name, &text, &errors, "error");
    quote! { #answers #(#shared)* }
}

/// An enum with a variant for each answer; what an answer carries is called `content`.
fn answers(
    contract: &Contract,
    name: &Ident,
    text: &str,
    all: &[&Response],
    content: &str,
) -> TokenStream {
    let content = ident(content);
    let variants = all.iter().map(|response| {
        let (variant, doc) = (variant(response.code), doc(Some(&response.description)));
        let fields = fields(contract, response, &content);
        let (names, types): (Vec<_>, Vec<_>) = fields.into_iter().unzip();
        match is_tuple(response) {
            _ if names.is_empty() => quote! { #doc #variant, },
            true => quote! { #doc #variant(#(#types),*), },
            false => quote! { #doc #variant { #(#names: #types),* }, },
        }
    });
    let arms = all.iter().map(|response| {
        let pattern = value(contract, response, &content);
        let rendered = render(response, &quote! { #content }, &quote! { &#content });
        let answer = answer_variable(response);
        let headers = response.headers.iter();
        let headers = headers.map(|header| write_header(header, &answer));
        match response.headers.is_empty() {
            true => quote! { #pattern => #rendered, },
            false => quote! {
                #pattern => {
                    let mut #answer = #rendered;
                    #(#headers)*
                    #answer
                }
            },
        }
    });
    let doc = doc(Some(text));
    // A file may be a stream, which is no value.
    let is_file = |response: &&Response| matches!(response.content, Content::Bytes(_));
    let derives = match all.iter().any(is_file) {
        true => quote! { Debug },
        false => quote! { Debug, Clone, PartialEq },
    };
    quote! {
        #doc
        #[derive(#derives)]
        pub enum #name { #(#variants)* }

        impl #name {
            fn into_response(self) -> Response {
                match self { #(#arms)* }
            }
        }
    }
}

/// `NotFound`, `ClientError` or `Default`.
fn variant(code: Code) -> Ident {
    match code {
        Code::Exact(code) => match names::status(code) {
            Some(name) => ident(name),
            None => format_ident!("Status{code}"),
        },
        Code::Range(2) => ident("Success"),
        Code::Range(3) => ident("Redirection"),
        Code::Range(4) => ident("ClientError"),
        Code::Range(_) => ident("ServerError"),
        Code::Default => ident("Default"),
    }
}

/// Whether the variant carries its content and nothing beside it.
fn is_tuple(response: &Response) -> bool {
    matches!(response.code, Code::Exact(_))
        && response.headers.is_empty()
        && response.content != Content::Empty
}

/// What the variant carries: names and types.
pub(super) fn fields(
    contract: &Contract,
    response: &Response,
    content: &Ident,
) -> Vec<(Ident, TokenStream)> {
    let mut fields = Vec::new();
    if !matches!(response.code, Code::Exact(_)) {
        fields.push((ident("status"), quote! { StatusCode }));
    }
    if let Some(ty) = content_type(&response.content) {
        fields.push((content.clone(), ty));
    }
    for header in &response.headers {
        let ty = types::rust(contract, &header.value);
        let ty = match header.required {
            true => ty,
            false => quote! { Option<#ty> },
        };
        fields.push((member_ident(&header.name), ty));
    }
    fields
}

/// The Rust type of what an answer carries.
fn content_type(content: &Content) -> Option<TokenStream> {
    match content {
        Content::Empty => None,
        Content::Json { schema, .. } => {
            let schema = ident(schema);
            Some(quote! { #schema })
        }
        Content::EventStream(schema) => {
            let schema = ident(schema);
            Some(quote! { runtime::EventStream<#schema> })
        }
        Content::Text(_) => Some(quote! { String }),
        Content::Bytes(_) => Some(quote! { runtime::Download }),
    }
}

/// The variant with a variable for each thing that it carries: a pattern, and an expression as well.
fn value(contract: &Contract, response: &Response, content: &Ident) -> TokenStream {
    let variant = variant(response.code);
    let names = fields(contract, response, content).into_iter();
    let names: Vec<_> = names.map(|(name, _)| name).collect();
    match is_tuple(response) {
        _ if names.is_empty() => quote! { Self::#variant },
        true => quote! { Self::#variant(#(#names),*) },
        false => quote! { Self::#variant { #(#names),* } },
    }
}

/// An answer without its headers; `owned` and `borrowed` are what it carries.
fn render(response: &Response, owned: &TokenStream, borrowed: &TokenStream) -> TokenStream {
    let code = match response.code {
        Code::Exact(code) => status_code(code),
        Code::Range(hundred) => {
            let hundred = Literal::u16_unsuffixed(hundred);
            quote! { runtime::reply::within(#hundred, status) }
        }
        Code::Default => quote! { status },
    };
    match &response.content {
        Content::Empty => quote! { runtime::reply::empty(#code) },
        Content::Json { media, .. } if media == "application/json" => {
            quote! { runtime::reply::json(#code, #borrowed) }
        }
        Content::Json { media, .. } => {
            quote! { runtime::reply::json_as(#media, #code, #borrowed) }
        }
        Content::EventStream(_) => quote! { #owned.into_response() },
        Content::Text(media) => quote! { runtime::reply::text(#media, #code, #owned) },
        Content::Bytes(types) => quote! { #owned.into_response(#code, &[#(#types),*]) },
    }
}

fn status_code(code: u16) -> TokenStream {
    match names::status(code) {
        Some(name) => {
            let name = ident(&snake(name).to_uppercase());
            quote! { StatusCode::#name }
        }
        None => {
            let code = Literal::u16_unsuffixed(code);
            quote! { runtime::reply::status(#code) }
        }
    }
}

/// `response`, or where a header has that name, one that none has.
fn answer_variable(response: &Response) -> Ident {
    let mut name = "response".to_owned();
    while response.headers.iter().any(|h| snake(&h.name) == name) {
        name.push('_');
    }
    ident(&name)
}

fn write_header(header: &Header, answer: &Ident) -> TokenStream {
    let (name, field) = (header.name.to_lowercase(), member_ident(&header.name));
    match header.required {
        true => quote! { runtime::reply::header(&mut #answer, #name, Some(#field)); },
        false => quote! { runtime::reply::header(&mut #answer, #name, #field); },
    }
}

fn shared_error(contract: &Contract, name: &Ident, error: &Response) -> Option<TokenStream> {
    let component = error.component.as_ref()?;
    let (of, method) = (ident(component), ident(&snake(component)));
    let content = ident("error");
    let parameters = fields(contract, error, &content);
    let parameters = parameters.iter().map(|(name, ty)| quote! { #name: #ty });
    let value = value(contract, error, &content);
    Some(quote! {
        impl errors::#of for #name {
            fn #method(#(#parameters),*) -> Self { #value }
        }
    })
}
