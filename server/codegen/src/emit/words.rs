//! The words of an enum, both ways.
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Schema, Shape};
use crate::names::{ident, variant};

pub(super) fn items(schema: &Schema) -> Option<TokenStream> {
    let name = ident(&schema.name);
    match &schema.shape {
        Shape::Enum(words) => Some(closed(schema, &name, words)),
        Shape::Open(words) => Some(open(schema, &name, words)),
        _ => None,
    }
}

fn variants(words: &[String]) -> Vec<Ident> {
    words.iter().map(|word| ident(&variant(word))).collect()
}

fn closed(schema: &Schema, name: &Ident, words: &[String]) -> TokenStream {
    let variants = variants(words);
    let closed = schema.in_requests.then(|| {
        quote! {
            impl Closed for #name {
                fn from_word(word: &str) -> Option<Self> {
                    match word {
                        #(#words => Some(Self::#variants),)*
                        _ => None,
                    }
                }
            }
        }
    });
    quote! {
        impl #name {
            /// The word on the wire.
            pub fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #words,)*
                }
            }
        }

        #closed
    }
}

fn open(schema: &Schema, name: &Ident, words: &[String]) -> TokenStream {
    let variants = variants(words);
    let from = schema.in_requests.then(|| {
        quote! {
            impl From<String> for #name {
                fn from(word: String) -> Self {
                    match word.as_str() {
                        #(#words => Self::#variants,)*
                        _ => Self::Other(word),
                    }
                }
            }
        }
    });
    let serialize = schema.in_responses.then(|| {
        quote! {
            impl Serialize for #name {
                fn serialize<S: codegen_runtime::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.as_str())
                }
            }
        }
    });
    quote! {
        impl #name {
            /// The word on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #words,)*
                    Self::Other(word) => word,
                }
            }
        }

        #from

        #serialize
    }
}
