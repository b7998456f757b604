//! Strict, collecting parsers of what requests hold.
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Contract, Field, Schema, Shape, Type, Typed};
use crate::names::ident;
use crate::words;

/// A pattern that says no more than "not blank", which trimming and `minLength: 1` check already; what it is for is
/// telling other readers of the contract.
const NOT_BLANK: &str =
    r"[^\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]";

pub(super) fn items(contract: &Contract, schema: &Schema) -> Option<TokenStream> {
    let Shape::Object(fields) = &schema.shape else {
        return None;
    };
    let name = ident(&schema.name);
    let count = Literal::usize_unsuffixed(fields.len());
    let keys = fields
        .iter()
        .map(|field| Literal::byte_string(field.name.as_bytes()));
    let indexes = (0..fields.len()).map(Literal::usize_unsuffixed);
    let idents: Vec<_> = fields.iter().map(|field| ident(&field.name)).collect();
    let checks = fields.iter().map(|field| check(contract, field));
    let values = fields.iter().map(|field| {
        let name = ident(&field.name);
        match field.required && !field.value.nullable {
            true => quote! { #name: #name?, },
            false => quote! { #name, },
        }
    });
    let patterns = fields
        .iter()
        .filter_map(|field| pattern_function(schema, field));
    let not_an_object = words::NOT_AN_OBJECT;
    Some(quote! {
        impl FromJson for #name {
            fn from_json(raw: &str, errors: &mut Errors) -> Option<Self> {
                let fields = runtime::fields::<#count>(raw, |key| match key {
                    #(#keys => Some(#indexes),)*
                    _ => None,
                });
                let Some([#(#idents),*]) = fields else {
                    errors.add_whole(#not_an_object);
                    return None;
                };
                let before = errors.count();
                #(#checks)*
                errors.passed(before)?;
                Some(Self { #(#values)* })
            }
        }

        #(#patterns)*
    })
}

/// One field: `let x = errors.text("x", x, &rule);`
fn check(contract: &Contract, field: &Field) -> TokenStream {
    let (name, key) = (ident(&field.name), &field.name);
    let raw = quote! { #name };
    let checked = value(contract, field, &field.value, &quote! { #key }, &raw);
    quote! { let #name = #checked; }
}

fn value(
    contract: &Contract,
    field: &Field,
    typed: &Typed,
    key: &TokenStream,
    raw: &TokenStream,
) -> TokenStream {
    let required = field.required;
    match &typed.ty {
        Type::Text { .. } => {
            let rule = text(field, typed);
            quote! { errors.text(#key, #raw, &#rule) }
        }
        Type::Integer {
            minimum, maximum, ..
        } => {
            let bounds = [minimum.map(|b| b as f64), maximum.map(|b| b as f64)];
            let rule = number(typed, required, bounds);
            quote! { errors.integer(#key, #raw, &#rule) }
        }
        Type::Number { minimum, maximum } => {
            let rule = number(typed, required, [*minimum, *maximum]);
            quote! { errors.number(#key, #raw, &#rule) }
        }
        Type::Boolean => {
            let rule = shape(required, &words::must_be(&words::noun(typed), required));
            quote! { errors.boolean(#key, #raw, &#rule) }
        }
        Type::Reference(name) => reference(contract.schema(name), typed, required, key, raw),
        Type::List(item) => {
            let rule = shape(required, &words::must_be(&words::noun(typed), required));
            if typed.collect {
                return quote! { errors.collected(#key, #raw, &#rule) };
            }
            // An item is there, so it is required.
            let inner = Field {
                name: field.name.clone(),
                required: true,
                value: plain(),
            };
            let item = value(
                contract,
                &inner,
                item,
                &quote! { field },
                &quote! { Some(raw) },
            );
            quote! { errors.list(#key, #raw, &#rule, |errors, field, raw| #item) }
        }
    }
}

fn plain() -> Typed {
    Typed {
        ty: Type::Boolean,
        description: None,
        nullable: false,
        wrapped: false,
        stated_type: None,
        trim: false,
        type_and_enum: false,
        collect: false,
    }
}

fn reference(
    schema: &Schema,
    typed: &Typed,
    required: bool,
    key: &TokenStream,
    raw: &TokenStream,
) -> TokenStream {
    let name = ident(&schema.name);
    match &schema.shape {
        Shape::Enum(listed) => {
            let rule = word(typed, listed, required);
            quote! { errors.word::<#name>(#key, #raw, &#rule) }
        }
        Shape::FreeForm => {
            let rule = shape(required, words::MISSING);
            quote! { errors.free_form(#key, #raw, &#rule).map(#name) }
        }
        Shape::Object(_) | Shape::OneOf { .. } => {
            let rule = shape(required, &words::must_be(&words::noun(typed), required));
            quote! { errors.nested::<#name>(#key, #raw, &#rule) }
        }
    }
}

fn presence(required: bool) -> TokenStream {
    match required {
        true => quote! { required },
        false => quote! { optional },
    }
}

fn shape(required: bool, wrong_type: &str) -> TokenStream {
    let presence = presence(required);
    quote! { runtime::Shape::#presence(#wrong_type) }
}

fn text(field: &Field, typed: &Typed) -> TokenStream {
    let Type::Text {
        min_length,
        max_length,
        pattern,
        js_date,
    } = &typed.ty
    else {
        unreachable!("called for texts");
    };
    let presence = presence(field.required);
    let wrong_type = words::must_be(&words::noun(typed), field.required);
    let mut rule = quote! { runtime::Text::#presence(#wrong_type) };
    if typed.trim {
        rule.extend(quote! { .trimmed() });
    }
    if *min_length > 0 || max_length.is_some() {
        let wrong = words::length(*min_length, *max_length);
        let min = Literal::usize_unsuffixed(*min_length);
        let max = match max_length {
            Some(max) => {
                let max = Literal::usize_unsuffixed(*max);
                quote! { #max }
            }
            None => quote! { usize::MAX },
        };
        rule.extend(quote! { .length(#min, #max, #wrong) });
    }
    if let Some(pattern) = pattern.as_ref().filter(|_| enforced(typed)) {
        let (regex, mismatch) = (pattern_name(field), words::pattern(pattern));
        rule.extend(
            quote! { .pattern(runtime::Pattern { regex: Self::#regex, mismatch: #mismatch }) },
        );
    }
    if *js_date {
        let unreadable = words::UNREADABLE_DATE;
        rule.extend(quote! {
            .format(runtime::Format { read: runtime::js::date, unreadable: #unreadable })
        });
    }
    rule
}

/// Whether the server itself checks the pattern: a format reads more than its pattern advises.
fn enforced(typed: &Typed) -> bool {
    match &typed.ty {
        Type::Text {
            min_length,
            pattern: Some(pattern),
            js_date,
            ..
        } => {
            let not_blank = pattern == NOT_BLANK && typed.trim && *min_length == 1;
            !js_date && !not_blank
        }
        _ => false,
    }
}

fn pattern_name(field: &Field) -> proc_macro2::Ident {
    format_ident!("{}_pattern", crate::names::snake(&field.name))
}

/// The pattern, compiled once.
fn pattern_function(schema: &Schema, field: &Field) -> Option<TokenStream> {
    let Type::Text {
        pattern: Some(pattern),
        ..
    } = &field.value.ty
    else {
        return None;
    };
    if !enforced(&field.value) {
        return None;
    }
    let (name, owner) = (pattern_name(field), ident(&schema.name));
    Some(quote! {
        impl #owner {
            fn #name() -> &'static runtime::regress::Regex {
                static PATTERN: std::sync::LazyLock<runtime::regress::Regex> =
                    std::sync::LazyLock::new(|| {
                        runtime::regress::Regex::new(#pattern).expect("checked by the generator")
                    });
                &PATTERN
            }
        }
    })
}

fn word(typed: &Typed, listed: &[String], required: bool) -> TokenStream {
    let presence = presence(required);
    let (wrong_type, not_listed) = (words::must_be("a string", required), words::one_of(listed));
    let mut rule = quote! { runtime::Word::#presence(#wrong_type, #not_listed) };
    if typed.trim {
        let blank = words::BLANK;
        rule.extend(quote! { .trimmed(#blank) });
    }
    if typed.type_and_enum {
        rule.extend(quote! { .type_and_enum() });
    }
    rule
}

fn number(typed: &Typed, required: bool, [minimum, maximum]: [Option<f64>; 2]) -> TokenStream {
    let presence = presence(required);
    let wrong = words::must_be(&words::noun(typed), required);
    let mut rule = quote! { runtime::Number::#presence(#wrong) };
    if let Some(minimum) = minimum {
        rule.extend(quote! { .minimum(#minimum) });
    }
    if let Some(maximum) = maximum {
        rule.extend(quote! { .maximum(#maximum) });
    }
    rule
}
