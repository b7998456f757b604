//! JSON with comments as a tree that keeps every byte: comments, spaces, the order of keys.

use std::collections::BTreeMap;

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstNode, CstObject, CstRootNode};

use super::EditError;

/// What some editors put at the start of a text.
pub(super) const BOM: &str = "\u{feff}";

const OPTIONS: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_trailing_commas: true,
    allow_loose_object_property_names: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Settings, open for edits.
#[derive(Debug)]
pub(crate) struct Document {
    bom: bool,
    tree: CstRootNode,
    pub(crate) root: CstObject,
}

impl Document {
    /// Reads the text of a file; nothing but blanks is an empty object.
    pub(crate) fn parse(text: &str) -> Result<Self, EditError> {
        let (bom, text) = match text.strip_prefix(BOM) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let tree = CstRootNode::parse(text, &OPTIONS).map_err(|error| EditError::Syntax {
            line: error.line_display(),
            column: error.column_display(),
            what: error.kind().to_string(),
        })?;
        let root = tree.object_value_or_create();
        let root = root.ok_or_else(|| EditError::kind("", "an object"))?;
        Ok(Self { bom, tree, root })
    }

    /// The texts of an object, by their names; none where it is no object.
    pub(crate) fn texts(&self, object: &str) -> BTreeMap<String, String> {
        let Some(object) = self.root.object_value(object) else {
            return BTreeMap::new();
        };
        let texts = object.properties().into_iter().filter_map(|property| {
            let value = property.value()?.as_string_lit()?.decoded_value().ok()?;
            Some((property.decoded_name()?, value))
        });
        texts.collect()
    }

    pub(crate) fn print(&self) -> String {
        let text = self.tree.to_string();
        match self.bom {
            true => format!("{BOM}{text}"),
            false => text,
        }
    }
}

/// The value of a key; an error where the key is there twice, since readers take one or the other.
pub(crate) fn only(
    object: &CstObject,
    pointer: &str,
    key: &str,
) -> Result<Option<CstNode>, EditError> {
    let named = |name: Option<String>| name.as_deref() == Some(key);
    let mut found = object.properties();
    found.retain(|property| named(property.decoded_name()));
    match found.as_slice() {
        [] => Ok(None),
        [property] => Ok(property.value()),
        _ => Err(EditError::Twice {
            pointer: format!("{pointer}/{key}"),
        }),
    }
}
