//! What poem-openapi's document says of integers and numbers.
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Integer, Number};

/// The rest of the schema; what the integer is held to goes to `fields`.
pub(super) fn integer(integer: &Integer, fields: &mut Vec<TokenStream>) -> TokenStream {
    let float = |bound: i64| bound as f64;
    bound(fields, &quote! { minimum }, integer.minimum.map(float));
    exclusive(
        fields,
        &quote! { exclusive_minimum },
        integer.exclusive_minimum,
    );
    bound(fields, &quote! { maximum }, integer.maximum.map(float));
    exclusive(
        fields,
        &quote! { exclusive_maximum },
        integer.exclusive_maximum,
    );
    bound(
        fields,
        &quote! { multiple_of },
        integer.multiple_of.map(float),
    );
    if !integer.listed.is_empty() {
        let listed = integer.listed.iter().map(i64::to_string);
        fields.push(quote! { enum_items: vec![#(document::value(#listed)),*] });
    }
    schema("integer", integer.format.as_ref())
}

pub(super) fn number(number: &Number, fields: &mut Vec<TokenStream>) -> TokenStream {
    bound(fields, &quote! { minimum }, number.minimum);
    exclusive(
        fields,
        &quote! { exclusive_minimum },
        number.exclusive_minimum,
    );
    bound(fields, &quote! { maximum }, number.maximum);
    exclusive(
        fields,
        &quote! { exclusive_maximum },
        number.exclusive_maximum,
    );
    bound(fields, &quote! { multiple_of }, number.multiple_of);
    schema("number", number.format.as_ref())
}

fn schema(kind: &str, format: Option<&String>) -> TokenStream {
    match format {
        Some(format) => quote! { MetaSchema::new_with_format(#kind, #format) },
        None => quote! { MetaSchema::new(#kind) },
    }
}

fn bound(fields: &mut Vec<TokenStream>, name: &TokenStream, bound: Option<f64>) {
    if let Some(bound) = bound.map(Literal::f64_unsuffixed) {
        fields.push(quote! { #name: Some(#bound) });
    }
}

fn exclusive(fields: &mut Vec<TokenStream>, name: &TokenStream, exclusive: Option<bool>) {
    if let Some(exclusive) = exclusive {
        fields.push(quote! { #name: Some(#exclusive) });
    }
}
