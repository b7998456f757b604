//! Writes the model as Rust: a module for the types, one for the errors, one a tag, and the service over all.
mod answers;
mod body;
mod constant;
mod document;
mod errors;
mod parameters;
mod parse;
mod prose;
mod rule;
mod rustfmt;
mod security;
mod service;
mod tag;
mod types;
mod whole;
mod words;

use proc_macro2::TokenStream;
use quote::quote;

use self::prose::{doc, doc_of};
use crate::files::{Generated, MARK};
use crate::model::Contract;
use crate::yaml::Refusal;

/// After the mark: what to do instead of editing.
const ADVICE: &str = " from the contract. Do not edit; run `just gen`.\n";

/// The files, not yet formatted.
pub(crate) fn contract(contract: &Contract) -> Result<Vec<Generated>, Refusal> {
    let mut files = vec![
        file(
            "mod.rs",
            "The contract's generated code.",
            &service::module(contract),
        )?,
        file(
            "types.rs",
            "Wire types: what requests and answers hold.",
            &types::items(contract),
        )?,
        file(
            "document.rs",
            "What poem-openapi's document says.",
            &document::items(contract),
        )?,
        file(
            "errors.rs",
            "Errors that handlers answer.",
            &errors::items(contract),
        )?,
    ];
    if security::is_used(contract) {
        files.push(file(
            "security.rs",
            "Who may call.",
            &security::items(contract),
        )?);
    }
    for module in &contract.modules {
        let title = format!(
            "Operations {}{}",
            module.of(),
            module
                .description
                .as_ref()
                .map_or(".".to_owned(), |text| format!(": {text}"))
        );
        let path = format!("{}.rs", module.name);
        files.push(file(&path, &title, &tag::items(contract, module))?);
    }
    Ok(files)
}

/// Items are printed one by one and joined by blank lines, which the printer does not write; rustfmt does the rest.
fn file(path: &str, title: &str, tokens: &[TokenStream]) -> Result<Generated, Refusal> {
    let mut text = format!("{MARK}{ADVICE}");
    for line in prose::lines(title) {
        text.push_str(format!("//! {line}").trim_end());
        text.push('\n');
    }
    let mut after = Kind::Other;
    for tokens in tokens {
        let parsed: syn::File = syn::parse2(tokens.clone())
            .map_err(|error| broken(format!("{path}: not Rust ({error}): {tokens}")))?;
        for item in parsed.items {
            let kind = Kind::of(&item);
            if kind == Kind::Other || kind != after {
                text.push('\n');
            }
            after = kind;
            text.push_str(&print(item));
        }
    }
    Ok(Generated {
        path: path.into(),
        text,
    })
}

/// As it is written to the disk.
pub(crate) fn formatted(file: Generated) -> Result<Generated, Refusal> {
    let Generated { path, text } = file;
    if path.extension().is_none_or(|extension| extension != "rs") {
        return Ok(Generated { path, text });
    }
    match rustfmt::format(&text) {
        Ok(text) => Ok(Generated { path, text }),
        Err(error) => Err(broken(format!("{}: {error}", path.display()))),
    }
}

/// No fault of the contract.
fn broken(message: String) -> Refusal {
    Refusal {
        pointer: String::new(),
        line: 0,
        message,
    }
}

fn print(item: syn::Item) -> String {
    let members = matches!(item, syn::Item::Impl(_) | syn::Item::Trait(_));
    let text = prettyplease::unparse(&syn::File {
        shebang: None,
        frontmatter: None,
        attrs: Vec::new(),
        items: vec![item],
    });
    if members { spaced(&text) } else { text }
}

/// Blank lines between the members of an impl or a trait.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    let mut after_member = false;
    for line in text.lines() {
        let member = line
            .strip_prefix("    ")
            .filter(|rest| !rest.starts_with(' '));
        if after_member && member.is_some() {
            out.push('\n');
        }
        after_member =
            member.is_some_and(|rest| !rest.starts_with("//") && rest.ends_with(['}', ';']));
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Items that stand in blocks without blank lines between them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mod,
    Use,
    Other,
}

impl Kind {
    fn of(item: &syn::Item) -> Self {
        match item {
            syn::Item::Mod(_) => Self::Mod,
            syn::Item::Use(_) => Self::Use,
            _ => Self::Other,
        }
    }
}

/// `Some("text")` or `None`.
fn option(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote! { Some(#text) },
        None => quote! { None },
    }
}
