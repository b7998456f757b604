//! Strict parsers of schemas that are no objects: named lists and maps, choices, and bodies of any JSON.
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Contract, OneOf, Presence, Schema, Shape, Type, Typed, Variant};
use crate::names::ident;
use crate::words;

use super::parse::{self, Place};
use super::rule::{self, PatternOf};

pub(super) fn items(contract: &Contract, schema: &Schema) -> Option<TokenStream> {
    let name = ident(&schema.name);
    let body = contract.is_body(&schema.name);
    match &schema.shape {
        Shape::FreeForm if body => {
            let not_json = words::NOT_JSON;
            let read = quote! { errors.any_json(raw, #not_json).map(Self) };
            Some(parser(&name, &read, None))
        }
        Shape::Enum(_) | Shape::Open(_) if body => {
            let pattern = PatternOf::Schema(&schema.name);
            let read = value(contract, pattern, &reference(&schema.name));
            Some(parser(&name, &read, None))
        }
        Shape::Wrapped(item) => {
            let pattern = PatternOf::Schema(&schema.name);
            let read = value(contract, pattern, item);
            let function = rule::shared_pattern_function(&schema.name, item);
            Some(parser(&name, &quote! { #read.map(Self) }, function))
        }
        Shape::OneOf(one_of) => Some(one_of_parser(contract, &name, one_of)),
        Shape::Object(_) | Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => None,
    }
}

/// `impl FromJson`, with the functions that have its patterns.
fn parser(
    name: &Ident,
    read: &TokenStream,
    patterns: impl IntoIterator<Item = TokenStream>,
) -> TokenStream {
    let patterns: Vec<_> = patterns.into_iter().collect();
    let patterns = (!patterns.is_empty()).then(|| quote! { impl #name { #(#patterns)* } });
    quote! {
        impl FromJson for #name {
            fn from_json(raw: &str, errors: &mut Errors) -> Option<Self> {
                #read
            }
        }

        #patterns
    }
}

fn reference(name: &str) -> Typed {
    Typed::plain(Type::Reference(name.to_owned()))
}

/// Reads all of `raw`.
fn value(contract: &Contract, pattern: PatternOf<'_>, value: &Typed) -> TokenStream {
    let place = Place {
        contract,
        pattern,
        presence: Presence::Required,
        key: quote! { "" },
        raw: quote! { Some(raw) },
    };
    parse::typed(&place, value)
}

fn one_of_parser(contract: &Contract, name: &Ident, one_of: &OneOf) -> TokenStream {
    let read = match &one_of.property {
        Some(property) => by_word(property, one_of),
        None => by_shape(contract, one_of),
    };
    let patterns = one_of
        .variants
        .iter()
        .filter_map(|variant| rule::pattern_function(&variant.name, &variant.value));
    parser(name, &read, patterns)
}

fn by_word(property: &str, one_of: &OneOf) -> TokenStream {
    let words = one_of.variants.iter().flat_map(|variant| &variant.words);
    let words: Vec<String> = words.cloned().collect();
    let (not_an_object, wrong_type) = (
        words::NOT_AN_OBJECT,
        words::must_be("a string", Presence::Required),
    );
    let not_listed = words::one_of(&words);
    let mut next = 0;
    let arms = one_of.variants.iter().map(|variant| {
        let indexes =
            (next..next + variant.words.len()).map(proc_macro2::Literal::usize_unsuffixed);
        let indexes: Vec<_> = indexes.collect();
        next += variant.words.len();
        let (name, read) = (ident(&variant.name), nested(variant));
        quote! { #(#indexes)|* => #read.map(Self::#name), }
    });
    let arms: Vec<_> = arms.collect();
    quote! {
        match errors.discriminator(raw, &runtime::Discriminator {
            property: #property,
            words: &[#(#words),*],
            not_an_object: #not_an_object,
            wrong_type: #wrong_type,
            not_listed: #not_listed,
        })? {
            #(#arms)*
            _ => None,
        }
    }
}

/// A variant whose schema has a parser.
fn nested(variant: &Variant) -> TokenStream {
    let Type::Reference(schema) = &variant.value.ty else {
        unreachable!("choices with words are references");
    };
    let schema = ident(schema);
    quote! { #schema::from_json(raw, errors) }
}

fn by_shape(contract: &Contract, one_of: &OneOf) -> TokenStream {
    let kinds = one_of.variants.iter();
    let kinds = kinds.map(|variant| kind(contract, &variant.value));
    let any = one_of.any;
    let (none_fits, several_fit) = (words::match_one(one_of), words::match_only_one(one_of));
    let arms = one_of.variants.iter().enumerate();
    let arms = arms.map(|(index, variant)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        let name = ident(&variant.name);
        let read = choice(contract, variant);
        quote! { #index => #read.map(Self::#name), }
    });
    quote! {
        errors.choice(raw, &runtime::Choices {
            kinds: &[#(#kinds),*],
            any: #any,
            none_fits: #none_fits,
            several_fit: #several_fit,
        }, |errors, raw, choice| match choice {
            #(#arms)*
            _ => None,
        })
    }
}

fn choice(contract: &Contract, variant: &Variant) -> TokenStream {
    let whole = || value(contract, PatternOf::Field(&variant.name), &variant.value);
    let Type::Reference(name) = &variant.value.ty else {
        return whole();
    };
    match &contract.schema(name).shape {
        Shape::Enum(_) | Shape::Open(_) => whole(),
        Shape::FreeForm => {
            let (name, not_json) = (ident(name), words::NOT_JSON);
            quote! { errors.any_json(raw, #not_json).map(#name) }
        }
        Shape::Object(_) | Shape::OneOf(_) | Shape::Wrapped(_) => nested(variant),
    }
}

/// How a value starts: a `runtime::Kind`.
fn kind(contract: &Contract, value: &Typed) -> TokenStream {
    match &value.ty {
        Type::Text(_) => quote! { runtime::Kind::Text },
        Type::Integer(_) | Type::Number(_) => quote! { runtime::Kind::Number },
        Type::Boolean => quote! { runtime::Kind::Boolean },
        Type::Json => quote! { runtime::Kind::Any },
        Type::File => unreachable!("files are no choices"),
        Type::List(_) => quote! { runtime::Kind::List },
        Type::Map(_) => quote! { runtime::Kind::Object },
        Type::Reference(name) => kind_of(contract, contract.schema(name)),
    }
}

pub(super) fn kind_of(contract: &Contract, schema: &Schema) -> TokenStream {
    match &schema.shape {
        Shape::Object(_) => quote! { runtime::Kind::Object },
        Shape::OneOf(one_of) if one_of.property.is_some() => quote! { runtime::Kind::Object },
        Shape::Enum(_) | Shape::Open(_) => quote! { runtime::Kind::Text },
        Shape::Wrapped(value) => kind(contract, value),
        Shape::OneOf(_) | Shape::FreeForm => quote! { runtime::Kind::Any },
    }
}
