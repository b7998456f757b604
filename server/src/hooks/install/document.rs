//! A settings file as a tree that keeps every byte: comments, spaces, the order of keys.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstArray, CstInputValue, CstNode, CstObject, CstRootNode};

const BOM: &str = "\u{feff}";

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

/// Why settings cannot be edited. They are left as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    #[error("line {line}, column {column}: {what}; mend it and run the command again")]
    Syntax {
        line: usize,
        column: usize,
        what: String,
    },
    #[error("{pointer} must be {kind}; mend it and run the command again")]
    Kind {
        /// A JSON pointer.
        pointer: String,
        kind: &'static str,
    },
    #[error("{pointer} is there twice; leave one and run the command again")]
    Twice { pointer: String },
}

/// Settings, open for edits.
#[derive(Debug)]
pub(super) struct Document {
    bom: bool,
    tree: CstRootNode,
    pub(super) root: CstObject,
}

impl Document {
    /// Reads the text of a file; nothing but blanks is an empty object.
    pub(super) fn parse(text: &str) -> Result<Self, DocumentError> {
        let (bom, text) = match text.strip_prefix(BOM) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let tree = CstRootNode::parse(text, &OPTIONS).map_err(|error| DocumentError::Syntax {
            line: error.line_display(),
            column: error.column_display(),
            what: error.kind().to_string(),
        })?;
        let root = tree.object_value_or_create();
        let root = root.ok_or_else(|| wrong(String::new(), "an object"))?;
        Ok(Self { bom, tree, root })
    }

    pub(super) fn print(&self) -> String {
        let text = self.tree.to_string();
        match self.bom {
            true => format!("{BOM}{text}"),
            false => text,
        }
    }

    /// The hooks by event, if there are any.
    pub(super) fn hooks(&self) -> Result<Option<CstObject>, DocumentError> {
        let Some(value) = only(&self.root, "", "hooks")? else {
            return Ok(None);
        };
        let hooks = value.as_object();
        hooks
            .map(Some)
            .ok_or_else(|| wrong("/hooks".to_owned(), "an object"))
    }
}

/// The groups of an event's hooks, if there are any.
pub(super) fn groups(hooks: &CstObject, event: &str) -> Result<Option<CstArray>, DocumentError> {
    let Some(value) = only(hooks, "/hooks", event)? else {
        return Ok(None);
    };
    let groups = value.as_array();
    groups
        .map(Some)
        .ok_or_else(|| wrong(format!("/hooks/{event}"), "a list"))
}

/// The value of a key; an error where the key is there twice, since readers take one or the other.
pub(super) fn only(
    object: &CstObject,
    pointer: &str,
    key: &str,
) -> Result<Option<CstNode>, DocumentError> {
    let named = |name: Option<String>| name.as_deref() == Some(key);
    let mut found = object.properties();
    found.retain(|property| named(property.decoded_name()));
    match found.as_slice() {
        [] => Ok(None),
        [property] => Ok(property.value()),
        _ => Err(DocumentError::Twice {
            pointer: format!("{pointer}/{key}"),
        }),
    }
}

pub(super) fn wrong(pointer: String, kind: &'static str) -> DocumentError {
    let pointer = match pointer.as_str() {
        "" => "the whole".to_owned(),
        _ => pointer,
    };
    DocumentError::Kind { pointer, kind }
}

/// The value, to be put somewhere else.
pub(super) fn input_of(node: &CstNode) -> Option<CstInputValue> {
    if let Some(object) = node.as_object() {
        let fields = object.properties().into_iter();
        let fields = fields.map(|field| Some((field.decoded_name()?, input_of(&field.value()?)?)));
        return fields.collect::<Option<_>>().map(CstInputValue::Object);
    }
    if let Some(array) = node.as_array() {
        let items = array.elements().into_iter().map(|item| input_of(&item));
        return items.collect::<Option<_>>().map(CstInputValue::Array);
    }
    if let Some(text) = node.as_string_lit() {
        return text.decoded_value().ok().map(CstInputValue::String);
    }
    if let Some(number) = node.as_number_lit() {
        return Some(CstInputValue::Number(number.to_string()));
    }
    if let Some(boolean) = node.as_boolean_lit() {
        return Some(CstInputValue::Bool(boolean.value()));
    }
    node.as_null_keyword().map(|_| CstInputValue::Null)
}

/// Whether two values say the same, in whatever order.
pub(super) fn same(one: &CstInputValue, other: &CstInputValue) -> bool {
    use CstInputValue::{Array, Bool, Null, Number, Object, String};
    match (one, other) {
        (Null, Null) => true,
        (Bool(one), Bool(other)) => one == other,
        (Number(one), Number(other)) | (String(one), String(other)) => one == other,
        (Array(one), Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Object(one), Object(other)) => {
            let has = |(name, value): &(std::string::String, CstInputValue)| {
                let mut named = other.iter().filter(|(other, _)| other == name);
                named.any(|(_, other)| same(value, other))
            };
            one.len() == other.len() && one.iter().all(has)
        }
        _ => false,
    }
}
