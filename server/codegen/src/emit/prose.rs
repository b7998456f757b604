//! The contract's descriptions as doc comments.
use proc_macro2::TokenStream;
use quote::quote;

/// A doc comment, line by line.
pub(super) fn doc(text: Option<&str>) -> TokenStream {
    let lines = lines(text.unwrap_or_default());
    let lines = lines.iter().map(|line| match line.is_empty() {
        true => String::new(),
        false => format!(" {line}"),
    });
    quote! { #(#[doc = #lines])* }
}

/// A doc comment, which says so where it is about something deprecated. Not Rust's own attribute: a server must answer
/// what is deprecated as long as it is in the contract.
pub(super) fn doc_of(text: Option<&str>, deprecated: bool) -> TokenStream {
    const DEPRECATED: &str = "Deprecated.";
    match (text, deprecated) {
        (text, false) => doc(text),
        (None, true) => doc(Some(DEPRECATED)),
        (Some(text), true) => doc(Some(&format!("{}\n\n{DEPRECATED}", text.trim_end()))),
    }
}

/// The lines of a Markdown text. Its code is not Rust's, so that rustdoc must not take it for tests: fences get a
/// language, and what is indented like code loses its indent.
pub(super) fn lines(text: &str) -> Vec<String> {
    let text = text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    let mut fenced = false;
    let line = |line: &str| {
        let line = line.trim_end();
        let start = line.trim_start();
        if let Some(language) = start.strip_prefix("```") {
            fenced = !fenced;
            let rust = language.is_empty() || language.starts_with("rust");
            return match fenced && rust {
                true => "```text".to_owned(),
                false => start.to_owned(),
            };
        }
        match !fenced && line.len() - start.len() >= 4 {
            true => start.to_owned(),
            false => line.to_owned(),
        }
    };
    text.split(['\n', '\r']).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn code_in_a_description_is_no_doc_test() {
        let text = "Say:\n\n```\ncurl /\n```\n```json\n{}\n```\n\n      let x\n- a\n  b\r    c\n";
        let expected = [
            "Say:", "", "```text", "curl /", "```", "```json", "{}", "```", "", "let x", "- a",
            "  b", "c",
        ];
        assert_eq!(lines(text), expected);
    }
}
