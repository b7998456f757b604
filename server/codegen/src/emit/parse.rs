//! Strict, collecting parsers of what requests hold.
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::model::{Contract, Field, Presence, Schema, Shape, Type, Typed};
use crate::names::{self, ident, member_ident};
use crate::words;

use super::rule::PatternOf;
use super::{constant, rule, whole};

pub(super) fn items(contract: &Contract, schema: &Schema) -> Option<TokenStream> {
    let name = ident(&schema.name);
    let fields = match &schema.shape {
        Shape::Object(fields) => fields,
        _ => return whole::items(contract, schema),
    };
    let count = Literal::usize_unsuffixed(fields.len());
    let keys = fields
        .iter()
        .map(|field| Literal::byte_string(field.name.as_bytes()));
    let indexes = (0..fields.len()).map(Literal::usize_unsuffixed);
    let locals: Vec<_> = fields.iter().map(|field| local(fields, field)).collect();
    let checks = fields.iter().zip(&locals).map(|(field, local)| {
        let checked = check(contract, schema, field, local);
        quote! { let #local = #checked; }
    });
    let values = fields.iter().zip(&locals);
    let values = values.map(|(field, local)| value(schema, field, local));
    let patterns = fields
        .iter()
        .filter_map(|field| rule::pattern_function(&field.name, &field.value));
    let patterns: Vec<_> = patterns.collect();
    let patterns = (!patterns.is_empty()).then(|| quote! { impl #name { #(#patterns)* } });
    let not_an_object = words::NOT_AN_OBJECT;
    let known = schema.size.closed.then(|| {
        let (names, unknown) = (fields.iter().map(|field| &field.name), words::UNKNOWN);
        quote! { errors.only_fields(raw, &[#(#names),*], #unknown); }
    });
    let size = rule::count(&schema.size, "field");
    let size = size.map(|size| quote! { errors.count_fields(raw, &#size); });
    Some(quote! {
        impl FromJson for #name {
            fn from_json(raw: &str, errors: &mut Errors) -> Option<Self> {
                let fields = runtime::fields::<#count>(raw, |key| match key {
                    #(#keys => Some(#indexes),)*
                    _ => None,
                });
                let Some([#(#locals),*]) = fields else {
                    errors.add_whole(#not_an_object);
                    return None;
                };
                let before = errors.count();
                #(#checks)*
                #known
                #size
                errors.passed(before)?;
                Some(Self { #(#values)* })
            }
        }

        #patterns
    })
}

/// The parser's own names, which a field's must not hide.
const OWN: [&str; 4] = ["raw", "errors", "fields", "before"];

/// The variable that holds a field.
fn local(fields: &[Field], field: &Field) -> Ident {
    let names = fields.iter().map(|field| field.name.as_str());
    names::local(&field.name, names, &OWN)
}

fn value(schema: &Schema, field: &Field, local: &Ident) -> TokenStream {
    let name = member_ident(&field.name);
    match field.presence() {
        Presence::Required if schema.boxes(field) => {
            quote! { #name: std::boxed::Box::new(#local?), }
        }
        _ if schema.boxes(field) && schema.tells_absent_from_null(field) => {
            quote! { #name: #local.map(|value| value.map(std::boxed::Box::new)), }
        }
        _ if schema.boxes(field) => quote! { #name: #local.map(std::boxed::Box::new), },
        Presence::Required => quote! { #name: #local?, },
        _ if name == *local => quote! { #name, },
        _ => quote! { #name: #local, },
    }
}

/// A value under check: a field's, or an item's of the list in it.
pub(super) struct Place<'a> {
    pub contract: &'a Contract,
    pub pattern: PatternOf<'a>,
    pub presence: Presence,
    pub key: TokenStream,
    pub raw: TokenStream,
}

/// One field: `errors.text("x", x, &rule)`.
fn check(contract: &Contract, schema: &Schema, field: &Field, local: &Ident) -> TokenStream {
    let key = &field.name;
    let default = field.default();
    let both = schema.tells_absent_from_null(field);
    let raw = match both || (default.is_some() && field.value.nullable) {
        true => quote! { raw },
        false => quote! { #local },
    };
    let place = Place {
        contract,
        pattern: PatternOf::Field(key),
        presence: field.presence(),
        key: quote! { #key },
        raw,
    };
    let checked = typed(&place, &field.value);
    match default {
        None if both => quote! { match #local { None => None, raw => Some(#checked) } },
        None => checked,
        // Null is a value here, and only absence is not.
        Some(default) if field.value.nullable => {
            let default = constant::rust(&field.value, default);
            quote! { match #local { None => Some(#default), raw => #checked } }
        }
        Some(default) => {
            let or = constant::or(&field.value, default);
            quote! { #checked #or }
        }
    }
}

pub(super) fn typed(place: &Place<'_>, value: &Typed) -> TokenStream {
    let (key, raw, presence) = (&place.key, &place.raw, place.presence);
    match &value.ty {
        Type::Text(_) => {
            let rule = rule::text(place.pattern, value, presence);
            quote! { errors.text(#key, #raw, &#rule) }
        }
        Type::Integer(integer) => {
            let rule = rule::integer(value, integer, presence);
            quote! { errors.integer(#key, #raw, &#rule) }
        }
        Type::Number(number) => {
            let rule = rule::number(value, number, presence);
            quote! { errors.number(#key, #raw, &#rule) }
        }
        Type::Boolean => {
            let rule = rule::shape(value, presence);
            quote! { errors.boolean(#key, #raw, &#rule) }
        }
        Type::File => {
            let rule = rule::shape(value, presence);
            quote! { errors.file(#key, #raw, &#rule) }
        }
        Type::Json => {
            let read = free_form(place);
            quote! { #read.map(runtime::Json) }
        }
        Type::Reference(name) => reference(place, value, place.contract.schema(name)),
        Type::List(item) => list(place, value, item),
        Type::Map(value_of_key) => list(place, value, value_of_key),
    }
}

/// Any JSON, as its text.
fn free_form(place: &Place<'_>) -> TokenStream {
    let (key, raw) = (&place.key, &place.raw);
    let missing = match place.presence {
        Presence::Required | Presence::RequiredOrNull => {
            let missing = words::MISSING;
            quote! { Some(#missing) }
        }
        _ => quote! { None },
    };
    quote! { errors.free_form(#key, #raw, #missing) }
}

fn reference(place: &Place<'_>, value: &Typed, schema: &Schema) -> TokenStream {
    let (key, raw, presence) = (&place.key, &place.raw, place.presence);
    let name = ident(&schema.name);
    match &schema.shape {
        Shape::Enum(listed) => {
            let rule = rule::word(value, listed, presence);
            quote! { errors.word::<#name>(#key, #raw, &#rule) }
        }
        Shape::Open(_) => {
            let rule = rule::open_word(value, presence);
            quote! { errors.text(#key, #raw, &#rule).map(#name::from) }
        }
        Shape::FreeForm => {
            let read = free_form(place);
            quote! { #read.map(#name) }
        }
        Shape::Object(_) => {
            let rule = rule::shape(value, presence);
            quote! { errors.nested::<#name>(#key, #raw, &#rule) }
        }
        Shape::Wrapped(scalar) if scalar.ty.is_scalar() => {
            let place = Place {
                pattern: PatternOf::Schema(&schema.name),
                key: key.clone(),
                raw: raw.clone(),
                ..*place
            };
            let read = typed(&place, scalar);
            quote! { #read.map(#name) }
        }
        Shape::OneOf(_) | Shape::Wrapped(_) => {
            let rule = rule::held(schema, presence);
            let kind = whole::kind_of(place.contract, schema);
            quote! { errors.held::<#name>(#key, #raw, &#rule, #kind) }
        }
    }
}

/// A list, or a map.
fn list(place: &Place<'_>, value: &Typed, item: &Typed) -> TokenStream {
    let (key, raw) = (&place.key, &place.raw);
    let rule = rule::shape(value, place.presence);
    if value.collect {
        return quote! { errors.collected(#key, #raw, &#rule) };
    }
    // An item is there, so it is required.
    let presence = match item.nullable {
        true => Presence::RequiredOrNull,
        false => Presence::Required,
    };
    let item_place = Place {
        contract: place.contract,
        pattern: place.pattern,
        presence,
        key: quote! { field },
        raw: quote! { Some(raw) },
    };
    let read = typed(&item_place, item);
    let item = match item.nullable {
        true => quote! { errors.or_null(|errors| #read) },
        false => read,
    };
    let method = match &value.ty {
        Type::Map(_) => quote! { map },
        _ => quote! { list },
    };
    quote! { errors.#method(#key, #raw, &#rule, |errors, field, raw| #item) }
}
