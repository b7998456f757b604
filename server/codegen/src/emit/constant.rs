//! Values that the contract states, as Rust and as JSON.
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Constant, Type, Typed};
use crate::names::{ident, variant};

/// The expression for `constant`, which was read as a `value`.
pub(super) fn rust(value: &Typed, constant: &Constant) -> TokenStream {
    match (constant, &value.ty) {
        (Constant::Null, _) => quote! { None },
        (Constant::Word(word), Type::Reference(name)) => {
            let (name, variant) = (ident(name), ident(&variant(word)));
            quote! { #name::#variant }
        }
        (Constant::List(items), Type::List(item)) => {
            let items = items.iter().map(|constant| {
                let expression = rust(item, constant);
                match item.nullable && *constant != Constant::Null {
                    true => quote! { Some(#expression) },
                    false => expression,
                }
            });
            quote! { vec![#(#items),*] }
        }
        (_, Type::Reference(name)) => {
            let (name, scalar) = (ident(name), scalar(constant));
            quote! { #name(#scalar) }
        }
        _ => scalar(constant),
    }
}

fn scalar(constant: &Constant) -> TokenStream {
    match constant {
        Constant::Boolean(boolean) => quote! { #boolean },
        Constant::Integer(integer) => {
            let literal = Literal::i64_unsuffixed(*integer);
            quote! { #literal }
        }
        Constant::Number(number) => {
            let literal = Literal::f64_unsuffixed(*number);
            quote! { #literal }
        }
        Constant::Text(text) => quote! { #text.to_owned() },
        Constant::Null | Constant::Word(_) | Constant::List(_) => {
            unreachable!("a constant is read by its type")
        }
    }
}

/// `.unwrap_or(constant)`, of a `value`.
pub(super) fn or(value: &Typed, constant: &Constant) -> TokenStream {
    let rust = rust(value, constant);
    let named = matches!(value.ty, Type::Reference(_));
    match constant {
        Constant::List(items) if items.is_empty() => quote! { .unwrap_or_default() },
        Constant::Text(text) if text.is_empty() && !named => quote! { .unwrap_or_default() },
        Constant::Text(_) | Constant::List(_) => quote! { .unwrap_or_else(|| #rust) },
        _ => quote! { .unwrap_or(#rust) },
    }
}

pub(super) fn json(constant: &Constant) -> String {
    match constant {
        Constant::Null => "null".to_owned(),
        Constant::Boolean(boolean) => boolean.to_string(),
        Constant::Integer(integer) => integer.to_string(),
        Constant::Number(number) => number.to_string(),
        Constant::Text(text) | Constant::Word(text) => {
            serde_json::Value::from(text.as_str()).to_string()
        }
        Constant::List(items) => {
            let items: Vec<_> = items.iter().map(json).collect();
            format!("[{}]", items.join(","))
        }
    }
}
