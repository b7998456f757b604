//! What poem-openapi's document says of schemas and operations.
mod composed;
mod links;
mod numbers;
mod operations;
mod security;
mod size;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Contract, Field, Module, OneOf, SaidBy, Schema, Shape, Type, Typed};
use crate::names::ident;

use super::{constant, option};

/// The document of every tag, then every schema.
pub(super) fn items(contract: &Contract) -> Vec<TokenStream> {
    let mut responses = contract.operations.iter().flat_map(|o| o.responses());
    let headers = responses.any(|response| !response.headers.is_empty());
    let response = headers.then(|| quote! { MetaResponse, });
    let flows = security::uses(contract);
    let mut items = vec![
        quote! { use codegen_runtime::document::{self, Component}; },
        quote! { use codegen_runtime::poem::http::Method; },
        quote! { use codegen_runtime::poem_openapi::registry::{
            MetaApi, #flows #response MetaSchema, Registry,
        }; },
        quote! { use super::types::*; },
    ];
    items.extend(contract.modules.iter().map(|module| api(contract, module)));
    items.push(register(contract));
    items.extend(links::table(contract));
    items.extend(
        contract
            .schemas
            .iter()
            .filter(|schema| !schema.inline)
            .map(|schema| component(contract, schema)),
    );
    items
}

