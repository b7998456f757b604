//! What poem-openapi's document says of how much a list or an object holds.
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Size, Type, Typed};

/// Of a list or a map, as fields of its schema.
pub(super) fn of(value: &Typed, fields: &mut Vec<TokenStream>) {
    let size = &value.size;
    if !matches!(value.ty, Type::List(_)) {
        return object(size, fields);
    }
    bound(fields, &quote! { min_items }, size.min);
    bound(fields, &quote! { max_items }, size.max);
    if let Some(unique) = size.unique {
        fields.push(quote! { unique_items: Some(#unique) });
    }
}

pub(super) fn object(size: &Size, fields: &mut Vec<TokenStream>) {
    bound(fields, &quote! { min_properties }, size.min);
    bound(fields, &quote! { max_properties }, size.max);
}

fn bound(fields: &mut Vec<TokenStream>, name: &TokenStream, bound: Option<usize>) {
    if let Some(bound) = bound.map(Literal::usize_unsuffixed) {
        fields.push(quote! { #name: Some(#bound) });
    }
}
