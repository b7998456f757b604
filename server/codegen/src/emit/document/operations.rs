//! What poem-openapi's document says of operations: parameters, bodies, answers.
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::option;
use crate::model::{
    Code, Content, Contract, Header, Holds, Operation, Parameter, Place, Response, Style,
};
use crate::names::ident;

use super::{inline, schema_ref};

/// A `MetaOperation`.
pub(super) fn operation(contract: &Contract, operation: &Operation) -> TokenStream {
    let method = ident(&operation.method);
    let (id, tags) = (option(operation.operation_id.as_ref()), &operation.tags);
    let summary = option(operation.summary.as_ref());
    let description = option(operation.description.as_ref());
    let security = operation.security.iter().map(|way| {
        let needs = way.iter().map(|need| {
            let (scheme, scopes) = (&need.scheme, &need.scopes);
            quote! { (#scheme, &[#(#scopes),*]) }
        });
        quote! { &[#(#needs),*] }
    });
    let parameters = operation.parameters.iter().map(|parameter| {
        let name = &parameter.name;
        let description = option(parameter.description.as_ref());
        let (required, schema) = (parameter.required, schema_ref(contract, &parameter.value));
        let place = match parameter.place {
            Place::Path => quote! { path },
            Place::Query => quote! { query },
            Place::Header => quote! { request_header },
            Place::Cookie => quote! { cookie },
        };
        let said = quote! { document::#place(#name, #description, #required, #schema) };
        deprecated(parameter.deprecated, styled(parameter, said))
    });
    let body = match &operation.body {
        None => quote! { None },
        Some(body) => {
            let (description, required) = (option(body.description.as_ref()), body.required);
            let names = body.media.iter().map(|media| &media.name);
            let media = media_types(contract, &body.holds, names);
            quote! { Some(document::body(#description, #required, #media)) }
        }
    };
    let responses = responses(contract, operation);
    let said = quote! {
        document::operation(
            document::Title {
                method: Method::#method,
                operation_id: #id,
                tags: &[#(#tags),*],
                summary: #summary,
                description: #description,
                security: &[#(#security),*],
            },
            [#(#parameters),*],
            #body,
            [#(#responses),*],
        )
    };
    deprecated(operation.deprecated, said)
}

/// `said`, an operation or a parameter, as one that is deprecated, if it is.
fn deprecated(deprecated: bool, said: TokenStream) -> TokenStream {
    match deprecated {
        true => quote! { document::deprecated(#said) },
        false => said,
    }
}

/// All media types of a body or an answer.
fn media_types<'a>(
    contract: &Contract,
    holds: &Holds,
    names: impl IntoIterator<Item = &'a String>,
) -> TokenStream {
    let schema = held(contract, holds);
    let all = names.into_iter();
    let all = all.map(|name| quote! { document::media(#name, #schema) });
    let all: Vec<_> = all.collect();
    match all.as_slice() {
        [one] => one.clone(),
        all => quote! { document::any_media([#(#all),*]) },
    }
}

/// The `MetaSchemaRef` of a whole body.
fn held(contract: &Contract, holds: &Holds) -> TokenStream {
    match holds {
        Holds::Schema(name) => whole(contract, name),
        Holds::Text => quote! { document::inline(MetaSchema::new("string")) },
        Holds::Bytes => quote! {
            document::inline(MetaSchema::new_with_format("string", "binary"))
        },
    }
}

/// `said`, a parameter, in its style, if that is another than its place's.
fn styled(parameter: &Parameter, said: TokenStream) -> TokenStream {
    let (style, explode) = (parameter.style, parameter.explode);
    if style == parameter.place.style() && explode == (style == Style::Form) {
        return said;
    }
    let style = ident(match style {
        Style::Form => "Form",
        Style::Simple => "Simple",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
    });
    quote! { document::styled(#said, document::ParameterStyle::#style, #explode) }
}

fn responses(contract: &Contract, operation: &Operation) -> Vec<TokenStream> {
    let responses = operation.responses();
    responses
        .map(|response| self::response(contract, response))
        .collect()
}

fn response(contract: &Contract, response: &Response) -> TokenStream {
    let description = &response.description;
    let content = match &response.content {
        Content::Empty => quote! { Vec::new() },
        Content::Json { schema, media } => media_type(contract, media, schema),
        Content::EventStream(schema) => media_type(contract, "text/event-stream", schema),
        Content::Text(media) => media_types(contract, &Holds::Text, [media]),
        Content::Bytes(types) => media_types(contract, &Holds::Bytes, types),
    };
    let said = match response.code {
        Code::Exact(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { document::response(#code, #description, #content) }
        }
        Code::Range(hundred) => {
            let range = format!("{hundred}XX");
            quote! { document::range(#range, #description, #content) }
        }
        Code::Default => quote! { document::default_response(#description, #content) },
    };
    let headers = response.headers.iter();
    let headers = headers.map(|header| self::header(contract, header));
    match response.headers.is_empty() {
        true => said,
        false => quote! { MetaResponse { headers: [#(#headers),*].into(), ..#said } },
    }
}

fn media_type(contract: &Contract, media: &str, schema: &str) -> TokenStream {
    let schema = whole(contract, schema);
    quote! { document::media(#media, #schema) }
}

/// A whole body of the schema `name`.
fn whole(contract: &Contract, name: &str) -> TokenStream {
    let found = contract.schema(name);
    if found.inline {
        let schema = super::schema(contract, found);
        return quote! { document::inline(#schema) };
    }
    let name = ident(name);
    quote! { document::reference::<#name>() }
}

fn header(contract: &Contract, header: &Header) -> TokenStream {
    let (name, description) = (&header.name, option(header.description.as_ref()));
    let schema = inline(contract, &header.value);
    let said = quote! { document::header(#name, #description, #schema) };
    let said = match header.required {
        true => quote! { document::required(#said) },
        false => said,
    };
    deprecated(header.deprecated, said)
}
