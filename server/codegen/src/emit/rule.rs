//! The rules of fields, as the constants that the runtime checks by.
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Contract, Integer, Number, Presence, Schema, Size, Text, Type, Typed};
use crate::names::{ident, member};
use crate::words;

/// A pattern that says no more than "not blank", which trimming and `minLength: 1` check already; what it is for is
/// telling other readers of the contract.
const NOT_BLANK: &str =
    r"[^\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]";

/// A rule's constructor and what it takes first: `Text::required("must be a string")`.
fn of(kind: &str, presence: Presence, wrong: &[&str]) -> TokenStream {
    let kind = format_ident!("{kind}");
    match presence {
        Presence::Required => quote! { runtime::#kind::required(#(#wrong),*) },
        Presence::RequiredOrNull => quote! { runtime::#kind::required(#(#wrong),*).or_null() },
        Presence::Optional => quote! { runtime::#kind::optional(#(#wrong),*).not_null() },
        Presence::OptionalOrNull => quote! { runtime::#kind::optional(#(#wrong),*) },
    }
}

/// A boolean, an object or a list.
pub(super) fn shape(value: &Typed, presence: Presence) -> TokenStream {
    let wrong_type = words::must_be(&words::noun(value), presence);
    let mut rule = of("Shape", presence, &[&wrong_type]);
    if let Some(size) = size(value) {
        rule.extend(quote! { .sized(#size) });
    }
    rule
}

/// How much a list or a map may hold, if that is said.
fn size(value: &Typed) -> Option<TokenStream> {
    let part = match value.ty {
        Type::List(_) => "item",
        _ => "field",
    };
    unique(value, count(&value.size, part), &quote! { unique })
}

/// How much the list in a parameter may hold, if that is said. Its items are texts, or words, unless they are said to be
/// numbers or booleans.
pub(super) fn parameter_size(
    contract: &Contract,
    list: &Typed,
    item: &Typed,
) -> Option<TokenStream> {
    let item = match &item.ty {
        Type::Reference(name) => contract.scalar(name).unwrap_or(item),
        _ => item,
    };
    let method = match item.ty {
        Type::Integer(_) | Type::Number(_) | Type::Boolean => quote! { unique },
        _ => quote! { unique_texts },
    };
    unique(list, count(&list.size, "item"), &method)
}

fn unique(value: &Typed, count: Option<TokenStream>, method: &TokenStream) -> Option<TokenStream> {
    let twice = words::TWICE;
    match value.size.is_unique() {
        false => count,
        true => {
            let count = count.unwrap_or_else(|| quote! { runtime::Size::ANY });
            Some(quote! { #count.#method(#twice) })
        }
    }
}

pub(super) fn count(size: &Size, part: &str) -> Option<TokenStream> {
    let wrong = words::size(size, part);
    let min = Literal::usize_unsuffixed(size.min.unwrap_or(0));
    let max = match size.max.map(Literal::usize_unsuffixed) {
        Some(max) => quote! { #max },
        None => quote! { usize::MAX },
    };
    size.is_bounded()
        .then(|| quote! { runtime::Size::of(#min, #max, #wrong) })
}

/// A value of a schema with a name.
pub(super) fn held(schema: &Schema, presence: Presence) -> TokenStream {
    of("Shape", presence, &[&words::must_be_a(schema, presence)])
}

pub(super) fn word(value: &Typed, listed: &[String], presence: Presence) -> TokenStream {
    let wrong_type = words::must_be("a string", presence);
    let mut rule = of("Word", presence, &[&wrong_type, &words::one_of(listed)]);
    if value.trim {
        let blank = words::BLANK;
        rule.extend(quote! { .trimmed(#blank) });
    }
    if value.type_and_enum {
        rule.extend(quote! { .type_and_enum() });
    }
    rule
}

/// Any word.
pub(super) fn open_word(value: &Typed, presence: Presence) -> TokenStream {
    let mut rule = of("Text", presence, &[&words::must_be("a string", presence)]);
    if value.trim {
        rule.extend(quote! { .trimmed() });
    }
    rule
}

pub(super) fn integer(value: &Typed, integer: &Integer, presence: Presence) -> TokenStream {
    let mut rule = of("Integer", presence, &[&words::wrong(value, presence)]);
    if let Some(minimum) = integer.low().map(Literal::i64_unsuffixed) {
        rule.extend(quote! { .minimum(#minimum) });
    }
    if let Some(maximum) = integer.high().map(Literal::i64_unsuffixed) {
        rule.extend(quote! { .maximum(#maximum) });
    }
    if let Some(of) = integer.multiple_of.map(Literal::i64_unsuffixed) {
        rule.extend(quote! { .multiple_of(#of) });
    }
    if !integer.listed.is_empty() {
        let listed = integer.listed.iter().copied().map(Literal::i64_unsuffixed);
        rule.extend(quote! { .listed(&[#(#listed),*]) });
    }
    rule
}

pub(super) fn number(value: &Typed, number: &Number, presence: Presence) -> TokenStream {
    let mut rule = of("Number", presence, &[&words::wrong(value, presence)]);
    if let Some(minimum) = number.minimum.map(Literal::f64_unsuffixed) {
        rule.extend(match number.is_above() {
            true => quote! { .above(#minimum) },
            false => quote! { .minimum(#minimum) },
        });
    }
    if let Some(maximum) = number.maximum.map(Literal::f64_unsuffixed) {
        rule.extend(match number.is_below() {
            true => quote! { .below(#maximum) },
            false => quote! { .maximum(#maximum) },
        });
    }
    if let Some(of) = number.multiple_of.map(Literal::f64_unsuffixed) {
        rule.extend(quote! { .multiple_of(#of) });
    }
    rule
}

/// Whose pattern a text is held to.
#[derive(Clone, Copy)]
pub(super) enum PatternOf<'a> {
    /// A field's or parameter's of this name, or of the list in it.
    Field(&'a str),
    /// A named schema's.
    Schema(&'a str),
}

impl PatternOf<'_> {
    /// What the function is called that has it.
    fn name(self) -> Ident {
        match self {
            Self::Field(name) => format_ident!("{}_pattern", member(name)),
            Self::Schema(_) => format_ident!("value_pattern"),
        }
    }

    /// The function, where it is used.
    fn function(self) -> TokenStream {
        let name = self.name();
        match self {
            Self::Field(_) => quote! { Self::#name },
            Self::Schema(schema) => {
                let schema = ident(schema);
                quote! { #schema::#name }
            }
        }
    }
}

/// The text of a parameter, or of an item of the list in it.
pub(super) fn parameter_text(
    pattern: PatternOf<'_>,
    required: bool,
    value: &Typed,
    text: &Text,
) -> TokenStream {
    let wrong = match required {
        true => words::BLANK.to_owned(),
        false => words::must_be(&words::noun(value), Presence::Optional),
    };
    let rule = match required {
        true => quote! { runtime::Text::required(#wrong) },
        false => quote! { runtime::Text::optional(#wrong) },
    };
    held_to(rule, pattern, value, text)
}

pub(super) fn text(pattern: PatternOf<'_>, value: &Typed, presence: Presence) -> TokenStream {
    let Type::Text(text) = &value.ty else {
        unreachable!("called for texts");
    };
    let wrong_type = words::must_be(&words::noun(value), presence);
    let mut rule = of("Text", presence, &[&wrong_type]);
    if value.trim {
        rule.extend(quote! { .trimmed() });
    }
    held_to(rule, pattern, value, text)
}

/// `rule`, and what else `text` is held to.
fn held_to(mut rule: TokenStream, of: PatternOf<'_>, value: &Typed, text: &Text) -> TokenStream {
    if text.min_length > 0 || text.max_length.is_some() {
        rule.extend(length(text.min_length, text.max_length));
    }
    if let Some(pattern) = enforced_pattern(value) {
        let (regex, mismatch) = (of.function(), words::pattern(pattern));
        rule.extend(quote! { .pattern(runtime::Pattern { regex: #regex, mismatch: #mismatch }) });
    }
    if text.js_date {
        let unreadable = words::UNREADABLE_DATE;
        rule.extend(quote! {
            .format(runtime::Format { read: runtime::js::date, unreadable: #unreadable })
        });
    } else if let Some(format) = text.format.as_deref().and_then(words::format) {
        let (is, wrong) = (format_ident!("{}", format.function), format.wrong);
        rule.extend(quote! { .known(runtime::formats::#is, #wrong) });
    }
    rule
}

fn length(min: usize, max: Option<usize>) -> TokenStream {
    let wrong = words::length(min, max);
    let min = Literal::usize_unsuffixed(min);
    let max = match max.map(Literal::usize_unsuffixed) {
        Some(max) => quote! { #max },
        None => quote! { usize::MAX },
    };
    quote! { .length(#min, #max, #wrong) }
}

/// The pattern that the server itself checks: a format reads more than its pattern advises.
fn enforced_pattern(value: &Typed) -> Option<&str> {
    let Type::Text(text) = &value.ty else {
        return None;
    };
    let pattern = text.pattern.as_deref()?;
    let not_blank = pattern == NOT_BLANK && value.trim && text.min_length == 1;
    (!text.js_date && !not_blank).then_some(pattern)
}

/// The pattern of the field or parameter `name`, or of the texts in its list, compiled once.
pub(super) fn pattern_function(name: &str, value: &Typed) -> Option<TokenStream> {
    compiled(PatternOf::Field(name), value)
}

/// The pattern of a named scalar, or of the texts in a named list; parameters use it, too.
pub(super) fn shared_pattern_function(schema: &str, value: &Typed) -> Option<TokenStream> {
    let function = compiled(PatternOf::Schema(schema), value)?;
    Some(quote! { pub(super) #function })
}

fn compiled(of: PatternOf<'_>, value: &Typed) -> Option<TokenStream> {
    let mut value = value;
    while let Type::List(item) | Type::Map(item) = &value.ty {
        value = item;
    }
    let pattern = enforced_pattern(value)?;
    let name = of.name();
    Some(quote! {
        fn #name() -> &'static runtime::regress::Regex {
            static PATTERN: std::sync::LazyLock<runtime::regress::Regex> =
                std::sync::LazyLock::new(|| {
                    runtime::regress::Regex::new(#pattern).expect("checked by the generator")
                });
            &PATTERN
        }
    })
}