/// The operations of one module, by path. A path stands in the document once, whatever the modules of its operations:
/// in that of the first.
fn api(contract: &Contract, module: &Module) -> TokenStream {
    let name = ident(&module.name);
    let mut paths: Vec<(&str, Vec<TokenStream>)> = Vec::new();
    for operation in &contract.operations {
        let mut all = contract.operations.iter();
        let first = all.find(|first| first.path == operation.path);
        if first.is_none_or(|first| first.module != module.name) {
            continue;
        }
        let meta = operations::operation(contract, operation);
        match paths.iter_mut().find(|(path, _)| *path == operation.path) {
            Some((_, metas)) => metas.push(meta),
            None => paths.push((&operation.path, vec![meta])),
        }
    }
    let paths = paths
        .iter()
        .map(|(path, metas)| quote! { (#path, [#(#metas),*].into()) });
    quote! {
        pub(super) fn #name() -> Vec<MetaApi> {
            document::api([#(#paths),*])
        }
    }
}

/// What stands beside the operations: tags, security schemes, schemas.
fn register(contract: &Contract) -> TokenStream {
    let tags = contract.tags.iter().map(|tag| {
        let (name, description) = (&tag.name, option(tag.description.as_ref()));
        quote! { document::tag(registry, #name, #description); }
    });
    let schemes = contract.schemes.iter().map(security::scheme);
    let named = contract.schemas.iter().filter(|schema| !schema.inline);
    let schemas = named.map(|schema| ident(&schema.name));
    quote! {
        pub(super) fn register(registry: &mut Registry) {
            #(#tags)*
            #(#schemes)*
            #(document::component::<#schemas>(registry);)*
        }
    }
}

/// `impl Component` of a schema.
fn component(contract: &Contract, schema: &Schema) -> TokenStream {
    let name = ident(&schema.name);
    let text = contract.documented.get(&schema.name);
    let text = text.unwrap_or(&schema.name);
    let body = self::schema(contract, schema);
    quote! {
        impl Component for #name {
            const NAME: &'static str = #text;

            fn schema() -> MetaSchema {
                #body
            }
        }
    }
}

fn schema(contract: &Contract, schema: &Schema) -> TokenStream {
    let (mut fields, base) = shape(contract, schema);
    if schema.nullable {
        fields.insert(0, quote! { nullable: true });
    }
    if schema.deprecated {
        fields.insert(0, quote! { deprecated: true });
    }
    if let Some(text) = &schema.description {
        fields.insert(0, quote! { description: Some(#text) });
    }
    if let Some(text) = &schema.title {
        fields.insert(0, quote! { title: Some(#text.to_owned()) });
    }
    meta_schema(&fields, base)
}

/// `MetaSchema { fields, ..base }`.
fn meta_schema(fields: &[TokenStream], base: TokenStream) -> TokenStream {
    match fields.is_empty() {
        true => base,
        false => quote! { MetaSchema { #(#fields,)* ..#base } },
    }
}

fn shape(contract: &Contract, schema: &Schema) -> (Vec<TokenStream>, TokenStream) {
    match &schema.shape {
        Shape::Object(fields) if let Some(said) = &schema.composed => {
            let (mut parts, base) = composed::object(contract, fields, said);
            size::object(&schema.size, &mut parts);
            (parts, base)
        }
        Shape::Object(fields) => {
            let required = fields
                .iter()
                .filter(|field| field.required)
                .map(|field| &field.name);
            let required: Vec<_> = required.collect();
            let properties = fields.iter().map(|field| property(contract, field));
            let mut parts = vec![quote! { properties: [#(#properties),*].into() }];
            if !required.is_empty() {
                parts.insert(0, quote! { required: [#(#required),*].into() });
            }
            size::object(&schema.size, &mut parts);
            (parts, quote! { MetaSchema::new("object") })
        }
        Shape::Enum(words) => {
            let words = match schema.null_before.map(Literal::usize_unsuffixed) {
                Some(index) => quote! { document::words_and_null(&[#(#words),*], #index) },
                None => quote! { document::words(&[#(#words),*]) },
            };
            let base = quote! { MetaSchema::new("string") };
            (vec![quote! { enum_items: #words }], base)
        }
        Shape::Open(_) => (Vec::new(), quote! { MetaSchema::new("string") }),
        Shape::OneOf(one_of) => self::one_of(contract, one_of),
        Shape::FreeForm => (Vec::new(), quote! { MetaSchema::ANY }),
        Shape::Wrapped(value) => {
            let mut fields = Vec::new();
            size::of(value, &mut fields);
            let base = base(contract, &value.ty, &mut fields);
            (fields, base)
        }
    }
}

fn one_of(contract: &Contract, one_of: &OneOf) -> (Vec<TokenStream>, TokenStream) {
    let variants = one_of.variants.iter();
    let variants = variants.map(|variant| schema_ref(contract, &variant.value));
    let mut fields = vec![match one_of.any {
        true => quote! { any_of: [#(#variants),*].into() },
        false => quote! { one_of: [#(#variants),*].into() },
    }];
    if let Some(property) = &one_of.property {
        let mapping = one_of.mapping.iter();
        let mapping = mapping.map(|(word, target)| quote! { (#word, #target) });
        fields.push(quote! { discriminator: document::discriminator(#property, &[#(#mapping),*]) });
    }
    let base = match &one_of.stated_type {
        Some(kind) => quote! { MetaSchema::new(#kind) },
        None => quote! { MetaSchema::ANY },
    };
    (fields, base)
}

fn property(contract: &Contract, field: &Field) -> TokenStream {
    let (name, schema) = (&field.name, schema_ref(contract, &field.value));
    quote! { (#name, #schema) }
}

/// A `MetaSchemaRef`.
fn schema_ref(contract: &Contract, value: &Typed) -> TokenStream {
    match &value.ty {
        Type::Reference(name) if !value.wrapped && !contract.schema(name).inline => {
            let name = ident(name);
            quote! { document::reference::<#name>() }
        }
        _ => {
            let schema = inline(contract, value);
            quote! { document::inline(#schema) }
        }
    }
}

/// A `MetaSchema`.
fn inline(contract: &Contract, value: &Typed) -> TokenStream {
    let mut fields = Vec::new();
    if let Some(text) = &value.title {
        fields.push(quote! { title: Some(#text.to_owned()) });
    }
    if let Some(text) = &value.description {
        fields.push(quote! { description: Some(#text) });
    }
    if value.deprecated {
        fields.push(quote! { deprecated: true });
    }
    match value.said_by {
        SaidBy::Both => {}
        SaidBy::Answers => fields.push(quote! { read_only: true }),
        SaidBy::Requests => fields.push(quote! { write_only: true }),
    }
    if value.nullable {
        fields.push(quote! { nullable: true });
    }
    size::of(value, &mut fields);
    let base = match &value.stated_type {
        Some(kind) => {
            base(contract, &value.ty, &mut fields);
            quote! { MetaSchema::new(#kind) }
        }
        None => base(contract, &value.ty, &mut fields),
    };
    if let Some(default) = value.default.as_ref().map(constant::json) {
        fields.push(quote! { default: Some(document::value(#default)) });
    }
    meta_schema(&fields, base)
}

/// The rest of the schema; what the type adds goes to `fields`.
fn base(contract: &Contract, ty: &Type, fields: &mut Vec<TokenStream>) -> TokenStream {
    match ty {
        Type::Text(text) => {
            if text.min_length > 0 {
                let min = Literal::usize_unsuffixed(text.min_length);
                fields.push(quote! { min_length: Some(#min) });
            }
            if let Some(max) = text.max_length.map(Literal::usize_unsuffixed) {
                fields.push(quote! { max_length: Some(#max) });
            }
            if let Some(pattern) = &text.pattern {
                fields.push(quote! { pattern: Some(#pattern.to_owned()) });
            }
            match &text.format {
                Some(format) => quote! { MetaSchema::new_with_format("string", #format) },
                None => quote! { MetaSchema::new("string") },
            }
        }
        Type::Integer(integer) => numbers::integer(integer, fields),
        Type::Number(number) => numbers::number(number, fields),
        Type::Boolean => quote! { MetaSchema::new("boolean") },
        Type::Json => quote! { MetaSchema::ANY },
        Type::File => quote! { MetaSchema::new_with_format("string", "binary") },
        Type::Reference(name) if contract.schema(name).inline => {
            let (parts, base) = shape(contract, contract.schema(name));
            fields.extend(parts);
            base
        }
        Type::Reference(name) => {
            let name = ident(name);
            fields.push(quote! { all_of: [document::reference::<#name>()].into() });
            quote! { MetaSchema::ANY }
        }
        Type::List(item) => {
            let item = schema_ref(contract, item);
            quote! { document::list(#item) }
        }
        Type::Map(value) => {
            let value = schema_ref(contract, value);
            quote! { document::map(#value) }
        }
    }
}
