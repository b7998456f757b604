//! Values that the contract states, as Rust and as JSON.
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Constant, Type, Typed};
use crate::names::{ident, variant};

/// The expression for `constant`, which was read as a `value`.
pub(super) fn rust(value: &Typed, constant: &Constant) -> TokenStream {
    match (constant, &value.ty) {
        (Constant::Null, _) => quote! { None },
        (Constant::Boolean(boolean), _) => quote! { #boolean },
        (Constant::Integer(integer), _) => {
            let literal = Literal::i64_unsuffixed(*integer);
            quote! { #literal }
        }
        (Constant::Number(number), _) => {
            let literal = Literal::f64_unsuffixed(*number);
            quote! { #literal }
        }
        (Constant::Text(text), _) => quote! { #text.to_owned() },
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
        (Constant::Word(_) | Constant::List(_), _) => {
            unreachable!("a constant is read by its type")
        }
    }
}

/// `.unwrap_or(value)`, where `value` is the expression for `constant`.
pub(super) fn or(value: TokenStream, constant: Option<&Constant>) -> TokenStream {
    match constant {
        Some(Constant::List(items)) if items.is_empty() => quote! { .unwrap_or_default() },
        Some(Constant::Text(text)) if text.is_empty() => quote! { .unwrap_or_default() },
        Some(Constant::Text(_) | Constant::List(_)) => quote! { .unwrap_or_else(|| #value) },
        _ => quote! { .unwrap_or(#value) },
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
